import type { trainingZh } from './words.zh.ts'

export const trainingEn: typeof trainingZh = {
  title: 'Supervision',
  about:
    'Who supervises each colleague, and whom to ask while they are away. Eight people of one supervisor at most.',
  mine: {
    title: 'My supervisor',
    by: (name, day) => `${name} supervises you, since ${day}.`,
    deputy: (name) => `While they are away, ask ${name}.`,
    standsIn: (deputy, name) => `${name} is away these days; ${deputy} stands in.`,
    lapsed: (name) => `${name} lacks a role or a certificate at the moment and may not supervise.`,
    nobody: 'Nobody supervises you now',
    ask: 'Ask the keeper of the cabin or the head of the agency to name somebody.',
    share:
      'In the private notes of a case you may give one note to your supervisor to read; with another supervisor it is shut again.',
  },
  supervisors: {
    title: 'Supervisors and their people',
    none: 'No supervisor here yet',
    noneAbout: 'The head of the agency gives a colleague the role of supervisor under “People & roles”.',
    head: { who: 'Supervisor', count: 'How many', people: 'Who', room: 'Room' },
    of: (n, cap) => `${n} / ${cap}`,
    nobody: 'nobody yet',
    deputyOf: 'deputy',
    standsIn: 'standing in',
    away: 'resting',
    unable: 'role or certificate missing',
    roomLeft: (n) => `${n} more`,
    full: 'Full',
    over: 'Above the cap',
    overAbout: 'The seven days are over: name another supervisor, or allow seven more.',
    until: (day) => `more until ${day}`,
    override: 'Seven days more',
    overrideReason: 'Why',
    overrideAbout:
      'For seven days more may be named. Whoever is still above eight then is shown in red, and whoever named them is told every day.',
  },
  colleagues: {
    title: 'Colleagues',
    none: 'Nobody here needs a supervisor yet',
    head: { who: 'Colleague', primary: 'Supervisor', deputy: 'While away', now: 'Now' },
    without: (n) => (n === 1 ? 'one has nobody now' : `${n} have nobody now`),
    all: 'everybody is supervised',
    name: 'Name a supervisor',
    nameDeputy: 'Name a deputy',
    end: 'End',
    since: (day) => `since ${day}`,
    now: {
      primary: 'Supervised',
      deputy: {
        away: 'Supervisor resting, the deputy stands in',
        lapsed: 'Supervisor lacks a certificate, the deputy stands in',
        none: 'The deputy stands in',
      },
      nobody: {
        away: 'Supervisor resting, no deputy',
        lapsed: 'Supervisor lacks a role or certificate',
        none: 'No supervisor',
      },
    },
  },
  naming: {
    title: {
      primary: (name) => `Who supervises ${name}`,
      deputy: (name) => `Whom ${name} asks while the supervisor is away`,
    },
    about: {
      primary:
        'A supervisor holds the certificates for supervision and for crisis work. Both will hear of it.',
      deputy:
        'While the supervisor rests or may not supervise, the deputy does; this does not count among the deputy’s eight.',
    },
    who: 'Supervisor',
    deputy: 'Deputy',
    choose: 'Choose',
    none: 'Nobody can be chosen: it takes the role of supervisor and valid certificates for supervision and crisis work.',
    full: 'full',
    yes: 'Name',
    done: 'Named; both will hear of it',
  },
  ending: {
    title: (supervisor, name) => `${supervisor} no longer supervises ${name}`,
    about: 'Private notes shared with this supervisor are shut again.',
    reason: 'Why',
    yes: 'End',
    done: 'Ended',
  },
  ended: {
    title: 'Before',
    line: (supervisor, name, deputy) =>
      deputy ? `${supervisor} as deputy for ${name}` : `${supervisor} for ${name}`,
    days: (from, to) => `${from} to ${to}`,
    left: 'one of them left the agency',
  },
}

import type { loadZh } from './load.zh.ts'

/** Words of caseload, plan templates, feedback. */
export const loadEn: typeof loadZh = {
  load: {
    title: 'Caseload',
    about: 'See what everybody carries before you assign. No names of residents here.',
    head: {
      who: 'Colleague',
      active: 'In work',
      urgent: 'Urgent',
      overdue: 'Overdue',
      quiet: 'No contact for 30 days',
      room: 'Room',
    },
    of: (n, cap) => `${n} / ${cap}`,
    full: 'Full',
    roomLeft: (n) => `${n} more`,
    override: 'Seven days more',
    overrideReason: 'Why',
    until: (day) => `more until ${day}`,
    none: 'Nobody here leads cases yet',
  },
  templates: {
    title: 'Plan templates',
    about:
      'Make the national text your own. When it is replaced, all three stand side by side and you decide.',
    national: 'National',
    own: 'Ours',
    base: 'National at the time',
    updated: 'The national text was replaced',
    edit: 'Make our own',
    keep: 'Keep our own',
    drop: 'Use the national one',
    dropAsk: 'Your agency’s text will be gone. Take the national one?',
    meanwhile:
      'A colleague changed this template while you looked. Nothing was overwritten; please look again.',
    update: 'Make the three one',
    updateAbout:
      'What changed nationally and your agency had not touched is ticked as it is now; what your agency changed stays as you have it. A line both changed stands twice: you decide which one stays.',
    standings: {
      same: 'in both',
      ours: 'added by your agency',
      dropped: 'dropped nationally',
      added: 'new nationally',
      left: 'dropped by your agency',
    },
    goalsOf: (most) => `Goals (at most ${most})`,
    actionsOf: (most) => `What can be done (at most ${most})`,
    tooMany: 'Too many are ticked: at most 3 goals and 6 actions.',
    goals: 'Goals (one a line: goal | how it is measured)',
    actions: 'What may be done (one a line)',
    by: (name, day) => `changed by ${name}, ${day}`,
  },
  feedback: {
    sessions: 'After sessions',
    endings: 'At the end of a service',
    six: ['respected', 'understood', 'helped', 'suited them', 'would return', 'would recommend'],
    title: 'Feedback',
    about: 'Three answers after a session. The helper does not see them; the supervisor does.',
    none: 'Nobody has answered yet',
    noneAbout: 'After each talk three lines appear on the person’s phone; what they answer stands here.',
    heard: 'heard',
    mine: 'what I wished to speak of',
    better: 'better afterwards',
    noName: 'no name',
  },
}

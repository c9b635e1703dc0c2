import type { Concern } from '../../risk/level.ts'
import type { AbuseTold } from '../../safeguard/abuse.ts'
import type { Act } from '../phrases/acts.ts'
import type { Decision, Part, TurnWork } from '../turn-work.ts'
import { askDirectly, cardIsDue } from './crisis.ts'

function isExit(work: TurnWork): boolean {
  return work.turn.choice === 'exit' || work.meaning.intent === 'exit'
}

/** Leaving wins over everything; only the card, when it is due, is shown once on the way out. */
export const leave: Part = (work) => {
  if (!isExit(work)) return undefined
  const { script, level } = work
  if (!cardIsDue(work)) {
    script.say(['close'])
    if (!work.state.crisis && work.state.turns >= 4) script.say(['close_step'])
    return { change: { asking: 'none' }, wants: ['exit'] }
  }
  script.say(['crisis_thanks'], { card: 'crisis', choices: ['call.120', 'call.12356', 'human.yes'] })
  script.say(['crisis_notice'])
  script.say(['close'])
  return { change: { asking: 'none', crisis: true, cardLevel: level }, wants: ['exit', 'human'] }
}

/** The resident asks for a person, or accepts the offer. */
export const callHuman: Part = (work) => {
  const accepted = work.answered.question === 'human' && work.answered.answer === 'yes'
  if (work.meaning.intent !== 'human' && !accepted) return undefined
  work.script.say(['handover', 'stay'], { card: 'handover' })
  const ask = work.level === 'L2' && !work.state.askedDirect && !work.state.crisis
  return { change: ask ? askDirectly(work) : { asking: 'none' }, wants: ['human'] }
}

function limits(work: TurnWork): void {
  const { script, turn } = work
  script.say([turn.minor ? 'opening_minor' : 'opening'])
  script.say(['limits'])
  script.say(['limits_alert'], {
    card: 'disclosure',
    choices: ['disclosure.ok', 'disclosure.privacy', 'human.yes'],
  })
}

/** “Are you a person?” gets the plain truth. */
export const discloseLimits: Part = (work) => {
  // the page opens what it says about privacy; a face that sends the tap instead is answered with the same
  if (work.turn.choice === 'disclosure.privacy' && work.script.say(['limits_alert']))
    return { change: { asking: 'none' } }
  if (work.meaning.intent !== 'are_you_real') return undefined
  limits(work)
  if (work.script.lines.length === 0) work.script.say(['boundary', 'attend'])
  return { change: { disclosed: true, asking: 'none' } }
}

/** The button by which somebody says that they are not of age. */
export const minorTap = 'age.minor'

/** Whoever has said with a tap how young they are is thanked, and told whom it is good to have near. */
export const noteAge: Part = ({ turn, script }) => {
  if (turn.choice !== minorTap) return undefined
  script.say(['minor_noted'])
  script.say(['encourage'])
  return { change: { asking: 'none', notUnderstood: 0 } }
}

/** The breathing practice, when wished for. */
export const breathe: Part = (work) => {
  const { script, turn, meaning } = work
  if (turn.choice === 'breathing.done') {
    script.say(['breathing_done', 'encourage'])
    if (!work.state.crisis) script.say(['ask_open'])
    return { change: { breathing: 'done', asking: 'none' } }
  }
  const wished =
    turn.choice === 'breathing.start' || turn.choice === 'menu.breathing' || meaning.intent === 'breathing'
  if (!wished) return undefined
  script.say(['breathing', 'stay'], { card: 'breathing', choices: ['breathing.done'] })
  return { change: { breathing: 'started', asking: 'none' }, wants: ['breathing'] }
}

function isNew(work: TurnWork, concern: Concern): boolean {
  return work.turn.screening.concerns.includes(concern) && !work.state.answered.includes(concern)
}

const topicOf = {
  medical_emergency: 'emergency',
  harm_from_others: 'violence',
  harm_to_others: 'anger',
} as const

function afterConcern(work: TurnWork, concern: Concern): Decision {
  const { script, state } = work
  const answered = [...state.answered, concern]
  const topic = topicOf[concern]
  if (work.level === 'L2' && !state.askedDirect) return { change: { ...askDirectly(work), answered, topic } }
  const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', answered, topic, offerAt: state.turns + 1 } }
}

/** A body in danger comes first: the emergency number, then a person. */
export const answerMedical: Part = (work) => {
  if (!isNew(work, 'medical_emergency')) return undefined
  work.script.say(['medical'], { card: 'hotline', choices: ['call.120', 'human.yes'] })
  return afterConcern(work, 'medical_emergency')
}

/**
 * Abuse that an adult tells of. A person has been told already, so nobody is offered again; the reply names no deed, for
 * somebody else may read the screen. Another’s safety is theirs: how to help, and a person where it is wished.
 */
function answerAbuse(work: TurnWork, whose: AbuseTold['whose']): Decision {
  const { script, state } = work
  const calls = { card: 'hotline', choices: ['call.110', 'call.12338', 'human.yes'] } as const
  if (whose !== 'self') {
    script.say(['other_danger'], calls)
    return afterConcern(work, 'harm_from_others')
  }
  script.say(['harm_from'])
  script.say(['harm_from_act'], calls)
  const answered = [...state.answered, 'harm_from_others'] as const
  const ask = work.level === 'L2' && !state.askedDirect
  if (!ask) script.say(['harm_discreet'])
  return { change: { ...(ask ? askDirectly(work) : { asking: 'none' }), answered, topic: 'violence' } }
}

/** Violence from or towards others: safety, the police number, a person. */
export const answerHarm: Part = (work) => {
  const concern = (['harm_from_others', 'harm_to_others'] as const).find((item) => isNew(work, item))
  if (concern === undefined) return undefined
  if (concern === 'harm_from_others' && work.turn.abuse) return answerAbuse(work, work.turn.abuse)
  const first: Act =
    concern === 'harm_to_others' ? 'harm_to' : work.turn.minor ? 'harm_from_minor' : 'harm_from'
  work.script.say([first])
  work.script.say([concern === 'harm_to_others' ? 'harm_to_act' : 'harm_from_act'], {
    card: 'hotline',
    choices: ['call.110', 'human.yes'],
  })
  return afterConcern(work, concern)
}

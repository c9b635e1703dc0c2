import { atLeast, levelRank, maxLevel } from '../risk/level.ts'
import type { Act } from './phrases.ts'
import type { Asking, DialogueState } from './state.ts'
import type { Decision, Part, TurnWork } from './turn-work.ts'

const callChoices = ['call.120', 'call.12356', 'human.yes']

const safetyQuestions: Readonly<
  Record<'alone' | 'plan' | 'asq_recent', { act: Act; choices: readonly string[] }>
> = {
  alone: { act: 'ask_alone', choices: ['alone.yes', 'alone.no'] },
  plan: { act: 'ask_plan', choices: ['plan.yes', 'plan.no', 'plan.skip'] },
  asq_recent: { act: 'ask_recent', choices: ['recent.yes', 'recent.no', 'recent.skip'] },
}

type SafetyQuestion = keyof typeof safetyQuestions

function openQuestion(work: TurnWork): SafetyQuestion | undefined {
  const { state, level } = work
  const acute = atLeast(maxLevel(state.floor, level), 'L4')
  // A yes to the direct question leads to acuity first; words that already told it lead to company first.
  if (work.answered.question === 'direct' && !state.askedPlan && !acute) return 'plan'
  if (!state.askedAlone) return 'alone'
  if (!state.askedPlan && !acute) return 'plan'
  return state.askedRecent || acute ? undefined : 'asq_recent'
}

/** Asks the next safety question; the returned fields say that it was asked. */
function askNext(work: TurnWork): Partial<DialogueState> {
  const question = openQuestion(work)
  if (question === undefined) return { asking: 'none' }
  const { act, choices } = safetyQuestions[question]
  const asked = work.script.say([act], { choices })
  return {
    asking: asked ? (question satisfies Asking) : 'none',
    ...(question === 'alone' ? { askedAlone: true } : {}),
    ...(question === 'plan' ? { askedPlan: true } : {}),
    ...(question === 'asq_recent' ? { askedRecent: true } : {}),
  }
}

/** The card is shown once for L3, and once more if the danger becomes imminent. */
export function cardIsDue(work: TurnWork): boolean {
  return atLeast(work.level, 'L3') && levelRank(work.level) > levelRank(work.state.cardLevel)
}

/** First answer to L3 and L4: thanks and card, who has been told, one question. */
export const enterCrisis: Part = (work) => {
  if (!cardIsDue(work)) return undefined
  const { script, state, level, turn } = work
  if (turn.screening.subject === 'other' && atLeast(turn.screening.level, 'L3') && !state.crisis)
    return enterForOther(work)
  script.say(['crisis_thanks', 'stay'], { card: 'crisis', choices: callChoices })
  const medical = turn.screening.concerns.includes('medical_emergency') || level === 'L4'
  if (medical && turn.screening.concerns.includes('medical_emergency')) script.say(['medical'])
  else if (turn.screening.concerns.includes('harm_from_others')) script.say(['harm_from_act'])
  else script.say(['crisis_notice'])
  const change = state.human ? { asking: 'none' as const } : askNext(work)
  return {
    change: { ...change, crisis: true, cardLevel: level, answered: turn.screening.concerns },
    wants: ['human'],
  }
}

function enterForOther(work: TurnWork): Decision {
  const { script, level } = work
  script.say(['other_danger'], { card: 'crisis', choices: callChoices })
  script.say(['other_guide'])
  const asked = script.say(['other_ask'], { choices: ['other.other', 'other.self', 'other.skip'] })
  return { change: { cardLevel: level, asking: asked ? 'other' : 'none' }, wants: ['human'] }
}

function stepActs(work: TurnWork): readonly Act[] {
  if (work.answered.question === 'alone' && work.answered.answer === 'no')
    return ['step_alone', 'step', 'stay']
  return ['step', 'step_alone', 'stay']
}

/** After the card: steady presence, one small step, the safety questions one at a time; reflections have stopped. */
export const stayInCrisis: Part = (work) => {
  if (!work.state.crisis) return undefined
  const { script, level, answered } = work
  const stepDue = answered.question === 'alone' || work.state.turns % 2 === 0
  script.say(stepDue ? stepActs(work) : ['stay', 'attend', 'step'])
  const change = askNext(work)
  if (script.lines.length < 2 && stepDue) script.say(['stay', 'attend'])
  if (script.lines.length === 0) script.say(['attend', 'encourage', 'validate'])
  return { change, wants: atLeast(level, 'L3') ? ['human'] : [] }
}

const plainQuote = /^[^?？“”"\n]{2,14}$/u

function topQuote(work: TurnWork): string | undefined {
  const top = work.turn.screening.evidence.find((item) => item.level === work.turn.screening.level)
  const quote = top?.quote.trim()
  return quote !== undefined && plainQuote.test(quote) ? quote : undefined
}

/** Asks about suicide, directly and calmly, once in a session. Returns the fields that say so. */
export function askDirectly(work: TurnWork): Partial<DialogueState> {
  const quote = work.turn.screening.level === 'L2' ? topQuote(work) : undefined
  const parts = {
    choices: ['direct.yes', 'direct.no', 'direct.skip'],
    ...(quote === undefined ? {} : { slots: { quote } }),
  }
  const asked = work.script.say(quote === undefined ? ['direct'] : ['direct_quoted', 'direct'], parts)
  return asked ? { asking: 'direct', askedDirect: true } : { asking: 'none' }
}

/** L2: for the writer, the direct question; for someone else, a gentle one and the helper guide. */
export const askAboutRisk: Part = (work) => {
  const { script, state, level, turn, answered } = work
  if (level !== 'L2' || state.crisis) return undefined
  if (turn.screening.subject === 'other' && answered.answer !== 'self') {
    script.say(['other_guide'])
    const asked = script.say(['other_ask'], { choices: ['other.other', 'other.self', 'other.skip'] })
    return { change: { asking: asked ? 'other' : 'none' }, wants: [] }
  }
  if (!state.askedDirect) {
    script.say(['validate', 'attend'])
    return { change: askDirectly(work) }
  }
  script.say(['attend', 'validate'])
  const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none' } }
}

import { atLeast } from '../../risk/level.ts'
import type { DialogueState, DialogueTurn, Want } from '../state.ts'
import type { Part, TurnWork } from '../turn-work.ts'

/** Signs of dependence, one point each, and what their sum leads to. @source domain specification 4.1 (Measures, art. 10) */
export const dependenceRules = {
  days14: 12,
  minutesToday: 90,
  nights14: 5,
  remindAt: 1,
  personAt: 2,
  capAt: 3,
} as const

/** Reminder of continuous use. @source domain specification 4.1 (Measures, art. 18) */
export const reminderMinutes = 120

/** Minors: a session, a day. @source domain specification 4.1 (Measures, art. 14 and 17) */
export const minorMinutes = { session: 30, sessionEnd: 40, day: 60 } as const

/** Points of dependence: use, and the words of the resident. */
export function dependenceScore({ usage, state }: Pick<DialogueTurn, 'usage' | 'state'>): number {
  const points = [
    (usage?.days14 ?? 0) >= dependenceRules.days14,
    (usage?.minutesToday ?? 0) >= dependenceRules.minutesToday,
    (usage?.nights14 ?? 0) >= dependenceRules.nights14,
    state.once.includes('clings'),
  ]
  return points.filter(Boolean).length
}

/** What was said before the answer, and what follows from it. */
export interface Preface {
  readonly change: Partial<DialogueState>
  readonly wants: readonly Want[]
}

const nothing: Preface = { change: {}, wants: [] }

/** True when the talk is about safety: then no duty of timing interrupts. */
function isAboutSafety({ level, state, turn }: TurnWork): boolean {
  return state.crisis || state.human || atLeast(level, 'L2') || turn.screening.concerns.length > 0
}

function remindOfTime({ turn, state, script }: TurnWork): string | undefined {
  const minutes = turn.usage?.minutesInARow ?? 0
  const block = `2h${Math.floor(minutes / reminderMinutes)}`
  if (minutes >= reminderMinutes && !state.once.includes(block) && script.say(['remind_2h'])) return block
  const rest = turn.minor && minutes >= minorMinutes.session && !state.once.includes('m30')
  if (rest && script.say(['minor_rest'])) return 'm30'
  const late = turn.minor && turn.night === true && !state.once.includes('night')
  return late && script.say(['minor_night']) ? 'night' : undefined
}

/** Reminders that come before the answer: two hours, a minor's half hour, dependence of the first degree. */
export function preface(work: TurnWork): Preface {
  const { state, script, meaning } = work
  if (isAboutSafety(work) || meaning.intent === 'exit' || work.turn.choice === 'exit') return nothing
  const said = remindOfTime(work)
  const once = said === undefined ? state.once : [...state.once, said]
  const score = dependenceScore({
    ...(work.turn.usage ? { usage: work.turn.usage } : {}),
    state: { ...state, once },
  })
  const clings = meaning.intent === 'dependence'
  if (said === undefined && score === dependenceRules.remindAt && !clings && !once.includes('dep1'))
    if (script.say(['remind_dependence'])) return { change: { once: [...once, 'dep1'] }, wants: ['remind'] }
  return said === undefined ? nothing : { change: { once }, wants: ['remind'] }
}

/** Not said in danger, nor while the answer to a question about safety is awaited or danger was told in this sitting. */
const safetyQuestions: ReadonlySet<string> = new Set(['direct', 'plan', 'alone', 'asq_recent', 'other'])

/** After the last day the program does not go on talking: it says who does. @source domain specification 4.1 (Measures, art. 20), decision 094 */
export const sayStopped: Part = (work) => {
  const { turn, state, script } = work
  const open = safetyQuestions.has(state.asking) || atLeast(state.floor, 'L2')
  if (turn.stopped !== true || open || isAboutSafety(work)) return undefined
  script.say(['stopped'], { card: 'hotline', choices: ['human.yes', 'call.12356'] })
  return { change: { asking: 'none' } }
}

/** A part that only a companion which goes on has. */
export const whileItGoesOn =
  (part: Part): Part =>
  (work) =>
    work.turn.stopped === true ? undefined : part(work)

/** A minor's time is over: a gentle end, never in danger. */
export const closeForMinor: Part = (work) => {
  const { turn, script, state } = work
  const { minutesInARow = 0, minutesToday = 0 } = turn.usage ?? {}
  const over = minutesInARow >= minorMinutes.sessionEnd || minutesToday >= minorMinutes.day
  if (!turn.minor || !over || isAboutSafety(work)) return undefined
  script.say(['minor_close', 'minor_night', 'attend'])
  const asked = work.level === 'L1' && script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', once: state.once }, wants: ['remind', 'rest'] }
}

/** Dependence: a person is offered at the second degree; at the third the day is capped and a worker looks in. */
export const answerDependence: Part = (work) => {
  const { state, script, meaning, turn } = work
  if (isAboutSafety(work)) return undefined
  const clings = meaning.intent === 'dependence'
  const once = clings && !state.once.includes('clings') ? [...state.once, 'clings'] : state.once
  const score = dependenceScore({ ...(turn.usage ? { usage: turn.usage } : {}), state: { ...state, once } })
  if (score >= dependenceRules.capAt && !once.includes('dep3') && script.say(['dependence_cap'])) {
    script.say(['close_step'])
    return { change: { asking: 'none', once: [...once, 'dep3'] }, wants: ['worker_task', 'remind', 'rest'] }
  }
  const person = score >= dependenceRules.personAt && !once.includes('dep2')
  if (!clings && !person) return undefined
  script.say(['boundary', 'remind_dependence', 'attend'])
  const asked = script.say(['offer_human_dependence', 'offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', once: [...once, 'dep2'] }, wants: ['remind'] }
}

import type { PackCode } from '../../care/plan/packs.ts'
import { atLeast } from '../../risk/level.ts'
import type { Attention } from '../listening/hear.ts'
import { traumaCue } from '../listening/intents.cues.ts'
import type { SuggestedScale } from '../state.ts'
import type { Part, TurnWork } from '../turn-work.ts'

/** When a check is suggested. @source domain specification 4.4 */
export const scaleRules = {
  lowMood: 2,
  lowDays: 5,
  sleepDays: 21,
  traumaDays: 28,
  fearCount: 3,
  suggestedDays: 14,
  refusedDays: 30,
} as const

/** The check whose pack asks these questions; the four short ones lead on to the longer ones by themselves. */
export const checkOf: Readonly<Record<SuggestedScale, PackCode>> = {
  PHQ4: 'quick',
  PHQ9: 'quick',
  GAD7: 'quick',
  PCPTSD5: 'post_disaster',
}
const scales = Object.keys(checkOf) as readonly SuggestedScale[]

function fitting({ turn }: TurnWork, { topic, heard, fear }: Attention): SuggestedScale | undefined {
  const low = (turn.moods ?? []).filter((mood) => mood <= scaleRules.lowMood).length
  if (traumaCue.test(turn.text) && heard.days >= scaleRules.traumaDays) return 'PCPTSD5'
  if (topic === 'sleep' && heard.days >= scaleRules.sleepDays) return 'PHQ9'
  if (fear >= scaleRules.fearCount) return 'GAD7'
  return low >= scaleRules.lowDays ? 'PHQ4' : undefined
}

/** The check to suggest now: one a talk, not within 14 days of the last, not within 30 of a refusal. */
export function dueScale(work: TurnWork, attention: Attention): SuggestedScale | undefined {
  const { turn, state } = work
  const again = state.once.some((one) => one.startsWith('scale:'))
  const recent = (turn.suggestedDaysAgo ?? Infinity) < scaleRules.suggestedDays
  const refused = (turn.refusedDaysAgo ?? Infinity) < scaleRules.refusedDays
  if (again || recent || refused || turn.minor || state.reflections < 2) return undefined
  if (atLeast(work.level, 'L2') || state.crisis) return undefined
  return fitting(work, attention)
}

/** The answer to a suggested check; a refusal is respected with one tap. */
export const answerScale: Part = (work) => {
  const { answered, script, state } = work
  const scale = scales.find((one) => state.once.includes(`scale:${one}`))
  if (answered.question !== 'scale' || scale === undefined || answered.answer === 'unclear') return undefined
  if (answered.answer === 'yes') {
    script.say(['scale_go'], { choices: [`check.${checkOf[scale]}`] })
    return { change: { asking: 'none' }, wants: [`suggest_scale:${scale}`] }
  }
  script.say(['scale_refused'])
  script.say(['attend'])
  return { change: { asking: 'none' }, wants: [`refused_scale:${scale}`] }
}

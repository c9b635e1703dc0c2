import { postEventMonths } from '../sla.ts'
import { type PackCode, packForAge, packs } from './packs.ts'

const dayMs = 86_400_000
/** A month counts 30 days, as in the rows of rescreens. */
const daysAMonth = 30
/** Who has lost somebody is not screened so soon after it. @source domain specification 2.5, row `bereaved` */
const bereavedQuietDays = 14

export interface WaveDue {
  readonly months: number
  readonly dueAt: Date
}

/**
 * When the people of a public event are asked: those waves whose day is still to come at `now`, and the baseline
 * always. @source domain specification 2.4, "Post-event cohort"
 */
export const wavesOf = (beganAt: Date, now: Date): readonly WaveDue[] =>
  postEventMonths
    .map((months) => ({ months, dueAt: new Date(beganAt.getTime() + months * daysAMonth * dayMs) }))
    .filter(({ months, dueAt }) => months === 0 || dueAt > now)

/** When one of them is asked in a wave. */
export function askedAt(wave: WaveDue, beganAt: Date, populations: readonly string[]): Date {
  const quietUntil = new Date(beganAt.getTime() + bereavedQuietDays * dayMs)
  return populations.includes('bereaved') && wave.dueAt < quietUntil ? quietUntil : wave.dueAt
}

/** What they are asked: the pack of the time after an event where it is made for their age. @source domain specification 1.5 */
export const cohortPack = (age: number | undefined): PackCode =>
  age === undefined || age >= packs.post_disaster.ages[0] ? 'post_disaster' : packForAge(age)

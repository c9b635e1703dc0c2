import type { RetentionClass } from './schedule.ts'

/** Days are `YYYY-MM-DD` in Asia/Shanghai. */
export interface Over {
  /** The day the case, alert, letter … was over. */
  readonly endedOn: string
  /** Null where nobody told it. */
  readonly birthDate: string | null
  /** Somebody whose birth date is not known said, or it was seen, that they are not of age. */
  readonly minor: boolean
  /** The day noted when a young person deleted their account: from then on age keeps nothing. */
  readonly ofAgeOn: string | null
  /** Somebody keeps it beyond its term, with a reason. */
  readonly held: boolean
}
export type Standing = 'kept' | 'due' | 'held' | 'minor'

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day so many months later; the last of the month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const all = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(all / 12), (all % 12) + 1]
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${newYear}-${two(newMonth)}-${two(Math.min(date, daysIn(newYear, newMonth)))}`
}

/**
 * The first day on which age no longer keeps it; null where age changes nothing. Of somebody not of age whose birth
 * date nobody knows it is counted as if they had been born on the last day: it is kept too long rather than too short.
 */
export function ofAgeOn({ minorUntil }: Pick<RetentionClass, 'minorUntil'>, over: Over): string | null {
  if (minorUntil === null) return null
  if (over.birthDate !== null) return monthsLater(over.birthDate, minorUntil * 12)
  if (over.ofAgeOn !== null) return over.ofAgeOn
  return over.minor ? monthsLater(over.endedOn, minorUntil * 12) : null
}

/**
 * How something that is over stands today. A hold comes before everything; the last day of the term is still kept.
 * @param months the term that is in force
 */
export function standing(
  rule: Pick<RetentionClass, 'minorUntil'>,
  months: number,
  over: Over,
  today: string,
): Standing {
  if (monthsLater(over.endedOn, months) >= today) return 'kept'
  if (over.held) return 'held'
  const grown = ofAgeOn(rule, over)
  return grown !== null && grown > today ? 'minor' : 'due'
}

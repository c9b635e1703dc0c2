import { type DayExceptions, isWorkingDay, workingMinutesLater } from '../working-days.ts'
import type { Term } from './sla.ts'

const dayMs = 86_400_000
/** Asia/Shanghai has no daylight saving. */
const shanghaiMs = 8 * 3_600_000
/** Hours in which a place is staffed, by the clock in Asia/Shanghai. @source decision 012 */
const serviceHours = { from: 8.5, to: 17.5 } as const

/** True within the service hours of a working day. */
export function isServiceTime(at: Date, calendar: DayExceptions): boolean {
  const hour = ((at.getTime() + shanghaiMs) % dayMs) / 3_600_000
  return isWorkingDay(at.getTime(), calendar) && hour >= serviceHours.from && hour < serviceHours.to
}

/** When a term that begins at `at` is over. @source domain specification 2.4 and invariant I13 */
export function dueAt(at: Date, term: Term, calendar: DayExceptions): Date {
  if ('workingDays' in term)
    return new Date(workingMinutesLater(at.getTime(), term.workingDays * 24 * 60, calendar))
  const minutes = 'minutes' in term ? term.minutes : 'hours' in term ? term.hours * 60 : term.days * 24 * 60
  return new Date(at.getTime() + minutes * 60_000)
}

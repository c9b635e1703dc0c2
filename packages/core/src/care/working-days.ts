import type { Term } from './sla.ts'

/** Days that differ from Monday–Friday, by `YYYY-MM-DD`: true is worked, false is free. */
export type WorkingCalendar = ReadonlyMap<string, boolean>

const dayMs = 86_400_000
/** Asia/Shanghai has no daylight saving. */
const shanghaiMs = 8 * 3_600_000
/** Hours in which a place is staffed, by the clock in Asia/Shanghai. @source decision 012 */
const serviceHours = { from: 8.5, to: 17.5 } as const

const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10)

/** Monday to Friday, unless the calendar says otherwise. */
export function isWorkingDay(at: Date, calendar: WorkingCalendar): boolean {
  const weekday = new Date(at.getTime() + shanghaiMs).getUTCDay()
  return calendar.get(dayOf(at)) ?? (weekday >= 1 && weekday <= 5)
}

/** True within the service hours of a working day. */
export function isServiceTime(at: Date, calendar: WorkingCalendar): boolean {
  const hour = ((at.getTime() + shanghaiMs) % dayMs) / 3_600_000
  return isWorkingDay(at, calendar) && hour >= serviceHours.from && hour < serviceHours.to
}

/** The end of service hours after so many whole working days, not counting the day of `at` itself. */
function afterWorkingDays(at: Date, count: number, calendar: WorkingCalendar): Date {
  let day = at.getTime()
  for (let left = count; left > 0; ) {
    day += dayMs
    if (isWorkingDay(new Date(day), calendar)) left -= 1
  }
  const midnight = Math.floor((day + shanghaiMs) / dayMs) * dayMs - shanghaiMs
  return new Date(midnight + serviceHours.to * 3_600_000)
}

/** When a term that begins at `at` is over. @source domain specification 2.4 and invariant I13 */
export function dueAt(at: Date, term: Term, calendar: WorkingCalendar): Date {
  if ('workingDays' in term) return afterWorkingDays(at, term.workingDays, calendar)
  const minutes = 'minutes' in term ? term.minutes : 'hours' in term ? term.hours * 60 : term.days * 24 * 60
  return new Date(at.getTime() + minutes * 60_000)
}

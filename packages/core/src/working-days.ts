/** Days that differ from Monday to Friday, `YYYY-MM-DD` in Asia/Shanghai: true where people work, false where they rest. */
export type DayExceptions = ReadonlyMap<string, boolean>

const dayMs = 86_400_000
const minuteMs = 60_000
/** Asia/Shanghai has had one offset since 1991. */
const shanghaiMs = 8 * 3_600_000

/** Day number of 1970; day 0 was a Thursday. */
const dayOf = (atMs: number): number => Math.floor((atMs + shanghaiMs) / dayMs)
const nameOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** True when people work on this day, given by any moment of it. */
export function isWorkingDay(atMs: number, exceptions: DayExceptions): boolean {
  const day = dayOf(atMs)
  const weekday = (day + 3) % 7
  return exceptions.get(nameOf(day)) ?? weekday < 5
}

/**
 * The moment by which so many minutes have passed on a clock that runs on working days only, day and night;
 * 1 440 are one working day. Raised on a Friday at 18:00, one working day ends on Monday at 18:00.
 * @param atMs milliseconds since 1970 (UTC)
 */
export function workingMinutesLater(atMs: number, minutes: number, exceptions: DayExceptions): number {
  let left = minutes * minuteMs
  let at = atMs
  for (;;) {
    const midnight = (dayOf(at) + 1) * dayMs - shanghaiMs
    const today = isWorkingDay(at, exceptions) ? midnight - at : 0
    if (left <= today) return at + left
    left -= today
    at = midnight
  }
}

/** What a resident's phone may say: when and that; only that; nothing. */
export const reminderWishes = ['plain', 'shared', 'none'] as const
export type ReminderWish = (typeof reminderWishes)[number]

/** Reminders go so many hours before. @source domain specification 6.4 */
export const reminderHours = [24, 2] as const

/** Minutes of the Shanghai day in which no phone rings; may pass midnight. */
export interface Quiet {
  readonly from: number
  readonly to: number
}
const minuteMs = 60_000
const dayMinutes = 24 * 60
const shanghaiMs = 8 * 3_600_000

/** Minute of the day in Shanghai, whatever zone the machine stands in. */
export const minuteOfDay = (at: number): number =>
  Math.floor(((at + shanghaiMs) % (dayMinutes * minuteMs)) / minuteMs)

const isQuiet = (minute: number, { from, to }: Quiet): boolean =>
  from === to ? false : from < to ? minute >= from && minute < to : minute >= from || minute < to

/**
 * When a reminder leaves: so many hours before, or, where that falls into the quiet hours, at their end; where that is
 * too late to be of use, just before they began. @param startsAt milliseconds since 1970 @returns the same
 */
export function reminderAt(startsAt: number, hours: number, quiet: Quiet): number {
  const at = startsAt - hours * 60 * minuteMs
  const minute = minuteOfDay(at)
  if (!isQuiet(minute, quiet)) return at
  const after = at + ((quiet.to - minute + dayMinutes) % dayMinutes) * minuteMs
  if (after <= startsAt - 30 * minuteMs) return after
  return at - (((minute - quiet.from + dayMinutes) % dayMinutes) + 1) * minuteMs
}

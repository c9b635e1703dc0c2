import type { Reply } from '../../parts/ask/doors.ts'
import { dayOf, dayStart } from '../../parts/show/times.ts'

export type RosterReply = Reply<'GET /api/roster/week'>
export type Shift = RosterReply['shifts'][number]
export type Gap = RosterReply['gaps'][number]
export type Person = RosterReply['people'][number]

const dayMs = 86_400_000
const hourMs = 3_600_000

/** Number of the Monday of the week a day is in; day 0 of 1970 was a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7)

interface Span {
  readonly startsAt: number
  readonly endsAt: number
}
export interface Placed<T> {
  readonly item: T
  /** Share of the day, in percent. */
  readonly left: number
  readonly width: number
  /** Rows for spans that lie over one another, 0 first. */
  readonly lane: number
  readonly hours: number
}

/** Lays spans into one day of 24 hours; what begins before or ends after is cut at midnight. */
export function placeInDay<T>(
  items: readonly T[],
  span: (item: T) => Span,
  day: number,
): readonly Placed<T>[] {
  const from = dayStart(day)
  const to = from + dayMs
  const ends: number[] = []
  return items
    .map((item) => ({ item, ...span(item) }))
    .filter((each) => each.startsAt < to && each.endsAt > from)
    .sort((a, b) => a.startsAt - b.startsAt)
    .map(({ item, startsAt, endsAt }) => {
      const left = Math.max(startsAt, from)
      const right = Math.min(endsAt, to)
      const free = ends.findIndex((end) => end <= left)
      const lane = free < 0 ? ends.length : free
      ends[lane] = right
      return {
        item,
        left: ((left - from) / dayMs) * 100,
        width: ((right - left) / dayMs) * 100,
        lane,
        hours: (right - left) / hourMs,
      }
    })
}

export const spanOfShift = (shift: Shift): Span => ({
  startsAt: Date.parse(shift.startsAt),
  endsAt: Date.parse(shift.endsAt),
})
export const spanOfGap = (gap: Gap): Span => ({ startsAt: Date.parse(gap.from), endsAt: Date.parse(gap.to) })

/** The seven days from a Monday on. */
export const weekOf = (monday: number): readonly number[] => Array.from({ length: 7 }, (_, at) => monday + at)
export const todayOf = (nowMs: number): number => dayOf(nowMs)

/** Hours somebody keeps free each week: 1 is Monday, minutes of the Shanghai day. */
export interface WeeklyHours {
  readonly weekday: number
  readonly from: number
  readonly to: number
}
/** One day that differs; without hours the whole day. */
export interface DayException {
  readonly day: string
  /** True: hours given beyond the week; false: away. */
  readonly open: boolean
  readonly from: number | null
  readonly to: number | null
}
/** Milliseconds since 1970; the end belongs to what comes after. */
export interface Span {
  readonly from: number
  readonly to: number
}

const minuteMs = 60_000
const dayMs = 86_400_000
/** Shanghai has had no summer time since 1991: its offset is fixed, wherever this runs. */
const shanghaiMs = 8 * 3_600_000
/** Time between two talks. */
const breathMinutes = 10

export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) - shanghaiMs
export const dayOf = (at: number): string => new Date(at + shanghaiMs).toISOString().slice(0, 10)
/** 1 is Monday. */
export const weekdayOf = (at: number): number => ((Math.floor((at + shanghaiMs) / dayMs) + 3) % 7) + 1
/** Monday 00:00 of the week in Shanghai. */
export const startOfWeek = (at: number): number => startOfDay(dayOf(at)) - (weekdayOf(at) - 1) * dayMs

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** What is left of some spans once another is taken out. */
const without = (spans: readonly Span[], gone: Span): Span[] =>
  spans.flatMap((one) =>
    overlaps(one, gone)
      ? [
          { from: one.from, to: Math.min(one.to, gone.from) },
          { from: Math.max(one.from, gone.to), to: one.to },
        ].filter((rest) => rest.to > rest.from)
      : [one],
  )

/** Hours of one day, exceptions counted in, earliest first. */
export function openSpans(
  day: string,
  weekly: readonly WeeklyHours[],
  exceptions: readonly DayException[],
): Span[] {
  const start = startOfDay(day)
  const at = (from: number, to: number): Span => ({
    from: start + from * minuteMs,
    to: start + to * minuteMs,
  })
  const whole = (one: DayException): Span => at(one.from ?? 0, one.to ?? 24 * 60)
  const ofDay = exceptions.filter((one) => one.day === day)
  let spans = weekly.filter((one) => one.weekday === weekdayOf(start)).map((one) => at(one.from, one.to))
  for (const one of ofDay.filter((each) => each.open)) {
    const extra = whole(one)
    const touching = spans.filter(
      (each) => overlaps(each, extra) || each.to === extra.from || extra.to === each.from,
    )
    spans = spans.filter((each) => !touching.includes(each))
    spans.push({
      from: Math.min(extra.from, ...touching.map((each) => each.from)),
      to: Math.max(extra.to, ...touching.map((each) => each.to)),
    })
  }
  for (const one of ofDay.filter((each) => !each.open)) spans = without(spans, whole(one))
  return spans.sort((a, b) => a.from - b.from)
}

/**
 * Free beginnings of one day: whole talks with a breath between, none in the past, none over what is taken.
 * @param minutes length of a talk @param notBefore milliseconds since 1970
 */
export function freeSlots(
  open: readonly Span[],
  taken: readonly Span[],
  minutes: number,
  notBefore: number,
): Span[] {
  const step = (minutes + breathMinutes) * minuteMs
  return open.flatMap((span) => {
    const slots: Span[] = []
    for (let from = span.from; from + minutes * minuteMs <= span.to; from += step) {
      const slot = { from, to: from + minutes * minuteMs }
      if (from >= notBefore && !taken.some((one) => overlaps(one, slot))) slots.push(slot)
    }
    return slots
  })
}

/** Beginnings of a series, the first one included. A week is a week in Shanghai, too. */
export const seriesOf = (startsAt: number, everyWeeks: number, times: number): number[] =>
  Array.from({ length: times }, (_, n) => startsAt + n * everyWeeks * 7 * dayMs)

import type { Reply } from '../../ask/doors.ts'

export type Series = Reply<'GET /api/assessment/people/:id/measures'>['series'][number]
export type Point = Series['points'][number]
export type Band = Series['bands'][number]

export interface Placed {
  readonly point: Point
  readonly total: number
  readonly x: number
  readonly y: number
}
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Bands one above another; of two for the same totals (other sex, other phase) the first stands. */
export function bandsInOrder(series: Series): readonly (Band & { readonly grade: number })[] {
  const kept: Band[] = []
  for (const band of series.bands)
    if (!kept.some((one) => band.min <= one.max && one.min <= band.max)) kept.push(band)
  kept.sort((a, b) => (series.worse === 'lower' ? b.min - a.min : a.min - b.min))
  // the lightest is 0 and the heaviest 3, however many there are
  const last = Math.max(1, kept.length - 1)
  return kept.map((band, at) => ({
    ...band,
    grade: series.worse === 'none' ? 0 : Math.round((at / last) * 3),
  }))
}

/** Where the points stand: time to the right, totals upwards; what was not scored has no place. */
export function placed(series: Series, box: Box): readonly Placed[] {
  const { min, max } = series.range ?? { min: 0, max: 1 }
  const scored = series.points.flatMap((point) =>
    point.total === null ? [] : [{ point, total: point.total }],
  )
  const times = scored.map(({ point }) => Date.parse(point.at))
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const inset = 18
  const width = box.right - box.left - 2 * inset
  return scored.map(({ point, total }, at) => ({
    point,
    total,
    x:
      last === first
        ? (box.left + box.right) / 2
        : box.left + inset + (((times[at] ?? first) - first) / (last - first)) * width,
    y: box.bottom - ((total - min) / (max - min)) * (box.bottom - box.top),
  }))
}

/** Labels of times that would stand on one another are left out; the first and the last always stand. */
export function labelled(points: readonly Placed[], apart: number): ReadonlySet<Placed> {
  const shown: Placed[] = []
  const last = points.at(-1)
  for (const one of points) {
    const before = shown.at(-1)
    if ((!before || one.x - before.x >= apart) && (one === last || !last || last.x - one.x >= apart))
      shown.push(one)
  }
  if (last && !shown.includes(last)) shown.push(last)
  return new Set(shown)
}

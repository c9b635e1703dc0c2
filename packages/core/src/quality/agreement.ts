import { type Dimension, dimensions, type Reading } from './rubric.ts'

/** How far two readers agree, and how far beyond what chance would bring. */
export interface Agreement {
  /** Talks both have rated. */
  readonly n: number
  /** Share rated the same, 0–1; null where nothing was rated. */
  readonly same: number | null
  /** Cohen’s kappa, −1 to 1; null where it has no meaning. */
  readonly kappa: number | null
}

/**
 * Agreement of a first and a second reader on the same things. Kappa has no meaning where nothing was rated, and
 * where both gave one and the same rating to everything: chance alone would make them agree.
 * @source Cohen 1960, doi 10.1177/001316446002000104
 */
export function agreementOf(pairs: readonly (readonly [string, string])[]): Agreement {
  const n = pairs.length
  if (n === 0) return { n, same: null, kappa: null }
  const first = new Map<string, number>()
  const second = new Map<string, number>()
  let equal = 0
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
    if (a === b) equal += 1
  }
  // whole numbers until the end, so that “always the same” is seen exactly
  let chance = 0
  for (const [rating, times] of first) chance += times * (second.get(rating) ?? 0)
  const all = n * n
  return { n, same: equal / n, kappa: chance === all ? null : (equal * n - chance) / (all - chance) }
}

/** With fewer talks read by two, nothing is said about agreement. */
export const fewestPairs = 10

/** Agreement by dimension; `<10` where fewer talks were read by two. The earlier reader stands first. */
export function agreementByDimension(
  pairs: readonly (readonly [Reading, Reading])[],
): Record<Dimension, Agreement | '<10'> {
  const of = (name: Dimension): Agreement | '<10' =>
    pairs.length < fewestPairs ? '<10' : agreementOf(pairs.map(([a, b]) => [a[name], b[name]]))
  return Object.fromEntries(dimensions.map((name) => [name, of(name)])) as Record<
    Dimension,
    Agreement | '<10'
  >
}

import type { Fact, Facts } from './facts.ts'

/**
 * How far a scale is raised: `mild` a symptom scale in its G1 range, `other` UCLA-3 or AUDIT-C there,
 * `moderate` any scale in its Y2 range, `severe` one that matches O2 by itself.
 */
export type Band = 'mild' | 'other' | 'moderate' | 'severe'

/** A condition is data: it can be printed, compared and mutated. */
export type Condition =
  | { readonly fact: string; readonly min?: number; readonly max?: number }
  | { readonly fact: string; readonly is: readonly Fact[] }
  | { readonly without: string }
  | { readonly band: readonly Band[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** One fact that made a condition true. */
export interface Finding {
  /** Name of the fact, such as `phq9.item9`. */
  readonly fact: string
  readonly value: Fact
  /** When it was said, of words in a talk. */
  readonly at?: string
}

/** Findings of the bands that matched; undefined when none did. */
export type BandLookup = (bands: readonly Band[]) => readonly Finding[] | undefined

function leaf(condition: Extract<Condition, { fact: string }>, facts: Facts): Finding[] | undefined {
  const value = facts.get(condition.fact)
  if (value === undefined) return undefined
  if ('is' in condition) return condition.is.includes(value) ? [{ fact: condition.fact, value }] : undefined
  if (typeof value !== 'number') return undefined
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = condition
  return value >= min && value <= max ? [{ fact: condition.fact, value }] : undefined
}

/** The findings that make the condition true, or undefined when it is not. */
export function findingsOf(
  condition: Condition,
  facts: Facts,
  bands: BandLookup,
): readonly Finding[] | undefined {
  if ('fact' in condition) return leaf(condition, facts)
  if ('without' in condition) return facts.has(condition.without) ? undefined : []
  if ('band' in condition) return bands(condition.band)
  if ('not' in condition) return findingsOf(condition.not, facts, bands) ? undefined : []
  if ('all' in condition) {
    const together: Finding[] = []
    for (const one of condition.all) {
      const part = findingsOf(one, facts, bands)
      if (!part) return undefined
      together.push(...part)
    }
    return together
  }
  let either: Finding[] | undefined
  for (const one of condition.any) {
    const part = findingsOf(one, facts, bands)
    if (part) either = [...(either ?? []), ...part]
  }
  return either
}

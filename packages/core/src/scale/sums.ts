import { type Answers, keyed } from './answers.ts'
import type { Definition, Item } from './definition.ts'

/** What one set of items adds up to. `total` is null when too much is missing. */
export interface Sum {
  readonly total: number | null
  readonly prorated: boolean
  readonly missing: readonly string[]
}

/** `a / b` to the nearest whole number, halves up; both whole, `b` positive. */
export const roundHalfUp = (a: number, b: number): number => Math.floor((2 * a + b) / (2 * b))

export const scoredItems = (definition: Definition): readonly Item[] =>
  definition.items.filter((one) => !one.unscored)

const answered = (answers: Answers, item: Item): number | undefined => answers[item.id] ?? undefined

/** Ids of these items that have no answer, in their order. */
export const missingOf = (items: readonly Item[], answers: Answers): string[] =>
  items.filter((one) => answered(answers, one) === undefined).map((one) => one.id)

/** Keyed values of the answered items. */
export const keyedValues = (definition: Definition, items: readonly Item[], answers: Answers): number[] =>
  items.flatMap((one) => {
    const value = answered(answers, one)
    return value === undefined ? [] : [keyed(definition, one, value)]
  })

/**
 * Adds the keyed answers. Missing items are prorated over the items that are not safety items; a skipped safety
 * item is left out, never imputed.
 * @source domain specification 1.1 rules 3 and 4
 */
export function sumOf(
  definition: Definition,
  items: readonly Item[],
  answers: Answers,
  allowed: number,
): Sum {
  const missing = missingOf(items, answers)
  const values = keyedValues(definition, items, answers)
  const sum = values.reduce((total, value) => total + value, 0)
  if (missing.length > allowed || values.length === 0) return { total: null, prorated: false, missing }
  const due = items.length - items.filter((one) => one.safety && missing.includes(one.id)).length
  const counts = definition.scoring.missing.how === 'count_as_no' || values.length === due
  return {
    total: counts ? sum : roundHalfUp(sum * due, values.length),
    prorated: !counts,
    missing,
  }
}

import { type Answers, findItem, keyed } from './answers.ts'
import type { Definition, Trigger, TriggerAction } from './definition.ts'

/** A trigger that fired, and the items that made it. */
export interface FiredTrigger {
  readonly action: TriggerAction
  readonly items: readonly string[]
}

function isMet(definition: Definition, answers: Answers, trigger: Trigger): boolean {
  return trigger.items.every(({ id, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => {
    const item = findItem(definition, id)
    const answer = answers[id]
    if (!item || answer === undefined || answer === null) return false
    const value = keyed(definition, item, answer)
    return value >= min && value <= max
  })
}

const fired = ({ action, items }: Trigger): FiredTrigger => ({ action, items: items.map((one) => one.id) })

/**
 * What this one answer fires, to be asked as it is saved and whether or not the form is ever finished. `value` is
 * the option value as given, before any reversal; `before` holds the answers already saved, for triggers that need
 * two items.
 */
export function triggersOf(
  definition: Definition,
  itemId: string,
  value: number,
  before: Answers = {},
): readonly FiredTrigger[] {
  const id = findItem(definition, itemId)?.id
  if (id === undefined) throw new Error(`${definition.id} has no item "${itemId}"`)
  const answers = { ...before, [id]: value }
  return definition.triggers
    .filter((one) => one.items.some((part) => part.id === id) && isMet(definition, answers, one))
    .map(fired)
}

/**
 * Everything the answers so far fire, and `SAFETY_UNKNOWN` for each safety item that has no answer.
 * @source domain specification 1.1 rules 2 and 3
 */
export function allTriggers(definition: Definition, answers: Answers): readonly FiredTrigger[] {
  const skipped = definition.items.filter((one) => one.safety && (answers[one.id] ?? null) === null)
  return [
    ...definition.triggers.filter((one) => isMet(definition, answers, one)).map(fired),
    ...skipped.map((one): FiredTrigger => ({ action: 'SAFETY_UNKNOWN', items: [one.id] })),
  ]
}

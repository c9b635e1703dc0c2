import type { Definition, Item, Option } from './definition.ts'

/** Option values by item id; null or absent is skipped. */
export type Answers = Readonly<Record<string, number | null>>

const words: Readonly<Record<string, Option['word']>> = {
  yes: 'yes',
  no: 'no',
  refused: 'refused',
  refuse: 'refused',
  是: 'yes',
  否: 'no',
  拒答: 'refused',
}

export const optionsOf = (definition: Definition, item: Item): readonly Option[] =>
  item.options ?? definition.options

/** The item of this id or alias. */
export function findItem(definition: Definition, id: string): Item | undefined {
  return definition.items.find((one) => one.id === id || one.alias === id)
}

/** The value as it counts: a reversed item is turned round within its options. */
export function keyed(definition: Definition, item: Item, value: number): number {
  if (!item.reverse) return value
  const values = optionsOf(definition, item).map((one) => one.value)
  return Math.min(...values) + Math.max(...values) - value
}

function optionValue(options: readonly Option[], raw: unknown): number | undefined {
  if (typeof raw === 'number') return options.find((one) => one.value === raw)?.value
  const word = typeof raw === 'boolean' ? (raw ? 'yes' : 'no') : undefined
  const spoken = typeof raw === 'string' && Object.hasOwn(words, raw) ? words[raw] : word
  return spoken && options.find((one) => one.word === spoken)?.value
}

/**
 * Answers as they come in (numbers; yes, no, refused or booleans where the item has such options; null for
 * skipped), turned into option values under the item's own id.
 * @throws Error naming the first unknown item or impossible answer.
 */
export function readAnswers(definition: Definition, raw: unknown): Answers {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new Error('"answers" must be an object')
  const read = new Map<string, number | null>()
  for (const [name, answer] of Object.entries(raw)) {
    const item = findItem(definition, name)
    if (!item) throw new Error(`${definition.id} has no item "${name.slice(0, 40)}"`)
    if (read.has(item.id)) throw new Error(`item ${item.id} is answered twice`)
    const value = answer === null ? null : optionValue(optionsOf(definition, item), answer)
    if (value === undefined) {
      const allowed = optionsOf(definition, item).map((one) => one.word ?? one.value)
      throw new Error(
        `item ${item.id}: ${JSON.stringify(answer)?.slice(0, 40)} is not one of ${allowed.join(', ')}`,
      )
    }
    read.set(item.id, value)
  }
  return Object.fromEntries(read)
}

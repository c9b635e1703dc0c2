import type { Band, Definition, Item, Option, Trigger, TriggerAction } from '../definition.ts'

/** Options by value from `first` up; without labels where the text may not be embedded. */
export function optionsFrom(first: number, labels: readonly string[] | number): Option[] {
  if (typeof labels === 'number') return Array.from({ length: labels }, (_, at) => ({ value: first + at }))
  return labels.map((label, at) => ({ value: first + at, label }))
}

export const yesNo: readonly Option[] = [
  { value: 0, label: '否', word: 'no' },
  { value: 1, label: '是', word: 'yes' },
]
export const yesNoRefused: readonly Option[] = [
  { value: 0, label: '没有', word: 'no' },
  { value: 1, label: '有', word: 'yes' },
  { value: 2, label: '不想回答', word: 'refused' },
]

interface Marks {
  readonly reverse?: readonly number[]
  readonly safety?: readonly number[]
}

/** Items `1` … `n`; given texts, or as many as counted where there is no text. */
export function itemsOf(
  texts: readonly string[] | number,
  { reverse = [], safety = [] }: Marks = {},
): Item[] {
  const count = typeof texts === 'number' ? texts : texts.length
  return Array.from({ length: count }, (_, at): Item => {
    const text = typeof texts === 'number' ? undefined : texts[at]
    return {
      id: String(at + 1),
      ...(text === undefined ? {} : { text }),
      ...(reverse.includes(at + 1) ? { reverse: true } : {}),
      ...(safety.includes(at + 1) ? { safety: true } : {}),
    }
  })
}

/** Ids of item numbers. */
export const ids = (...numbers: readonly number[]): string[] => numbers.map(String)

/** Ids `from` … `to`, inclusive. */
export const idsBetween = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at))

export const band = (id: string, label: string, min: number, max: number, when?: Band['when']): Band => ({
  id,
  label,
  min,
  max,
  ...(when ? { when } : {}),
})

/** Fires when each of these items is at least so high, keyed. */
export const when = (action: TriggerAction, ...parts: readonly (readonly [string, number])[]): Trigger => ({
  action,
  items: parts.map(([id, min]) => ({ id, min })),
})

/** What every definition of this release has in common. */
export const release = { version: '1.0.0', locale: 'zh-CN' } as const satisfies Partial<Definition>

/** `n` times the same answer, for golden vectors. */
export const same = (n: number, value: number): number[] => Array.from({ length: n }, () => value)

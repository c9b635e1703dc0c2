import { conceptFields, conceptWords, dangerNames } from './lexicon/concepts.zh.ts'

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))

const rows = rowsOf(conceptWords)
const fields = rowsOf(conceptFields)

/** Names of the classes; the place in this list is the number of the class. */
export const conceptNames: readonly string[] = rows.map((row) => row[0] ?? '')

/** The words of each class, in the order of the names. A word belongs to the first class that lists it. */
export const conceptWordLists: readonly (readonly string[])[] = rows.map((row) => row.slice(1))

/** Numbers of the classes that speak of danger by themselves. */
export const dangerClasses: readonly number[] = dangerNames
  .split(' ')
  .map((name) => conceptNames.indexOf(name))

/** By the number of a class: the number of the field of meaning it belongs to. Every class has one. */
export const fieldOf: Uint8Array = Uint8Array.from(conceptNames, (name) => {
  const field = fields.findIndex((row) => row.indexOf(name, 1) > 0)
  if (field < 0) throw new Error(`no field for ${name}`)
  return field
})

/** How many fields there are. */
export const fieldCount = fields.length

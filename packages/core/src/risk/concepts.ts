import { conceptWords, dangerNames } from './lexicon/concepts.zh.ts'

const rows = conceptWords
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Names of the classes; the place in this list is the number of the class. */
export const conceptNames: readonly string[] = rows.map((row) => row[0] ?? '')

/** The words of each class, in the order of the names. A word belongs to the first class that lists it. */
export const conceptWordLists: readonly (readonly string[])[] = rows.map((row) => row.slice(1))

/** Numbers of the classes that speak of danger by themselves. */
export const dangerClasses: readonly number[] = dangerNames
  .split(' ')
  .map((name) => conceptNames.indexOf(name))

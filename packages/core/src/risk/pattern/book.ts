import { anchorsOf } from './anchor.ts'
import { Layer, type Match } from './layer.ts'
import { readSyntax } from './syntax.ts'
import { note, type Spots, WordTable } from './word-table.ts'

/**
 * A book of patterns behind one table of words. A text is passed over once for all anchor words of all layers; each
 * layer is then read from the words found, on that text or on the same text with parts of it blanked out.
 */
export class Book {
  readonly words: WordTable
  private readonly layers: readonly Layer[]
  /** By the mark of a word: its place among the word lists, or -1. */
  private readonly kinds: Int16Array

  /** `lists` are plain words found in the same pass; a word belongs to the first list that has it. */
  constructor(layers: readonly (readonly string[])[], lists: readonly (readonly string[])[] = []) {
    const marks = new Map<string, number>()
    const markOf = (word: string): number => {
      const mark = marks.get(word) ?? marks.size
      marks.set(word, mark)
      return mark
    }
    this.layers = layers.map((sources) => {
      const layer = new Layer()
      sources.forEach((source, pattern) => {
        for (const anchored of anchorsOf(readSyntax(source), source))
          layer.add(pattern, anchored, anchored.words.map(markOf))
      })
      return layer
    })
    const kinds = new Map<number, number>()
    lists.forEach((list, kind) => {
      for (const word of list) {
        const mark = markOf(word)
        if (!kinds.has(mark)) kinds.set(mark, kind)
      }
    })
    this.kinds = Int16Array.from({ length: marks.size }, (_, mark) => kinds.get(mark) ?? -1)
    for (const layer of this.layers) layer.settle(marks.size)
    this.words = new WordTable([...marks.keys()])
  }

  /** Every listed word, by start: the number of its list and its bounds. */
  listed(spots: Spots, into: Spots): void {
    into.count = 0
    const { data } = spots
    for (let i = 0; i < spots.count * 3; i += 3) {
      const kind = this.kinds[data[i]!]!
      if (kind >= 0) note(into, kind, data[i + 1]!, data[i + 2]!)
    }
  }

  /** Every match of a layer, by start, the longer first. Patterns from `below` on are left out. */
  matches(layer: number, spots: Spots, codes: Uint16Array, length: number, below?: number): Match[] {
    const out = this.layers[layer]!.read(spots, codes, length, below)
    return out.length < 2 ? out : inOrder(out)
  }

  /** Matches of a layer in the order of its words; of patterns from `onceFrom` on one each, wherever it stands. */
  signs(layer: number, spots: Spots, codes: Uint16Array, length: number, onceFrom: number): Match[] {
    return this.layers[layer]!.read(spots, codes, length, undefined, onceFrom)
  }
}

const byPlace = (a: Match, b: Match): number => a.start - b.start || b.end - a.end

/** Few matches nearly in order, as they mostly are, are put in order by hand. */
const few = 48

/** Puts matches in order, by start, the longer first. */
export function inOrder(list: Match[]): Match[] {
  if (list.length > few) return list.sort(byPlace)
  for (let i = 1; i < list.length; i += 1) {
    const one = list[i]!
    let at = i
    for (; at > 0 && byPlace(list[at - 1]!, one) > 0; at -= 1) list[at] = list[at - 1]!
    list[at] = one
  }
  return list
}

/** The matches of each pattern below `below` that overlap no earlier one of the same; `list` is sorted by start. */
export function apart(list: readonly Match[], below: number): Match[] {
  const out: Match[] = []
  const ends = new Map<number, number>()
  for (const match of list) {
    if (match.pattern >= below || match.start < (ends.get(match.pattern) ?? 0)) continue
    ends.set(match.pattern, match.end)
    out.push(match)
  }
  return out
}

import { type Anchored, anchorsOf } from './anchor.ts'
import { Automaton } from './automaton.ts'
import { firstCharacters, mirrored, readSyntax, type Syntax } from './syntax.ts'
import { note, type Spots, WordTable } from './word-table.ts'

/** One place where a pattern matches: its number in the list and its bounds. */
export interface Match {
  readonly pattern: number
  readonly start: number
  readonly end: number
}

/** What `farthest` says when there is no match. */
const missed = -2

/** One way to complete an anchor word to a match; its automata are made when first needed. */
class Way {
  readonly pattern: number
  private before: Automaton | undefined
  private after: Automaton | undefined
  private anchored: Anchored | undefined
  // Bits of the characters that may stand next to the anchor: they turn most places away without an automaton.
  private nextBefore = anyCharacter
  private nextAfter = anyCharacter

  constructor(pattern: number, anchored: Anchored) {
    this.pattern = pattern
    this.anchored = anchored
  }

  private open({ before, after }: Anchored): void {
    const backwards = before.map(mirrored).reverse()
    this.before = automatonOf(backwards)
    this.after = automatonOf(after)
    this.nextBefore = firstBits(backwards)
    this.nextAfter = firstBits(after)
    this.anchored = undefined
  }

  /** The widest match around an anchor; undefined when its surroundings do not fit. */
  around(codes: Uint16Array, length: number, start: number, end: number): Match | undefined {
    if (this.anchored !== undefined) this.open(this.anchored)
    if (start > 0 && (this.nextBefore & bitOf(codes[start - 1]!)) === 0) return undefined
    if (end < length && (this.nextAfter & bitOf(codes[end]!)) === 0) return undefined
    // Automata on the left read from the place before the anchor down to -1.
    const from = this.before === undefined ? start - 1 : this.before.farthest(codes, start - 1, -1, -1)
    if (from === missed) return undefined
    const to = this.after === undefined ? end : this.after.farthest(codes, end, length, 1)
    return to === missed ? undefined : { pattern: this.pattern, start: from + 1, end: to }
  }
}

const anyCharacter = -1

function bitOf(code: number): number {
  return 1 << (Math.imul(code, 0x9e3779b1) >>> 27)
}

/** Bits of the characters with which a match of `items` can begin; all bits when it may be empty or begin with any. */
function firstBits(items: readonly Syntax[]): number {
  const first = firstCharacters({ kind: 'seq', items })
  if (first === undefined) return anyCharacter
  let bits = 0
  for (const char of first) bits |= bitOf(char.charCodeAt(0))
  return bits
}

function automatonOf(items: readonly Syntax[]): Automaton | undefined {
  return items.length === 0 ? undefined : new Automaton({ kind: 'seq', items })
}

const mostPatterns = 1 << 16

interface Layer {
  /** By the mark of a word: the ways it may be completed. */
  readonly byWord: readonly (readonly Way[] | undefined)[]
  /** By the mark of a word: 1 when there are any. */
  readonly has: Uint8Array
  readonly count: number
}

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
    this.layers = layers.map((sources) => {
      const byWord: Way[][] = []
      sources.forEach((source, pattern) => {
        for (const anchored of anchorsOf(readSyntax(source), source)) {
          const way = new Way(pattern, anchored)
          for (const word of anchored.words) {
            const mark = marks.get(word) ?? marks.size
            marks.set(word, mark)
            byWord[mark] ??= []
            byWord[mark].push(way)
          }
        }
      })
      return {
        byWord: Array.from(byWord, (ways) => ways),
        has: Uint8Array.from(byWord, (ways) => (ways === undefined ? 0 : 1)),
        count: sources.length,
      }
    })
    const kinds = new Map<number, number>()
    lists.forEach((list, kind) => {
      for (const word of list) {
        const mark = marks.get(word) ?? marks.size
        marks.set(word, mark)
        if (!kinds.has(mark)) kinds.set(mark, kind)
      }
    })
    this.kinds = Int16Array.from({ length: marks.size }, (_, mark) => kinds.get(mark) ?? -1)
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
  matches(layer: number, spots: Spots, codes: Uint16Array, length: number, below = mostPatterns): Match[] {
    const { byWord, has } = this.layers[layer]!
    const { data } = spots
    const out: Match[] = []
    for (let i = 0; i < spots.count; i += 1) {
      const mark = data[i * 3]!
      if (has[mark] !== 1) continue
      const ways = byWord[mark]!
      const start = data[i * 3 + 1]!
      const end = data[i * 3 + 2]!
      for (const way of ways) {
        if (way.pattern >= below) break
        const match = way.around(codes, length, start, end)
        if (match !== undefined) out.push(match)
      }
    }
    return out.length < 2 ? out : out.sort((a, b) => a.start - b.start || b.end - a.end)
  }

  /** For each pattern of a layer, whether it stands anywhere in the text: 1 or 0. */
  signs(layer: number, spots: Spots, codes: Uint16Array, length: number): Uint8Array {
    const { byWord, has, count } = this.layers[layer]!
    const out = new Uint8Array(count)
    for (let i = 0; i < spots.count; i += 1) {
      const mark = spots.data[i * 3]!
      if (has[mark] !== 1) continue
      for (const way of byWord[mark]!) {
        if (out[way.pattern] === 1) continue
        const match = way.around(codes, length, spots.data[i * 3 + 1]!, spots.data[i * 3 + 2]!)
        if (match !== undefined) out[way.pattern] = 1
      }
    }
    return out
  }
}

/** The matches of each pattern that overlap no earlier match of the same pattern; `list` is sorted by start. */
export function apart(list: readonly Match[]): Match[] {
  const ends = new Map<number, number>()
  return list.filter(({ pattern, start, end }) => {
    if (start < (ends.get(pattern) ?? 0)) return false
    ends.set(pattern, end)
    return true
  })
}

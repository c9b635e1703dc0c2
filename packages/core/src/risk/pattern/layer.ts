import type { Anchored } from './anchor.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { firstCharacters, mirrored, type Syntax } from './syntax.ts'
import type { Spots } from './word-table.ts'

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
  /** Bits of the characters that may stand next to the anchor. */
  readonly nextBefore: number
  readonly nextAfter: number
  private readonly anchored: Anchored
  private before: Automaton | undefined
  private after: Automaton | undefined
  private opened = false

  constructor(pattern: number, anchored: Anchored) {
    this.pattern = pattern
    this.anchored = anchored
    this.nextBefore = firstBits(anchored.before, true)
    this.nextAfter = firstBits(anchored.after, false)
  }

  /** The widest match around an anchor; undefined when its surroundings do not fit. */
  around(codes: Uint16Array, length: number, start: number, end: number): Match | undefined {
    if (!this.opened) {
      const { before, after } = this.anchored
      this.before = readerOf(before.map(mirrored).reverse())
      this.after = readerOf(after)
      this.opened = true
    }
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

/**
 * Bits of the characters with which a match of `items` can begin, or, backwards, end; all bits when it may be empty or
 * begin with any.
 */
function firstBits(items: readonly Syntax[], backwards: boolean): number {
  if (items.length === 0) return anyCharacter
  const first = firstCharacters({ kind: 'seq', items }, backwards)
  if (first === undefined) return anyCharacter
  let bits = 0
  for (const char of first) bits |= bitOf(char.charCodeAt(0))
  return bits
}

function readerOf(items: readonly Syntax[]): Automaton | undefined {
  return items.length === 0 ? undefined : automatonOf({ kind: 'seq', items })
}

const mostPatterns = 1 << 16

/** Numbers a way takes in a list: its place, its pattern, and bits of the characters that may stand on its two sides. */
const entrySize = 4

/**
 * One layer of a book, flat: most places are turned away by the bits of their neighbours, so these lie close together
 * and the ways themselves are only touched where they may fit.
 */
export class Layer {
  private readonly ways: Way[] = []
  /** What was added: the mark of a word, and the way it leads to. */
  private readonly added: { readonly marks: number[]; readonly ways: number[] } = { marks: [], ways: [] }
  /** By the mark of a word: where its entries begin; they end where those of the next word begin. */
  private firsts = new Int32Array(0)
  private entries = new Int32Array(0)
  /** By the mark of a word: 1 when it has entries. Small, as most words of a text have none here. */
  private has = new Uint8Array(0)

  /** Adds one way, found by the words of these marks. Ways come in the order of their patterns. */
  add(pattern: number, anchored: Anchored, marks: readonly number[]): void {
    const way = this.ways.push(new Way(pattern, anchored)) - 1
    for (const mark of marks) {
      this.added.marks.push(mark)
      this.added.ways.push(way)
    }
  }

  /** Lays the entries out, once all words are known: those of one word together, in the order they were added. */
  settle(words: number): void {
    const { marks, ways } = this.added
    const firsts = new Int32Array(words + 1)
    for (const mark of marks) firsts[mark + 1]! += entrySize
    for (let mark = 0; mark < words; mark += 1) firsts[mark + 1]! += firsts[mark]!
    const next = firsts.slice()
    const entries = new Int32Array(marks.length * entrySize)
    for (let i = 0; i < marks.length; i += 1) {
      const at = next[marks[i]!]!
      const way = this.ways[ways[i]!]!
      next[marks[i]!] = at + entrySize
      entries[at] = ways[i]!
      entries[at + 1] = way.pattern
      entries[at + 2] = way.nextBefore
      entries[at + 3] = way.nextAfter
    }
    this.firsts = firsts
    this.entries = entries
    this.has = Uint8Array.from({ length: words }, (_, mark) => (firsts[mark] === firsts[mark + 1] ? 0 : 1))
    marks.length = 0
    ways.length = 0
  }

  /**
   * Every match around the words of a text, in the order of the words. Patterns from `below` on are left out; of those
   * from `onceFrom` on, only one match each is sought.
   */
  read(
    spots: Spots,
    codes: Uint16Array,
    length: number,
    below = mostPatterns,
    onceFrom = mostPatterns,
  ): Match[] {
    const out: Match[] = []
    const { entries, firsts, has } = this
    const { data } = spots
    for (let i = 0; i < spots.count * 3; i += 3) {
      const mark = data[i]!
      if (has[mark] === 0) continue
      const last = firsts[mark + 1]!
      const start = data[i + 1]!
      const end = data[i + 2]!
      const before = start > 0 ? bitOf(codes[start - 1]!) : anyCharacter
      const after = end < length ? bitOf(codes[end]!) : anyCharacter
      for (let at = firsts[mark]!; at < last; at += entrySize) {
        if ((entries[at + 2]! & before) === 0 || (entries[at + 3]! & after) === 0) continue
        const pattern = entries[at + 1]!
        if (pattern >= below || (pattern >= onceFrom && out.some((match) => match.pattern === pattern)))
          continue
        const match = this.ways[entries[at]!]!.around(codes, length, start, end)
        if (match !== undefined) out.push(match)
      }
    }
    return out
  }
}

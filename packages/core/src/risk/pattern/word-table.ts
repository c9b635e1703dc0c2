/** Where words stand in a text: the word's mark with its bounds, three numbers each. Grows; read `count` entries. */
export interface Spots {
  data: Int32Array
  count: number
}

/** Room for what one pass over a text finds. */
export function emptySpots(): Spots {
  return { data: new Int32Array(3 * 512), count: 0 }
}

/** Adds one entry. */
export function note(into: Spots, mark: number, start: number, end: number): void {
  const at = into.count * 3
  if (at + 3 > into.data.length) {
    const wider = new Int32Array(into.data.length * 2)
    wider.set(into.data)
    into.data = wider
  }
  into.data[at] = mark
  into.data[at + 1] = start
  into.data[at + 2] = end
  into.count += 1
}

/** Leaves out every word that a character of `code` has come to stand in. */
export function dropBlanked(spots: Spots, codes: Uint16Array, code: number): void {
  const { data } = spots
  let kept = 0
  for (let i = 0; i < spots.count * 3; i += 3) {
    let whole = true
    for (let at = data[i + 1]!; at < data[i + 2]!; at += 1) if (codes[at] === code) whole = false
    if (!whole) continue
    data[kept] = data[i]!
    data[kept + 1] = data[i + 1]!
    data[kept + 2] = data[i + 2]!
    kept += 3
  }
  spots.count = kept / 3
}

const golden = 0x9e3779b1 | 0
/** Numbers a slot of the table takes: the key, and node and mark in one, so that the table lies close in memory. */
const slotSize = 2
/** 2 to this power bits: 8 kB. */
const sieveBits = 16

const mostNodes = 1 << 15

function keyOf(node: number, code: number): number {
  return (node << 16) | code
}

/** A hashed table from keys to a node and its mark. */
class Slots {
  private readonly data: Int32Array
  private readonly shift: number
  /** A bit for every key, by hash. Most keys asked for are not there, and these bits fit where the table does not. */
  readonly bits = new Int32Array((1 << sieveBits) / 32)

  constructor(nodes: ReadonlyMap<number, number>, marks: readonly number[]) {
    const size = Math.max(4, Math.ceil(Math.log2(nodes.size * 1.5 + 1)))
    this.shift = 32 - size
    this.data = new Int32Array(slotSize << size)
    for (const [key, node] of nodes) {
      let slot = this.first(key)
      while (this.data[slot] !== 0) slot = this.next(slot)
      this.data[slot] = key
      this.data[slot + 1] = (node << 16) | (marks[node]! + 1)
      const bit = Math.imul(key, golden) >>> (32 - sieveBits)
      this.bits[bit >> 5]! |= 1 << (bit & 31)
    }
  }

  private first(key: number): number {
    return (Math.imul(key, golden) >>> this.shift) * slotSize
  }

  private next(slot: number): number {
    return (slot + slotSize) & (this.data.length - 1)
  }

  /** Where a key stands whose bit is set; -1 when it does not. */
  find(key: number): number {
    let slot = this.first(key)
    for (let at = this.data[slot]!; at !== key; at = this.data[slot]!) {
      if (at === 0) return -1
      slot = this.next(slot)
    }
    return slot
  }

  nodeAt(slot: number): number {
    return this.data[slot + 1]! >>> 16
  }

  markAt(slot: number): number {
    return (this.data[slot + 1]! & 0xffff) - 1
  }
}

/** Finds words of a fixed list, all of them at every place, in one pass over the text. */
export class WordTable {
  /** By a character: its mark as a word by itself, or -1. */
  private readonly singles = new Int16Array(0x10000).fill(-1)
  /** Most pairs of characters begin no word: one look tells. */
  private readonly pairs: Slots
  private readonly longer: Slots

  /** The mark of a word is its place in `words`, which must not hold a word twice. */
  constructor(words: readonly string[]) {
    const edges = new Map<number, number>()
    // Nodes are numbered from 1, so that no key is 0; a pair of characters is the key of its own node.
    const marks = [-1, -1]
    const after = (key: number): number => {
      const known = edges.get(key)
      if (known !== undefined) return known
      const made = marks.push(-1) - 1
      edges.set(key, made)
      return made
    }
    const pairs = new Map<number, number>()
    words.forEach((word, mark) => {
      if (word.length === 1) this.singles[word.charCodeAt(0)] = mark
      if (word.length < 2) return
      const pair = keyOf(word.charCodeAt(0), word.charCodeAt(1))
      let node = pairs.get(pair) ?? marks.push(-1) - 1
      pairs.set(pair, node)
      for (let i = 2; i < word.length; i += 1) node = after(keyOf(node, word.charCodeAt(i)))
      marks[node] = mark
    })
    if (marks.length > mostNodes) throw new Error('too many words for one table')
    this.pairs = new Slots(pairs, marks)
    this.longer = new Slots(edges, marks)
  }

  /** Notes every word between two places, by start, the shorter first. Time is linear: words are short. */
  find(codes: Uint16Array, from: number, to: number, into: Spots): void {
    into.count = 0
    const { singles, pairs, longer } = this
    const pairBits = pairs.bits
    const longerBits = longer.bits
    for (let start = from; start < to; start += 1) {
      const code = codes[start]!
      const single = singles[code]!
      if (single >= 0) note(into, single, start, start + 1)
      if (start + 1 === to) return
      let table = pairs
      let bits = pairBits
      let key = keyOf(code, codes[start + 1]!)
      for (let end = start + 2; end <= to; end += 1) {
        const bit = Math.imul(key, golden) >>> (32 - sieveBits)
        if (((bits[bit >> 5]! >> (bit & 31)) & 1) === 0) break
        const slot = table.find(key)
        if (slot < 0) break
        const mark = table.markAt(slot)
        if (mark >= 0) note(into, mark, start, end)
        if (end === to) break
        key = keyOf(table.nodeAt(slot), codes[end]!)
        table = longer
        bits = longerBits
      }
    }
  }
}

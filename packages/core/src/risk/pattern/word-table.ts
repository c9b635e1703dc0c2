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

const classBits = 12
const golden = 0x9e3779b1 | 0
/** Numbers a slot of the table takes: key, node, mark; a fourth keeps slots from straddling cache lines. */
const slotSize = 4
const pairBits = 16

function pairBit(one: number, two: number): number {
  return Math.imul((one << 16) | two, golden) >>> (32 - pairBits)
}

/** Finds words of a fixed list, all of them at every place, in one pass over the text. */
export class WordTable {
  private readonly classOf = new Uint16Array(0x10000)
  /** By the class of a first character: the node after it, and its mark. */
  private readonly firsts: Int32Array
  private readonly slots: Int32Array
  private readonly shift: number
  /** A bit for every pair of characters that begins a word, by hash: most pairs of a text begin none. */
  private readonly pairs = new Int32Array((1 << pairBits) / 32)
  /** A bit for every character that is a word by itself. */
  private readonly singles = new Int32Array(0x10000 / 32)

  /** The mark of a word is its place in `words`, which must not hold a word twice. */
  constructor(words: readonly string[]) {
    const edges = new Map<number, number>()
    const marks = [-1]
    let classes = 0
    words.forEach((word, mark) => {
      let node = 0
      for (let i = 0; i < word.length; i += 1) {
        const code = word.charCodeAt(i)
        if (this.classOf[code] === 0) this.classOf[code] = classes += 1
        const key = (node << classBits) | this.classOf[code]!
        let next = edges.get(key)
        if (next === undefined) {
          next = marks.push(-1) - 1
          edges.set(key, next)
        }
        node = next
      }
      marks[node] = mark
    })
    if (classes >= 1 << classBits) throw new Error('too many different characters')
    const size = Math.max(4, Math.ceil(Math.log2(edges.size * 2 + 1)))
    this.shift = 32 - size
    this.slots = new Int32Array(slotSize << size)
    this.firsts = new Int32Array(2 * classes + 2).fill(-1)
    for (const [key, node] of edges) this.place(key, node, marks[node]!)
    for (const word of words) this.noteBeginning(word)
  }

  private place(key: number, node: number, mark: number): void {
    if (key < 1 << classBits) {
      this.firsts[2 * key] = node
      this.firsts[2 * key + 1] = mark
      return
    }
    let slot = (Math.imul(key, golden) >>> this.shift) * slotSize
    while (this.slots[slot] !== 0) slot = (slot + slotSize) & (this.slots.length - 1)
    this.slots[slot] = key
    this.slots[slot + 1] = node
    this.slots[slot + 2] = mark
  }

  private noteBeginning(word: string): void {
    const code = word.charCodeAt(0)
    if (word.length === 1) this.singles[code >> 5]! |= 1 << (code & 31)
    else {
      const bit = pairBit(code, word.charCodeAt(1))
      this.pairs[bit >> 5]! |= 1 << (bit & 31)
    }
  }

  /** Where the table holds what follows `node` by a character of class `kind`; -1 when no word goes on so. */
  private slotOf(node: number, kind: number): number {
    const key = (node << classBits) | kind
    const { slots } = this
    let slot = (Math.imul(key, golden) >>> this.shift) * slotSize
    for (let at = slots[slot]!; at !== key; at = slots[slot]!) {
      if (at === 0) return -1
      slot = (slot + slotSize) & (slots.length - 1)
    }
    return slot
  }

  /** Notes every word between two places, by start, the shorter first. Time is linear: words are short. */
  find(codes: Uint16Array, from: number, to: number, into: Spots): void {
    into.count = 0
    const { singles, pairs } = this
    // The two tables of bits are small enough to stay at hand; most places of a text need nothing else.
    for (let start = from; start < to; start += 1) {
      const code = codes[start]!
      if (((singles[code >> 5]! >> (code & 31)) & 1) !== 0)
        note(into, this.firsts[2 * this.classOf[code]! + 1]!, start, start + 1)
      if (start + 1 === to) return
      const bit = pairBit(code, codes[start + 1]!)
      if (((pairs[bit >> 5]! >> (bit & 31)) & 1) !== 0) this.findLonger(codes, start, to, into)
    }
  }

  private findLonger(codes: Uint16Array, start: number, to: number, into: Spots): void {
    const { classOf, slots } = this
    let node = this.firsts[2 * classOf[codes[start]!]!]!
    if (node < 0) return
    for (let end = start + 1; end < to; end += 1) {
      const slot = this.slotOf(node, classOf[codes[end]!]!)
      if (slot < 0) return
      node = slots[slot + 1]!
      if (slots[slot + 2]! >= 0) note(into, slots[slot + 2]!, start, end + 1)
    }
  }
}

import { fieldCount, fieldOf } from './concepts.ts'
import type { NormalText } from './draft.ts'
import type { Spots } from './pattern/word-table.ts'

/** Bits of a bucket of character runs, of classes of words, and of the smaller heads. */
export const bits = { grams: 17, concepts: 15, small: 13 } as const

/** Facts about the whole message that the rules found; small numbers, one feature each. */
export type Facts = readonly number[]

/** Words of classes, by start; the mark of a word is the number of its class. */
export type Concepts = Spots

/** Half-open bounds in a normalised text. */
export type Span = readonly [number, number]

const golden = 0x9e3779b1 | 0
const prime = 0x01000193
const seed = 0x811c9dc5 | 0
const runShift = 32 - bits.grams
const comma = 0xff0c
const stop = 0x3002
// Longer runs of characters say less about a wording never seen before.
const shareOne = 0.6
const shareTwo = 1
const shareThree = 0.8
/** Keeps one or two features of a short text from counting as much as a whole sentence. */
const damping = 4

/** Bounds of the clauses of a normalised text. */
export function clausesOf(codes: Uint16Array, length: number): Span[] {
  const out: Span[] = []
  let from = 0
  for (let i = 0; i <= length; i += 1) {
    if (i < length && codes[i] !== comma && codes[i] !== stop) continue
    if (i > from) out.push([from, i])
    from = i + 1
  }
  return out
}

/** A stretch about as long as one confided thought; longer messages are judged by their gravest stretch. */
const windowLength = 44

/**
 * Windows over clauses, as places of the first and the last clause: as many clauses as fit, each window beginning in
 * the middle of the one before, so that no two neighbours are ever torn apart for good.
 */
export function windowsOf(clauses: readonly Span[]): (readonly [first: number, last: number])[] {
  const out: (readonly [number, number])[] = []
  for (let first = 0, last = -1; last + 1 < clauses.length; ) {
    const from = clauses[first]![0]
    last = Math.max(first, last + 1)
    while (last + 1 < clauses.length && clauses[last + 1]![1] - from <= windowLength) last += 1
    out.push([first, last])
    first = Math.max(first + 1, (first + last + 1) >> 1)
  }
  return out
}

/** Runs of one to three characters of one clause; a run may begin at the clause's edge, which counts as a comma. */
export function addRuns(codes: Uint16Array, [from, to]: Span, out: Features): void {
  for (let i = from - 1; i < to; i += 1) {
    const one = Math.imul(seed ^ (i < from ? comma : codes[i]!), prime)
    if (i >= from) out.add(Math.imul(one, golden) >>> runShift, shareOne)
    if (i + 1 >= to) continue
    const two = Math.imul(one ^ codes[i + 1]!, prime)
    out.add(Math.imul(two + 1, golden) >>> runShift, shareTwo)
    if (i + 2 < to)
      out.add(Math.imul(Math.imul(two ^ codes[i + 2]!, prime) + 2, golden) >>> runShift, shareThree)
  }
}

/** The same runs, only their weights summed: this is done for every character of every message. */
export function sumRuns(codes: Uint16Array, [from, to]: Span, weights: Int8Array): number {
  let ones = 0
  let twos = 0
  let threes = 0
  // The runs that end at each place: the hashes that are still open are carried on.
  let lastOne = Math.imul(seed ^ comma, prime)
  let lastTwo = 0
  for (let i = from; i < to; i += 1) {
    const code = codes[i]!
    if (i > from) threes += weights[Math.imul(Math.imul(lastTwo ^ code, prime) + 2, golden) >>> runShift]!
    lastTwo = Math.imul(lastOne ^ code, prime)
    twos += weights[Math.imul(lastTwo + 1, golden) >>> runShift]!
    lastOne = Math.imul(seed ^ code, prime)
    ones += weights[Math.imul(lastOne, golden) >>> runShift]!
  }
  return ones * shareOne + twos * shareTwo + threes * shareThree
}

/** Sum of the squared shares of a clause's runs. */
export function squareRuns([from, to]: Span): number {
  const length = to - from
  return length * (shareOne ** 2 + shareTwo ** 2) + (length - 1) * shareThree ** 2
}

/** What a sum of squared shares scales its features by. */
export function scaleOf(squares: number): number {
  return 1 / Math.sqrt(squares + damping)
}

/** Classes weigh a little less than the characters themselves. */
export const conceptShare = 0.8

/** Hashed features with their values, in reused room; read `count` of them. */
export class Features {
  at = new Int32Array(1024)
  value = new Float32Array(1024)
  count = 0

  add(bucket: number, value: number): void {
    if (this.count === this.at.length) this.grow()
    this.at[this.count] = bucket
    this.value[this.count] = value
    this.count += 1
  }

  private grow(): void {
    const [at, value] = [this.at, this.value]
    this.at = new Int32Array(at.length * 2)
    this.value = new Float32Array(at.length * 2)
    this.at.set(at)
    this.value.set(value)
  }

  /** Scales everything from `first` on by its own size, times a share. */
  scale(first: number, share = 1): void {
    let squares = 0
    for (let i = first; i < this.count; i += 1) squares += this.value[i]! ** 2
    const factor = scaleOf(squares) * share
    for (let i = first; i < this.count; i += 1) this.value[i]! *= factor
  }
}

function conceptBucket(key: number): number {
  return (1 << bits.grams) + (Math.imul(key + 0x51ed270b, golden) >>> (32 - bits.concepts))
}

const classes = 256
const seen = new Int32Array(classes)
const seenDenied = new Int32Array(classes)
let stamp = 0
/** Two classes this near each other say something together. */
const nearness = 7

const plainUnit = 0
const denial = 1
const between = 2
const roles = new Uint8Array(0x10000)
for (const char of '不没别未莫勿无非冇唔') roles[char.charCodeAt(0)] = denial
for (const char of '有想要再会能去是') roles[char.charCodeAt(0)] = between

/** Whether a denial stands right before a word, or with one small word between. */
function isDenied(codes: Uint16Array, start: number): boolean {
  const before = start > 0 ? roles[codes[start - 1]!]! : plainUnit
  return before === denial || (before === between && start > 1 && roles[codes[start - 2]!] === denial)
}

const fieldsFound = new Int32Array(fieldCount)
const fieldSeen = new Int32Array(fieldCount)

/**
 * Classes of words in a window: each class, each denied class, each pair of classes that stands near in its order, and
 * the fields they belong to, each and in pairs.
 */
function addConcepts(
  codes: Uint16Array,
  { data, count }: Concepts,
  from: number,
  to: number,
  out: Features,
): void {
  let fields = 0
  stamp += 1
  for (let i = firstFrom(data, count, from) * 3; i < count * 3 && data[i + 1]! < to; i += 3) {
    const one = data[i]!
    const end = data[i + 2]!
    if (end > to) continue
    if (seen[one] !== stamp) {
      seen[one] = stamp
      out.add(conceptBucket(one), 1)
      const field = fieldOf[one]!
      if (fieldSeen[field] !== stamp) {
        fieldSeen[field] = stamp
        out.add(fieldBucket(field), 1)
        for (let k = 0; k < fields; k += 1) out.add(pairBucket(fieldsFound[k]!, field), pairValue)
        fieldsFound[fields] = field
        fields += 1
      }
    }
    if (isDenied(codes, data[i + 1]!)) out.add(conceptBucket(one + classes), 1)
    for (let j = i + 3; j < count * 3 && data[j + 1]! <= end + nearness; j += 3) {
      const two = data[j]!
      if (two !== one && data[j + 1]! >= end && data[j + 2]! <= to) out.add(nearBucket(one, two), 1)
    }
  }
}

const pairValue = 0.8

/**
 * Weights of the classes laid out by class, so that windows, which overlap, need not hash: each class plain and denied,
 * each pair that stands near in its order, each field and each pair of fields.
 */
export class ConceptWeights {
  private readonly width: number
  private readonly plain: Int8Array
  private readonly denied: Int8Array
  private readonly near: Int8Array
  private readonly fields: Int8Array
  private readonly pairs: Int8Array
  /** Sum of the weights met last, and of their squared values. */
  sum = 0
  squares = 0
  /** The classes met last, then by `width` on those denied, then by twice `width` on the fields; see `hidden.ts`. */
  readonly units: number[] = []

  constructor(weights: Int8Array, width: number) {
    // a loop: a hundred thousand places are filled before the first message is read
    const grid = (size: number, bucket: (one: number, two: number) => number): Int8Array => {
      const out = new Int8Array(size * size)
      let at = 0
      for (let one = 0; one < size; one += 1)
        for (let two = 0; two < size; two += 1, at += 1) out[at] = weights[bucket(one, two)]!
      return out
    }
    const row = (size: number, bucket: (one: number) => number): Int8Array =>
      Int8Array.from({ length: size }, (_, one) => weights[bucket(one)]!)
    this.width = width
    this.plain = row(width, conceptBucket)
    this.denied = row(width, (one) => conceptBucket(one + classes))
    this.near = grid(width, nearBucket)
    this.fields = row(fieldCount, fieldBucket)
    this.pairs = grid(fieldCount, pairBucket)
  }

  /** Sums what \`addConcepts\` would add of a window. */
  read(codes: Uint16Array, { data, count }: Concepts, from: number, to: number): void {
    const { width, plain, denied, near, units } = this
    units.length = 0
    const stop = count * 3
    let fields = 0
    let whole = 0
    let wholes = 0
    let shared = 0
    stamp += 1
    for (let i = firstFrom(data, count, from) * 3; i < stop && data[i + 1]! < to; i += 3) {
      const one = data[i]!
      const end = data[i + 2]!
      if (end > to) continue
      if (seen[one] !== stamp) {
        seen[one] = stamp
        whole += plain[one]!
        wholes += 1
        units.push(one)
        const field = fieldOf[one]!
        if (fieldSeen[field] !== stamp) {
          fieldSeen[field] = stamp
          whole += this.fields[field]!
          wholes += 1
          units.push(2 * width + field)
          for (let k = 0; k < fields; k += 1) shared += this.pairs[field * fieldCount + fieldsFound[k]!]!
          fieldsFound[fields] = field
          fields += 1
        }
      }
      if (isDenied(codes, data[i + 1]!)) {
        whole += denied[one]!
        wholes += 1
        if (seenDenied[one] !== stamp) {
          seenDenied[one] = stamp
          units.push(width + one)
        }
      }
      for (let j = i + 3; j < stop && data[j + 1]! <= end + nearness; j += 3) {
        const two = data[j]!
        if (two === one || data[j + 1]! < end || data[j + 2]! > to) continue
        whole += near[one * width + two]!
        wholes += 1
      }
    }
    this.sum = whole + shared * pairValue
    this.squares = wholes + ((fields * (fields - 1)) / 2) * pairValue ** 2
  }
}

function fieldBucket(field: number): number {
  return conceptBucket((1 << 20) + field)
}

function nearBucket(one: number, two: number): number {
  return conceptBucket((1 << 18) + one * classes + two)
}

function pairBucket(one: number, two: number): number {
  const low = Math.min(one, two)
  return conceptBucket((1 << 17) + low * fieldCount + one + two - low)
}

/** The place of the first word that starts at `from` or later. */
function firstFrom(data: Int32Array, count: number, from: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (data[middle * 3 + 1]! < from) low = middle + 1
    else high = middle
  }
  return low
}

const factValue = 0.5

/** What the rules found, which is the same for every window of a message. */
function addFacts(facts: Facts, out: Features): void {
  for (const fact of facts) out.add(conceptBucket((1 << 19) + fact), factValue)
}

/** The same, only their weights summed. */
export function sumFacts(facts: Facts, weights: Int8Array): number {
  let sum = 0
  for (const fact of facts) sum += weights[conceptBucket((1 << 19) + fact)]!
  return sum * factValue
}

/** The bucket of a feature in the smaller heads. */
export function smallBucket(bucket: number): number {
  return bucket & ((1 << bits.small) - 1)
}

/** Size of the first head's table; the other heads are smaller. */
export const bucketCount = (1 << bits.grams) + (1 << bits.concepts)

/** One head in the compact form that is committed: Int8 weights with one scale, and a bias. */
export interface PackedHead {
  readonly bias: number
  readonly scale: number
  readonly data: string
}

/** All features of one stretch, for the smaller heads and for training. */
export function featuresIn(
  view: NormalText,
  concepts: Concepts,
  [from, to]: Span,
  facts: Facts,
  out: Features,
): void {
  for (const [start, end] of clausesOf(view.codes.subarray(from, to), to - from))
    addRuns(view.codes, [start + from, end + from], out)
  out.scale(0)
  const runs = out.count
  addConcepts(view.codes, concepts, from, to, out)
  out.scale(runs, conceptShare)
  addFacts(facts, out)
}

import { conceptNames, fieldCount } from './concepts.ts'
import type { Facts, Span } from './features.ts'

/** How many signs the layer puts together; so many times `lanes`. */
export const hiddenSize = 48

const characterBits = 12
const golden = 0x9e3779b1 | 0
/** More than there are facts; see `rules.ts`. */
const factRoom = 1024
const firstFact = 2 * conceptNames.length + fieldCount
const firstCharacter = firstFact + factRoom

/** Units that may be lit: classes, denied classes, fields (as `ConceptWeights` numbers them), facts, characters. */
export const unitCount = firstCharacter + (1 << characterBits)

export const factUnit = (fact: number): number => firstFact + fact
/** Rare characters may share a unit. */
export const characterUnit = (code: number): number =>
  firstCharacter + (Math.imul(code, golden) >>> (32 - characterBits))

/** What each of so many lit units counts for: a long stretch is not louder than a short one. */
export const unitShare = (count: number): number => 1 / Math.sqrt(count + 2)

/** What a stretch is asked. */
export const questions = ['risk', 'grave', 'other', 'urgent'] as const
export type Question = (typeof questions)[number]

/** The layer as it is committed: a row of Int8 weights for each unit, with one scale, and what each question makes of it. */
export interface PackedHidden {
  readonly scale: number
  readonly rows: string
  readonly bias: readonly number[]
  readonly heads: Readonly<Record<Question, readonly number[]>>
}

/** Bytes behind base64 text, read in server and browser alike. */
export function bytesOf(data: string): Int8Array {
  const text = atob(data)
  const out = new Int8Array(text.length)
  for (let i = 0; i < text.length; i += 1) out[i] = text.charCodeAt(i)
  return out
}

/** Signs summed in one number, and how far apart they lie in it: no sum of a stretch reaches half of that. */
const lanes = 3
const apart = 2 ** 16
const width = hiddenSize / lanes

/** Characters of one clause that count: people make a stop long before. Keeps every sum within its lane. */
export const mostCharacters = 400

/** Rows with three weights in each number, so that one addition does for three. Exact: no sum comes near 2^53. */
function laned(rows: Int8Array): Float64Array {
  const out = new Float64Array(rows.length / lanes)
  for (let i = 0; i < out.length; i += 1) {
    const at = i * lanes
    out[i] = rows[at]! + apart * (rows[at + 1]! + apart * rows[at + 2]!)
  }
  return out
}

/**
 * One hidden layer over what stands in a stretch: signs that only say something together. Sums up to each clause are
 * kept, so that windows, which overlap, cost a difference each.
 * @source docs/decisions/095-one-hidden-layer.md
 */
export class HiddenLayer {
  private readonly rows: Float64Array
  private readonly packed: PackedHidden
  private sums = new Float64Array(64 * width)
  private lengths = new Int32Array(64)
  private readonly facts = new Float64Array(width)
  private factCount = 0
  private readonly sum = new Float64Array(width)
  /** What the stretch looked at last lights up. */
  readonly lit = new Float64Array(hiddenSize)

  constructor(packed: PackedHidden) {
    this.packed = packed
    this.rows = laned(bytesOf(packed.rows))
  }

  /** Reads a message once; its stretches are looked at afterwards. */
  begin(codes: Uint16Array, clauses: readonly Span[], facts: Facts): void {
    if (clauses.length >= this.lengths.length) {
      this.sums = new Float64Array(clauses.length * 2 * width)
      this.lengths = new Int32Array(clauses.length * 2)
    }
    const { sums, lengths, rows } = this
    for (let c = 0; c < clauses.length; c += 1) {
      const from = clauses[c]![0]
      const to = Math.min(clauses[c]![1], from + mostCharacters)
      const here = (c + 1) * width
      for (let h = 0; h < width; h += 1) sums[here + h] = sums[here - width + h]!
      for (let i = from; i < to; i += 1) addRow(sums, here, rows, characterUnit(codes[i]!))
      lengths[c + 1] = lengths[c]! + to - from
    }
    this.facts.fill(0)
    for (const fact of facts) addRow(this.facts, 0, rows, factUnit(fact))
    this.factCount = facts.length
  }

  /** Looks at the stretch from one clause to another, in which these units of words are lit. */
  look(first: number, last: number, units: readonly number[]): void {
    const { sums, sum, facts, lit, lengths, rows } = this
    const { bias, scale } = this.packed
    const [low, high] = [first * width, (last + 1) * width]
    for (let h = 0; h < width; h += 1) sum[h] = sums[high + h]! - sums[low + h]! + facts[h]!
    for (let i = 0; i < units.length; i += 1) addRow(sum, 0, rows, units[i]!)
    const count = lengths[last + 1]! - lengths[first]! + units.length + this.factCount
    const share = unitShare(count) * scale
    for (let h = 0, at = 0; h < width; h += 1) {
      let rest = sum[h]!
      for (let lane = 0; lane < lanes; lane += 1, at += 1) {
        const over = Math.round(rest / apart)
        lit[at] = Math.max(0, (rest - over * apart) * share + bias[at]!)
        rest = over
      }
    }
  }

  /** What a question makes of what is lit, in log-odds. */
  answer(question: Question, lit: Float64Array = this.lit): number {
    const weights = this.packed.heads[question]
    let sum = 0
    for (let h = 0; h < hiddenSize; h += 1) sum += weights[h]! * lit[h]!
    return sum
  }
}

function addRow(into: Float64Array, at: number, rows: Float64Array, unit: number): void {
  const row = unit * width
  for (let h = 0; h < width; h += 1) into[at + h]! += rows[row + h]!
}

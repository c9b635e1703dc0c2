import { bucketCount, type Facts, featuresOf } from './features.ts'
import { weights } from './lexicon/weights.ts'

/** What the model thinks of one message, as log-odds: risk at all, more than a passive wish, about somebody else. */
export interface Opinion {
  readonly risk: number
  readonly grave: number
  readonly other: number
}

/** Buckets of the second and third heads. */
export const smallBucketCount = 1 << 12

/** One head in the compact form that is committed: Int8 weights with one scale, and a bias. */
export interface PackedHead {
  readonly bias: number
  readonly scale: number
  readonly data: string
}

/** One head ready for use. */
export interface Head {
  readonly bias: number
  readonly scale: number
  readonly values: Int8Array
}

function unpack(head: PackedHead): Head {
  const bytes = atob(head.data)
  const values = new Int8Array(bytes.length)
  for (let i = 0; i < bytes.length; i += 1) values[i] = bytes.charCodeAt(i)
  return { bias: head.bias, scale: head.scale, values }
}

const risk = unpack(weights.risk)
const grave = unpack(weights.grave)
const other = unpack(weights.other)
const last = bucketCount - 1
const lastSmall = smallBucketCount - 1

/** Log-odds of the three questions for a stretch of normalised text. */
export function judge(text: string, from: number, to: number, facts: Facts): Opinion {
  const { at, value } = featuresOf(text, from, to, facts)
  let one = 0
  let two = 0
  let three = 0
  for (let i = 0; i < at.length; i += 1) {
    const bucket = at[i] ?? 0
    const x = value[i] ?? 0
    one += (risk.values[bucket & last] ?? 0) * x
    two += (grave.values[bucket & lastSmall] ?? 0) * x
    three += (other.values[bucket & lastSmall] ?? 0) * x
  }
  return {
    risk: risk.bias + one * risk.scale,
    grave: grave.bias + two * grave.scale,
    other: other.bias + three * other.scale,
  }
}

/** Bounds of the clauses of a normalised text. */
export function clausesOf(text: string): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  let from = 0
  for (let i = 0; i <= text.length; i += 1) {
    if (i < text.length && text[i] !== '，' && text[i] !== '。') continue
    if (i > from) out.push([from, i])
    from = i + 1
  }
  return out
}

/** The clause that speaks most for risk: shown as the evidence of the model. */
export function heaviestClause(text: string): readonly [number, number] {
  let best: readonly [number, number] = [0, text.length]
  let most = Number.NEGATIVE_INFINITY
  for (const clause of clausesOf(text)) {
    const given = judge(text, clause[0], clause[1], []).risk
    if (given > most) {
      most = given
      best = clause
    }
  }
  return best
}

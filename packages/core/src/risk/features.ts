import { conceptsIn } from './concepts.ts'

/** Buckets of the hashed features of the first model; the two smaller ones use the low bits. */
export const bucketCount = 1 << 15

/** Facts about the whole message that the rules found; small numbers, one feature each. */
export type Facts = readonly number[]

/** Hashed features with their values; parallel arrays. */
export interface Features {
  readonly at: number[]
  readonly value: number[]
}

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) & (bucketCount - 1)
}

const longest = 4
// Rarer, longer runs of characters say less about a wording never seen before.
const share = [0.6, 1, 1, 0.7] as const

function addGrams(text: string, from: number, to: number, out: Features): void {
  const start = out.at.length
  for (let i = from; i < to; i += 1) {
    let hash = 0x811c9dc5
    for (let n = 0; n < longest && i + n < to; n += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i + n), 0x01000193)
      out.at.push(mix(hash + n))
      out.value.push(share[n] ?? 0)
    }
  }
  scale(out, start, 1)
}

function scale(out: Features, start: number, weight: number): void {
  let sum = 0
  for (let i = start; i < out.at.length; i += 1) sum += (out.value[i] ?? 0) ** 2
  const factor = weight / Math.sqrt(sum + 4)
  for (let i = start; i < out.at.length; i += 1) out.value[i] = (out.value[i] ?? 0) * factor
}

function addConcepts(text: string, from: number, to: number, out: Features): void {
  const found = conceptsIn(text, from, to)
  const start = out.at.length
  for (let i = 0; i < found.length; i += 1) {
    const one = found[i] ?? 0
    out.at.push(mix(0x51ed270b + one))
    out.value.push(1)
    for (let j = i + 1; j < found.length; j += 1) {
      const two = found[j] ?? 0
      const low = Math.min(one, two)
      out.at.push(mix(0x2545f491 + low * 256 + (one + two - low)))
      out.value.push(0.8)
    }
  }
  scale(out, start, 1)
}

/** Features of a stretch of normalised text. Linear in its length but for the pairs of at most a few dozen classes. */
export function featuresOf(text: string, from: number, to: number, facts: Facts): Features {
  const out: Features = { at: [], value: [] }
  addGrams(text, from, to, out)
  addConcepts(text, from, to, out)
  for (const fact of facts) {
    out.at.push(mix(0x1b873593 + fact * 7919))
    out.value.push(0.35)
  }
  return out
}

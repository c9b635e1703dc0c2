import { createHash } from 'node:crypto'
import { type Id, timeOrderedId } from '@anxin/core/ids.ts'

/** Chance that can be repeated: the same seed and the same name throw the same, whatever was thrown elsewhere. */
export class Dice {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: number, name: string) {
    const start = createHash('sha256').update(`town ${seed} ${name}`).digest()
    this.#a = start.readInt32LE(0)
    this.#b = start.readInt32LE(4)
    this.#c = start.readInt32LE(8)
    this.#d = start.readInt32LE(12)
  }

  /** 32 bits; the generator sfc32. */
  #bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** 0 up to, and never, 1. */
  next(): number {
    return this.#bits() / 4_294_967_296
  }

  /** A whole number from one to another, both possible. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(part: number): boolean {
    return this.next() < part
  }

  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.next() * of.length)]!
  }

  /** One of several, each with its weight. */
  weighed<T>(of: readonly (readonly [T, number])[]): T {
    let left = this.next() * of.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [one, weight] of of) {
      left -= weight
      if (left < 0) return one
    }
    return of.at(-1)![0]
  }

  /** An id that stands where its time stands. */
  id(at: Date): Id {
    const bytes = new Uint8Array(10)
    for (let n = 0; n < 10; n += 4) {
      const bits = this.#bits()
      for (let k = 0; k < 4 && n + k < 10; k += 1) bytes[n + k] = (bits >>> (8 * k)) & 255
    }
    return timeOrderedId(at.getTime(), bytes)
  }
}

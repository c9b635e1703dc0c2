import { Loop } from './loop.ts'

/** One piece of work that was taken; it sees to its own faults as far as it can. */
export type Work = () => Promise<void>

/**
 * The hands of one lane: so many pieces of work are done at once, and the next begins as soon as a hand is free. Whoever
 * waits for somebody outside keeps nothing else waiting.
 */
export class Crew {
  readonly #loop: Loop
  readonly #busy = new Set<Promise<void>>()
  readonly #hands: number
  readonly #take: (most: number) => Promise<readonly Work[]>
  readonly #onFault: (error: unknown) => void

  constructor(
    hands: number,
    everyMs: number,
    take: (most: number) => Promise<readonly Work[]>,
    onFault: (error: unknown) => void,
  ) {
    this.#hands = hands
    this.#take = take
    this.#onFault = onFault
    this.#loop = new Loop(everyMs, () => this.#begin(), onFault)
  }

  start(): void {
    this.#loop.start()
  }

  /** Looks at once whether there is work. */
  wake(): void {
    this.#loop.wake()
  }

  async #begin(): Promise<void> {
    for (let free = this.#free; free > 0; free = this.#free) {
      const works = await this.#take(free)
      for (const work of works) this.#do(work)
      // fewer than there were hands for: nothing more is due
      if (works.length < free) return
    }
  }

  get #free(): number {
    return this.#hands - this.#busy.size
  }

  #do(work: Work): void {
    const done = work()
      .catch(this.#onFault)
      .finally(() => this.#finish(done))
    this.#busy.add(done)
  }

  #finish(done: Promise<void>): void {
    const wasFull = this.#free <= 0
    this.#busy.delete(done)
    if (wasFull) this.wake()
  }

  /** Takes no more, and waits for what has begun. */
  async stop(): Promise<void> {
    await this.#loop.stop()
    await Promise.all(this.#busy)
  }
}

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
  readonly #take: () => Promise<Work | undefined>
  readonly #onFault: (error: unknown) => void

  constructor(
    hands: number,
    everyMs: number,
    take: () => Promise<Work | undefined>,
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
    while (this.#busy.size < this.#hands) {
      const work = await this.#take()
      if (!work) return
      const done = work()
        .catch(this.#onFault)
        .finally(() => this.#free(done))
      this.#busy.add(done)
    }
  }

  #free(done: Promise<void>): void {
    const wasFull = this.#busy.size >= this.#hands
    this.#busy.delete(done)
    if (wasFull) this.wake()
  }

  /** Takes no more, and waits for what has begun. */
  async stop(): Promise<void> {
    await this.#loop.stop()
    await Promise.all(this.#busy)
  }
}

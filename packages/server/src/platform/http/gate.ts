import { Refusal } from '@anxin/contract/refusal.ts'

/**
 * Ordinary requests at work at one time, above which further ones are asked to come back: three for each
 * ordinary connection. More would only wait, and make the urgent ones wait for the processor.
 */
const ordinaryLimit = 48

/**
 * Sheds load. Past the limit ordinary requests get 503 with Retry-After; urgent ones always pass, and
 * take their connection from the set kept free for alerts.
 */
export class Gate {
  #inside = 0

  /** @throws Refusal BUSY */
  async through<T>(urgent: boolean, work: () => Promise<T>): Promise<T> {
    if (!urgent && this.#inside >= ordinaryLimit) throw new Refusal('BUSY')
    if (urgent) return work()
    this.#inside += 1
    try {
      return await work()
    } finally {
      this.#inside -= 1
    }
  }
}

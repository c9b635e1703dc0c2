import { Refusal } from '@anxin/contract/refusal.ts'

/** Ordinary requests let in at one time, at work or waiting, above which further ones are asked to come back. */
const ordinaryLimit = 48
/**
 * Ordinary requests at work at one time: enough to keep the processor and the database busy together, and no more, for
 * an urgent one waits for those that have begun (twice as many were answered no faster). Beside an urgent one fewer
 * begin, for what it waits for longest is the processor.
 */
const atWork = 4
const atWorkBesideUrgent = 1
/** So long after an urgent deed the same holds, in milliseconds: it is on its way to the screens of those on call. */
export const onItsWayMs = 60

/**
 * Sheds load. Past the limit ordinary requests get 503 with Retry-After; urgent ones always pass at once, and
 * take their connection from the set kept free for alerts.
 */
export class Gate {
  #urgent = 0
  #working = 0
  readonly #waiting: (() => void)[] = []
  readonly #lines = new Map<string, (() => void)[]>()

  /**
   * @param how.line urgent requests of the same line go one by one, none refused: whoever sends a thousand stands behind
   * themselves, and another before all but one of them
   * @param how.afterMs how long after an urgent request fewer ordinary ones begin
   * @throws Refusal BUSY
   */
  through<T>(
    urgent: boolean,
    work: () => Promise<T>,
    { line, afterMs = 0 }: { readonly line?: string | undefined; readonly afterMs?: number } = {},
  ): Promise<T> {
    if (!urgent) return this.#inTurn(work)
    return line === undefined ? this.#urgently(work, afterMs) : this.#inLine(line, work, afterMs)
  }

  async #inLine<T>(name: string, work: () => Promise<T>, afterMs: number): Promise<T> {
    const line = this.#lines.get(name)
    if (line) await new Promise<void>((yes) => line.push(yes))
    else this.#lines.set(name, [])
    try {
      return await this.#urgently(work, afterMs)
    } finally {
      const next = this.#lines.get(name)?.shift()
      if (next) next()
      else this.#lines.delete(name)
    }
  }

  async #urgently<T>(work: () => Promise<T>, afterMs: number): Promise<T> {
    this.#urgent += 1
    try {
      return await work()
    } finally {
      if (afterMs > 0) setTimeout(() => this.#calmed(), afterMs).unref()
      else this.#calmed()
    }
  }

  #calmed(): void {
    this.#urgent -= 1
    this.#letIn()
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working + this.#waiting.length >= ordinaryLimit) throw new Refusal('BUSY')
    const turn = new Promise<void>((yes) => this.#waiting.push(yes))
    this.#letIn()
    await turn
    try {
      return await work()
    } finally {
      this.#working -= 1
      this.#letIn()
    }
  }

  #letIn(): void {
    const limit = this.#urgent > 0 ? atWorkBesideUrgent : atWork
    while (this.#working < limit && this.#waiting.length > 0) {
      this.#working += 1
      this.#waiting.shift()?.()
    }
  }
}

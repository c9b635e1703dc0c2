/** Work that is done again and again, never twice at once, and that ends when the house closes. */
export class Loop {
  readonly #work: () => Promise<unknown>
  readonly #everyMs: number
  readonly #onFault: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #again = false
  #over = false

  constructor(everyMs: number, work: () => Promise<unknown>, onFault: (error: unknown) => void) {
    this.#everyMs = everyMs
    this.#work = work
    this.#onFault = onFault
  }

  start(): void {
    this.#plan(this.#everyMs)
  }

  /** Does the work at once; asked for during the work, it is done once more. */
  wake(): void {
    if (this.#over) return
    if (this.#running) this.#again = true
    else this.#plan(0)
  }

  #plan(inMs: number): void {
    clearTimeout(this.#timer)
    if (this.#over) return
    this.#timer = setTimeout(() => {
      this.#running = this.#once().finally(() => {
        this.#running = undefined
        this.#plan(this.#again ? 0 : this.#everyMs)
        this.#again = false
      })
    }, inMs)
    this.#timer.unref()
  }

  async #once(): Promise<void> {
    try {
      await this.#work()
    } catch (error) {
      // The next round tries again; the fault is in the log with its stack.
      this.#onFault(error)
    }
  }

  async stop(): Promise<void> {
    this.#over = true
    clearTimeout(this.#timer)
    await this.#running
  }
}

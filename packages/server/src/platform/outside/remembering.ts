import type { Letter, Send, Way } from './outside.ts'

/** A pager that remembers instead of sending. Journeys break it to see what happens. */
export class Remembering {
  readonly letters: (Letter & { readonly way: Way })[] = []
  readonly #broken = new Set<Way>()

  break(way: Way): void {
    this.#broken.add(way)
  }

  mend(way: Way): void {
    this.#broken.delete(way)
  }

  sender(way: Exclude<Way, 'in_app'>): Send {
    return async (letter) => {
      if (this.#broken.has(way)) throw new Error('the provider does not answer')
      // A bounded memory: the demo may run for weeks.
      if (this.letters.length >= 2000) this.letters.splice(0, 1000)
      this.letters.push({ ...letter, way })
      return `remembered-${letter.noticeId}`
    }
  }
}

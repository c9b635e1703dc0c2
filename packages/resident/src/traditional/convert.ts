import { ConverterFactory } from 'opencc-js/core'

/** The two tables of a step, phrases before single characters. */
type Tables = readonly string[]

/**
 * From simplified to traditional characters as Taiwan writes them; words of the field stay as they are.
 * Names of people are never touched: a surname is written as its bearer writes it (于 is not 於).
 */
export function traditionalWriter(simplified: Tables, variants: Tables): Writer {
  const convert = ConverterFactory([simplified], [variants])
  const names = new Set<string>()
  const done = new Map<string, string>()
  let asTheyAre: RegExp | undefined
  const write = (text: string): string =>
    asTheyAre
      ? text
          .split(asTheyAre)
          .map((part) => (names.has(part) ? part : convert(part)))
          .join('')
      : convert(text)
  return {
    write: (text) => {
      if (!/[\u3400-\u9fff]/.test(text)) return text
      let now = done.get(text)
      if (now === undefined) {
        now = write(text)
        if (done.size > 2000) done.clear()
        done.set(text, now)
      }
      return now
    },
    keep: (name) => {
      if (name === '' || names.has(name)) return
      names.add(name)
      done.clear()
      asTheyAre = new RegExp(
        `(${[...names].map((one) => one.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})`,
        'u',
      )
    },
  }
}

export interface Writer {
  readonly write: (text: string) => string
  /** A name that is shown as it is from now on. */
  readonly keep: (name: string) => void
}

const whose = /^(staff|by|lead|helper|owner|author|sender|person|witness|guardian|child)Name$/

/** The names of people in what the house answered. */
export function* namesIn(reply: unknown): Generator<string> {
  if (Array.isArray(reply)) for (const one of reply) yield* namesIn(one)
  else if (reply !== null && typeof reply === 'object') {
    const one = reply as Record<string, unknown>
    for (const [key, value] of Object.entries(one)) {
      if (typeof value === 'object') yield* namesIn(value)
      else if (typeof value === 'string' && (whose.test(key) || (key === 'name' && isPerson(one))))
        yield value
    }
  }
}

/** Rooms, cabins and forms have names too; a person has a phone, a kinship, or speaks. */
const isPerson = (one: Record<string, unknown>): boolean =>
  'phone' in one ||
  'relation' in one ||
  'staffId' in one ||
  one.from === 'person' ||
  one.kind === 'registered'

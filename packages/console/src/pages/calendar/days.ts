import type { Reply } from '../../parts/ask/doors.ts'

export type Year = Reply<'GET /api/calendar/years'>['years'][number]
export type Day = Year['days'][number]

const dayMs = 86_400_000
const nameOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const line = /^(\d{4}-\d{2}-\d{2})(?:\s*[~～–—至]\s*(\d{4}-\d{2}-\d{2}))?\s+(休|班|off|work)\s+(.{1,20})$/i

/** Reads days as they are typed, a line each. @returns them in order, or the number (from 1) of the first line that cannot be read */
export function readDays(text: string, year: number): { days: Day[] } | { wrong: number } {
  const days: Day[] = []
  const seen = new Set<string>()
  for (const [i, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const [, first, last = first, what, name] = line.exec(raw.trim()) ?? []
    const from = Date.parse(`${first}T00:00:00Z`)
    const to = Date.parse(`${last}T00:00:00Z`)
    if (!(from <= to) || !name || to - from > 31 * dayMs) return { wrong: i + 1 }
    const working = what === '班' || what?.toLowerCase() === 'work'
    for (let at = from; at <= to; at += dayMs) {
      const day = nameOf(at)
      const weekend = [0, 6].includes(new Date(at).getUTCDay())
      if (!day.startsWith(`${year}-`) || seen.has(day) || (working && !weekend)) return { wrong: i + 1 }
      seen.add(day)
      days.push({ day, working, name: name.trim() })
    }
  }
  return { days: days.sort((a, b) => a.day.localeCompare(b.day)) }
}

export interface Span {
  readonly first: string
  readonly last: string
  readonly working: boolean
  readonly name: string
}

/** Days that follow one another and are the same thing, as one. */
export function spansOf(days: readonly Day[]): Span[] {
  const spans: Span[] = []
  for (const { day, working, name } of days) {
    const before = spans.at(-1)
    const follows = before && Date.parse(day) - Date.parse(before.last) === dayMs
    if (before && follows && before.name === name && before.working === working)
      spans[spans.length - 1] = { ...before, last: day }
    else spans.push({ first: day, last: day, working, name })
  }
  return spans
}

/** As it is typed. */
export const typed = (days: readonly Day[], words: { off: string; work: string }): string =>
  spansOf(days)
    .map(
      ({ first, last, working, name }) =>
        `${first === last ? first : `${first}~${last}`} ${working ? words.work : words.off} ${name}`,
    )
    .join('\n')

import { Refusal } from '@anxin/contract/refusal.ts'

export interface Span {
  readonly starts: Date
  readonly ends: Date
}

/** What counts for whether somebody may stand. */
export interface Standing {
  /** The certificate is valid to the last minute of the span. */
  readonly certified: boolean
  /** The shifts they stand in already, of the week around the span. */
  readonly shifts: readonly Span[]
  /** Days without alerts they were granted after a talk. */
  readonly away: readonly Span[]
  /** When they last worked on a red event. */
  readonly lastRedAt: Date | undefined
}

export type Unfit = 'certificate' | 'busy' | 'away' | 'rest' | 'nights'

/** @source domain specification 3.6: rest ≥ 12 h after RED, at most 2 nights a week */
const restHours = 12
const nightsAWeek = 2

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Asia/Shanghai has had one offset since 1991. */
const shanghaiMs = 8 * hourMs
const nightEndsMs = 6 * hourMs

/** The calendar day, counted from 1970, whose hours 00:00–06:00 the span touches; undefined when it touches none. */
function nightOf({ starts, ends }: Span): number | undefined {
  const [from, to] = [starts.getTime() + shanghaiMs, ends.getTime() + shanghaiMs]
  const first = Math.floor((from - nightEndsMs) / dayMs) + 1
  return first * dayMs < to && first * dayMs + nightEndsMs > from ? first : undefined
}

/** The Monday of the week a day lies in; day 0 of 1970 was a Thursday. */
const weekOf = (day: number): number => day - ((day + 3) % 7)

/** True when one night more in that week would be too many. */
function nightsFull(shifts: readonly Span[], span: Span): boolean {
  const night = nightOf(span)
  if (night === undefined) return false
  const nights = new Set(shifts.map(nightOf).filter((day) => day !== undefined && weekOf(day) === weekOf(night)))
  return !nights.has(night) && nights.size >= nightsAWeek
}

/** Why somebody may not stand in a span; undefined when they may. Swaps and requests ask the same. */
export function whyUnfit(person: Standing, span: Span): Unfit | undefined {
  if (!person.certified) return 'certificate'
  const touches = (one: Span): boolean => one.starts < span.ends && one.ends > span.starts
  if (person.shifts.some(touches)) return 'busy'
  if (person.away.some(touches)) return 'away'
  const rested = person.lastRedAt ? person.lastRedAt.getTime() + restHours * hourMs : 0
  if (span.starts.getTime() < rested) return 'rest'
  return nightsFull(person.shifts, span) ? 'nights' : undefined
}

/** @throws Refusal CERT_REQUIRED, OVERLAP, ON_RESPITE or REST_NEEDED */
export function mustBeFit(person: Standing, span: Span): void {
  const why = whyUnfit(person, span)
  if (why === 'certificate') throw new Refusal('CERT_REQUIRED', { detail: { duty: 'C-CRISIS' } })
  if (why === 'busy') throw new Refusal('OVERLAP')
  if (why === 'away') throw new Refusal('ON_RESPITE')
  if (why) throw new Refusal('REST_NEEDED', { detail: { why } })
}

import { describe, expect, it } from 'vitest'
import { type Span, type Standing, whyUnfit } from './policy.ts'

/** A span in Shanghai hours of December 2026; the 7th is a Monday. Hour 24 is midnight, 30 six in the morning. */
const span = (day: number, from: number, to: number): Span => {
  const at = (hour: number): Date => new Date(Date.UTC(2026, 11, day, hour - 8))
  return { starts: at(from), ends: at(to) }
}
const free: Standing = { certified: true, shifts: [], away: [], lastRedAt: undefined }
const day = span(9, 8, 16)
const night = span(9, 0, 8)

describe('whether somebody may stand', () => {
  it('asks for a certificate valid to the end', () => {
    expect(whyUnfit(free, day)).toBeUndefined()
    expect(whyUnfit({ ...free, certified: false }, day)).toBe('certificate')
  })

  it('lets nobody stand in two places at once; one shift may follow another', () => {
    expect(whyUnfit({ ...free, shifts: [span(9, 12, 20)] }, day)).toBe('busy')
    expect(whyUnfit({ ...free, shifts: [span(9, 0, 8), span(9, 16, 24)] }, day)).toBeUndefined()
  })

  it('lets nobody stand on days of rest they were granted', () => {
    expect(whyUnfit({ ...free, away: [span(9, 0, 24)] }, day)).toBe('away')
    expect(whyUnfit({ ...free, away: [span(8, 0, 24)] }, day)).toBeUndefined()
  })

  it('gives twelve hours of rest after a red event', () => {
    const lastRedAt = (hour: number): Standing => ({ ...free, lastRedAt: span(8, hour, 30).starts })
    expect(whyUnfit(lastRedAt(21), day)).toBe('rest')
    expect(whyUnfit(lastRedAt(20), day)).toBeUndefined()
  })

  it('asks for two nights a week at most, counted from Monday', () => {
    const nights = (...days: number[]): Standing => ({ ...free, shifts: days.map((one) => span(one, 0, 8)) })
    expect(whyUnfit(nights(7), night)).toBeUndefined()
    expect(whyUnfit(nights(7, 8), night)).toBe('nights')
    expect(whyUnfit(nights(5, 6), night)).toBeUndefined()
    expect(whyUnfit(nights(7, 8), day)).toBeUndefined()
  })

  it('counts a shift over midnight as the night it ends in, and an evening to midnight as none', () => {
    const late: Standing = { ...free, shifts: [span(7, 16, 24), span(8, 16, 24), span(10, 16, 24)] }
    expect(whyUnfit(late, night)).toBeUndefined()
    const over: Standing = { ...free, shifts: [span(6, 22, 30), span(7, 22, 30)] }
    expect(whyUnfit(over, night)).toBe('nights')
    expect(whyUnfit(over, span(10, 18, 26))).toBe('nights')
    expect(whyUnfit(over, span(9, 6, 14))).toBeUndefined()
  })
})

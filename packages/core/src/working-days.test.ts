import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, workingMinutesLater } from './working-days.ts'

/** National Day 2026 as published, and the Saturday worked for it. */
const exceptions = new Map([
  ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false] as const),
  ['2026-10-10', true] as const,
])
const none = new Map<string, boolean>()
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const shown = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const day = 1440

describe('working days', () => {
  it('are Monday to Friday, but for those the State Council moves', () => {
    expect(isWorkingDay(at('2026-11-27T23:59'), none)).toBe(true)
    expect(isWorkingDay(at('2026-11-28T00:00'), none)).toBe(false)
    expect(isWorkingDay(at('2026-10-01T09:00'), exceptions)).toBe(false)
    expect(isWorkingDay(at('2026-10-10T09:00'), exceptions)).toBe(true)
  })

  it.each([
    ['an ordinary Tuesday', '2026-11-24T15:00', day, '2026-11-25T15:00'],
    ['Friday evening, over the weekend', '2026-11-27T18:00', day, '2026-11-30T18:00'],
    ['Saturday: the count begins on Monday', '2026-11-28T15:00', day, '2026-12-01T00:00'],
    ['the eve of National Day', '2026-09-30T12:00', day, '2026-10-08T12:00'],
    ['a Friday before a Saturday that is worked', '2026-10-09T12:00', day, '2026-10-10T12:00'],
    ['two days from Thursday', '2026-11-26T09:30', 2 * day, '2026-11-30T09:30'],
  ])('count on from %s', (_, from, minutes, to) => {
    expect(shown(workingMinutesLater(at(from), minutes, exceptions))).toBe(to)
  })

  it('never end before as many hours on the clock, and later counts never end earlier', () => {
    const moments = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 10_000 }), (from, minutes) => {
        const end = workingMinutesLater(from, minutes, exceptions)
        expect(end).toBeGreaterThanOrEqual(from + minutes * 60_000)
        expect(workingMinutesLater(from, minutes + 1, exceptions)).toBeGreaterThan(end)
      }),
    )
  })
})

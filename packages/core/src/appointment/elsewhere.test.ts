import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarText } from './ics.ts'
import { minuteOfDay, reminderAt } from './reminder.ts'
import { dayOf, freeSlots, openSpans, seriesOf, startOfDay, startOfWeek, weekdayOf } from './slots.ts'

const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const clock = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

/** Where the machine stands; minutes its clock is behind UTC on 1 July. New York turns its clocks within the series. */
const zones = [
  ['UTC', 0],
  ['America/New_York', 240],
  ['Asia/Kolkata', -330],
  ['Pacific/Kiritimati', -840],
] as const

describe.each(zones)('on a machine in %s', (zone, behind) => {
  const before = process.env.TZ
  beforeAll(() => {
    process.env.TZ = zone
  })
  afterAll(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  it('the day, the week and the hours are those of Shanghai', () => {
    expect(new Date('2026-07-01T00:00:00Z').getTimezoneOffset()).toBe(behind)
    expect([startOfDay('2026-11-30'), dayOf(at('2026-11-30T00:00'))]).toEqual([
      at('2026-11-30T00:00'),
      '2026-11-30',
    ])
    expect(dayOf(at('2026-11-29T23:59'))).toBe('2026-11-29')
    expect([weekdayOf(at('2026-11-30T00:00')), weekdayOf(at('2026-11-29T23:59'))]).toEqual([1, 7])
    expect(startOfWeek(at('2026-12-06T23:59'))).toBe(at('2026-11-30T00:00'))
    expect(minuteOfDay(at('2026-11-30T19:05'))).toBe(19 * 60 + 5)
  })

  it('the same times are free, and a day off is the same day', () => {
    const weekly = [{ weekday: 7, from: 18 * 60, to: 20 * 60 }]
    const free = (day: string, exceptions: Parameters<typeof openSpans>[2]): string[] =>
      freeSlots(openSpans(day, weekly, exceptions), [], 50, 0).map(({ from }) => clock(from))
    // the Sundays on which New York turns its clocks
    for (const day of ['2026-03-08', '2026-11-01'])
      expect(free(day, [])).toEqual([`${day}T18:00`, `${day}T19:00`])
    expect(free('2026-11-01', [{ day: '2026-11-01', open: false, from: null, to: null }])).toEqual([])
  })

  it('a series keeps its hour while clocks are turned elsewhere', () => {
    expect(seriesOf(at('2026-10-25T19:00'), 1, 3).map(clock)).toEqual([
      '2026-10-25T19:00',
      '2026-11-01T19:00',
      '2026-11-08T19:00',
    ])
  })

  it('a reminder leaves at the same moment', () => {
    const quiet = { from: 21 * 60 + 30, to: 8 * 60 }
    expect(clock(reminderAt(at('2026-11-01T09:00'), 2, quiet))).toBe('2026-11-01T08:00')
    expect(clock(reminderAt(at('2026-11-01T15:00'), 24, quiet))).toBe('2026-10-31T15:00')
  })

  it('a calendar for other programs names the same moments', () => {
    const text = calendarText('小屋', [
      {
        ...{ id: 'a', from: at('2026-11-01T00:30'), to: at('2026-11-01T01:20'), title: '约定', where: '' },
        ...{ changedAt: at('2026-10-31T23:00'), cancelled: false },
      },
    ])
    for (const line of ['DTSTART:20261031T163000Z', 'DTEND:20261031T172000Z', 'DTSTAMP:20261031T150000Z'])
      expect(text).toContain(line)
  })
})

import { describe, expect, it } from 'vitest'
import { calendarText } from './ics.ts'
import { missedInARow, owedAfter } from './no-show.ts'
import { reminderAt } from './reminder.ts'
import { dayOf, freeSlots, openSpans, seriesOf, startOfWeek, weekdayOf } from './slots.ts'
import { appointmentStates, mayGo } from './state.ts'
import { orderWaiting, reasonsOf, type Waiter } from './waiting.ts'

const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const clock = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const day = '2026-11-30'

describe('hours of the week', () => {
  it('are those of Shanghai, wherever the machine stands', () => {
    expect(weekdayOf(at('2026-11-30T00:30'))).toBe(1)
    expect(weekdayOf(at('2026-11-29T23:30'))).toBe(7)
    expect(dayOf(at('2026-11-30T00:30'))).toBe(day)
    expect(clock(startOfWeek(at('2026-12-06T23:59')))).toBe('2026-11-30T00:00')
  })

  it('make whole talks with a breath between, and none over what is taken or gone by', () => {
    const open = openSpans(day, [{ weekday: 1, from: 18 * 60, to: 21 * 60 }], [])
    const slots = (taken: { from: number; to: number }[], now: string): string[] =>
      freeSlots(open, taken, 50, at(now)).map((one) => clock(one.from).slice(11))
    expect(slots([], '2026-11-29T00:00')).toEqual(['18:00', '19:00', '20:00'])
    const taken = { from: at('2026-11-30T19:00'), to: at('2026-11-30T19:50') }
    expect(slots([taken], '2026-11-29T00:00')).toEqual(['18:00', '20:00'])
    expect(slots([], '2026-11-30T18:01')).toEqual(['19:00', '20:00'])
  })

  it('give way to a day off and grow by an extra evening', () => {
    const weekly = [{ weekday: 1, from: 9 * 60, to: 17 * 60 }]
    const shown = (spans: { from: number; to: number }[]): string[] =>
      spans.map((one) => `${clock(one.from).slice(11)}–${clock(one.to).slice(11)}`)
    expect(openSpans(day, weekly, [{ day, open: false, from: null, to: null }])).toEqual([])
    expect(shown(openSpans(day, weekly, [{ day, open: false, from: 12 * 60, to: 13 * 60 }]))).toEqual([
      '09:00–12:00',
      '13:00–17:00',
    ])
    expect(shown(openSpans(day, weekly, [{ day, open: true, from: 17 * 60, to: 20 * 60 }]))).toEqual([
      '09:00–20:00',
    ])
  })

  it('repeat by weeks', () => {
    expect(seriesOf(at('2026-11-30T19:00'), 2, 3).map(clock)).toEqual([
      '2026-11-30T19:00',
      '2026-12-14T19:00',
      '2026-12-28T19:00',
    ])
  })
})

describe('a reminder', () => {
  const quiet = { from: 21 * 60 + 30, to: 8 * 60 }
  it('leaves a day and two hours before', () => {
    expect(clock(reminderAt(at('2026-11-30T15:00'), 24, quiet))).toBe('2026-11-29T15:00')
    expect(clock(reminderAt(at('2026-11-30T15:00'), 2, quiet))).toBe('2026-11-30T13:00')
  })
  it('never rings at night: at the end of it, or, when that is too late, before it began', () => {
    expect(clock(reminderAt(at('2026-11-30T09:00'), 2, quiet))).toBe('2026-11-30T08:00')
    expect(clock(reminderAt(at('2026-11-30T08:10'), 2, quiet))).toBe('2026-11-29T21:29')
    expect(clock(reminderAt(at('2026-11-30T23:00'), 24, quiet))).toBe('2026-11-30T08:00')
  })
})

describe('somebody who does not come', () => {
  it('is called each time; twice the lead decides; at the third a pause may be offered', () => {
    expect(owedAfter(1)).toEqual(['safety_call'])
    expect(owedAfter(2)).toEqual(['safety_call', 'lead_decides'])
    expect(owedAfter(3)).toEqual(['safety_call', 'pause_offer'])
  })
  it('is counted in a row: a kept appointment ends it, a cancelled one does not', () => {
    expect(missedInARow(['NO_SHOW', 'CANCELLED_BY_RESIDENT', 'NO_SHOW', 'DONE', 'NO_SHOW'])).toBe(2)
    expect(missedInARow(['DONE', 'NO_SHOW'])).toBe(0)
  })
})

describe('the waiting list', () => {
  const now = at('2026-11-30T12:00')
  const waiter = (colour: Waiter['colour'], daysAgo: number, worse = false): Waiter & { name: string } => ({
    ...{ name: `${colour}${daysAgo}${worse ? '!' : ''}`, colour, joinedAt: now - daysAgo * 86_400_000 },
    worseAt: worse ? now : null,
    contactDueAt: now + 1,
  })
  it('puts whoever must not wait first, then whoever gets worse, then who has waited longest', () => {
    const order = orderWaiting([
      waiter('YELLOW', 3),
      waiter('GREEN', 30),
      waiter('YELLOW', 1, true),
      waiter('ORANGE', 0),
    ])
    expect(order.map((one) => one.name)).toEqual(['ORANGE0', 'YELLOW1!', 'GREEN30', 'YELLOW3'])
  })
  it('says why', () => {
    expect(reasonsOf(waiter('YELLOW', 14), now)).toEqual(['over_limit', 'waited'])
    expect(reasonsOf({ ...waiter('ORANGE', 0, true), contactDueAt: now }, now)).toEqual([
      'must_not_wait',
      'worse',
      'contact_due',
      'waited',
    ])
  })
})

describe('an appointment', () => {
  it('that is over takes no further step', () => {
    for (const over of [
      'DONE',
      'NO_SHOW',
      'CANCELLED_BY_RESIDENT',
      'CANCELLED_BY_STAFF',
      'RESCHEDULED',
    ] as const)
      expect(appointmentStates.filter((to) => mayGo(over, to))).toEqual([])
  })
})

describe('a calendar for other programs', () => {
  it('stands in lines of 75 bytes, never cut within a character', () => {
    const text = calendarText('小屋', [
      {
        ...{
          id: 'a',
          from: at('2026-11-30T19:00'),
          to: at('2026-11-30T19:50'),
          changedAt: 0,
          cancelled: false,
        },
        ...{ title: '约'.repeat(60), where: '二楼,左边' },
      },
    ])
    expect(text).toContain('DTSTART:20261130T110000Z')
    expect(text).toContain('LOCATION:二楼\\,左边')
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(text.replace(/\r\n /g, '')).toContain('约'.repeat(60))
  })
})

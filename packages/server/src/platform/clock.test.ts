import { describe, expect, it } from 'vitest'
import { shanghaiDay, shanghaiTime } from './clock.ts'

describe('a day in Shanghai', () => {
  it.each([
    ['2026-11-24T15:59:59Z', '2026-11-24', '23:59'],
    ['2026-11-24T16:00:00Z', '2026-11-25', '00:00'],
    ['2026-12-31T20:30:00Z', '2027-01-01', '04:30'],
    ['2024-02-28T17:00:00Z', '2024-02-29', '01:00'],
  ])('%s is %s, %s', (at, day, time) => {
    expect([shanghaiDay(new Date(at)), shanghaiTime(new Date(at))]).toEqual([day, time])
  })
})

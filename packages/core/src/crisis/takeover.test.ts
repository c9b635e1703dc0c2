import { expect, it } from 'vitest'
import type { Grade } from './grade.ts'
import { takeoverByGrade, type Wait } from './takeover.ts'

/** Wednesday noon in Shanghai. */
const noon = Date.parse('2026-03-04T12:00:00+08:00')
const minute = 60_000
const wait = (grade: Grade, after: number | null, from = noon): Wait => ({
  ...{ grade, source: 'chat', raisedMs: from, ackedMs: after === null ? null : from + after * minute },
})
const of = (grade: Grade, waits: readonly Wait[], nowMs = noon + 10 * 24 * 60 * minute) =>
  takeoverByGrade(waits, nowMs, new Map()).find((one) => one.grade === grade)!

it('tells how long it took and how many were in time, grade by grade', () => {
  const waits = [wait('RED', 1), wait('RED', 3), wait('RED', 5), wait('RED', 9), wait('RED_E', 3)]
  expect(of('RED', waits)).toMatchObject({
    raised: 4,
    taken: 4,
    p50Seconds: 180,
    p95Seconds: 540,
    inTime: 0.75,
  })
  expect(of('RED_E', waits)).toMatchObject({ promisedMinutes: 2, raised: 1, inTime: 0 })
  expect(of('ORANGE', waits)).toMatchObject({
    raised: 0,
    taken: 0,
    p50Seconds: null,
    p95Seconds: null,
    inTime: null,
  })
})

it('counts what nobody took as late, once its time is over, and not before', () => {
  const waits = [wait('ORANGE', 10), wait('ORANGE', null)]
  expect(of('ORANGE', waits, noon + 20 * minute)).toMatchObject({ raised: 1, inTime: 1 })
  expect(of('ORANGE', waits, noon + 31 * minute)).toMatchObject({ raised: 2, taken: 1, inTime: 0.5 })
})

it('waits for whoever asked for a person by working days: a Friday evening is answered on Monday in time', () => {
  const friday = Date.parse('2026-03-06T18:00:00+08:00')
  const asked = { ...wait('YELLOW', 40 * 60, friday), source: 'asked_for_person' as const }
  expect(of('YELLOW', [asked]).inTime).toBe(1)
  expect(of('YELLOW', [wait('YELLOW', 40 * 60, friday)]).inTime).toBe(0)
})

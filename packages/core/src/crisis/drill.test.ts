import { describe, expect, it } from 'vitest'
import { screenSafely } from '../risk/screen-safely.ts'
import { callerSays, failuresOf, lastHour, type NightFacts } from './drill.ts'
import { gradeOfLevel } from './grade.ts'

const fine: NightFacts = {
  ...{ callers: 5, came: 5, raised: 5, uncalled: 0, pagedMost: 2, mostPages: 1, pagesFailed: 0 },
  rungs: { due: 12, open: 0, latest: 4 },
}

describe('a drill at night', () => {
  it('has callers who each raise an alert by what they say', () => {
    for (let n = 0; n < 6; n += 1) {
      const { level } = screenSafely(callerSays(n)).screening
      expect(gradeOfLevel(level, false), callerSays(n)).toMatch(/RED_E|RED|ORANGE/)
    }
  })

  it('passes when everybody came, was raised, was paged in time and the ladder was climbed', () => {
    expect(failuresOf(fine)).toEqual([])
  })

  it.each([
    ['somebody did not come', { came: 4, raised: 4 }, ['not_all_came']],
    ['somebody raised nothing', { raised: 4 }, ['not_all_raised']],
    ['nobody stands on the first rung', { uncalled: 5, pagedMost: null }, ['nobody_to_call']],
    ['no channel took a page', { pagedMost: null, pagesFailed: 5 }, ['paged_late', 'page_failed']],
    ['a page took half a minute', { pagedMost: 30.5 }, ['paged_late']],
    ['somebody was called twice', { mostPages: 2 }, ['paged_twice']],
    ['a rung was late', { rungs: { due: 12, open: 0, latest: 61 } }, ['rung_late']],
    ['a rung was never climbed', { rungs: { due: 12, open: 1, latest: 0 } }, ['rung_late']],
  ] as const)('fails when %s', (_, part, failures) => {
    expect(failuresOf({ ...fine, ...part })).toEqual(failures)
  })

  it('is due at its hour in Shanghai, today or yesterday', () => {
    const at = (text: string): number => Date.parse(text)
    expect(lastHour(at('2026-03-02T03:10:00+08:00'), 3)).toBe(at('2026-03-02T03:00:00+08:00'))
    expect(lastHour(at('2026-03-02T02:59:00+08:00'), 3)).toBe(at('2026-03-01T03:00:00+08:00'))
    expect(lastHour(at('2026-03-02T23:59:00+08:00'), 0)).toBe(at('2026-03-02T00:00:00+08:00'))
  })
})

import { describe, expect, it } from 'vitest'
import { monthsLater, type Over, ofAgeOn, standing } from './due.ts'
import { retentionCodes, schedule } from './schedule.ts'

const over = (more: Partial<Over> = {}): Over => ({
  ...{ endedOn: '2026-03-10', birthDate: '1980-05-04', minor: false, ofAgeOn: null, held: false },
  ...more,
})
const file = schedule.case_file
const at = (today: string, more: Partial<Over> = {}, months = file.usual) =>
  standing(file, months, over(more), today)

describe('months later', () => {
  it('end with the month where it has no such day', () => {
    expect(monthsLater('2024-02-29', 12)).toBe('2025-02-28')
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
    expect(monthsLater('2026-12-05', 1)).toBe('2027-01-05')
    expect(monthsLater('2026-11-26', 60)).toBe('2031-11-26')
  })
})

describe('what is over', () => {
  it('is kept to the last day of its term and due on the next', () => {
    expect([at('2031-03-09'), at('2031-03-10'), at('2031-03-11')]).toEqual(['kept', 'kept', 'due'])
  })

  it('of a child waits until they are 21', () => {
    const child = { birthDate: '2016-06-01' }
    expect([at('2031-03-11', child), at('2037-05-31', child), at('2037-06-01', child)]).toEqual([
      'minor',
      'minor',
      'due',
    ])
    expect(at('2031-03-11', { birthDate: null, ofAgeOn: '2037-06-01' })).toBe('minor')
  })

  it('of a young person of unknown age is kept too long rather than too short', () => {
    const unknown = { birthDate: null, minor: true }
    expect(ofAgeOn(file, over(unknown))).toBe('2047-03-10')
    expect([at('2047-03-09', unknown), at('2047-03-10', unknown)]).toEqual(['minor', 'due'])
    expect(ofAgeOn(schedule.referral_letter, over(unknown))).toBeNull()
  })

  it('and held stays, whatever the term and the age', () => {
    expect(at('2090-01-01', { held: true })).toBe('held')
    expect(at('2030-01-01', { held: true })).toBe('kept')
  })

  it('goes sooner or later as the agency has set', () => {
    expect([at('2027-03-11', {}, 12), at('2031-03-11', {}, 120)]).toEqual(['due', 'kept'])
  })
})

describe('the schedule', () => {
  it('keeps nothing shorter than its own floor', () => {
    for (const code of retentionCodes)
      expect(schedule[code].usual, code).toBeGreaterThanOrEqual(schedule[code].floor)
  })
})

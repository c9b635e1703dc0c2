import { describe, expect, it } from 'vitest'
import type { ModuleCode } from './codes.ts'
import { type SuggestInput, staysHeavy, suggestFrom } from './suggest.ts'

const today = '2026-03-20'
const daysAgo = (days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
const mood = (days: number, value: 1 | 2 | 3 | 4 | 5) => ({ day: daysAgo(days), value })
const run = (
  days: number,
  before: number | null,
  after: number | null,
  module: ModuleCode = 'M02',
): SuggestInput['runs'][number] => ({
  ...{ module, before, after, stopped: null },
  finishedAt: `${daysAgo(days)}T04:00:00.000Z`,
})
const ask = (part: Partial<SuggestInput>) =>
  suggestFrom({ moods: [], runs: [], today, lastSuggested: null, refused: null, ...part })

const fiveLow = [0, 1, 2, 4, 6].map((days) => mood(days, 2))
const noDrop = [run(0, 6, 6), run(1, 5, 6), run(2, 7, 7)]

describe('what is proposed after moods and exercises', () => {
  it('is nothing to somebody of whom nothing is known', () => {
    expect(ask({})).toBeNull()
  })

  it('is the four questions when five of the last seven days were low', () => {
    expect(ask({ moods: fiveLow })).toBe('phq4')
  })

  it('is nothing at four low days, nor when the fifth is a week ago or still to come', () => {
    const four = fiveLow.slice(0, 4)
    expect(ask({ moods: four })).toBeNull()
    expect(ask({ moods: [...four, mood(7, 1)] })).toBeNull()
    expect(ask({ moods: [...four, mood(-1, 1)] })).toBeNull()
  })

  it('takes the mean of a day, and two of five is still low', () => {
    const four = fiveLow.slice(0, 4)
    expect(ask({ moods: [...four, mood(5, 1), mood(5, 3)] })).toBe('phq4')
    expect(ask({ moods: [...four, mood(5, 2), mood(5, 3)] })).toBeNull()
  })

  it('is proposed again after fourteen days, and not a day earlier', () => {
    expect(ask({ moods: fiveLow, lastSuggested: daysAgo(13) })).toBeNull()
    expect(ask({ moods: fiveLow, lastSuggested: daysAgo(14) })).toBe('phq4')
  })

  it('is not proposed within thirty days of a no', () => {
    expect(ask({ moods: fiveLow, refused: daysAgo(29) })).toBeNull()
    expect(ask({ moods: fiveLow, refused: daysAgo(30) })).toBe('phq4')
  })

  it('is a person when three rated exercises brought no relief, whatever was proposed lately', () => {
    expect(ask({ runs: noDrop })).toBe('person')
    expect(ask({ runs: noDrop, moods: fiveLow, lastSuggested: today })).toBe('person')
  })

  it('is no person after one of the three gave relief of one, or was not rated', () => {
    expect(ask({ runs: [run(0, 6, 5), ...noDrop.slice(1)] })).toBeNull()
    expect(ask({ runs: [run(0, null, 6), ...noDrop.slice(1)] })).toBeNull()
    expect(ask({ runs: noDrop.slice(1) })).toBeNull()
  })

  it('is no person for somebody calm, nor for exercises of other months', () => {
    expect(ask({ runs: [run(0, 0, 0), run(1, 1, 1), run(2, 2, 2)] })).toBeNull()
    expect(ask({ runs: [run(0, 3, 3), run(1, 3, 4), run(2, 4, 4)] })).toBe('person')
    expect(ask({ runs: [run(0, 6, 6), run(20, 6, 6), run(30, 6, 6)] })).toBeNull()
    expect(ask({ runs: [run(0, 6, 6), run(20, 6, 6), run(29, 6, 6)] })).toBe('person')
    expect(ask({ runs: [run(0, 1, 1), ...noDrop] })).toBe('person')
  })

  it('is a person again after a no when three more brought no relief', () => {
    expect(ask({ runs: noDrop, refused: today })).toBeNull()
    expect(ask({ runs: noDrop, refused: daysAgo(3) })).toBe('person')
  })

  it('forgets an earlier good exercise when the last three did nothing', () => {
    expect(ask({ runs: [...noDrop, run(9, 8, 2)] })).toBe('person')
  })

  it('is the four questions after three weeks of writing down bad nights', () => {
    const nights = [1, 8, 15].map((days) => run(days, null, null, 'M10'))
    expect(ask({ runs: nights })).toBe('phq4')
    expect(ask({ runs: nights.slice(0, 2) })).toBeNull()
  })

  it('is the questions about worry after three times of sudden fear in two weeks', () => {
    const fear = [0, 5, 13].map((days) => run(days, null, null, 'M13'))
    expect(ask({ runs: fear })).toBe('gad7')
    expect(ask({ runs: [...fear.slice(0, 2), run(14, null, null, 'M13')] })).toBeNull()
  })

  it('counts a late evening on the day of Beijing, not of Greenwich', () => {
    const late = { ...run(0, null, null, 'M13'), finishedAt: `${daysAgo(14)}T17:00:00.000Z` }
    expect(ask({ runs: [run(0, null, null, 'M13'), run(1, null, null, 'M13'), late] })).toBe('gad7')
  })
})

describe('the sessions of the programme', () => {
  it.each([
    [[6, 6, 6], true],
    [[5, 7, 6], true],
    [[9, 6, 6, null, 7], true],
    [[6, 6], false],
    [[6, 5, 6], false],
    [[6, 6, 5], false],
    [[2, 2, 2], false],
    [[6, null, 6], false],
    [[], false],
  ] as const)('%j stays heavy: %s', (problems, heavy) => expect(staysHeavy(problems)).toBe(heavy))
})

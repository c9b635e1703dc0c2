import { describe, expect, it } from 'vitest'
import { askedAt, cohortPack, wavesOf } from './cohort.ts'

const began = new Date('2026-01-01T00:00:00Z')
const day = (n: number): Date => new Date(began.getTime() + n * 86_400_000)

describe('people of a public event', () => {
  it('are asked at once and after 1, 3, 6, 12 and 18 months of 30 days', () => {
    expect(
      wavesOf(began, began).map((one) => [one.months, (one.dueAt.getTime() - began.getTime()) / 86_400_000]),
    ).toEqual([
      [0, 0],
      [1, 30],
      [3, 90],
      [6, 180],
      [12, 360],
      [18, 540],
    ])
  })

  it('are asked the baseline whenever it is begun, and no wave whose day is over', () => {
    expect(wavesOf(began, day(100)).map((one) => one.months)).toEqual([0, 6, 12, 18])
  })

  it('who lost somebody are left in peace for fourteen days', () => {
    const [baseline, first] = wavesOf(began, began)
    expect(askedAt(baseline!, began, ['bereaved'])).toEqual(day(14))
    expect(askedAt(baseline!, began, ['hardship'])).toEqual(day(0))
    expect(askedAt(first!, began, ['bereaved'])).toEqual(day(30))
  })

  it('are asked what is made for their age', () => {
    expect([40, undefined, 16, 15, 10].map(cohortPack)).toEqual([
      ...['post_disaster', 'post_disaster', 'post_disaster', 'minor_12_17', 'minor_8_11'],
    ])
  })
})

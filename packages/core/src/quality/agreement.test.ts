import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementByDimension, agreementOf } from './agreement.ts'
import { dimensions, harmsIn, type Reading, ratings } from './rubric.ts'

const times = (n: number, a: string, b: string): [string, string][] => Array.from({ length: n }, () => [a, b])
const reading = (rating: Reading['detects'], more: Partial<Reading> = {}): Reading => ({
  ...({ detects: rating, confirms: rating, guides: rating, supports: rating, bounds: rating } as const),
  ...more,
})

describe('agreement of two readers', () => {
  it('counts what chance would bring: the worked example of fifty applications has kappa 0.4', () => {
    const pairs = [
      ...times(20, 'yes', 'yes'),
      ...times(5, 'yes', 'no'),
      ...times(10, 'no', 'yes'),
      ...times(15, 'no', 'no'),
    ]
    const { n, same, kappa } = agreementOf(pairs)
    expect(n).toBe(50)
    expect(same).toBeCloseTo(0.7, 10)
    expect(kappa).toBeCloseTo(0.4, 10)
  })
  it('is whole when both say the same of different things', () => {
    expect(agreementOf([...times(6, 'best', 'best'), ...times(4, 'harm', 'harm')])).toEqual({
      n: 10,
      same: 1,
      kappa: 1,
    })
  })
  it('has no kappa when everything got one rating from both: nothing was told apart', () => {
    expect(agreementOf(times(12, 'best', 'best'))).toEqual({ n: 12, same: 1, kappa: null })
  })
  it('is nothing beyond chance when one reader never tells apart', () => {
    expect(agreementOf([...times(5, 'best', 'best'), ...times(5, 'best', 'harm')])).toEqual({
      n: 10,
      same: 0.5,
      kappa: 0,
    })
  })
  it('falls below zero when readers say the opposite', () => {
    expect(agreementOf([...times(5, 'best', 'harm'), ...times(5, 'harm', 'best')]).kappa).toBe(-1)
  })
  it('is unknown where nothing was rated', () => {
    expect(agreementOf([])).toEqual({ n: 0, same: null, kappa: null })
  })
  it('stays between −1 and 1, and is the same whoever is called the first', () => {
    const any = fc.constantFrom(...ratings)
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 60 }), (pairs) => {
        const { kappa } = agreementOf(pairs)
        expect(kappa === null || (kappa >= -1 && kappa <= 1)).toBe(true)
        expect(agreementOf(pairs.map(([a, b]) => [b, a])).kappa).toBe(kappa)
      }),
    )
  })
})

describe('agreement by dimension', () => {
  it('is told from ten talks on', () => {
    const pair = [reading('best'), reading('best', { supports: 'suboptimal' })] as const
    const nine = agreementByDimension(Array.from({ length: 9 }, () => pair))
    expect(dimensions.map((name) => nine[name])).toEqual(dimensions.map(() => '<10'))
    const ten = agreementByDimension(Array.from({ length: 10 }, () => pair))
    expect(ten.detects).toEqual({ n: 10, same: 1, kappa: null })
    expect(ten.supports).toEqual({ n: 10, same: 0, kappa: 0 })
  })
})

it('harm is named by its dimensions', () => {
  expect(harmsIn(reading('best', { confirms: 'harm', bounds: 'harm' }))).toEqual(['confirms', 'bounds'])
})

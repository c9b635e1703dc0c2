import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calledOn, type Gone, goSteps, whereaboutsOf } from './timer.ts'

const said = (step: Gone['step'], at: number, expectedAt: number | null = null): Gone => ({
  step,
  at,
  expectedAt,
})

describe('where somebody is', () => {
  it('is out from leaving until they say they are safe', () => {
    expect(whereaboutsOf([said('left', 1, 9)])).toMatchObject({ out: true, expectedAt: 9 })
    expect(whereaboutsOf([said('left', 1, 9), said('arrived', 2), said('safe', 5)])).toMatchObject({
      out: false,
    })
  })
  it('is out again with a call for help after it, and a word of safety before it does not count', () => {
    expect(whereaboutsOf([said('left', 1, 9), said('safe', 5), said('help', 6)])).toMatchObject({
      out: true,
      helpAt: 6,
    })
    expect(whereaboutsOf([said('safe', 5), said('help', 5)]).out).toBe(true)
  })
  it('does not hang on the order in which it arrives, nor on how often', () => {
    const one = fc.record({
      step: fc.constantFrom(...goSteps),
      at: fc.integer({ min: 0, max: 8 }),
      expectedAt: fc.option(fc.integer({ min: 9, max: 12 })),
    })
    const many = fc.uniqueArray(one, { selector: ({ step, at }) => `${step} ${at}`, maxLength: 8 })
    fc.assert(
      fc.property(
        many.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          expect(whereaboutsOf(shuffled)).toEqual(whereaboutsOf(all))
        },
      ),
    )
  })
})

it('the ladder asks those outside first, then never nobody', () => {
  expect(calledOn(0)).toEqual(['out'])
  for (let rung = 1; rung < 20; rung += 1) expect(calledOn(rung)).toContain('supervisor')
})

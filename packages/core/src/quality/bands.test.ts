import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf } from '../median.ts'
import { fewestPeople, mayTell } from './bands.ts'

const of = (...people: number[]) => people.map((n) => ({ people: n, value: n }))

describe('Groups whose sum is told', () => {
  it.each([
    [
      [12, 30, 50],
      [true, true, true],
    ],
    [
      [0, 30, 50],
      [true, true, true],
    ],
    // one small group could be worked out from the sum: the next smallest goes with it
    [
      [4, 30, 50],
      [false, false, true],
    ],
    [
      [4, 9, 50],
      [false, false, true],
    ],
    [
      [4, 0, 0],
      [false, true, true],
    ],
  ])('of %j people may be told: %j', (people, told) => {
    expect(mayTell(of(...people))).toEqual(told)
  })

  it('never let the sum give a small group away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), (people) => {
        const told = mayTell(of(...people))
        const hidden = people.filter((_, at) => !told[at])
        people.forEach((n, at) => {
          if (n > 0 && n < fewestPeople) expect(told[at]).toBe(false)
        })
        // either nothing is hidden, or at least two are, or everybody there is is in the one that is hidden
        expect(hidden.length !== 1 || people.every((n, at) => n === 0 || !told[at])).toBe(true)
      }),
    )
  })

  it('have a median', () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1, 2]), medianOf([1, 2, 3, 10])]).toEqual([
      null,
      3,
      2,
      2.5,
    ])
  })
})

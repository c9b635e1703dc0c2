import { openingState } from '@anxin/core/dialogue/state.ts'
import { expect, it } from 'vitest'
import { marksOf } from './actions/mark.ts'

const answer = (wants: readonly string[], notUnderstood = 0) =>
  ({ lines: [], wants, remember: [], state: { ...openingState, notUnderstood } }) as never

it.each([
  [['remind'], 0, ['reminder']],
  [['breathing'], 0, ['exercise']],
  [[], 1, ['misunderstood']],
  [['human'], 0, []],
])('a turn that wants %j, with %i turns not understood, is marked %j', (wants, notUnderstood, marks) => {
  expect(marksOf({ notUnderstood: 0 }, answer(wants, notUnderstood))).toEqual(marks)
})
it('a turn that was understood after one that was not is not marked', () => {
  expect(marksOf({ notUnderstood: 1 }, answer([], 0))).toEqual([])
})

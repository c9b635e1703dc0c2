import { expect, it } from 'vitest'
import { whyTwo } from './pair.ts'

it.each([
  [{ colour: 'RED', danger: null, wish: false }, 'colour'],
  [{ colour: 'RED-E', danger: null, wish: false }, 'colour'],
  [{ colour: 'ORANGE', danger: null, wish: true }, 'colour'],
  [{ colour: 'YELLOW', danger: 3, wish: false }, 'danger'],
  [{ colour: 'RED', danger: 5, wish: false }, 'danger'],
  [{ colour: 'YELLOW', danger: 2, wish: true }, 'wish'],
  [{ colour: 'YELLOW', danger: 2, wish: false }, undefined],
  [{ colour: null, danger: null, wish: false }, undefined],
] as const)('two people go where it asks for two: %o', (about, why) => {
  expect(whyTwo(about)).toBe(why)
})

import { describe, expect, it } from 'vitest'
import { toTell } from './certificate.ts'

describe('a certificate that comes to its end', () => {
  it.each([
    [61, null, undefined],
    [60, null, 60],
    [45, 60, undefined],
    [30, 60, 30],
    [29, null, 30],
    [7, 30, 7],
    [0, 7, undefined],
    [0, null, 7],
    [-1, 7, 0],
    [-1, null, 0],
    [-400, 0, undefined],
    [60, 7, undefined],
  ] as const)('with %i days left, of which %s was told: %s', (left, told, now) => {
    expect(toTell(left, told)).toBe(now)
  })
})

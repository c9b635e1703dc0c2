import { describe, expect, it } from 'vitest'
import { holds, mustBeSpan } from './policy.ts'

const now = new Date('2026-03-01T00:00:00Z')
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

describe('the switch of a public event', () => {
  it('always has a day on which it goes back, at most ninety days ahead', () => {
    expect(() => mustBeSpan(now, inDays(90))).not.toThrow()
    expect(() => mustBeSpan(now, inDays(91))).toThrow()
    expect(() => mustBeSpan(now, inDays(0))).toThrow()
  })

  it('holds until its day, or until somebody ends it', () => {
    expect(holds({ ended_at: null, ends_at: inDays(1) }, now)).toBe(true)
    expect(holds({ ended_at: null, ends_at: inDays(0) }, now)).toBe(false)
    expect(holds({ ended_at: now, ends_at: inDays(1) }, now)).toBe(false)
  })
})

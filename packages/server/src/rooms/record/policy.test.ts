import { describe, expect, it } from 'vitest'
import { isLate, mustBeSignable } from './policy.ts'

const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1, hours))

describe('a session note', () => {
  it('is not signed while nobody said whether safety was asked about', () => {
    const note = { mode: 'face', attendance: 'came', risk: null } as const
    expect(() => mustBeSignable(note)).toThrow('GATE_NOT_MET')
    expect(() => mustBeSignable({ ...note, risk: 'none' })).not.toThrow()
  })
  it.each([
    ['none', 47, false],
    ['none', 49, true],
    ['present', 23, false],
    ['present', 25, true],
  ] as const)('with risk %s is late after %i hours: %s', (risk, hours, late) =>
    expect(isLate({ session_at: at(0), signed_at: null, risk }, at(hours))).toBe(late),
  )
})

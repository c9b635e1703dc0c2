import { describe, expect, it } from 'vitest'
import { mustLetIn } from './policy.ts'
import type { RunRow } from './tables.ts'

const now = new Date('2026-03-01T00:00:00Z')
const run = (more: Partial<RunRow> = {}): RunRow =>
  ({ callers: 2, ended_at: null, ends_at: new Date(now.getTime() + 60_000), ...more }) as RunRow

describe('the code of a drill', () => {
  it('lets in as many callers as were asked for, while the drill runs', () => {
    expect(() => mustLetIn(run(), 1, now)).not.toThrow()
    expect(() => mustLetIn(run(), 2, now)).toThrow()
    expect(() => mustLetIn(run({ ended_at: now }), 0, now)).toThrow()
    expect(() => mustLetIn(run({ ends_at: now }), 0, now)).toThrow()
    expect(() => mustLetIn(undefined, 0, now)).toThrow()
  })
})

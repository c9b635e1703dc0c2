import { describe, expect, it } from 'vitest'
import { afterMiss, mustBeOwed } from './policy.ts'

describe('a missed contact', () => {
  it('is tried twice more the same day, and then somebody decides about a visit', () => {
    expect([1, 2, 3, 4].map(afterMiss)).toEqual(['missed', 'missed', 'decide', 'decide'])
  })

  it('is owed until it is made, sent, or was cancelled by a death or a new danger', () => {
    for (const state of ['due', 'missed', 'decide'] as const) expect(() => mustBeOwed({ state })).not.toThrow()
    for (const state of ['done', 'sent', 'cancelled'] as const) expect(() => mustBeOwed({ state })).toThrow()
  })
})

import { describe, expect, it } from 'vitest'
import { mustBeAnother, mustBeOpen, mustOwn, mustStep } from './policy.ts'
import type { EventRow } from './tables.ts'

describe('who may do what to an event', () => {
  const who = { id: 'lin', grants: [], duties: [] } as never
  const event = (part: Partial<EventRow>): EventRow => part as EventRow

  it('is only its owner, while it is open, by steps of the protocol', () => {
    expect(() => mustOwn(who, event({ owner_id: 'lin' }))).not.toThrow()
    expect(() => mustOwn(who, event({ owner_id: 'zhou' }))).toThrow('ALREADY_TAKEN')
    expect(() => mustOwn(who, event({ owner_id: null }))).toThrow('ALREADY_TAKEN')
    expect(() => mustBeOpen(event({ state: 'CLOSED' }))).toThrow('WRONG_STATE')
    expect(() => mustBeOpen(event({ state: 'DECEASED' }))).toThrow('WRONG_STATE')
    expect(() => mustStep(event({ state: 'PAGED' }), 'CLOSED')).toThrow('WRONG_STATE')
  })

  it('is another person where two are asked for', () => {
    expect(() => mustBeAnother(who, 'lin')).toThrow('SECOND_PERSON_NEEDED')
    expect(() => mustBeAnother(who, 'zhou')).not.toThrow()
  })
})

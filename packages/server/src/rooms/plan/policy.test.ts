import { describe, expect, it } from 'vitest'
import type { StaffWho } from '../../platform/ctx.ts'
import { mustReach, mustWrite } from './policy.ts'
import type { PlanEventRow } from './tables.ts'

const lin = { kind: 'staff', id: 'lin', grants: [{ role: 'crisis_worker', unitId: 'street' }] } as unknown as StaffWho
const event = (more: Partial<PlanEventRow> = {}): PlanEventRow =>
  ({ id: 'e', owner_id: 'lin', state: 'ASSESSING', path: ['nation', 'street'], ...more }) as PlanEventRow

describe('who writes on somebody’s safety plan', () => {
  it('is whoever owns the open event', () => {
    expect(() => mustWrite(lin, event())).not.toThrow()
    expect(() => mustWrite(lin, event({ owner_id: 'zhou' }))).toThrow('ALREADY_TAKEN')
    expect(() => mustWrite(lin, event({ owner_id: null }))).toThrow('WRONG_STATE')
    expect(() => mustWrite(lin, event({ state: 'CLOSED' }))).toThrow('WRONG_STATE')
  })
  it('finds nothing of another place, as of nobody', () => {
    expect(() => mustReach(lin, event({ path: ['nation', 'elsewhere'] }))).toThrow('NOT_FOUND')
    expect(() => mustReach(lin, undefined)).toThrow('NOT_FOUND')
  })
})

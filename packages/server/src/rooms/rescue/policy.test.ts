import { rescueRoles } from '@anxin/core/rescue/roles.ts'
import { describe, expect, it } from 'vitest'
import type { StaffWho } from '../../platform/ctx.ts'
import { mayWhisper, mustBeSearched, mustHaveSeat, mustWrite } from './policy.ts'
import type { SeatRow } from './tables.ts'

const who = (id: string, role = 'crisis_worker') =>
  ({ kind: 'staff', id, grants: [{ role, unitId: 'street' }] }) as unknown as StaffWho
const seat = (staff_id: string, until_at: Date | null = null) => ({ staff_id, until_at, role: 'caller' }) as SeatRow

describe('the board of a search', () => {
  it('is opened only where help is on its way or nobody answers', () => {
    for (const state of ['EMERGENCY', 'UNREACHABLE'] as const) expect(() => mustBeSearched(state)).not.toThrow()
    for (const state of ['ACKED', 'ASSESSING', 'FOLLOW_UP', 'CLOSED'] as const)
      expect(() => mustBeSearched(state)).toThrow('WRONG_STATE')
  })
  it('is not there for whoever has no part in it, or no longer', () => {
    expect(mustHaveSeat(who('lin'), [seat('lin')]).role).toBe('caller')
    expect(() => mustHaveSeat(who('wu'), [seat('lin')])).toThrow('NOT_FOUND')
    expect(() => mustHaveSeat(who('lin'), [seat('lin', new Date(0))])).toThrow('NOT_FOUND')
  })
  it('is led by one: nobody else seats people or ends it', () => {
    for (const role of rescueRoles.filter((one) => one !== 'commander')) {
      expect(() => mustWrite(role, 'seat')).toThrow('FORBIDDEN')
      expect(() => mustWrite(role, 'close')).toThrow('FORBIDDEN')
    }
  })
})

describe('whispering', () => {
  it('is for whoever works on the event and those who supervise', () => {
    expect(mayWhisper(who('lin'), { owner_id: 'lin' })).toBe(true)
    expect(mayWhisper(who('chen', 'supervisor'), { owner_id: 'lin' })).toBe(true)
    expect(mayWhisper(who('zhou'), { owner_id: 'lin' })).toBe(false)
  })
})

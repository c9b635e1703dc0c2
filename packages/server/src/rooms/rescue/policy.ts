import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { CrisisState } from '@anxin/core/crisis/state.ts'
import { type RescueRole, writtenBy } from '@anxin/core/rescue/roles.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { BoardRow, SeatRow } from './tables.ts'

/** Who may be given a part in a search. */
export const searcherRoles: readonly StaffRole[] = [
  'crisis_worker',
  'supervisor',
  'social_worker',
  'agency_admin',
  'community_worker',
  'volunteer',
  'cabin_manager',
  'counsellor',
]

/** A search begins where help is on its way, or nobody answers. @throws Refusal WRONG_STATE */
export function mustBeSearched(state: CrisisState): void {
  if (state !== 'EMERGENCY' && state !== 'UNREACHABLE') throw new Refusal('WRONG_STATE', { detail: { state } })
}

/** The part somebody has; without one there is no board. @throws Refusal NOT_FOUND */
export function mustHaveSeat(who: StaffWho, seats: readonly SeatRow[]): SeatRow {
  const seat = seats.find((one) => one.staff_id === who.id && one.until_at === null)
  if (!seat) throw new Refusal('NOT_FOUND')
  return seat
}

/** @throws Refusal FORBIDDEN when this part of the team does not write that */
export function mustWrite(role: RescueRole, what: 'clue' | 'log' | 'seat' | 'close'): void {
  if (!writtenBy[role].includes(what)) throw new Refusal('FORBIDDEN', { field: 'role' })
}

/** @throws Refusal WRONG_STATE when the search is over */
export function mustStand(board: BoardRow | undefined): asserts board is BoardRow {
  if (!board) throw new Refusal('NOT_FOUND')
  if (board.closed_at) throw new Refusal('WRONG_STATE', { field: 'board' })
}

/** Whoever owns the event, and those who supervise there, talk beside the conversation. */
export const mayWhisper = (who: StaffWho, event: { readonly owner_id: string | null }): boolean =>
  event.owner_id === who.id || who.grants.some((grant) => grant.role === 'supervisor' || grant.role === 'agency_admin')

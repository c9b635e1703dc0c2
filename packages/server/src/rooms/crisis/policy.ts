import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type CrisisState, mayStep } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { EventRow } from './tables.ts'

/** Those who may open an event of a place they answer for. */
export const responderRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']

/** An event of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, path: readonly Id[]): void {
  if (!reaches(who.grants, responderRoles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal WRONG_STATE when the protocol has no such step */
export function mustStep(event: Pick<EventRow, 'state'>, to: CrisisState): void {
  if (!mayStep(event.state, to)) throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
}

/** Only whoever owns the event works on it; colleagues take it over first. @throws Refusal FORBIDDEN */
export function mustOwn(who: StaffWho, event: Pick<EventRow, 'owner_id'>): void {
  if (event.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

/** @throws Refusal WRONG_STATE when nothing is owed any more */
export function mustBeOpen(event: Pick<EventRow, 'state'>): void {
  if (event.state === 'CLOSED' || event.state === 'DECEASED')
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
}

/** The second of two people must be another person. @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(who: StaffWho, first: Id | null): void {
  if (first === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isEnded } from '@anxin/core/crisis/state.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { PlanEventRow } from './tables.ts'

const readers: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']

/** An event of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, event: PlanEventRow | undefined): asserts event is PlanEventRow {
  if (!event || !reaches(who.grants, readers, event.path)) throw new Refusal('NOT_FOUND')
}

/** Only whoever owns an open event writes on the sheet. @throws Refusal WRONG_STATE, ALREADY_TAKEN */
export function mustWrite(who: StaffWho, event: PlanEventRow): void {
  if (isEnded(event.state) || event.owner_id === null)
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  if (event.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

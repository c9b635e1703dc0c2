import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { IncomingRow } from './tables.ts'

/** Those who make and shut links of offices. */
export const keeperRoles: readonly StaffRole[] = ['agency_admin', 'supervisor']
/** Those who take in whom an office sent. */
export const takerRoles: readonly StaffRole[] = ['social_worker', 'supervisor']

export const mayReach = (who: StaffWho, path: readonly Id[] | undefined): boolean =>
  path !== undefined && reaches(who.grants, takerRoles, path)
/** @throws Refusal NOT_FOUND for somebody of another place */
export function mustReach(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!mayReach(who, path)) throw new Refusal('NOT_FOUND')
}

/**
 * That somebody was sent by an office is known to whoever took them in, and to nobody else.
 * @throws Refusal NOT_FOUND
 */
export function mustBeOwn<Row extends IncomingRow>(who: StaffWho, row: Row | undefined): asserts row is Row {
  if (row?.state !== 'taken' || row.taken_by !== who.id) throw new Refusal('NOT_FOUND')
}

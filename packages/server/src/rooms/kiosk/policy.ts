import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'

/** Those who put up a tablet in a cabin of theirs. */
export const tabletRoles: readonly StaffRole[] = [
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'cabin_manager',
]

/** A tablet that was without a network for a month can still send; whoever stands before it has long been heard. */
export const ticketDays = 31
/** Longer than a ticket, so that nothing sent again can count twice. */
export const receiptDays = 40

/** @throws Refusal NOT_FOUND for a place one does not answer for */
export function mustBeTheirPlace<T extends { readonly id: Id }>(places: readonly T[], unitId: Id): T {
  const found = places.find((one) => one.id === unitId)
  if (!found) throw new Refusal('NOT_FOUND', { field: 'unitId' })
  return found
}

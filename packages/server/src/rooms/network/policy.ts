import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { unitKinds } from '@anxin/contract/network.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { UnitRow } from './tables.ts'

/** A place lies below a wider one: nation › province › city › district › street › community › cabin. */
export function mustNest(parent: UnitRow, kind: UnitRow['kind']): void {
  if (unitKinds.indexOf(kind) <= unitKinds.indexOf(parent.kind)) throw new Refusal('BAD_INPUT', { field: 'kind' })
}

const keepers: readonly StaffRole[] = ['agency_admin', 'platform_admin']

/** Who writes down how a cabin is reached. */
export const cabinKeepers: readonly StaffRole[] = [...keepers, 'cabin_manager']
/** Who hangs a cabin's poster up. */
export const posterHangers: readonly StaffRole[] = [...cabinKeepers, 'supervisor', 'community_worker', 'social_worker']

/** The place must lie at or below one where the speaker has such a role: keeps house, if no other is named. @throws Refusal NOT_FOUND */
export function mustKeep(
  who: StaffWho,
  unit: UnitRow | undefined,
  roles: readonly StaffRole[] = keepers,
): asserts unit is UnitRow {
  const held = unit && who.grants.some((grant) => roles.includes(grant.role) && unit.path.includes(grant.unitId))
  if (!held) throw new Refusal('NOT_FOUND')
}

/** Nobody locks themselves out, and an agency keeps an administrator. @throws Refusal FORBIDDEN */
export function mustLeaveAnAdmin(who: StaffWho, staffId: Id, role: StaffRole | undefined, admins: number): void {
  if (role === 'agency_admin' && admins <= 1) throw new Refusal('FORBIDDEN', { field: 'role' })
  if (role === undefined && staffId === who.id) throw new Refusal('FORBIDDEN', { field: 'id' })
}

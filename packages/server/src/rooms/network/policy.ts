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

/** The place must lie at or below one where the speaker keeps house. @throws Refusal NOT_FOUND */
export function mustKeep(who: StaffWho, unit: UnitRow | undefined): asserts unit is UnitRow {
  const held = unit && who.grants.some((grant) => keepers.includes(grant.role) && unit.path.includes(grant.unitId))
  if (!held) throw new Refusal('NOT_FOUND')
}

/** Nobody locks themselves out, and an agency keeps an administrator. @throws Refusal FORBIDDEN */
export function mustLeaveAnAdmin(who: StaffWho, staffId: Id, role: StaffRole | undefined, admins: number): void {
  if (role === 'agency_admin' && admins <= 1) throw new Refusal('FORBIDDEN', { field: 'role' })
  if (role === undefined && staffId === who.id) throw new Refusal('FORBIDDEN', { field: 'id' })
}

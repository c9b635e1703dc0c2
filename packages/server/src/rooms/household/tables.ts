import type { RemembranceKind } from '@anxin/core/casework/remember.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'

export interface HouseholdTables {
  household: { id: Id; tenant_id: Id; unit_id: Id; name_sealed: Uint8Array; at: Date }
  household_member: {
    household_id: Id
    resident_id: Id
    tenant_id: Id
    unit_id: Id
    relation_sealed: Uint8Array
    at: Date
  }
  case_remembrance: {
    id: Id
    tenant_id: Id
    unit_id: Id
    case_id: Id
    resident_id: Id
    kind: RemembranceKind
    on_day: string
    told_at: Date | null
  }
}

/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<HouseholdTables>()

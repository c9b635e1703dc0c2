import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface ShiftRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  starts_at: Date
  ends_at: Date
  primary_id: Id
  secondary_id: Id | null
  swap_from: Id | null
  swap_to: Id | null
  handover_sealed: Uint8Array | null
}

interface RosterTables {
  shift: ShiftRow
  /** Ground floor, read only: where a place lies. */
  unit: { id: Id; name: string }
}

/** This room's window on the database. */
export const db = roomDb<RosterTables>()

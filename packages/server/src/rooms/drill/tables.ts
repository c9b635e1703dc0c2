import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface RunRow {
  id: Id
  tenant_id: Id
  code_index: Uint8Array
  title: string
  callers: number
  opened_by: Id
  opened_at: Date
  ends_at: Date
  ended_at: Date | null
}

interface DrillTables {
  drill_run: RunRow
  drill_caller: { resident_id: Id; tenant_id: Id; run_id: Id }
}

/** This room's window on the database. */
export const db = roomDb<DrillTables>()

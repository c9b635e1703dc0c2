import type { NightFailure } from '@anxin/core/crisis/drill.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface RunRow {
  id: Id
  tenant_id: Id
  /** None where the house plays by itself. */
  code_index: Uint8Array | null
  title: string
  callers: number
  opened_by: Id | null
  opened_at: Date
  ends_at: Date
  ended_at: Date | null
  /** The night it belongs to, as a day in Shanghai; null where somebody opened it. */
  night: string | null
  /** Why it has not shown what it should; null while it is not judged. */
  failures: NightFailure[] | null
}

interface DrillTables {
  drill_run: RunRow
  drill_caller: { resident_id: Id; tenant_id: Id; run_id: Id }
}

/** This room's window on the database. */
export const db = roomDb<DrillTables>()

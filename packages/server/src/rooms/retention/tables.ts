import type { Id } from '@anxin/core/ids.ts'
import type { RetentionCode } from '@anxin/core/retention/schedule.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface HoldRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  found_by: 'case' | 'alert'
  number: number
  reason_sealed: Uint8Array
  placed_by: Id
  placed_name: string
  placed_at: Date
  released_by: Id | null
  released_name: string | null
  released_at: Date | null
  release_reason_sealed: Uint8Array | null
}

export interface TermRow {
  id: Id
  tenant_id: Id
  code: RetentionCode
  months: number
  by_id: Id
  by_name: string
  at: Date
}

interface RetentionTables {
  legal_hold: HoldRow
  retention_term: TermRow
}

/** This room's window on the database. */
export const db = roomDb<RetentionTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<RetentionTables>()

import type { complaintAbouts, complaintStates } from '@anxin/contract/complaint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface ComplaintRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id | null
  code_index: Uint8Array
  about: (typeof complaintAbouts)[number]
  named: readonly Id[]
  whom_sealed: Uint8Array | null
  text_sealed: Uint8Array
  state: (typeof complaintStates)[number]
  handler_id: Id | null
  earlier_id: Id | null
  filed_at: Date
  due_at: Date
  answer_sealed: Uint8Array | null
  answered_at: Date | null
  answered_in_time: boolean | null
  again_sealed: Uint8Array | null
  settled: boolean | null
  reminded_at: Date | null
  overdue_told_at: Date | null
}

export interface ComplaintTables {
  complaint: ComplaintRow
}

/** This room's window on the database. */
export const db = roomDb<ComplaintTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<ComplaintTables>()

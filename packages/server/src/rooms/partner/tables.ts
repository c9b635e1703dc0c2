import type { partnerKinds } from '@anxin/contract/partner.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { RowProblem } from '@anxin/core/partner/read.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface PartnerRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  name: string
  kind: (typeof partnerKinds)[number]
  key_hash: Uint8Array | null
  key_made_at: Date | null
  unread_id: Id | null
  made_by: Id
  made_at: Date
  shut_at: Date | null
}

export interface BatchRow {
  id: Id
  tenant_id: Id
  partner_id: Id
  via: 'file' | 'key'
  sent_by: Id | null
  rows: number
  repeated: number
  unread: number
  at: Date
}

export interface HandedRow {
  id: Id
  tenant_id: Id
  partner_id: Id
  batch_id: Id
  line: number
  row_index: Uint8Array
  words_index: Uint8Array
  row_sealed: Uint8Array | null
  state: 'waiting' | 'raised' | 'unread' | 'entered' | 'nothing'
  problem: RowProblem | 'late' | null
  event_id: Id | null
  report_id: Id | null
  times: number
  at: Date
  last_at: Date
  seen_by: Id | null
  seen_at: Date | null
  note_sealed: Uint8Array | null
}

export interface PartnerTables {
  partner: PartnerRow
  partner_batch: BatchRow
  partner_row: HandedRow
}

/** This room's window on the database. */
export const db = roomDb<PartnerTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<PartnerTables>()

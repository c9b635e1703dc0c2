import type { liveModes } from '@anxin/contract/live.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Side = 'resident' | 'staff'
export type Scan = 'clean' | 'unscanned' | 'infected'

export interface SessionRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  staff_id: Id
  appointment_id: Id | null
  mode: (typeof liveModes)[number]
  state: 'open' | 'ended'
  seq: number
  signal_seq: number
  resident_delivered: number
  resident_read: number
  staff_delivered: number
  staff_read: number
  resident_typing_at: Date | null
  staff_typing_at: Date | null
  resident_seen_at: Date | null
  staff_seen_at: Date | null
  opened_at: Date
  ended_at: Date | null
}
export interface LineRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  session_id: Id
  seq: number
  sender: Side | 'note'
  text_sealed: Uint8Array
  level: string | null
  cues: string[]
  file_id: Id | null
  at: Date
}
/** The body itself goes by `insertFile` and `readBody`. */
export interface FileRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  session_id: Id
  name_sealed: Uint8Array
  kind: string
  size: number
  scan: Scan
  at: Date
}
export interface LiveTables {
  live_session: SessionRow
  live_line: LineRow
  live_file: FileRow
  live_signal: {
    session_id: Id
    tenant_id: Id
    resident_id: Id
    seq: number
    sender: Side
    body_sealed: Uint8Array
    at: Date
  }
}

/** This room's window on the database. */
export const db = roomDb<LiveTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<LiveTables>()

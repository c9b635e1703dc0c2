import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface DoorRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  name: string
  secret_hash: Uint8Array
  made_by: Id
  made_at: Date
  revoked_at: Date | null
}
export interface IncomingRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  door_id: Id
  number: string
  fields_sealed: Uint8Array
  state: 'new' | 'taken' | 'declined'
  resident_id: Id | null
  taken_by: Id | null
  at: Date
  due_at: Date
  call_at: Date | null
}
export interface AttendanceRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  incoming_id: Id
  door_name: string
  day: string
  recorded_by: Id
  at: Date
  shared_at: Date | null
  taken_back_at: Date | null
}
export interface ConsentRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  incoming_id: Id
  way: 'online' | 'spoken' | 'paper'
  witness: string | null
  recorded_by: Id | null
  text_version: string
  text_hash: string
  given_at: Date
  withdrawn_at: Date | null
  withdrawn_by: Id | null
}
export interface LookRow {
  id: Id
  tenant_id: Id
  door_id: Id
  device: string
  days: number
  at: Date
}
export interface BureauTables {
  bureau_door: DoorRow
  incoming: IncomingRow
  attendance: AttendanceRow
  bureau_consent: ConsentRow
  bureau_look: LookRow
}

/** This room's window on the database. */
export const db = roomDb<BureauTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<BureauTables>()

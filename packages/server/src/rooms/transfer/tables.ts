import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface Counted {
  readonly table: string
  readonly rows: number
}
export interface Manifested extends Counted {
  readonly hash: string
}
export interface TransferRow {
  id: Id
  from_tenant: Id
  to_tenant: Id
  resident_id: Id
  from_name: string
  to_name: string
  label: string
  manifest: Manifested[]
  stays: Counted[]
  reason_sealed: Uint8Array
  agreed_by: 'person' | 'guardian'
  witness: string
  state: 'proposed' | 'accepted' | 'declined' | 'withdrawn'
  proposed_by: Id
  proposed_at: Date
  answered_by: Id | null
  answered_at: Date | null
  arrived: Manifested[] | null
}
export interface TransferTables {
  case_transfer: TransferRow
}

/** This room's window on the database. */
export const db = roomDb<TransferTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<TransferTables>()

import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface SurgeRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  order_number: string
  ordered_on: string
  why: string
  notice_zh: string
  notice_en: string
  starts_at: Date
  ends_at: Date
  phase_id: Id | null
  switched_by: Id
  ended_at: Date | null
  ended_by: Id | null
}

export interface WaitingRow {
  id: Id
  tenant_id: Id
  surge_id: Id
  urgent: boolean
  words_sealed: Uint8Array
  added_by: Id
  added_at: Date
  taken_by: Id | null
  taken_at: Date | null
  form_sealed: Uint8Array | null
  done_at: Date | null
}

interface SurgeTables {
  surge: SurgeRow
  surge_waiting: WaitingRow
  /** Ground floor, read only. */
  unit: { id: Id; tenant_id: Id | null; name: string; path: Id[] }
}

/** This room's window on the database. */
export const db = roomDb<SurgeTables>()

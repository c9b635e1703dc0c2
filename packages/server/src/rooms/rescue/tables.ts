import type { Id } from '@anxin/core/ids.ts'
import type { Certainty, ClueSource, RescueRole } from '@anxin/core/rescue/roles.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface BeatRow {
  resident_id: Id
  tenant_id: Id
  event_id: Id
  at: Date
  silent_at: Date | null
  reach_at: Date | null
  reached_out_at: Date | null
}

export interface WhisperRow {
  id: Id
  tenant_id: Id
  event_id: Id
  after_seq: number
  staff_id: Id
  staff_name: string
  text_sealed: Uint8Array
  at: Date
}

export interface BoardRow {
  id: Id
  tenant_id: Id
  event_id: Id
  unit_id: Id
  opened_by: string
  opened_at: Date
  closed_at: Date | null
  closed_why_sealed: Uint8Array | null
}

export interface SeatRow {
  id: Id
  tenant_id: Id
  board_id: Id
  role: RescueRole
  staff_id: Id
  staff_name: string
  from_at: Date
  until_at: Date | null
}

export interface ClueRow {
  id: Id
  tenant_id: Id
  board_id: Id
  words_sealed: Uint8Array
  source: ClueSource
  certainty: Certainty
  by_name: string
  seen_at: Date
  at: Date
  expires_at: Date
}

export interface EntryRow {
  id: Id
  tenant_id: Id
  board_id: Id
  role: RescueRole | null
  what: string
  by_name: string
  words_sealed: Uint8Array | null
  at: Date
}

export interface RescueTables {
  rescue_beat: BeatRow
  rescue_whisper: WhisperRow
  rescue_board: BoardRow
  rescue_seat: SeatRow
  rescue_clue: ClueRow
  rescue_entry: EntryRow
}

/** This room's window on the database. */
export const db = roomDb<RescueTables>()

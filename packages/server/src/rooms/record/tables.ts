import type { attendances, noteModes, riskAnswers } from '@anxin/contract/record.ts'
import type { ratingWays } from '@anxin/contract/record-rating.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface NoteRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  resident_id: Id
  author_id: Id
  author_name: string
  format: 'dap' | 'soap'
  revision: number
  fields_sealed: Uint8Array
  mode: (typeof noteModes)[number] | null
  minutes: number | null
  attendance: (typeof attendances)[number] | null
  risk: (typeof riskAnswers)[number] | null
  goals: readonly Id[]
  /** Whether mood or a problem has a number; null in notes of before this was kept. */
  measured: boolean | null
  session_at: Date
  saved_at: Date
  /** The device it was kept on last; null where none said so. */
  saved_from: Id | null
  signed_at: Date | null
  signed_hash: string | null
}

export interface AddendumRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  note_id: Id
  resident_id: Id
  author_id: Id
  author_name: string
  text_sealed: Uint8Array
  at: Date
}

export interface RatingRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  resident_id: Id
  /** How often the case was opened again before. */
  round: number
  how: (typeof ratingWays)[number]
  note_sealed: Uint8Array | null
  by_id: Id | null
  by_name: string
  at: Date
}

export interface RecordTables {
  case_rating: RatingRow
  rating_answer: {
    id: Id
    tenant_id: Id
    unit_id: Id
    case_id: Id | null
    resident_id: Id | null
    written: boolean
    answers: readonly (number | null)[]
    text_sealed: Uint8Array | null
    on_day: string
  }
  case_note: NoteRow
  case_addendum: AddendumRow
  own_key: {
    id: Id
    tenant_id: Id
    staff_id: Id
    public_key: { kty: 'RSA'; n: string; e: string }
    locked_key: Uint8Array
    salt: Uint8Array
    rounds: number
    at: Date
  }
  process_note: {
    id: Id
    tenant_id: Id
    case_id: Id
    resident_id: Id
    author_id: Id
    revision: number
    iv: Uint8Array
    cipher: Uint8Array
    at: Date
  }
  process_note_key: { note_id: Id; staff_id: Id; tenant_id: Id; key_id: Id; wrapped: Uint8Array }
  session_feedback: {
    id: Id
    tenant_id: Id
    unit_id: Id
    case_id: Id | null
    resident_id: Id | null
    heard: number
    mine: number
    better: number
    text_sealed: Uint8Array | null
    on_day: string
  }
}

/** This room's window on the database. */
export const db = roomDb<RecordTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<RecordTables>()

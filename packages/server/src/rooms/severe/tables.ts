import type { pathStates, visitOutcomes } from '@anxin/contract/severe.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { FollowUpKind, ToldKind } from '@anxin/core/severe/calendar.ts'
import type { DangerSign, SixQuestion } from '@anxin/core/severe/danger.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface PathRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  answers: SixQuestion[]
  danger_now: boolean
  words_sealed: Uint8Array | null
  where_sealed: Uint8Array | null
  state: (typeof pathStates)[number]
  level: number | null
  unsteady: boolean
  referral_id: Id | null
  seen_by: Id
  opened_at: Date
  due_what: 'visit' | 'level' | 'refer' | 'admission' | null
  due_at: Date | null
  told_at: Date | null
  end_sealed: Uint8Array | null
  ended_at: Date | null
}
export interface VisitRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  path_id: Id
  first_id: Id
  second_id: Id | null
  partner_sealed: Uint8Array | null
  asked_by: Id
  asked_at: Date
  rules_read_at: Date
  done_at: Date | null
  outcome: (typeof visitOutcomes)[number] | null
  words_sealed: Uint8Array | null
}
export interface LevelRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  path_id: Id
  seq: number
  level: number
  signs: DangerSign[]
  unsteady: boolean
  rule: string
  norm: string
  by_id: Id
  by_name: string
  second_name: string
  at: Date
  prev: string
  hash: string
}
export interface ContactRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  path_id: Id
  kind: FollowUpKind | ToldKind
  rule: string
  norm: string
  due_at: Date
  call_at: Date | null
  done_by: Id | null
  done_at: Date | null
  steady: boolean | null
  note_sealed: Uint8Array | null
}
export interface SevereTables {
  severe_path: PathRow
  severe_visit: VisitRow
  danger_level: LevelRow
  severe_contact: ContactRow
}

/** This room's window on the database. */
export const db = roomDb<SevereTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<SevereTables>()

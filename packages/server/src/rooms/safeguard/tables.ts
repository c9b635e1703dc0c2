import type { Id } from '@anxin/core/ids.ts'
import type { Band, NotSaid } from '@anxin/core/safeguard/child-word.ts'
import type { HarmKind, PlaceCode } from '@anxin/core/safeguard/phone-book.ts'
import type { CheckStep, Relation } from '@anxin/core/safeguard/report.ts'
import type { Receiver, Situation } from '@anxin/core/safeguard/situation.ts'
import { roomDb } from '../../platform/db/window.ts'

interface Kept {
  id: Id
  tenant_id: Id
  resident_id: Id
}

export interface MarkRow extends Kept {
  phone_index: Uint8Array
  who: 'emergency_contact' | 'guardian'
  reason_sealed: Uint8Array
  staff_id: Id
  at: Date
  lifted_by: Id | null
  lifted_at: Date | null
  lift_reason_sealed: Uint8Array | null
}

export interface ReportRow extends Kept {
  unit_id: Id
  event_id: Id
  receipt_index: Uint8Array
  receipt_sealed: Uint8Array
  source_index: Uint8Array | null
  person_index: Uint8Array | null
  words_index: Uint8Array
  fields_sealed: Uint8Array
  relation: Relation
  danger_now: 'yes' | 'no' | 'unsure'
  matched: boolean
  grouped: boolean
  has_number: boolean
  times: number
  state: 'new' | 'checking' | 'confirmed' | 'not_confirmed'
  steps: CheckStep[]
  checked_by: Id | null
  checked_at: Date | null
  note_sealed: Uint8Array | null
  at: Date
  last_at: Date
}

export interface DisclosureRow extends Kept {
  unit_id: Id
  event_id: Id | null
  table_version: number
  situation: Situation
  receiver: Receiver
  basis: string
  minimum: string[]
  imminent: boolean
  consent: boolean
  told_first: boolean
  reason_sealed: Uint8Array
  words_sealed: Uint8Array
  asked_by: Id
  asked_at: Date
  second_by: Id | null
  second_at: Date | null
  done_by: Id | null
  done_at: Date | null
  channel: string | null
  to_name_sealed: Uint8Array | null
  dropped_by: Id | null
  dropped_at: Date | null
  review_due: Date | null
  call_at: Date | null
  decision: 'upheld' | 'learn' | 'not_justified' | null
  decision_sealed: Uint8Array | null
  decided_by: Id | null
  decided_at: Date | null
}

export interface MandatoryRow extends Kept {
  unit_id: Id
  event_id: Id | null
  kind: HarmKind | null
  at_home: boolean
  facts_sealed: Uint8Array | null
  proposed_at: Date | null
  started_by: Id | null
  started_at: Date | null
  confirmed_by: Id | null
  confirmed_at: Date | null
  completed_by: Id | null
  completed_at: Date | null
  summary_sealed: Uint8Array | null
  dropped_by: Id | null
  dropped_at: Date | null
  drop_reason_sealed: Uint8Array | null
  call_at: Date | null
}

export interface CallRow extends Kept {
  report_id: Id
  place: PlaceCode
  number: string
  staff_id: Id
  staff_name: string
  outcome: 'taken' | 'no_answer' | 'sent_on'
  receiver_sealed: Uint8Array | null
  receipt_sealed: Uint8Array | null
  note_sealed: Uint8Array | null
  at: Date
}

/** What a child heard before somebody was told, or why it was not said. Of one telling or one report. */
export interface ChildWordRow extends Kept {
  disclosure_id: Id | null
  mandatory_id: Id | null
  band: Band
  said: boolean
  words_sealed: Uint8Array | null
  why: NotSaid | null
  note_sealed: Uint8Array | null
  staff_id: Id
  at: Date
}

export interface GuardianTaskRow extends Kept {
  event_id: Id
  due_at: Date
  call_at: Date | null
  /** Which time the event was raised, and whether as red: each is owed a word of its own. */
  ladder: number
  red: boolean
  outcome: 'told' | 'withheld' | 'not_owed' | null
  reason_sealed: Uint8Array | null
  staff_id: Id | null
  done_at: Date | null
}

export interface VisitRow extends Kept {
  unit_id: Id
  event_id: Id
  why: 'unreachable' | 'decision'
  reason_sealed: Uint8Array | null
  view_sealed: Uint8Array | null
  first_id: Id
  second_id: Id
  asked_by: Id
  asked_at: Date
  expires_at: Date
  call_at: Date | null
  outcome: 'safe' | 'not_safe' | 'nobody_home' | 'moved' | 'refused' | null
  outcome_sealed: Uint8Array | null
  outcome_by: Id | null
  outcome_at: Date | null
}

export interface SafeguardTables {
  danger_contact: MarkRow
  third_party_report: ReportRow
  disclosure: DisclosureRow
  mandatory_report: MandatoryRow
  mandatory_call: CallRow
  child_word: ChildWordRow
  guardian_task: GuardianTaskRow
  welfare_visit: VisitRow
  safeguard_number: {
    tenant_id: Id
    code: PlaceCode
    number: string
    name: string
    verified_at: string
    verified_by: string
  }
}

/** This room's window on the database. */
export const db = roomDb<SafeguardTables>()

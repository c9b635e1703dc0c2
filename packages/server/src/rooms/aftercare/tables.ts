import type { CaringKind } from '@anxin/core/crisis/caring.ts'
import type { Grade } from '@anxin/core/crisis/grade.ts'
import type { ReviewReason } from '@anxin/core/crisis/review.ts'
import type { CrisisState } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface ContactRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  ladder: number
  hours: number
  kind: CaringKind
  due_at: Date
  look_at: Date | null
  state: 'due' | 'missed' | 'sent' | 'done' | 'decide' | 'cancelled'
  tries: number
  owner_id: Id | null
  distress: number | null
  note_sealed: Uint8Array | null
  done_at: Date | null
  done_by: Id | null
  last_try: Id | null
  /** When the doctor sees them; of an appointment that was made. */
  meets_at: Date | null
}

export interface ReviewRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  ladder: number
  why: ReviewReason
  rapid_due: Date
  due_at: Date
  look_at: Date | null
  rapid_sealed: Uint8Array | null
  rapid_by: Id | null
  rapid_at: Date | null
  form_sealed: Uint8Array | null
  /** Of a file that was read: whether the reader would have done the same. */
  sound: boolean | null
  done_by: Id | null
  done_at: Date | null
}

export interface ActionRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  review_id: Id
  text_sealed: Uint8Array
  owner_id: Id
  due_on: string
  done_at: Date | null
}

export interface DebriefRow {
  id: Id
  tenant_id: Id
  event_id: Id
  ladder: number
  staff_id: Id
  offered_at: Date
  due_at: Date
  answer: 'accepted' | 'declined' | null
  answered_at: Date | null
  held_at: Date | null
  held_by: Id | null
}

/** The record of an event that a day after it was taken was not whole. */
export interface RecordRow {
  id: Id
  tenant_id: Id
  event_id: Id
  ladder: number
  due_at: Date
  look_at: Date | null
  calls: number
  done_at: Date | null
}

export interface CircleRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  circle: 'household' | 'school' | 'workplace' | 'neighbours' | 'group' | 'responders'
  people: number
  words_sealed: Uint8Array
  added_by: Id
  added_at: Date
  due_at: Date
  note_sealed: Uint8Array | null
  seen_at: Date | null
  seen_by: Id | null
}

/** The room crisis', read only; drills are not in it. */
export interface EventView {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  number: number
  grade: Grade
  state: CrisisState
  ladder: number
  owner_id: Id | null
  minor: boolean
  raised_at: Date
  acked_at: Date | null
  contacted_at: Date | null
  stable_at: Date | null
  closed_at: Date | null
  handover_at: Date | null
}

interface AftercareTables {
  aftercare_contact: ContactRow
  case_review: ReviewRow
  review_action: ActionRow
  debrief: DebriefRow
  aftercare_record: RecordRow
  exposure: CircleRow
  aftercare_event: EventView
  aftercare_entry: {
    event_id: Id
    seq: number
    at: Date
    what: string
    from_state: CrisisState | null
    to_state: CrisisState | null
    by_name: string
    staff_id: Id | null
    text_sealed: Uint8Array | null
    prev: string
    hash: string
  }
  aftercare_signal: { event_id: Id; at: Date; source: string; level: string }
  /** What assessment shows: that a form was answered to its end, and when; read only. */
  crisis_form: { resident_id: Id; instrument: string; at: Date }
  /** Ground floor, read only. */
  unit: { id: Id; path: Id[] }
}

/** This room's window on the database. */
export const db = roomDb<AftercareTables>()

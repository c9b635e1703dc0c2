import type { Grade, SignalSource } from '@anxin/core/crisis/grade.ts'
import type { RungTarget } from '@anxin/core/crisis/ladder.ts'
import type { PostventionKind } from '@anxin/core/crisis/postvention.ts'
import type { CrisisState } from '@anxin/core/crisis/state.ts'
import type { TimerKind } from '@anxin/core/crisis/timer.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface EventRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  conversation_id: Id | null
  number: number
  grade: Grade
  state: CrisisState
  subject: 'self' | 'other'
  source: SignalSource
  minor: boolean
  /** Played by the house for practice: see the room drill. */
  drill: boolean
  /** A drill that rings nobody and stands on no board. */
  quiet: boolean
  signals: number
  owner_id: Id | null
  ladder: number
  raised_at: Date
  acked_at: Date | null
  contacted_at: Date | null
  stable_at: Date | null
  closed_at: Date | null
  false_alarm_said_at: Date | null
  false_alarm_by: Id | null
  close_asked_by: Id | null
  close_summary_sealed: Uint8Array | null
  callback_sealed: Uint8Array | null
  handover_sealed: Uint8Array | null
  handover_at: Date | null
  unread: number
}

export interface SignalRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  message_id: Id | null
  source: SignalSource
  level: string
  subject: 'self' | 'other'
  quotes_sealed: Uint8Array | null
  at: Date
}

export interface TransitionRow {
  event_id: Id
  seq: number
  tenant_id: Id
  resident_id: Id
  what: string
  from_state: CrisisState | null
  to_state: CrisisState | null
  staff_id: Id | null
  by_name: string
  text_sealed: Uint8Array | null
  at: Date
  prev: string
  hash: string
}

export interface TimerRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  kind: TimerKind
  rung: number | null
  target: RungTarget | null
  task_id: Id | null
  due_at: Date
  fired_at: Date | null
  cancelled_at: Date | null
}

export interface PageRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  rung: number
  staff_id: Id | null
  to_name: string
  notice_id: Id
  at: Date
}

export interface ContactRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  staff_id: Id
  staff_name: string
  channel: 'chat' | 'phone' | 'sms' | 'visit' | 'emergency_contact'
  outcome: 'reached' | 'no_answer' | 'refused' | 'message_left'
  note_sealed: Uint8Array | null
  at: Date
}

export interface FollowUpRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  hours: number
  due_at: Date
  state: 'due' | 'missed_once' | 'done' | 'escalated' | 'decide' | 'cancelled'
  tries: number
  reached: boolean | null
  distress: number | null
  note_sealed: Uint8Array | null
  done_at: Date | null
  plan_seen: boolean
  last_try: Id | null
}

export interface PostventionRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  kind: PostventionKind
  due_at: Date
  done_at: Date | null
  staff_name: string | null
  note_sealed: Uint8Array | null
}

/** A line of the conversation, as the room companion shows it to this room: to read only. */
export interface LineRow {
  id: Id
  conversation_id: Id
  seq: number
  sender: 'resident' | 'program' | 'person' | 'note'
  staff_name: string | null
  text_sealed: Uint8Array
  card: 'breathing' | 'crisis' | 'hotline' | 'handover' | 'disclosure' | null
  choices: { code: string; label: string }[]
  level: string | null
  at: Date
  /** A language model wrote it. */
  generated: boolean
}

/** What the resident let go for whoever comes, as the room companion shows it: to read only. */
export interface PacketRow {
  conversation_id: Id
  fields_sealed: Uint8Array
  sent_at: Date
}

export interface CrisisTables {
  crisis_event: EventRow
  crisis_signal: SignalRow
  crisis_transition: TransitionRow
  crisis_timer: TimerRow
  crisis_page: PageRow
  crisis_contact: ContactRow
  crisis_follow_up: FollowUpRow
  crisis_postvention: PostventionRow
  crisis_line: LineRow
  crisis_packet: PacketRow
  /** The room aftercare's, read only. */
  crisis_debrief: { event_id: Id; ladder: number; tenant_id: Id }
  /** What safeguard, partner and rescue still owe around an event, read only. */
  crisis_owed: { event_id: Id; tenant_id: Id; what: string }
  /** What assessment shows: that a form was answered to its end, and when; read only. */
  crisis_form: { resident_id: Id; tenant_id: Id; instrument: string; at: Date }
  /** Ground floor, read only: where a place lies, and what people are called. */
  unit: { id: Id; name: string; path: Id[]; kind: string }
  staff: { id: Id; name: string; state: string }
  notice: { id: Id; channel: string; state: 'queued' | 'sent' | 'delivered' | 'failed' }
}

/** This room's window on the database. */
export const db = roomDb<CrisisTables>()

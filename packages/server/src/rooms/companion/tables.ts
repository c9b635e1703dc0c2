import type { Reach } from '@anxin/core/crisis/reach.ts'
import type { DialogueState, ReplyCard, ReplyChoice } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Presence = 'program' | 'paged' | 'acknowledged' | 'person'

export interface ConversationRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  /** Of a conversation begun before words were remembered; null from its next line on. */
  dialogue: DialogueState | null
  dialogue_sealed: Uint8Array | null
  presence: Presence
  person_name: string | null
  paged_at: Date | null
  /** How far the calls have come while somebody is waited for. */
  reach: Reach
  crisis: boolean
  seq: number
  read_seq: number
  /** When this sitting began: after half an hour of silence a new one does. */
  sitting_at: Date | null
  /** When the limits of the program were last said. */
  disclosed_at: Date | null
  days_used: DaysUsed | null
  /** Until then words are still being looked for. */
  thinking_until: Date | null
  /** Until then the program has asked for a rest; writing stays open. */
  rest_until: Date | null
  claim_index: Uint8Array | null
  claim_sealed: Uint8Array | null
  created_at: Date
  spoke_at: Date
}

export interface MessageRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  conversation_id: Id
  seq: number
  sender: 'resident' | 'program' | 'person' | 'note'
  staff_id: Id | null
  staff_name: string | null
  text_sealed: Uint8Array
  card: ReplyCard | null
  choices: ReplyChoice[]
  level: RiskLevel | null
  score: number | null
  subject: 'self' | 'other' | null
  cues: string[] | null
  screener: string | null
  generated: boolean
  at: Date
}

/** How the two weeks before this sitting were used, by the resident's own lines. */
export interface DaysUsed {
  readonly day: string
  /** Minutes on that day before this sitting. */
  readonly minutesToday: number
  readonly days14: number
  /** Days with lines between midnight and five. */
  readonly nights14: number
  /** One value a day of the last seven days. */
  readonly moods: readonly number[]
  readonly suggestedOn: string | null
  readonly checkedOn?: string | null
  readonly refusedOn: string | null
}

export interface FactRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  key: string
  kind: 'who' | 'what' | 'since' | 'topic' | 'helped' | 'plan'
  text_sealed: Uint8Array
  edited: boolean
  at: Date
}

export interface PacketRow {
  conversation_id: Id
  tenant_id: Id
  resident_id: Id
  fields_sealed: Uint8Array
  sent_at: Date
}

export interface ThumbRow {
  message_id: Id
  tenant_id: Id
  resident_id: Id
  up: boolean
  reason: string | null
  at: Date
}

export interface ModelAnswerRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  message_id: Id
  model: string
  prompt_version: string
  outcome: 'shown' | 'cut_short' | 'refused' | 'too_late' | 'broken' | 'overtaken'
  reason: string | null
  milliseconds: number
  prompt_hash: string
  prompt_sealed: Uint8Array
  output_sealed: Uint8Array
  at: Date
}

export interface CompanionTables {
  conversation: ConversationRow
  message: MessageRow
  memory_fact: FactRow
  companion_packet: PacketRow
  line_thumb: ThumbRow
  model_answer: ModelAnswerRow
}

/** This room's window on the database. */
export const db = roomDb<CompanionTables>()

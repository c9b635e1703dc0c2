import type { KeptDialogue, ReplyCard, ReplyChoice } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Presence = 'program' | 'paged' | 'acknowledged' | 'person'

export interface ConversationRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  dialogue: KeptDialogue
  presence: Presence
  person_name: string | null
  paged_at: Date | null
  crisis: boolean
  seq: number
  read_seq: number
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
  at: Date
}

export interface CompanionTables {
  conversation: ConversationRow
  message: MessageRow
}

/** This room's window on the database. */
export const db = roomDb<CompanionTables>()

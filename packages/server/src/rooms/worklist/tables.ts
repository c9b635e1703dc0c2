import type { sittingModes } from '@anxin/contract/assessment.ts'
import type { entryStates } from '@anxin/contract/worklist.ts'
import type { Colour, Tier } from '@anxin/core/care/colour.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { CareEvidence } from '@anxin/core/care/recommend.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import type { TalkSaid } from '@anxin/core/care/talk.ts'
import type { CutoffChange } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Mode = (typeof sittingModes)[number]
export type DueWhat =
  | 'acknowledge'
  | 'contact'
  | 'assessment'
  | 'decision'
  | 'call_unanswered'
  | 'safety_question'
  | 'daily_contact'

export interface ProfileRow {
  resident_id: Id
  tenant_id: Id
  fields_sealed: Uint8Array | null
  /** When words of each level were said last. */
  talk: TalkSaid
  changed_at: Date
}

export interface EntryRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  colour: Colour
  urgency: number
  tier: Tier
  rule: RuleId
  decision_id: Id
  state: (typeof entryStates)[number]
  owner_id: Id | null
  mode: Mode | null
  worse: boolean
  missed: number
  due_what: DueWhat
  due_at: Date
  /** Until when they are to be met, face to face or by video; null when nothing is promised or it was done. */
  meet_by: Date | null
  /** Stood open before meetings were promised: the house gives it a term, once. */
  meet_unset: boolean
  /** When somebody above hears of it next, and how often it was missed. */
  meet_look_at: Date | null
  meet_missed: number
  event_id: Id | null
  /** What the owner, or without one whoever is above, has yet to be told. */
  untold: 'worse' | 'daily_contact' | null
  name_sealed: Uint8Array | null
  minor: boolean
  contact_sealed: Uint8Array | null
  lowering_colour: Colour | null
  lowering_by: Id | null
  lowering_sealed: Uint8Array | null
  outcome: string | null
  false_alarm: string | null
  opened_at: Date
  closed_at: Date | null
}

export interface DecisionRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  sitting_id: Id | null
  /** Of a worker's decision: the sitting whose answers it speaks of. */
  about_sitting_id: Id | null
  rule: RuleId
  colour: Colour
  tier: Tier
  evidence: readonly CareEvidence[]
  rejected: readonly { readonly fact: string; readonly by: string }[]
  input_sealed: Uint8Array
  config_version: number
  by_id: Id | null
  by_name: string
  second_id: Id | null
  reason_sealed: Uint8Array | null
  /** Against the measure before, where it was measured; null where nothing can be said. */
  change: 'better' | 'worse' | 'none' | null
  at: Date
}

export interface StepRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  entry_id: Id
  what: string
  staff_id: Id | null
  by_name: string
  text_sealed: Uint8Array | null
  at: Date
}

export interface ObservationRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  staff_id: Id
  signs: readonly string[]
  danger_now: boolean
  words_sealed: Uint8Array | null
  where_sealed: Uint8Array | null
  at: Date
}

export interface RescreenRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  /** What it follows from; null where the person was never judged before a wave reached them. */
  decision_id: Id | null
  kind: 'contact' | 'form' | 'invitation'
  pack: PackCode
  due_at: Date
  state: 'due' | 'sent' | 'answered' | 'unanswered' | 'cancelled'
  sent_at: Date | null
  /** The wave of a public event it belongs to. */
  cohort_wave_id: Id | null
  cohort_months: number | null
}

/** One asking of everybody registered where a public event was. */
export interface WaveRow {
  id: Id
  tenant_id: Id
  cohort_id: Id
  unit_id: Id
  began_at: Date
  months: number
  due_at: Date
  state: 'due' | 'asked' | 'cancelled'
  /** The last person who was reached. */
  reached: Id | null
  people: number
}

export interface CutoffRow {
  id: Id
  tenant_id: Id
  version: number | null
  changes: readonly CutoffChange[]
  moved: readonly { from: Colour; to: Colour; people: number }[]
  reason: string
  state: 'proposed' | 'in_force' | 'refused'
  by_id: Id
  second_id: Id | null
  at: Date
  answered_at: Date | null
}

export interface WorklistTables {
  care_profile: ProfileRow
  worklist_entry: EntryRow
  triage_decision: DecisionRow
  worklist_step: StepRow
  observation: ObservationRow
  rescreen: RescreenRow
  cohort_wave: WaveRow
  cutoff_change: CutoffRow
}

/** This room's window on the database. */
export const db = roomDb<WorklistTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<WorklistTables>()

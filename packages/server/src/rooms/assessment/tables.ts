import type { sittingModes } from '@anxin/contract/assessment.ts'
import type { entryStates } from '@anxin/contract/assessment-worklist.ts'
import type { Colour, Tier } from '@anxin/core/care/colour.ts'
import type { Config, Sex } from '@anxin/core/care/input.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { CareEvidence } from '@anxin/core/care/recommend.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import type { CutoffChange } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import type { Definition, Phase } from '@anxin/core/scale/definition.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Mode = (typeof sittingModes)[number]
export type EntryState = (typeof entryStates)[number]
export type DueWhat = 'acknowledge' | 'contact' | 'assessment' | 'decision' | 'call_unanswered'

export interface InstrumentRow {
  id: Id
  tenant_id: Id | null
  instrument: string
  version: string
  hash: string
  body: Definition
  signed_by: string | null
  permission: string | null
  published_at: Date
}
export interface SittingRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  pack: PackCode
  mode: Mode
  proxy_relation: string | null
  staff_id: Id | null
  staff_name: string | null
  age: number | null
  sex: Sex | null
  phase: Phase
  config: Config
  state: 'open' | 'finished'
  safety: boolean
  colour: Colour | null
  rule: RuleId | null
  code_index: Uint8Array | null
  claim_index: Uint8Array | null
  claim_sealed: Uint8Array | null
  started_at: Date
  finished_at: Date | null
}
export interface ResponseRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  sitting_id: Id
  instrument: string
  version: string
  answers_sealed: Uint8Array
  seconds: Record<string, number>
  done: boolean
  valid: boolean | null
  total: number | null
  band: string | null
  positive: boolean | null
  prorated: boolean | null
  subscales: Record<string, number | null> | null
  flags: readonly string[]
  started_at: Date
  ended_at: Date | null
}
export interface TriggerRow {
  response_id: Id
  items: string
  action: string
  tenant_id: Id
  resident_id: Id
  at: Date
}
export interface ProfileRow {
  resident_id: Id
  tenant_id: Id
  fields_sealed: Uint8Array | null
  chat_level: RiskLevel | null
  chat_at: Date | null
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
  state: EntryState
  owner_id: Id | null
  mode: Mode | null
  worse: boolean
  missed: number
  due_what: DueWhat
  due_at: Date
  event_id: Id | null
  contact_sealed: Uint8Array | null
  lowering_colour: Colour | null
  lowering_by: Id | null
  lowering_sealed: Uint8Array | null
  outcome: string | null
  false_alarm: string | null
  opened_at: Date
  closed_at: Date | null
}
export interface Rejected {
  readonly fact: string
  readonly reason: string
  readonly by: string
}
export interface DecisionRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  sitting_id: Id | null
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
  decision_id: Id
  kind: 'contact' | 'form' | 'invitation'
  pack: PackCode
  due_at: Date
  state: 'due' | 'sent' | 'answered' | 'unanswered' | 'cancelled'
  sent_at: Date | null
}
export interface PhaseRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  phase: Phase
  from_day: string
  until_day: string | null
  order_number: string
  staff_id: Id
  at: Date
  ended_at: Date | null
}
export interface PlanRow {
  tenant_id: Id
  population: string
  body: Record<string, unknown>
  staff_id: Id
  at: Date
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
export interface CampaignRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  organiser_id: Id
  title: string
  pack: PackCode
  consent_text: string
  from_day: string
  until_day: string
  invited: number
  closed_at: Date | null
  created_at: Date
}
export interface CampaignCodeRow {
  code_index: Uint8Array
  tenant_id: Id
  campaign_id: Id
  begun: boolean
  finished: boolean
}

export interface AssessmentTables {
  instrument_version: InstrumentRow
  sitting: SittingRow
  response: ResponseRow
  trigger_event: TriggerRow
  care_profile: ProfileRow
  worklist_entry: EntryRow
  triage_decision: DecisionRow
  worklist_step: StepRow
  observation: ObservationRow
  rescreen: RescreenRow
  region_phase: PhaseRow
  group_plan: PlanRow
  cutoff_change: CutoffRow
  campaign: CampaignRow
  campaign_code: CampaignCodeRow
}

/** This room's window on the database. */
export const db = roomDb<AssessmentTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<AssessmentTables>()

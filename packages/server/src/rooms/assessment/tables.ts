import type { sittingModes } from '@anxin/contract/assessment.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { Config, Sex } from '@anxin/core/care/input.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition, Phase } from '@anxin/core/scale/definition.ts'
import type { FormLanguage } from '@anxin/core/scale/form-in.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Mode = (typeof sittingModes)[number]

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
  /** Forms asked besides those of the pack. */
  added: readonly string[]
  /** A young person said yes in words made for them. */
  assented: boolean
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
  language: FormLanguage
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
  region_phase: PhaseRow
  group_plan: PlanRow
  campaign: CampaignRow
  campaign_code: CampaignCodeRow
}

/** This room's window on the database. */
export const db = roomDb<AssessmentTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<AssessmentTables>()

import type { caseParts, caseSources } from '@anxin/contract/casework.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { PopulationCode } from '@anxin/core/care/plan/plans.ts'
import type { FindKind } from '@anxin/core/casework/names.ts'
import type { Attainment, Outcome } from '@anxin/core/casework/outcome.ts'
import type { TaskKind } from '@anxin/core/casework/priority.ts'
import type { CaseState, ContactRate, PlanTier } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Part = (typeof caseParts)[number]
export type SheetName = 'intake' | 'assessment' | 'closing' | 'ecomap'

export interface CaseRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  number: number
  lead_id: Id
  state: CaseState
  colour: Colour
  lowering_to: Colour | null
  lowering_by: Id | null
  population: PopulationCode
  source: (typeof caseSources)[number]
  source_id: Id | null
  conflict_with: readonly Id[]
  sessions: number
  opened_at: Date
  state_at: Date
  phase_due_at: Date | null
  last_contact_at: Date | null
  reviewed_at: Date | null
  reviewed_sessions: number
  off_track: boolean
  assessment_signed_by: Id | null
  plan_revision: number
  plan_tier: PlanTier | null
  plan_every: ContactRate | null
  contract_version: string | null
  contract_at: Date | null
  plan_by: Id | null
  plan_signed_by: Id | null
  plan_agreed_at: Date | null
  closing_by: Id | null
  closing_signed_by: Id | null
  outcome: Outcome | null
  closed_at: Date | null
  reopened: number
}

export interface SheetRow {
  case_id: Id
  sheet: SheetName
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  revision: number
  fields_sealed: Uint8Array
  by_id: Id | null
  by_name: string
  at: Date
}

export interface GoalRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  resident_id: Id
  place: number
  fields_sealed: Uint8Array
  own_words_sealed: Uint8Array | null
  due_on: string
  owner_id: Id | null
  attainment: Attainment | null
  attained_at: Date | null
  dropped_at: Date | null
}

export interface TaskRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  resident_id: Id
  kind: TaskKind
  goal_id: Id | null
  text_sealed: Uint8Array
  owner_id: Id
  due_at: Date
  state: 'open' | 'done' | 'dropped'
  done_at: Date | null
  done_by: Id | null
  note_sealed: Uint8Array | null
  answers_sealed: Uint8Array | null
  months: number | null
}

export interface ChangeRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id
  resident_id: Id
  what: string
  from_state: string | null
  to_state: string | null
  by_name: string
  text_sealed: Uint8Array | null
  at: Date
}

export interface ActRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  case_id: Id | null
  what: 'consent' | 'plan'
  how: 'online' | 'drawn' | 'spoken' | 'paper'
  shown_hash: string
  shown_sealed: Uint8Array
  signature_sealed: Uint8Array | null
  witness_id: Id | null
  witness_sealed: Uint8Array | null
  supporter_sealed: Uint8Array | null
  by_id: Id | null
  by_name: string
  at: Date
}

export interface CaseworkTables {
  care_case: CaseRow
  case_member: { case_id: Id; staff_id: Id; tenant_id: Id; part: Part; since: Date }
  case_change: ChangeRow
  case_sheet: SheetRow
  case_goal: GoalRow
  case_task: TaskRow
  consent_act: ActRow
  caseload_override: {
    id: Id
    tenant_id: Id
    staff_id: Id
    by_id: Id
    reason: string
    until: Date
    at: Date
  }
  plan_template: {
    tenant_id: Id
    code: string
    base_version: string
    base: unknown
    body: unknown
    by_name: string
    at: Date
  }
  person_key: { tenant_id: Id; key: Uint8Array; resident_id: Id; kind: FindKind }
  person_alias: { id: Id; tenant_id: Id; resident_id: Id; text_sealed: Uint8Array; at: Date }
  person_merge: {
    id: Id
    tenant_id: Id
    kept_id: Id
    merged_id: Id
    reason_sealed: Uint8Array
    by_id: Id
    by_name: string
    at: Date
    undone_at: Date | null
    undone_by: Id | null
  }
}

/** This room's window on the database. */
export const db = roomDb<CaseworkTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<CaseworkTables>()

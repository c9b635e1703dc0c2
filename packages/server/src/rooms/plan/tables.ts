import type { Grade } from '@anxin/core/crisis/grade.ts'
import type { CrisisState } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { PlanFieldName } from '@anxin/core/plan/fields.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Side = 'resident' | 'person'

export interface PlanRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  version: number
  saved_by: Side
  staff_id: Id | null
  fields_sealed: Uint8Array
  at: Date
  review_by: Date
}

export interface FieldRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  field: PlanFieldName
  version: number
  value_sealed: Uint8Array
  by_kind: Side
  by_name: string
  at: Date
}

export interface EditRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  field: PlanFieldName
  base: number
  value_sealed: Uint8Array
  by_kind: Side
  by_name: string
  at: Date
  outcome: 'taken' | 'same' | 'clash' | 'settled'
  settled_at: Date | null
  settled_by: string | null
}

export interface ShareRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  contact_sealed: Uint8Array
  fields: PlanFieldName[]
  token_hash: Buffer
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  opened_at: Date | null
}

/** What the room crisis shows: whose event it is, to read only. */
export interface PlanEventRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  owner_id: Id | null
  state: CrisisState
  grade: Grade
  number: number
  path: Id[]
}

export interface PlanTables {
  safety_plan: PlanRow
  plan_field: FieldRow
  plan_edit: EditRow
  plan_share: ShareRow
  plan_review: { resident_id: Id; version: number; tenant_id: Id; told_at: Date }
  plan_event: PlanEventRow
}

/** This room's window on the database. */
export const db = roomDb<PlanTables>()

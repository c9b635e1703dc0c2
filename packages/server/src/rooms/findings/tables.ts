import type { Grade } from '@anxin/core/crisis/grade.ts'
import type { TriageLevel } from '@anxin/core/crisis/triage.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import type { Deployment } from '@anxin/core/scale/offer.ts'
import { roomDb } from '../../platform/db/window.ts'

/** Which event something was found out about. */
export interface About {
  readonly id: Id
  readonly tenant_id: Id
  readonly resident_id: Id
}

export interface AssessmentRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  staff_id: Id
  staff_name: string
  triage: TriageLevel
  fields_sealed: Uint8Array
  at: Date
}

/** Where somebody is; gone after thirty days. */
export interface PlaceRow {
  event_id: Id
  tenant_id: Id
  resident_id: Id
  words_sealed: Uint8Array
  at: Date
  expires_at: Date
}

/** Somebody asked for a lower grade; RED needs a second person. */
export interface LoweringRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  from_grade: Grade
  to_grade: Grade
  first_id: Id
  first_name: string
  first_reason_sealed: Uint8Array
  second_id: Id | null
  second_name: string | null
  second_reason_sealed: Uint8Array | null
  at: Date
  decided_at: Date | null
}

/** A licensed wording of the screener and what the agency has decided about it, as the room assessment shows them: to read only. */
export interface ScreenerRow {
  version: string
  body: Definition
  site: Deployment
  published_at: Date
}

export interface FindingsTables {
  crisis_assessment: AssessmentRow
  crisis_place: PlaceRow
  crisis_lowering: LoweringRow
  crisis_screener: ScreenerRow
}

/** This room's window on the database. */
export const db = roomDb<FindingsTables>()

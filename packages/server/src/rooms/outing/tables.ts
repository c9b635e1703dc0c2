import type { Id } from '@anxin/core/ids.ts'
import type { VisitField } from '@anxin/core/outing/form.ts'
import type { GoStep } from '@anxin/core/outing/timer.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface OutingRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  appointment_id: Id
  case_id: Id | null
  companion_id: Id | null
  wish: boolean
  where_sealed: Uint8Array | null
  why_sealed: Uint8Array | null
  bring: string[]
  by_id: Id
  at: Date
  signed_at: Date | null
  signed_by: Id | null
}
interface Belongs {
  outing_id: Id
  tenant_id: Id
  unit_id: Id
  case_id: Id | null
  resident_id: Id
}
export interface FieldRow extends Belongs {
  field: VisitField
  revision: number
  value_sealed: Uint8Array
  by_id: Id
  by_name: string
  at: Date
}
export interface EditRow extends Belongs {
  id: Id
  field: VisitField
  base: number
  value_sealed: Uint8Array
  by_id: Id
  by_name: string
  written_at: Date
  at: Date
  state: 'kept' | 'clash' | 'late' | 'settled'
  settled_by: Id | null
  settled_at: Date | null
}
export interface PaperRow extends Belongs {
  id: Id
  kind: 'image/jpeg' | 'image/png' | 'image/webp'
  size: number
  body_sealed: Uint8Array
  by_id: Id
  by_name: string
  at: Date
}
export interface TimerRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  worker_id: Id
  companion_id: Id | null
  out: boolean
  left_at: Date | null
  expected_at: Date | null
  arrived_at: Date | null
  safe_at: Date | null
  help_at: Date | null
  rung: number
  next_at: Date | null
  owner_id: Id | null
  owned_at: Date | null
  answered_by: Id | null
  answered_at: Date | null
  answer_sealed: Uint8Array | null
}
export interface StepRow {
  id: Id
  tenant_id: Id
  outing_id: Id
  staff_id: Id
  step: GoStep
  expected_at: Date | null
  written_at: Date
  at: Date
}
export interface OutingTables {
  outing: OutingRow
  outing_field: FieldRow
  outing_edit: EditRow
  outing_paper: PaperRow
  outing_timer: TimerRow
  outing_step: StepRow
  outing_call: {
    id: Id
    tenant_id: Id
    outing_id: Id
    rung: number
    staff_id: Id
    to_name: string
    notice_id: Id
    at: Date
  }
}

/** This room's window on the database. */
export const db = roomDb<OutingTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<OutingTables>()

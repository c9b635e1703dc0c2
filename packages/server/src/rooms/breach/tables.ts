import type { BreachGrade, BreachKind, BreachStep } from '@anxin/core/breach/runbook.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface BreachRow {
  id: Id
  tenant_id: Id
  number: number
  kind: BreachKind
  drill: boolean
  noticed_at: Date
  recorded_at: Date
  recorded_by: Id
  recorded_name: string
  words_sealed: Uint8Array
  late_told_at: Date | null
  closed_at: Date | null
  closed_by: Id | null
  closed_name: string | null
  closing_sealed: Uint8Array | null
}

export interface StepRow {
  id: Id
  tenant_id: Id
  breach_id: Id
  step: BreachStep
  signed_by: Id
  signed_name: string
  at: Date
  words_sealed: Uint8Array
  real: boolean | null
  grade: BreachGrade | null
  harm_prevented: boolean | null
  crime: boolean | null
}

export interface BreachTables {
  breach: BreachRow
  breach_step: StepRow
}

/** This room's window on the database. */
export const db = roomDb<BreachTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<BreachTables>()

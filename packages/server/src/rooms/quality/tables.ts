import type { labelNames } from '@anxin/contract/crisis-label.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Reading } from '@anxin/core/quality/rubric.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { roomDb } from '../../platform/db/window.ts'

export type LabelName = (typeof labelNames)[number]

export interface LabelRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  event_id: Id
  message_id: Id | null
  staff_id: Id
  staff_name: string
  label: LabelName
  level: RiskLevel | null
  at: Date
}

export interface SampleRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  conversation_id: Id
  /** Monday of the week the talk began in, `YYYY-MM-DD`. */
  week: string
  lines_sealed: Uint8Array
  readings: number
  drawn_at: Date
}

export interface ReadingRow extends Reading {
  id: Id
  sample_id: Id
  tenant_id: Id
  unit_id: Id
  staff_id: Id
  note_sealed: Uint8Array | null
  at: Date
}

/** Companion's, read only: see decision 007. */
export interface LineView {
  id: Id
  tenant_id: Id
  resident_id: Id
  conversation_id: Id
  seq: number
  sender: 'resident' | 'program' | 'person' | 'note'
  staff_name: string | null
  text_sealed: Uint8Array
  level: RiskLevel | null
  subject: 'self' | 'other' | null
  generated: boolean
  at: Date
}

/** Crisis', read only. */
export interface AlertView {
  id: Id
  tenant_id: Id
  resident_id: Id
  unit_id: Id
  conversation_id: Id | null
}

export interface QualityTables {
  crisis_label: LabelRow
  quality_sample: SampleRow
  quality_reading: ReadingRow
  quality_line: LineView
  quality_alert: AlertView
}

/** This room's window on the database. */
export const db = roomDb<QualityTables>()

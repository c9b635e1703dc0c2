import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface ShiftRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  starts_at: Date
  ends_at: Date
  primary_id: Id
  secondary_id: Id | null
  swap_from: Id | null
  swap_to: Id | null
  handover_sealed: Uint8Array | null
}

export interface VacancyRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  shift_id: Id | null
  place: 'primary' | 'secondary'
  starts_at: Date
  ends_at: Date
  state: 'open' | 'filled' | 'closed'
  opened_at: Date
  told_at: Date | null
}

export interface RequestRow {
  id: Id
  tenant_id: Id
  vacancy_id: Id
  staff_id: Id
  state: 'asked' | 'accepted' | 'declined' | 'closed'
  asked_at: Date
  answered_at: Date | null
}

export interface DeviceTestRow {
  id: Id
  tenant_id: Id
  shift_id: Id
  staff_id: Id
  sent_at: Date
  due_at: Date
  answered_at: Date | null
  voided_at: Date | null
}

export interface ExtraRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  staff_id: Id
  starts_at: Date
  ends_at: Date
  why: string
  surge_id: Id | null
}

/** Days without new alerts, after a talk. */
export interface RespiteRow {
  id: Id
  tenant_id: Id
  staff_id: Id
  unit_id: Id
  debrief_id: Id | null
  offered_at: Date
  wish: 'away' | 'none' | null
  wished_at: Date | null
  starts_at: Date | null
  ends_at: Date | null
  told_at: Date | null
  answer: 'granted' | 'talk' | null
  answered_at: Date | null
  answered_by: Id | null
  ended_at: Date | null
}

interface RosterTables {
  respite: RespiteRow
  device_test: DeviceTestRow
  extra_stand: ExtraRow
  shift_note: { shift_id: Id; tenant_id: Id; staff_id: Id; text_sealed: Uint8Array; at: Date }
  shift: ShiftRow
  vacancy: VacancyRow
  vacancy_request: RequestRow
  /** What the room crisis shows this one, to read only. */
  roster_red_work: { staff_id: Id; at: Date }
  /** Ground floor, read only: where a place lies. */
  unit: { id: Id; name: string }
}

/** This room's window on the database. */
export const db = roomDb<RosterTables>()

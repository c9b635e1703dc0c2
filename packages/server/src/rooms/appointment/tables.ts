import type { taskKinds, taskOutcomes } from '@anxin/contract/appointment.ts'
import type { appointmentModes, meetingModes, waitingTimes } from '@anxin/contract/appointment-shapes.ts'
import type { ReminderWish } from '@anxin/core/appointment/reminder.ts'
import type { AppointmentState } from '@anxin/core/appointment/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export type Mode = (typeof appointmentModes)[number]
export type Meeting = (typeof meetingModes)[number]
export type Gender = 'f' | 'm'
export type TaskKind = (typeof taskKinds)[number]

export interface AppointmentRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  staff_id: Id | null
  case_id: Id | null
  room_id: Id | null
  equipment_id: Id | null
  mode: Mode
  starts_at: Date
  ends_at: Date
  state: AppointmentState
  series_id: Id | null
  moved_from: Id | null
  booked_by: 'resident' | 'staff'
  note_sealed: Uint8Array | null
  late_minutes: number | null
  reminded_day_at: Date | null
  reminded_soon_at: Date | null
  reminder_lost_at: Date | null
  created_at: Date
  changed_at: Date
}
export interface RoomRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  name: string
  kind: 'talk' | 'group' | 'relax'
  barrier_free: boolean
  blocked: string | null
  created_at: Date
}
export interface EquipmentRow {
  id: Id
  tenant_id: Id
  room_id: Id
  name: string
  state: 'in_use' | 'fault'
  caution: string
  created_at: Date
}
export interface CounsellorRow {
  staff_id: Id
  tenant_id: Id
  unit_id: Id
  gender: Gender | null
  about: string
  modes: Meeting[]
  talk_minutes: number
  takes_new: boolean
  changed_at: Date
}
export interface WaitingRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  case_id: Id | null
  mode: Meeting
  gender: Gender | null
  times: (typeof waitingTimes)[number][]
  note_sealed: Uint8Array | null
  state: 'waiting' | 'booked' | 'left'
  joined_at: Date
  worse_at: Date | null
  contact_due_at: Date
  contacts: number
  told_at: Date | null
  ended_at: Date | null
}
export interface TaskRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  appointment_id: Id
  staff_id: Id | null
  kind: TaskKind
  urgent: boolean
  missed: number
  tries: number
  due_at: Date
  told_at: Date | null
  outcome: (typeof taskOutcomes)[number] | null
  note_sealed: Uint8Array | null
  done_by: Id | null
  done_at: Date | null
}

export interface AppointmentTables {
  appointment: AppointmentRow
  cabin_room: RoomRow
  equipment: EquipmentRow
  counsellor: CounsellorRow
  availability: { id: Id; tenant_id: Id; staff_id: Id; weekday: number; from_minute: number; to_minute: number }
  availability_exception: {
    id: Id
    tenant_id: Id
    staff_id: Id
    day: string
    open: boolean
    from_minute: number | null
    to_minute: number | null
  }
  waiting: WaitingRow
  waiting_contact: {
    id: Id
    tenant_id: Id
    resident_id: Id
    waiting_id: Id
    staff_id: Id
    outcome: 'same' | 'better' | 'worse' | 'unreached'
    note_sealed: Uint8Array | null
    at: Date
  }
  appointment_task: TaskRow
  reminder_wish: {
    resident_id: Id
    tenant_id: Id
    wish: ReminderWish
    quiet_from: number
    quiet_to: number
    changed_at: Date
  }
  phone_tail: { resident_id: Id; tenant_id: Id; tail_index: Uint8Array }
  calendar_feed: {
    id: Id
    tenant_id: Id
    staff_id: Id
    token_hash: Uint8Array
    names: boolean
    created_at: Date
    revoked_at: Date | null
  }
}

/** This room's window on the database. */
export const db = roomDb<AppointmentTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<AppointmentTables>()

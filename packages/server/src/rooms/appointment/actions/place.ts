import { Refusal } from '@anxin/contract/refusal.ts'
import { startOfWeek } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, type StaffWho, tenantOf } from '../../../platform/ctx.ts'
import { seal } from '../../../platform/privacy.ts'
import { mustHaveHours } from '../policy.ts'
import { changeWaiting, insertAppointment, lockWanted, takenMs } from '../store.ts'
import type { AppointmentRow } from '../tables.ts'
import { tellOutside } from './tell.ts'

const weekMs = 7 * 86_400_000

export interface Plan {
  readonly id: Id
  readonly residentId: Id
  readonly unitId: Id
  readonly staffId: Id | null
  readonly roomId: Id | null
  readonly equipmentId: Id | null
  readonly caseId: Id | null
  readonly mode: AppointmentRow['mode']
  readonly state: 'PROPOSED' | 'CONFIRMED'
  /** Milliseconds since 1970, earliest first; more than one is a series. */
  readonly begins: readonly number[]
  readonly minutes: number
  readonly bookedBy: 'resident' | 'staff'
  readonly movedFrom: Id | null
  readonly note: string
  readonly override: boolean
}

const rowOf = (ctx: Ctx, plan: Plan, n: number): AppointmentRow => {
  const id = n === 0 ? plan.id : newId(ctx)
  const from = plan.begins[n]!
  return {
    ...{ id, tenant_id: tenantOf(ctx), unit_id: plan.unitId, resident_id: plan.residentId },
    ...{ staff_id: plan.staffId, case_id: plan.caseId, room_id: plan.roomId, equipment_id: plan.equipmentId },
    ...{ mode: plan.mode, state: plan.state, booked_by: plan.bookedBy, moved_from: n === 0 ? plan.movedFrom : null },
    starts_at: new Date(from),
    ends_at: new Date(from + plan.minutes * 60_000),
    series_id: plan.begins.length > 1 ? plan.id : null,
    note_sealed: plan.note && n === 0 ? seal(ctx, 'appointment.note', id, plan.note) : null,
    ...{ late_minutes: null, reminded_day_at: null, reminded_soon_at: null, reminder_lost_at: null },
    ...{ created_at: ctx.now, changed_at: ctx.now },
  }
}

/**
 * Takes person, counsellor, room and equipment for the time, all of them or none, once or as a series. Two who want the
 * same stand in line; the database refuses an overlap whatever this code believes.
 * @throws Refusal SLOT_TAKEN, CAP_REACHED, BAD_INPUT
 */
export async function place(ctx: Ctx, who: StaffWho | undefined, plan: Plan): Promise<Id[]> {
  if (plan.begins[0]! < ctx.now.getTime()) throw new Refusal('BAD_INPUT', { field: 'startsAt' })
  await lockWanted(ctx, [plan.staffId, plan.roomId, plan.equipmentId], plan.residentId)
  const ids: Id[] = []
  for (const [n, begins] of plan.begins.entries()) {
    if (plan.staffId) {
      const week = startOfWeek(begins)
      const before = await takenMs(ctx, plan.staffId, new Date(week), new Date(week + weekMs))
      mustHaveHours(who, before / 3_600_000 + plan.minutes / 60, plan.override)
    }
    const row = rowOf(ctx, plan, n)
    if (!(await insertAppointment(ctx, row)))
      throw new Refusal('SLOT_TAKEN', { field: 'startsAt', ...(n > 0 ? { detail: { nth: n + 1 } } : {}) })
    tellOutside(ctx, 'appointment.booked', row)
    ids.push(row.id)
  }
  // whoever has an appointment does not wait any longer
  await changeWaiting(ctx, plan.residentId, { state: 'booked', ended_at: ctx.now })
  return ids
}

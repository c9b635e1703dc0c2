import type { appointmentBook } from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { tailOf, unseal } from '../../../platform/privacy.ts'
import type { Card } from '../store.ts'

export type CardShown = ReplyOf<typeof appointmentBook>['appointments'][number]

/** How somebody is called; nobody stands nameless in a calendar. */
export const nameOf = (ctx: Ctx, residentId: string, sealed: Uint8Array | null): string =>
  unseal(ctx, 'resident.name', residentId, sealed) ?? '＊'
export const phoneTailOf = (ctx: Ctx, residentId: string, sealed: Uint8Array | null): string | null => {
  const phone = unseal(ctx, 'resident.phone', residentId, sealed)
  return phone && tailOf(phone)
}

export const cardShown = (ctx: Ctx, row: Card): CardShown => ({
  ...{ id: row.id, residentId: row.resident_id, name: nameOf(ctx, row.resident_id, row.name_sealed) },
  minor: isMinor(unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed), ctx.now),
  ...{ staffId: row.staff_id, staffName: row.staff_name, roomId: row.room_id, roomName: row.room_name },
  roomBlocked: row.room_blocked !== null,
  ...{ mode: row.mode, state: row.state, seriesId: row.series_id, bookedBy: row.booked_by },
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  lateMinutes: row.late_minutes,
  reminderLost: row.reminder_lost_at !== null,
})

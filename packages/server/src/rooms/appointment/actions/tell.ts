import type { appointmentKinds } from '@anxin/contract/hook-kinds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listReachable } from '../../../platform/access.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { tellHooks } from '../../../platform/hook/tell.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { unseal } from '../../../platform/privacy.ts'
import { type Tongue, tongueOfResident } from '../../../platform/tongue.ts'
import { findWish } from '../store.ts'
import type { AppointmentRow } from '../tables.ts'

/** Nobody is rung between these minutes of the day unless they wish it otherwise. */
export const usualQuiet = { from: 21 * 60 + 30, to: 8 * 60 }
export const usualWish = 'shared' as const

/** Whoever receives hears that something in their days has changed. */
export async function tellReceiver(ctx: Ctx, staffId: Id | null): Promise<void> {
  if (staffId) await tellStaff(ctx, await listReachable(ctx, [staffId]), 'appointment_task')
}

const hasPhoneChannel = (ctx: Ctx): boolean => ctx.floor.outside.senders.sms !== undefined

const dayAndTime = (at: Date, tongue: Tongue): { day: string; time: string } => {
  const day = shanghaiDay(at).slice(5)
  return { day: tongue === 'en' ? day : day.replace('-', '月').concat('日'), time: shanghaiTime(at) }
}

/** A letter to a resident's own phone, never to a group of colleagues; `at` is the time it names, if it names one. @returns false when no phone can be reached */
export async function letterTo(
  ctx: Ctx,
  to: { residentId: Id; phoneSealed: Uint8Array | null; about: Id },
  kind: LetterKind,
  at?: Date,
): Promise<boolean> {
  const phone = unseal(ctx, 'resident.phone', to.residentId, to.phoneSealed)
  if (!phone || !hasPhoneChannel(ctx)) return false
  const tongue = await tongueOfResident(ctx, to.residentId)
  const open = at ? dayAndTime(at, tongue) : {}
  await sendNotice(ctx, {
    ...{ toName: '＊', addresses: { sms: phone }, kind, open, about: to.about, inApp: false, tongue },
  })
  return true
}

/** The house has cancelled or moved: said in words that say nothing, and not at all where nothing is wished. */
export async function tellResident(
  ctx: Ctx,
  row: { id: Id; resident_id: Id; phone_sealed: Uint8Array | null },
): Promise<void> {
  const wish = (await findWish(ctx, row.resident_id))?.wish ?? usualWish
  if (wish === 'none') return
  await letterTo(
    ctx,
    { residentId: row.resident_id, phoneSealed: row.phone_sealed, about: row.id },
    'appointment_changed',
  )
}

/** Systems of others hear that a time was taken or became free: which one, where, when; not whose. */
export function tellOutside(ctx: Ctx, kind: (typeof appointmentKinds)[number], row: AppointmentRow): void {
  tellHooks(ctx, {
    kind,
    about: {
      ...{ appointmentId: row.id, unitId: row.unit_id, mode: row.mode, movedFrom: row.moved_from },
      ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    },
  })
}

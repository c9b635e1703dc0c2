import { Refusal } from '@anxin/contract/refusal.ts'
import { mayGo } from '@anxin/core/appointment/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { mayEnter } from '../policy.ts'
import { type Card, findCard, listOfResident, lockAppointment } from '../store.ts'
import { keep } from '../tables.ts'
import { type Plan, place } from './place.ts'

/**
 * Whoever receives enters the meeting of an appointment: the resident is checked in with it.
 * @throws Refusal NOT_FOUND when it is not one's own, TOO_EARLY, WRONG_STATE
 */
export async function enterAppointment(ctx: Ctx, id: Id): Promise<Card> {
  await lockAppointment(ctx, id)
  const card = await findCard(ctx, id)
  if (!card || card.staff_id !== mustBeStaff(ctx).id) throw new Refusal('NOT_FOUND')
  if (card.state === 'CHECKED_IN') return card
  if (!mayGo(card.state, 'CHECKED_IN')) throw new Refusal('WRONG_STATE', { detail: { state: card.state } })
  if (!mayEnter(card, ctx.now)) throw new Refusal('TOO_EARLY')
  const late = Math.max(0, Math.floor((ctx.now.getTime() - card.starts_at.getTime()) / 60_000))
  keep.change(ctx, 'appointment', { id }, { state: 'CHECKED_IN', late_minutes: late, changed_at: ctx.now })
  return card
}

/** The meeting is over, and with it the appointment. */
export async function leaveAppointment(ctx: Ctx, id: Id): Promise<void> {
  const row = await lockAppointment(ctx, id)
  if (row && mayGo(row.state, 'DONE')) keep.change(ctx, 'appointment', { id }, { state: 'DONE', changed_at: ctx.now })
}

/** When a resident meets somebody by screen next; undefined when they do not. */
export async function nextMeeting(ctx: Ctx, residentId: Id): Promise<Date | undefined> {
  const coming = (await listOfResident(ctx, residentId)).filter(
    (row) =>
      row.ends_at > ctx.now &&
      (row.state === 'CONFIRMED' || row.state === 'CHECKED_IN') &&
      (row.mode === 'text' || row.mode === 'voice' || row.mode === 'video'),
  )
  return coming.map((row) => row.starts_at).sort((a, b) => a.getTime() - b.getTime())[0]
}

/** Somebody has come to a home, or was there: the appointment counts as begun. Said again, nothing happens. */
export async function arriveHome(ctx: Ctx, id: Id): Promise<void> {
  const row = await lockAppointment(ctx, id)
  if (row && mayGo(row.state, 'CHECKED_IN'))
    keep.change(ctx, 'appointment', { id }, { state: 'CHECKED_IN', changed_at: ctx.now })
}

/** An appointment at home, booked by a neighbour who has looked at the case. @throws Refusal SLOT_TAKEN, CAP_REACHED, BAD_INPUT */
export async function bookHome(
  ctx: Ctx,
  visit: Pick<Plan, 'id' | 'residentId' | 'unitId' | 'staffId' | 'caseId' | 'begins' | 'minutes'>,
): Promise<void> {
  await place(ctx, mustBeStaff(ctx), {
    ...{ ...visit, mode: 'home', state: 'CONFIRMED', bookedBy: 'staff', roomId: null, equipmentId: null },
    ...{ movedFrom: null, note: '', override: false },
  })
}

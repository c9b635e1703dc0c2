import type * as door from '@anxin/contract/appointment-own.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { dayOf } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { mayChangeOwn, mayEnter, mustGo, ownNoticeMinutes } from '../policy.ts'
import * as store from '../store.ts'
import { keep } from '../tables.ts'
import { lockThenFree, receiverShown } from './book.ts'
import { hearNote } from './hear.ts'
import { place } from './place.ts'
import { phoneTailOf } from './show.ts'
import { tellOutside, tellReceiver, usualQuiet, usualWish } from './tell.ts'
import { freeTimes, type Slot } from './times.ts'
import { joinRow } from './waiting.ts'

type Whole = ReplyOf<typeof door.ownAppointments>
type Meeting = Input<typeof door.ownBook>['body']['mode']

const ownShown = (ctx: Ctx, row: store.Card): Whole['coming'][number] => ({
  ...{ id: row.id, mode: row.mode, state: row.state, staffName: row.staff_name, roomName: row.room_name },
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  unitName: row.unit_name,
  mayChange: mayChangeOwn(row, ctx.now),
  mayEnter: mayEnter(row, ctx.now),
})

const isComing = (row: store.Card, now: Date): boolean =>
  row.ends_at > now && (row.state === 'PROPOSED' || row.state === 'CONFIRMED' || row.state === 'CHECKED_IN')

/** Every appointment a resident ever had, oldest first, to take along. */
export const exportAppointments = async (ctx: Ctx, residentId: Id): Promise<Whole['coming']> =>
  (await store.listAllOfResident(ctx, residentId)).map((row) => ownShown(ctx, row))

/** Everything a resident may know of their appointments. */
export async function readOwn(ctx: Ctx): Promise<Whole> {
  const { id } = mustBeResident(ctx)
  const [cards, wish, waits, resident] = await Promise.all([
    store.listOfResident(ctx, id),
    store.findWish(ctx, id),
    store.findWaitingOf(ctx, id),
    readResident(ctx, id),
  ])
  const isNow = (row: store.Card): boolean => isComing(row, ctx.now)
  return {
    coming: cards
      .filter(isNow)
      .sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime())
      .map((row) => ownShown(ctx, row)),
    past: cards
      .filter((row) => !isNow(row))
      .slice(0, 10)
      .map((row) => ownShown(ctx, row)),
    waiting: waits
      ? {
          ...{ mode: waits.mode, gender: waits.gender, times: waits.times },
          ...{ joinedAt: waits.joined_at.toISOString(), contactBy: waits.contact_due_at.toISOString() },
        }
      : null,
    reminders: {
      wish: wish?.wish ?? usualWish,
      quietFrom: wish?.quiet_from ?? usualQuiet.from,
      quietTo: wish?.quiet_to ?? usualQuiet.to,
    },
    phoneTail: phoneTailOf(ctx, id, resident!.phone_sealed),
    now: ctx.now.toISOString(),
  }
}

interface Sought {
  readonly from: string
  readonly days: number
  readonly mode: Meeting
  readonly gender?: 'f' | 'm' | undefined
  readonly staffId?: Id | undefined
}
async function offersFor(
  ctx: Ctx,
  resident: ResidentRow,
  sought: Sought,
): Promise<{ receivers: store.Receiver[]; slots: Slot[] }> {
  const near = (await store.unitPath(ctx, resident.unit_id)) ?? []
  const receivers = (await store.listReceivers(ctx, { at: near, below: [] })).filter((one) => one.takes_new)
  const wished = receivers.filter(
    (one) => (!sought.gender || one.gender === sought.gender) && (!sought.staffId || one.staff_id === sought.staffId),
  )
  const notBefore = minutesLater(ctx.now, ownNoticeMinutes).getTime()
  const slots = await freeTimes(ctx, {
    ...{ fromDay: sought.from, days: sought.days, mode: sought.mode, receivers: wished, near, notBefore },
  })
  return { receivers, slots }
}

export async function readOffers(
  ctx: Ctx,
  { params }: Input<typeof door.ownOffers>,
): Promise<ReplyOf<typeof door.ownOffers>> {
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  const { receivers, slots } = await offersFor(ctx, resident, { ...params, days: 7 })
  return { counsellors: receivers.map(receiverShown), slots, now: ctx.now.toISOString() }
}

/** The free time somebody chose; what was never offered cannot be booked. @throws Refusal SLOT_TAKEN */
async function mustBeOffered(ctx: Ctx, resident: ResidentRow, sought: Omit<Sought, 'from' | 'days'>, startsAt: string) {
  const at = Date.parse(startsAt)
  const { slots } = await offersFor(ctx, resident, { ...sought, from: dayOf(at), days: 1 })
  const slot = slots.find((one) => Date.parse(one.startsAt) === at)
  if (!slot) throw new Refusal('SLOT_TAKEN', { field: 'startsAt' })
  return { roomId: slot.roomId, minutes: (Date.parse(slot.endsAt) - at) / 60_000, begins: [at] }
}

const mostComing = 3
export async function bookOwn(ctx: Ctx, { body }: Input<typeof door.ownBook>): Promise<ReplyOf<typeof door.ownBook>> {
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  ctx.about = { id: body.id, residentId: resident.id }
  await store.lockWanted(ctx, [body.id])
  const cards = await store.listOfResident(ctx, resident.id)
  if (cards.some((row) => row.id === body.id)) return { ...(await readOwn(ctx)), danger: false }
  if (cards.filter((row) => isComing(row, ctx.now)).length >= mostComing)
    throw new Refusal('TOO_MANY', { detail: { most: mostComing } })
  const danger = await hearNote(ctx, resident.id, body.note, 'appointment')
  const offered = await mustBeOffered(ctx, resident, { mode: body.mode, staffId: body.staffId }, body.startsAt)
  await place(ctx, undefined, {
    ...{ id: body.id, residentId: resident.id, unitId: resident.unit_id, staffId: body.staffId, mode: body.mode },
    ...{ equipmentId: null, caseId: null, movedFrom: null, state: 'CONFIRMED', bookedBy: 'resident' },
    ...{ note: body.note, override: false, ...offered },
  })
  await tellReceiver(ctx, body.staffId)
  return { ...(await readOwn(ctx)), danger }
}

/** @throws Refusal NOT_FOUND, WRONG_STATE, TOO_MANY when it is too late to change it by oneself */
async function mustFindOwn(ctx: Ctx, id: Id): Promise<store.Card> {
  await store.lockAppointment(ctx, id)
  const card = await store.findCard(ctx, id)
  if (!card || !(await store.listOwnRecords(ctx)).includes(card.resident_id)) throw new Refusal('NOT_FOUND')
  ctx.about = { id, residentId: card.resident_id }
  return card
}

export async function moveOwn(ctx: Ctx, { params, body }: Input<typeof door.ownMove>): Promise<Whole> {
  const old = await mustFindOwn(ctx, params.id)
  if ((await store.findCard(ctx, body.id))?.moved_from === old.id) return readOwn(ctx)
  mustGo(old.state, 'RESCHEDULED')
  if (!mayChangeOwn(old, ctx.now) || !old.staff_id || old.mode === 'relax')
    throw new Refusal('WRONG_STATE', { detail: { state: old.state } })
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  await lockThenFree(ctx, old)
  const offered = await mustBeOffered(ctx, resident, { mode: old.mode, staffId: old.staff_id }, body.startsAt)
  await place(ctx, undefined, {
    ...{ id: body.id, residentId: old.resident_id, unitId: old.unit_id, staffId: old.staff_id, mode: old.mode },
    ...{ equipmentId: null, caseId: old.case_id, movedFrom: old.id, state: 'CONFIRMED', bookedBy: 'resident' },
    ...{ note: '', override: false, ...offered },
  })
  await tellReceiver(ctx, old.staff_id)
  return readOwn(ctx)
}

export async function cancelOwn(ctx: Ctx, { params }: Input<typeof door.ownCancel>): Promise<Whole> {
  const card = await mustFindOwn(ctx, params.id)
  if (card.state === 'CANCELLED_BY_RESIDENT') return readOwn(ctx)
  mustGo(card.state, 'CANCELLED_BY_RESIDENT')
  if (card.starts_at <= ctx.now) throw new Refusal('WRONG_STATE', { detail: { state: card.state } })
  keep.change(ctx, 'appointment', { id: card.id }, { state: 'CANCELLED_BY_RESIDENT', changed_at: ctx.now })
  tellOutside(ctx, 'appointment.cancelled', card)
  await tellReceiver(ctx, card.staff_id)
  return readOwn(ctx)
}

export async function changeReminders(ctx: Ctx, { body }: Input<typeof door.ownReminders>): Promise<Whole> {
  const { id, tenantId } = mustBeResident(ctx)
  keep.insert(
    ctx,
    'reminder_wish',
    {
      ...{ resident_id: id, tenant_id: tenantId, wish: body.wish, changed_at: ctx.now },
      ...{ quiet_from: body.quietFrom, quiet_to: body.quietTo },
    },
    'on conflict (resident_id) do update set wish = $3, changed_at = $4, quiet_from = $5, quiet_to = $6',
  )
  return readOwn(ctx)
}

export async function waitOwn(ctx: Ctx, { body }: Input<typeof door.ownWait>): Promise<ReplyOf<typeof door.ownWait>> {
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  ctx.about = { id: body.id, residentId: resident.id }
  if (await store.findWaitingOf(ctx, resident.id)) return { ...(await readOwn(ctx)), danger: false }
  const danger = await hearNote(ctx, resident.id, body.note, 'appointment')
  joinRow(ctx, { ...body, residentId: resident.id, unitId: resident.unit_id, caseId: null })
  return { ...(await readOwn(ctx)), danger }
}

export async function leaveOwn(ctx: Ctx): Promise<{ done: true }> {
  const { id } = mustBeResident(ctx)
  await store.changeWaiting(ctx, id, { state: 'left', ended_at: ctx.now })
  return { done: true }
}

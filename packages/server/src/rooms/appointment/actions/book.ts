import type * as door from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { seriesOf } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { bookerRoles, mustGo, mustReach } from '../policy.ts'
import * as store from '../store.ts'
import { keep } from '../tables.ts'
import { place } from './place.ts'
import { type CardShown, cardShown } from './show.ts'
import { tellOutside, tellReceiver, tellResident } from './tell.ts'
import { freeTimes } from './times.ts'

export const allGranted = (who: StaffWho): Id[] => [...new Set(who.grants.flatMap((grant) => grant.path))]

/** Those who receive people where the speaker works. */
export const receiversFor = (ctx: Ctx, who: StaffWho): Promise<store.Receiver[]> =>
  store.listReceivers(ctx, { at: allGranted(who), below: placesOf(who, bookerRoles) })

export const receiverShown = (one: store.Receiver): ReplyOf<typeof door.calendarGet>['counsellors'][number] => ({
  ...{ id: one.staff_id, name: one.name, gender: one.gender, about: one.about, minutes: one.talk_minutes },
  modes: one.modes.filter((mode) => mode !== 'relax'),
})

export const roomShown = (room: store.RoomShown): ReplyOf<typeof door.calendarGet>['rooms'][number] => ({
  ...{ id: room.id, unitId: room.unit_id, unitName: room.unit_name, name: room.name, kind: room.kind },
  ...{ barrierFree: room.barrier_free, blocked: room.blocked, equipment: room.equipment },
})

export async function readSlots(
  ctx: Ctx,
  { params }: Input<typeof door.slotsGet>,
): Promise<ReplyOf<typeof door.slotsGet>> {
  const who = mustBeStaff(ctx)
  const all = await receiversFor(ctx, who)
  const receivers = all.filter(
    (one) => (!params.staffId || one.staff_id === params.staffId) && (!params.gender || one.gender === params.gender),
  )
  const near = who.grants[0]?.path ?? []
  const slots = await freeTimes(ctx, {
    ...{ fromDay: params.from, days: 7, mode: params.mode, receivers, near, notBefore: ctx.now.getTime() },
  })
  return { slots, counsellors: all.map(receiverShown), now: ctx.now.toISOString() }
}

type BookBody = Input<typeof door.appointmentBook>['body']

/** Whom it is for: somebody known, or a caller who is written down with it. */
async function mustFindPerson(ctx: Ctx, who: StaffWho, body: BookBody): Promise<{ id: Id; path: readonly Id[] }> {
  const id = body.residentId ?? (body.caller && (await writeDown(ctx, who, body.caller)))
  if (!id) throw new Refusal('BAD_INPUT', { field: 'residentId' })
  const path = await pathOfResident(ctx, id)
  mustReach(who, path)
  ctx.about = { id: body.id, residentId: id }
  return { id, path: path! }
}

/** @throws Refusal NOT_FOUND when nobody like that receives people here, SLOT_TAKEN when the room cannot be used */
async function mustFit(ctx: Ctx, who: StaffWho, staffId: Id | null, roomId: Id | null): Promise<void> {
  if (staffId && !(await receiversFor(ctx, who)).some((one) => one.staff_id === staffId))
    throw new Refusal('NOT_FOUND', { field: 'staffId' })
  if (!roomId) return
  const room = (await store.listRooms(ctx)).find((one) => one.id === roomId)
  if (!room) throw new Refusal('NOT_FOUND', { field: 'roomId' })
  if (room.blocked !== null) throw new Refusal('SLOT_TAKEN', { field: 'roomId' })
}

const needsRoom = (mode: BookBody['mode']): boolean => mode === 'cabin' || mode === 'relax'

async function shownAll(ctx: Ctx, ids: readonly Id[]): Promise<CardShown[]> {
  const cards = await Promise.all(ids.map((id) => store.findCard(ctx, id)))
  return cards.filter((one) => one !== undefined).map((one) => cardShown(ctx, one))
}

export async function bookAppointment(
  ctx: Ctx,
  { body }: Input<typeof door.appointmentBook>,
): Promise<ReplyOf<typeof door.appointmentBook>> {
  const who = mustBeStaff(ctx)
  // two clicks stand in line: the second finds what the first has booked
  await store.lockWanted(ctx, [body.id])
  const before = await store.findCard(ctx, body.id)
  if (before) {
    mustReach(who, before.path)
    return { appointments: [cardShown(ctx, before)] }
  }
  if (needsRoom(body.mode) && !body.roomId) throw new Refusal('BAD_INPUT', { field: 'roomId' })
  if (body.mode !== 'relax' && !body.staffId) throw new Refusal('BAD_INPUT', { field: 'staffId' })
  const person = await mustFindPerson(ctx, who, body)
  await mustFit(ctx, who, body.staffId, body.roomId)
  const { repeat } = body
  const first = Date.parse(body.startsAt)
  const ids = await place(ctx, who, {
    ...{ id: body.id, residentId: person.id, unitId: person.path.at(-1)!, staffId: body.staffId, roomId: body.roomId },
    ...{ equipmentId: body.equipmentId, caseId: body.caseId, mode: body.mode, minutes: body.minutes },
    ...{ state: body.proposed ? 'PROPOSED' : 'CONFIRMED', bookedBy: 'staff', movedFrom: null, note: body.note },
    ...{ override: body.override, begins: repeat ? seriesOf(first, repeat.everyWeeks, repeat.times) : [first] },
  })
  if (body.staffId !== who.id) await tellReceiver(ctx, body.staffId)
  return { appointments: await shownAll(ctx, ids) }
}

/** @throws Refusal NOT_FOUND */
export async function mustFindCard(ctx: Ctx, id: Id): Promise<store.Card> {
  const who = mustBeStaff(ctx)
  await store.lockAppointment(ctx, id)
  const card = await store.findCard(ctx, id)
  mustReach(who, card?.path)
  ctx.about = { id, residentId: card!.resident_id }
  return card!
}

/** Frees the old time and takes the new one, together or not at all. */
export async function moveAppointment(
  ctx: Ctx,
  { params, body }: Input<typeof door.appointmentMove>,
): Promise<{ appointment: CardShown }> {
  const who = mustBeStaff(ctx)
  const old = await mustFindCard(ctx, params.id)
  const done = await store.findCard(ctx, body.id)
  if (done?.moved_from === old.id) return { appointment: cardShown(ctx, done) }
  mustGo(old.state, 'RESCHEDULED')
  await mustFit(ctx, who, body.staffId, body.roomId)
  await lockThenFree(ctx, old)
  await place(ctx, who, {
    ...{ id: body.id, residentId: old.resident_id, unitId: old.unit_id, staffId: body.staffId, roomId: body.roomId },
    ...{ equipmentId: old.equipment_id, caseId: old.case_id, mode: old.mode, begins: [Date.parse(body.startsAt)] },
    minutes: (old.ends_at.getTime() - old.starts_at.getTime()) / 60_000,
    ...{ state: 'CONFIRMED', bookedBy: 'staff', movedFrom: old.id, note: '', override: body.override },
  })
  await tellResident(ctx, { ...old, id: body.id })
  for (const staffId of new Set([old.staff_id, body.staffId])) if (staffId !== who.id) await tellReceiver(ctx, staffId)
  return { appointment: cardShown(ctx, (await store.findCard(ctx, body.id))!) }
}

/** The row is locked by whoever moves it; its time is free from here on within this transaction. */
export async function lockThenFree(ctx: Ctx, old: store.Card): Promise<void> {
  keep.change(ctx, 'appointment', { id: old.id }, { state: 'RESCHEDULED', changed_at: ctx.now })
  tellOutside(ctx, 'appointment.cancelled', old)
}

import type * as contract from '@anxin/contract/aftercare.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { afterDischarge, appointment, hourBeside, tryAgainHours } from '@anxin/core/crisis/caring.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { noteOnEvent } from '../../crisis/door.ts'
import { afterMiss, mustBeKind, mustBeOwed, mustReach } from '../policy.ts'
import * as store from '../store.ts'
import type { ContactRow, EventView } from '../tables.ts'
import { type ContactShown, contactShown } from './desk.ts'

interface Found {
  readonly contact: ContactRow
  readonly event: EventView
}

/** @throws Refusal NOT_FOUND */
async function mustFind(ctx: Ctx, id: Id): Promise<Found> {
  const contact = await store.lockContact(ctx, id)
  if (!contact) throw new Refusal('NOT_FOUND')
  mustReach(mustBeStaff(ctx), await store.findPath(ctx, contact.event_id))
  ctx.about = { id: contact.id, residentId: contact.resident_id }
  return { contact, event: (await store.findEvent(ctx, contact.event_id))! }
}

const shown = async (ctx: Ctx, { contact, event }: Found): Promise<ContactShown> =>
  contactShown(ctx, contact, event, await namesOf(ctx, contact.owner_id ? [contact.owner_id] : []))

/** Whoever opens a contact nobody owns has it from here on. */
export async function openContact(
  ctx: Ctx,
  { params }: Input<typeof contract.contactOpen>,
): Promise<ReplyOf<typeof contract.contactOpen>> {
  const { contact, event } = await mustFind(ctx, params.id)
  const owned = contact.owner_id
    ? contact
    : await store.changeContact(ctx, contact.id, { owner_id: mustBeStaff(ctx).id })
  const resident = await readResident(ctx, contact.resident_id)
  return {
    ...(await shown(ctx, { contact: owned, event })),
    personId: contact.resident_id,
    phone: resident ? unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed) : null,
    note: unseal(ctx, 'aftercare_contact.note', contact.id, contact.note_sealed),
  }
}

/** Notes a try. Safe to repeat by the id of the try. @throws Refusal BAD_INPUT without a score, WRONG_STATE when nothing is owed */
export async function noteContact(
  ctx: Ctx,
  { params, body }: Input<typeof contract.contactDone>,
): Promise<ContactShown> {
  const found = await mustFind(ctx, params.id)
  const { contact } = found
  if (contact.last_try === body.tryId) return shown(ctx, found)
  mustBeOwed(contact)
  mustBeKind(contact, false)
  if (body.reached && body.distress === null) throw new Refusal('BAD_INPUT', { field: 'distress' })
  const who = mustBeStaff(ctx)
  const tries = contact.tries + 1
  const state = body.reached ? 'done' : afterMiss(tries)
  const again = state === 'decide' ? ctx.now : minutesLater(ctx.now, tryAgainHours * 60)
  const kept = await store.changeContact(ctx, contact.id, {
    ...{
      tries,
      state,
      last_try: body.tryId,
      owner_id: contact.owner_id ?? who.id,
      look_at: body.reached ? null : again,
    },
    ...(body.note ? { note_sealed: seal(ctx, 'aftercare_contact.note', contact.id, body.note) } : {}),
    ...(body.reached ? { distress: body.distress, done_at: ctx.now, done_by: who.id } : {}),
  })
  return shown(ctx, { ...found, contact: kept })
}

/** Decides about what could not be made: a visit, another call, or no more of this one. */
export async function decideContact(
  ctx: Ctx,
  { params, body }: Input<typeof contract.contactDecide>,
): Promise<ContactShown> {
  const found = await mustFind(ctx, params.id)
  const { contact } = found
  mustBeOwed(contact)
  mustBeKind(contact, false)
  const who = mustBeStaff(ctx)
  const change: Readonly<Record<typeof body.decision, Partial<ContactRow>>> = {
    visit: { kind: 'visit', state: 'due', tries: 0, look_at: minutesLater(ctx.now, tryAgainHours * 60) },
    again: { kind: 'call', state: 'due', tries: 0, look_at: minutesLater(ctx.now, tryAgainHours * 60) },
    leave: { state: 'cancelled', look_at: null, done_at: ctx.now, done_by: who.id },
  }
  const kept = await store.changeContact(ctx, contact.id, {
    ...change[body.decision],
    owner_id: contact.owner_id ?? who.id,
    note_sealed: seal(ctx, 'aftercare_contact.note', contact.id, body.note),
  })
  return shown(ctx, { ...found, contact: kept })
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b)

/** The first days out of hospital are the ones to ring in. */
async function ringAfterDischarge(ctx: Ctx, { contact, event }: Found, out: Date): Promise<void> {
  const since = Math.round((out.getTime() - (event.handover_at ?? event.raised_at).getTime()) / 3_600_000)
  const hours = hourBeside(since + afterDischarge.hours)
  const first = latest(ctx.now, minutesLater(out, afterDischarge.firstHours * 60))
  const owner = { owner_id: contact.owner_id ?? mustBeStaff(ctx).id }
  await store.insertContact(
    ctx,
    { id: event.id, resident_id: contact.resident_id, ladder: contact.ladder, hours, kind: 'call', ...owner },
    minutesLater(out, afterDischarge.hours * 60),
    first,
  )
}

/**
 * What has been made of an appointment: with whom and when, still in hospital so that seven days begin anew, out of it so
 * that somebody rings and seven days count from there, or the person wants none. One that is later than owed says why. @throws Refusal BAD_INPUT naming what is missing
 */
export async function settleAppointment(
  ctx: Ctx,
  { params, body }: Input<typeof contract.appointmentSettle>,
): Promise<ContactShown> {
  const found = await mustFind(ctx, params.id)
  const { contact } = found
  mustBeKind(contact, true)
  if (contact.state === 'done' || contact.state === 'cancelled') return shown(ctx, found)
  const who = mustBeStaff(ctx)
  const meets = body.meetsAt === null ? null : new Date(body.meetsAt)
  if (body.outcome === 'made' && !meets) throw new Refusal('BAD_INPUT', { field: 'meetsAt' })
  const out = body.outAt === null ? ctx.now : new Date(body.outAt)
  if (body.outcome === 'out' && (!body.outAt || out > ctx.now || out < found.event.raised_at))
    throw new Refusal('BAD_INPUT', { field: 'outAt' })
  if ((body.outcome !== 'made' || meets! > contact.due_at) && !body.note)
    throw new Refusal('BAD_INPUT', { field: 'note' })
  const ended = { look_at: null, done_at: ctx.now, done_by: who.id }
  const change: Readonly<Record<typeof body.outcome, Partial<ContactRow>>> = {
    made: { ...ended, state: 'done', meets_at: meets },
    declined: { ...ended, state: 'cancelled' },
    still_in: {
      ...{ state: 'due', due_at: minutesLater(ctx.now, appointment.hours * 60) },
      look_at: minutesLater(ctx.now, appointment.firstHours * 60),
    },
    out: {
      ...{ state: 'due', due_at: minutesLater(out, appointment.hours * 60) },
      look_at: latest(ctx.now, minutesLater(out, appointment.firstHours * 60)),
    },
  }
  if (body.outcome === 'out') await ringAfterDischarge(ctx, found, out)
  const kept = await store.changeContact(ctx, contact.id, {
    ...change[body.outcome],
    owner_id: contact.owner_id ?? who.id,
    ...(body.note ? { note_sealed: seal(ctx, 'aftercare_contact.note', contact.id, body.note) } : {}),
  })
  await noteOnEvent(ctx, contact.event_id, 'aftercare.appointment_settled', body.outcome)
  return shown(ctx, { ...found, contact: kept })
}

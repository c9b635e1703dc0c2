import { sendsItself, tryAgainHours } from '@anxin/core/crisis/caring.ts'
import { isReading } from '@anxin/core/crisis/review.ts'
import { listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { unseal } from '../../../platform/privacy.ts'
import { tongueOf } from '../../../platform/tongue.ts'
import { answerable, isHeld, numberText } from '../../crisis/door.ts'
import { afterMiss } from '../policy.ts'
import * as store from '../store.ts'
import { lookAgain, takeRecord } from '../store-record.ts'
import type { ContactRow, EventView, ReviewRow } from '../tables.ts'

const dayMinutes = 24 * 60

const numberOf = (event: EventView): string => numberText({ number: event.number, drill: false })

/** Words of its own for each time, so that nobody reads the same sentence twice; the nearest of them for any other time. */
function letterOf({ hours }: Pick<ContactRow, 'hours'>): LetterKind {
  const days = Math.round(hours / 24)
  if (days >= 365) return 'caring_365'
  if (days >= 182) return 'caring_182'
  if (days >= 90) return 'caring_90'
  return days >= 60 ? 'caring_60' : 'caring_14'
}

/** A letter that asks for nothing. Without a number to send it to, a person is asked what to do. */
async function sendLetter(ctx: Ctx, contact: ContactRow): Promise<void> {
  const resident = await readResident(ctx, contact.resident_id)
  const phone = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  if (!phone || !ctx.floor.outside.senders.sms) {
    await store.changeContact(ctx, contact.id, { state: 'decide', look_at: ctx.now })
    return
  }
  await sendNotice(ctx, {
    toName: '居民',
    addresses: { sms: phone },
    kind: letterOf(contact),
    open: {},
    about: contact.event_id,
    tongue: tongueOf(resident),
    inApp: false,
  })
  await store.changeContact(ctx, contact.id, { state: 'sent', look_at: null, done_at: ctx.now })
}

/** Whoever owns it is told; missed, the supervisors too. */
async function callForContact(ctx: Ctx, contact: ContactRow, event: EventView): Promise<void> {
  const asked = contact.state === 'due' && contact.tries === 0 && ctx.now < minutesLater(contact.due_at, 60)
  // a look that found nothing done since the last is a missed try
  const tries = asked || contact.state === 'decide' ? contact.tries : contact.tries + 1
  const state = contact.state === 'decide' ? 'decide' : asked ? 'due' : afterMiss(tries)
  const owner = contact.owner_id ? await listReachable(ctx, [contact.owner_id]) : []
  const people =
    asked && owner.length > 0 ? owner : await answerable(ctx, { ...event, owner_id: contact.owner_id }, true)
  await tellStaff(ctx, people, 'contact_due', { number: numberOf(event) })
  const wait = state === 'decide' ? dayMinutes : tryAgainHours * 60
  await store.changeContact(ctx, contact.id, { tries, state, look_at: minutesLater(ctx.now, wait) })
}

/** An appointment still to be made: its owner is told each day, once it is late the supervisors too. */
async function callForAppointment(ctx: Ctx, contact: ContactRow, event: EventView): Promise<void> {
  const late = contact.due_at <= ctx.now
  const people = await answerable(ctx, { ...event, owner_id: contact.owner_id }, late)
  await tellStaff(ctx, people, 'contact_due', { number: numberOf(event) })
  const state = late ? ('missed' as const) : contact.state
  await store.changeContact(ctx, contact.id, { state, look_at: minutesLater(ctx.now, dayMinutes) })
}

/** The time of a contact has come. */
export async function lookAtContact(ctx: Ctx, id: string): Promise<void> {
  const contact = await store.takeContact(ctx, id)
  const event = contact && (await store.findEvent(ctx, contact.event_id))
  if (!contact || !event) return
  ctx.about = { id: event.id, residentId: contact.resident_id }
  const again = event.ladder > contact.ladder
  if ((again && event.stable_at) || (await isHeld(ctx, contact.resident_id))) {
    await store.changeContact(ctx, id, { state: 'cancelled', look_at: null })
    return
  }
  if (again && event.state !== 'CLOSED') {
    // in danger anew: people are with them. Should it prove a false alarm, this contact is still owed
    await store.changeContact(ctx, id, { look_at: minutesLater(ctx.now, dayMinutes) })
    return
  }
  if (contact.kind === 'appointment') await callForAppointment(ctx, contact, event)
  else if (sendsItself(contact.kind) && contact.state === 'due') await sendLetter(ctx, contact)
  else await callForContact(ctx, contact, event)
}

/** A record that is not whole: its owner is called, then the supervisors as well, and again each day. It stops nothing. */
export async function lookAtRecord(ctx: Ctx, id: string): Promise<void> {
  const record = await takeRecord(ctx, id)
  const event = record && (await store.findEvent(ctx, record.event_id))
  if (!record || !event) return
  ctx.about = { id: event.id, residentId: event.resident_id }
  const people = await answerable(ctx, event, record.calls > 0)
  await tellStaff(ctx, people, 'record_due', { number: numberOf(event) })
  await lookAgain(ctx, record, minutesLater(ctx.now, record.calls > 0 ? dayMinutes : tryAgainHours * 60))
}

/** Who can do it: the supervisors; of a file that is read, those who did not work on it. Where none is left, the administrators find one. */
async function reviewers(ctx: Ctx, { why }: ReviewRow, event: EventView): Promise<Reachable[]> {
  const all = await answerable(ctx, { ...event, owner_id: null }, true)
  if (!isReading(why)) return all
  const others: Reachable[] = []
  for (const one of all) if (!(await store.hasHandsIn(ctx, event.id, one.id))) others.push(one)
  return others.length > 0 ? others : listHolders(ctx, ['agency_admin'], event.unit_id)
}

/** A rapid note or a review is due: the supervisors are called, and again each day. */
export async function lookAtReview(ctx: Ctx, id: string): Promise<void> {
  const review = await store.takeReview(ctx, id)
  const event = review && (await store.findEvent(ctx, review.event_id))
  if (!review || !event) return
  const wanted = review.rapid_at === null || review.due_at <= ctx.now
  if (wanted) {
    await tellStaff(ctx, await reviewers(ctx, review, event), 'review_due', { number: numberOf(event) })
  }
  const tomorrow = minutesLater(ctx.now, dayMinutes)
  await store.changeReview(ctx, id, { look_at: wanted || tomorrow > review.due_at ? tomorrow : review.due_at })
}

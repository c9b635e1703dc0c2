import type * as contract from '@anxin/contract/aftercare.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { offerRespite } from '../../roster/door.ts'
import { mustReach } from '../policy.ts'
import * as store from '../store.ts'
import type { CircleRow, DebriefRow } from '../tables.ts'
import { isoOrNull, numberOf } from './desk.ts'

/** Those touched by a death are looked after within this long. @source domain specification 3.8 */
const circleHours = 72

/** One's own yes or no. It may be changed until the talk is held. @throws Refusal NOT_FOUND */
export async function answerDebrief(
  ctx: Ctx,
  { params, body }: Input<typeof contract.debriefAnswer>,
): Promise<{ done: true }> {
  const debrief = await store.findDebrief(ctx, params.id)
  if (!debrief || debrief.staff_id !== mustBeStaff(ctx).id) throw new Refusal('NOT_FOUND')
  if (!debrief.held_at) await store.changeDebrief(ctx, debrief.id, { answer: body.answer, answered_at: ctx.now })
  // who wants no talk may want a few quiet days all the same
  if (body.answer === 'declined') await askOfRest(ctx, debrief)
  return { done: true }
}

/** The talk was held, with another person than oneself. @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED */
export async function holdDebrief(ctx: Ctx, { params }: Input<typeof contract.debriefHeld>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const debrief = await store.findDebrief(ctx, params.id)
  if (!debrief) throw new Refusal('NOT_FOUND')
  mustReach(who, await store.findPath(ctx, debrief.event_id))
  if (debrief.staff_id === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
  if (!debrief.held_at) await store.changeDebrief(ctx, debrief.id, { held_at: ctx.now, held_by: who.id })
  await askOfRest(ctx, debrief)
  return { done: true }
}

/** The talk is over, or was not wanted: whoever it was for is asked whether they wish some days without new alerts. */
async function askOfRest(ctx: Ctx, debrief: DebriefRow): Promise<void> {
  const event = (await store.findEvent(ctx, debrief.event_id))!
  await offerRespite(ctx, debrief.staff_id, event.unit_id, debrief.id)
}

/** @throws Refusal NOT_FOUND, WRONG_STATE when nobody has died */
export async function addCircle(ctx: Ctx, { body }: Input<typeof contract.circleAdd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const event = await store.findEvent(ctx, body.eventId)
  mustReach(who, event && (await store.findPath(ctx, event.id)))
  if (event!.state !== 'DECEASED') throw new Refusal('WRONG_STATE', { detail: { state: event!.state } })
  ctx.about = { id: body.id, residentId: event!.resident_id }
  await store.insertCircle(ctx, {
    ...{ id: body.id, tenant_id: event!.tenant_id, resident_id: event!.resident_id, event_id: event!.id },
    ...{ circle: body.circle, people: body.people, words_sealed: seal(ctx, 'exposure.words', body.id, body.words) },
    ...{ added_by: who.id, added_at: ctx.now, due_at: minutesLater(ctx.now, circleHours * 60) },
    ...{ note_sealed: null, seen_at: null, seen_by: null },
  })
  return { done: true }
}

async function mustFind(ctx: Ctx, id: Id): Promise<CircleRow> {
  const circle = await store.findCircle(ctx, id)
  mustReach(mustBeStaff(ctx), circle && (await store.findPath(ctx, circle.event_id)))
  ctx.about = { id, residentId: circle!.resident_id }
  return circle!
}

export async function openCircle(
  ctx: Ctx,
  { params }: Input<typeof contract.circleGet>,
): Promise<ReplyOf<typeof contract.circleGet>> {
  const circle = await mustFind(ctx, params.id)
  const event = (await store.findEvent(ctx, circle.event_id))!
  const names = await namesOf(ctx, circle.seen_by ? [circle.seen_by] : [])
  return {
    ...{ id: circle.id, eventId: event.id, number: numberOf(event), circle: circle.circle, people: circle.people },
    ...{ dueAt: circle.due_at.toISOString(), seenAt: isoOrNull(circle.seen_at) },
    words: unseal(ctx, 'exposure.words', circle.id, circle.words_sealed) ?? '',
    note: unseal(ctx, 'exposure.note', circle.id, circle.note_sealed),
    seenBy: circle.seen_by ? (names.get(circle.seen_by) ?? '') : null,
  }
}

/** The people of a circle were looked after. Safe to repeat; the first word stays. */
export async function seeCircle(
  ctx: Ctx,
  { params, body }: Input<typeof contract.circleSeen>,
): Promise<{ done: true }> {
  const circle = await mustFind(ctx, params.id)
  if (!circle.seen_at)
    await store.changeCircle(ctx, circle.id, {
      ...{ seen_at: ctx.now, seen_by: mustBeStaff(ctx).id },
      note_sealed: seal(ctx, 'exposure.note', circle.id, body.note),
    })
  return { done: true }
}

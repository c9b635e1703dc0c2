import type * as contract from '@anxin/contract/aftercare.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { answerMinutes, limits } from '@anxin/core/crisis/ladder.ts'
import { isReading } from '@anxin/core/crisis/review.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, namesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { responderRoles } from '../../crisis/door.ts'
import { shiftsAround } from '../../roster/door.ts'
import { mustBeReview, mustReach } from '../policy.ts'
import * as store from '../store.ts'
import type { EventView, ReviewRow } from '../tables.ts'
import { isoOrNull, numberOf } from './desk.ts'

export type Review = ReplyOf<typeof contract.reviewGet>
type Form = Omit<NonNullable<Review['form']>, 'by' | 'at'>

/** @throws Refusal NOT_FOUND */
export async function mustFind(ctx: Ctx, id: Id): Promise<ReviewRow> {
  const review = await store.lockReview(ctx, id)
  if (!review) throw new Refusal('NOT_FOUND')
  mustReach(mustBeStaff(ctx), await store.findPath(ctx, review.event_id))
  ctx.about = { id: review.id, residentId: review.resident_id }
  return review
}

const minutesBetween = (from: Date | null, to: Date | null): number | null =>
  from && to ? Math.round((to.getTime() - from.getTime()) / 6000) / 10 : null

/** What the log itself says: nobody has to remember it. */
async function facts(ctx: Ctx, event: EventView): Promise<Pick<Review, 'sla' | 'signals' | 'timeline' | 'standing'>> {
  const until = event.stable_at ?? event.closed_at ?? ctx.now
  return {
    sla: {
      answerMinutes: minutesBetween(event.raised_at, event.acked_at),
      answerLimit: answerMinutes[event.grade],
      contactMinutes: minutesBetween(event.acked_at, event.contacted_at),
      contactLimit: limits.contactAfterAck,
    },
    signals: (await store.listSignals(ctx, event.id)).map(({ at, source, level }) => ({
      at: at.toISOString(),
      source,
      level,
    })),
    timeline: (await store.listEntries(ctx, event.id)).map((entry) => ({
      ...{ seq: entry.seq, at: entry.at.toISOString(), what: entry.what, by: entry.by_name },
      ...{ from: entry.from_state, to: entry.to_state },
    })),
    standing: await shiftsAround(ctx, event.raised_at, until),
  }
}

export async function detail(ctx: Ctx, review: ReviewRow): Promise<Review> {
  const event = (await store.findEvent(ctx, review.event_id))!
  const actions = await store.listActions(ctx, [review.id])
  const colleagues = await listColleagues(ctx, responderRoles)
  const people = [...actions.map((one) => one.owner_id), review.rapid_by, review.done_by].filter((id) => id !== null)
  const names = await namesOf(ctx, people)
  const rapid = unseal(ctx, 'case_review.rapid', review.id, review.rapid_sealed)
  const kept = unsealJson<Form & { note?: string }>(ctx, 'case_review.form', review.id, review.form_sealed)
  const by = { by: names.get(review.done_by ?? '') ?? '', at: isoOrNull(review.done_at) ?? '' }
  const reading = isReading(review.why)
  return {
    ...{ id: review.id, eventId: event.id, number: numberOf(event), why: review.why, grade: event.grade },
    ...{ rapidDue: review.rapid_due.toISOString(), rapidAt: isoOrNull(review.rapid_at) },
    ...{ dueAt: review.due_at.toISOString(), doneAt: isoOrNull(review.done_at) },
    openActions: actions.filter((one) => !one.done_at).length,
    ...{ mine: await store.hasHandsIn(ctx, event.id, mustBeStaff(ctx).id), sound: review.sound },
    ...{ raisedAt: event.raised_at.toISOString(), ackedAt: isoOrNull(event.acked_at) },
    ...{ contactedAt: isoOrNull(event.contacted_at), stableAt: isoOrNull(event.stable_at) },
    ...(await facts(ctx, event)),
    rapid:
      rapid && review.rapid_at
        ? { text: rapid, by: names.get(review.rapid_by!) ?? '', at: review.rapid_at.toISOString() }
        : null,
    form: kept && !reading ? { ...kept, ...by } : null,
    reading: kept && reading ? { note: kept.note ?? '', ...by } : null,
    actions: actions.map((one) => ({
      ...{ id: one.id, text: unseal(ctx, 'review_action.text', one.id, one.text_sealed) ?? '', ownerId: one.owner_id },
      ...{ ownerName: names.get(one.owner_id) ?? '', dueOn: one.due_on, doneAt: isoOrNull(one.done_at) },
    })),
    colleagues: colleagues.map(({ id, name }) => ({ id, name })),
  }
}

export const openReview = async (ctx: Ctx, { params }: Input<typeof contract.reviewGet>): Promise<Review> =>
  detail(ctx, await mustFind(ctx, params.id))

/** Keeps the rapid note, once: what was known in those hours is not written over later. */
export async function keepRapid(ctx: Ctx, { params, body }: Input<typeof contract.rapidNote>): Promise<Review> {
  const review = await mustFind(ctx, params.id)
  mustBeReview(review)
  if (review.rapid_at) return detail(ctx, review)
  const kept = await store.changeReview(ctx, review.id, {
    ...{ rapid_by: mustBeStaff(ctx).id, rapid_at: ctx.now },
    ...{ rapid_sealed: seal(ctx, 'case_review.rapid', review.id, body.text), look_at: review.due_at },
  })
  return detail(ctx, kept)
}

/** Keeps the review and what comes of it. Kept again it adds actions; those there stay. */
export async function keepReview(ctx: Ctx, { params, body }: Input<typeof contract.reviewSave>): Promise<Review> {
  const review = await mustFind(ctx, params.id)
  mustBeReview(review)
  if (
    body.fields.detector === 'missed' &&
    body.actions.length + (await store.listActions(ctx, [review.id])).length === 0
  )
    throw new Refusal('BAD_INPUT', { field: 'actions' })
  const rows = body.actions.map((one) => ({
    ...{ id: one.id, tenant_id: review.tenant_id, resident_id: review.resident_id, review_id: review.id },
    ...{
      text_sealed: seal(ctx, 'review_action.text', one.id, one.text),
      owner_id: one.ownerId,
      due_on: one.dueOn,
      done_at: null,
    },
  }))
  await store.insertActions(ctx, rows)
  const kept = await store.changeReview(ctx, review.id, {
    ...{ form_sealed: sealJson(ctx, 'case_review.form', review.id, body.fields), look_at: null },
    ...{ done_by: review.done_by ?? mustBeStaff(ctx).id, done_at: review.done_at ?? ctx.now },
  })
  return detail(ctx, kept)
}

/** Done by whoever owns it, or by whoever may review. */
export async function endAction(ctx: Ctx, { params }: Input<typeof contract.actionDone>): Promise<{ done: true }> {
  const action = await store.findAction(ctx, params.id)
  if (!action) throw new Refusal('NOT_FOUND')
  if (action.owner_id !== mustBeStaff(ctx).id) await mustFind(ctx, action.review_id)
  await store.endAction(ctx, action.id)
  return { done: true }
}

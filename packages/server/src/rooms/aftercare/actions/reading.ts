import type * as contract from '@anxin/contract/aftercare.ts'
import { worseGrade } from '@anxin/core/crisis/grade.ts'
import { isReading } from '@anxin/core/crisis/review.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { answerable, noteOnEvent, raiseAlert } from '../../crisis/door.ts'
import { mustBeReader } from '../policy.ts'
import * as store from '../store.ts'
import type { EventView, ReviewRow } from '../tables.ts'
import { numberOf } from './desk.ts'
import { detail, mustFind, type Review } from './review.ts'

/**
 * The second reader would not have called it a false alarm: the person is called for again, in this transaction. The
 * signal carries the id of the review, so that it counts once.
 */
async function callAgain(ctx: Ctx, review: ReviewRow, event: EventView, note: string): Promise<void> {
  await raiseAlert(ctx, {
    ...{ residentId: event.resident_id, unitId: event.unit_id, conversationId: null, messageId: review.id },
    ...{ source: 'worker', level: 'worker', grade: worseGrade(event.grade, 'ORANGE'), subject: 'self' },
    ...{ minor: event.minor, quotes: [note] },
  })
}

/**
 * Keeps what the second reader says, once; whoever worked on the file is told where it was not sound.
 * @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED, WRONG_STATE where it is a review
 */
export async function keepReading(ctx: Ctx, { params, body }: Input<typeof contract.readingSave>): Promise<Review> {
  const review = await mustFind(ctx, params.id)
  const who = mustBeStaff(ctx)
  // a word that was kept stays, also where the reader's own hand is on the event since: they had it called again
  if (isReading(review.why) && review.done_at) return detail(ctx, review)
  mustBeReader(review, await store.hasHandsIn(ctx, review.event_id, who.id))
  const event = (await store.findEvent(ctx, review.event_id))!
  const kept = await store.changeReview(ctx, review.id, {
    ...{ sound: body.sound, done_by: who.id, done_at: ctx.now, look_at: null },
    form_sealed: sealJson(ctx, 'case_review.form', review.id, { note: body.note }),
  })
  await noteOnEvent(ctx, event.id, 'aftercare.reading_kept', body.sound ? null : body.note)
  if (!body.sound) {
    await tellStaff(ctx, await answerable(ctx, event, true), 'file_read', { number: numberOf(event) })
    if (review.why === 'false_alarm' && event.state !== 'DECEASED') await callAgain(ctx, review, event, body.note)
  }
  return detail(ctx, kept)
}

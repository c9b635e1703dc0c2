import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isRed, isWorse } from '@anxin/core/crisis/grade.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import * as store from '../../findings/door.ts'
import { mustBeAnother, mustBeOpen, mustOwn } from '../policy.ts'
import { changeEvent } from '../store.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent } from './find.ts'
import { callAgain, tellOfMinor } from './raise.ts'
import { note, tellBoard } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** A wish to lower somebody: kept with its reason, whoever decides. */
const noLowering = {
  second_id: null,
  second_name: null,
  second_reason_sealed: null,
  decided_at: null,
} as const

/**
 * Raising is free: whoever raises calls the owner, and for RED the ladder runs beside them. Lowering is the owner's, with the
 * certificate and a reason: ORANGE at once after an assessment, RED and RED_E when a second person has agreed.
 * @source domain specification 3.4, 14 (I5)
 */
export async function changeGrade(ctx: Ctx, { params, body }: Input<typeof contract.gradeChange>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  mustBeOpen(event)
  if (body.to === event.grade) return detailOf(ctx, event)
  if (isWorse(body.to, event.grade)) {
    const next = changeEvent(ctx, event, { grade: body.to, ladder: event.ladder + 1 })
    await note(ctx, next, 'crisis.grade_raised', `${event.grade}>${body.to}: ${body.reason}`)
    await tellBoard(ctx, next, 'crisis.grade_raised')
    if (event.owner_id !== who.id) await callAgain(ctx, next)
    await tellOfMinor(ctx, next)
    return detailOf(ctx, next)
  }
  if (!who.duties.includes('C-CRISIS')) throw new Refusal('CERT_REQUIRED', { detail: { duty: 'C-CRISIS' } })
  mustOwn(who, event)
  if (!(await store.findAssessment(ctx, event.id, event.raised_at)))
    throw new Refusal('WRONG_STATE', { field: 'assessment' })
  if (await store.findWaitingLowering(ctx, event.id)) return detailOf(ctx, event)
  const alone = !isRed(event.grade)
  const isNew = await store.insertLowering(ctx, event, {
    ...{ id: body.id, from_grade: event.grade, to_grade: body.to, first_id: who.id, first_name: who.name },
    first_reason_sealed: seal(ctx, 'crisis_lowering.first_reason', body.id, body.reason),
    ...noLowering,
    ...(alone ? { decided_at: ctx.now } : {}),
  })
  if (!isNew) return detailOf(ctx, event)
  if (alone) return lower(ctx, event, body.to, body.reason)
  await note(ctx, event, 'crisis.lowering_asked', `${event.grade}>${body.to}: ${body.reason}`)
  await tellBoard(ctx, event, 'crisis.lowering_asked')
  return detailOf(ctx, event)
}

async function lower(ctx: Ctx, event: EventRow, to: EventRow['grade'], reason: string): Promise<Detail> {
  const next = changeEvent(ctx, event, { grade: to })
  await note(ctx, next, 'crisis.grade_lowered', `${event.grade}>${to}: ${reason}`)
  await tellBoard(ctx, next, 'crisis.grade_lowered')
  return detailOf(ctx, next)
}

/** The second of two people. What the event became meanwhile is not lowered: the wish was about another grade. */
export async function decideLowering(
  ctx: Ctx,
  { params, body }: Input<typeof contract.loweringDecide>,
): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  mustBeOpen(event)
  const wish = await store.findWaitingLowering(ctx, event.id)
  if (!wish) return detailOf(ctx, event)
  // whoever asked may take the wish back, never agree to it
  if (body.agree) mustBeAnother(who, wish.first_id)
  const agreed = body.agree && wish.from_grade === event.grade
  await store.decideLowering(ctx, wish.id, {
    decided_at: ctx.now,
    second_id: agreed ? who.id : null,
    second_name: who.name,
    second_reason_sealed: seal(ctx, 'crisis_lowering.second_reason', wish.id, body.reason),
  })
  if (agreed) return lower(ctx, event, wish.to_grade, body.reason)
  await note(ctx, event, 'crisis.lowering_refused', body.reason)
  await tellBoard(ctx, event, 'crisis.lowering_refused')
  return detailOf(ctx, event)
}

import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { findAssessment } from '../../findings/door.ts'
import { findPlan, keepVersion, type PlanRow, writeWhole } from '../../plan/door.ts'
import { mustBeAnother, mustStep } from '../policy.ts'
import { changeEvent } from '../store.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent, mustOwnEvent, tellResident } from './find.ts'
import { bookFollowUps } from './follow-up.ts'
import { note, step, tellBoard } from './step.ts'
import { closeMissing, type Detail, detailOf } from './view.ts'

const plannedSince = (event: EventRow, plan: PlanRow | undefined): boolean =>
  plan !== undefined && plan.at >= event.raised_at

/** A stable event with a plan goes on to its caring contacts. */
async function goOnWithPlan(ctx: Ctx, event: EventRow): Promise<EventRow> {
  const active = await step(ctx, event, 'PLAN_ACTIVE', 'crisis.plan_active')
  return step(ctx, active, 'FOLLOW_UP', 'crisis.follow_up_begun')
}

/** The acute danger has passed. An assessment must stand behind that. @throws Refusal WRONG_STATE */
export async function stabilise(ctx: Ctx, { params, body }: Input<typeof contract.stabilise>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  mustStep(event, 'STABILISED')
  if (!(await findAssessment(ctx, event.id, event.raised_at))) throw new Refusal('WRONG_STATE', { field: 'assessment' })
  const stable = await step(ctx, event, 'STABILISED', 'crisis.event_stabilised', {
    change: { stable_at: ctx.now },
    text: body.note,
  })
  await bookFollowUps(ctx, stable)
  const plan = await findPlan(ctx, event.resident_id)
  return detailOf(ctx, plannedSince(event, plan) ? await goOnWithPlan(ctx, stable) : stable)
}

/** Keeps a new version of the safety plan written together; a stable event goes on to its caring contacts. */
export async function savePlan(ctx: Ctx, { params, body }: Input<typeof contract.planSave>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  const who = mustBeStaff(ctx)
  const by = { side: 'person' as const, name: who.name, staffId: who.id }
  const plan = body.fields
    ? await writeWhole(ctx, event.resident_id, by, body.id, body.fields)
    : await keepVersion(ctx, event.resident_id, by, body.id)
  // two values of one field wait for a choice: what was written is kept, the version is not
  if (!plan) return detailOf(ctx, event)
  await note(ctx, event, 'crisis.plan_saved', String(plan.version))
  await tellBoard(ctx, event, 'crisis.plan_saved')
  return detailOf(ctx, event.state === 'STABILISED' ? await goOnWithPlan(ctx, event) : event)
}

/** Asks the supervisor to sign the event off. @throws Refusal CLOSE_NOT_READY naming the first thing missing */
export async function askToClose(ctx: Ctx, { params, body }: Input<typeof contract.closeAsk>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  mustStep(event, 'CLOSED')
  await mustBeReady(ctx, event)
  const next = changeEvent(ctx, event, {
    close_asked_by: mustBeStaff(ctx).id,
    close_summary_sealed: seal(ctx, 'crisis_event.close_summary', event.id, body.summary),
  })
  await note(ctx, next, 'crisis.close_asked', body.summary)
  await tellBoard(ctx, next, 'crisis.close_asked')
  return detailOf(ctx, next)
}

async function mustBeReady(ctx: Ctx, event: EventRow): Promise<void> {
  const [first] = await closeMissing(ctx, event)
  if (first) throw new Refusal('CLOSE_NOT_READY', { field: first })
}

/** The supervisor signs off: another person than the one who asked. The resident's notice of who is there ends. */
export async function signOff(ctx: Ctx, { params, body }: Input<typeof contract.signOff>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  mustStep(event, 'CLOSED')
  if (event.state === 'FOLLOW_UP' && event.close_asked_by === null)
    throw new Refusal('CLOSE_NOT_READY', { field: 'close_asked' })
  mustBeAnother(who, event.close_asked_by ?? event.owner_id)
  await mustBeReady(ctx, event)
  const next = await step(ctx, event, 'CLOSED', 'crisis.event_closed', {
    change: { closed_at: ctx.now },
    text: body.note,
  })
  await tellResident(ctx, next, 'program')
  return detailOf(ctx, next)
}

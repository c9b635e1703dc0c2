import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { followUpHours } from '@anxin/core/crisis/ladder.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { findAssessment } from '../../findings/door.ts'
import { findPlan, keepVersion, type PlanRow, writeWhole } from '../../plan/door.ts'
import { missingToClose, mustBeAnother, mustStep } from '../policy.ts'
import { cancelTimers, changeEvent, insertTimers } from '../store.ts'
import * as care from '../store-care.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent, mustOwnEvent, tellResident } from './find.ts'
import { answerable, pageStaff } from './page.ts'
import { note, step, tellBoard } from './step.ts'
import { closingOf, type Detail, detailOf } from './view.ts'

const secondTryHours = 4

/** Books the caring contacts of the next 30 days, each with its own timer. Safe to repeat. */
export async function bookFollowUps(ctx: Ctx, event: EventRow): Promise<void> {
  const known = new Set((await care.listFollowUps(ctx, event.id)).map((task) => task.hours))
  const tasks = followUpHours
    .filter((hours) => !known.has(hours))
    .map((hours) => ({ id: newId(ctx), hours, due_at: minutesLater(ctx.now, hours * 60) }))
  if (tasks.length === 0) return
  await care.insertFollowUps(ctx, event, tasks)
  insertTimers(
    ctx,
    event,
    tasks.map((task) => ({ kind: 'follow_up' as const, task_id: task.id, due_at: task.due_at })),
  )
}

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
  if (!(await findAssessment(ctx, event.id))) throw new Refusal('WRONG_STATE', { field: 'assessment' })
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

/** Notes a caring contact: reached with a distress score, or missed and tried again the same day. */
export async function doFollowUp(ctx: Ctx, { params, body }: Input<typeof contract.followUpDone>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  const task = await care.findFollowUp(ctx, body.taskId)
  if (!task || task.event_id !== event.id) throw new Refusal('NOT_FOUND')
  if (task.state === 'done') return detailOf(ctx, event)
  if (body.reached && body.distress === null) throw new Refusal('BAD_INPUT', { field: 'distress' })
  cancelTimers(ctx, event.id, ['follow_up'], task.id)
  const sealed = body.note ? seal(ctx, 'crisis_follow_up.note', task.id, body.note) : null
  if (body.reached) {
    await care.changeFollowUp(ctx, task.id, {
      ...{
        state: 'done',
        tries: task.tries + 1,
        reached: true,
        distress: body.distress,
        note_sealed: sealed,
        done_at: ctx.now,
      },
    })
    await note(ctx, event, 'crisis.follow_up_done', `${task.hours}:${body.distress}`)
  } else {
    await missFollowUp(ctx, event, task.id, task.tries + 1, task.hours, sealed)
  }
  await tellBoard(ctx, event, 'crisis.follow_up_done')
  return detailOf(ctx, event)
}

/** Missed once: another try the same day. Missed again: the supervisor is told. */
async function missFollowUp(
  ctx: Ctx,
  event: EventRow,
  taskId: string,
  tries: number,
  hours: number,
  sealed: Buffer | null,
): Promise<void> {
  const escalate = tries >= 2
  await care.changeFollowUp(ctx, taskId, {
    state: escalate ? 'escalated' : 'missed_once',
    tries,
    note_sealed: sealed,
  })
  await note(ctx, event, escalate ? 'crisis.follow_up_escalated' : 'crisis.follow_up_missed', String(hours))
  if (escalate) await pageStaff(ctx, event, await answerable(ctx, event, true), 'follow_up', 0)
  insertTimers(ctx, event, [
    {
      kind: 'follow_up',
      task_id: taskId,
      due_at: minutesLater(ctx.now, (escalate ? 24 : secondTryHours) * 60),
    },
  ])
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
  if (event.state === 'FALSE_ALARM') return
  const missing = missingToClose(await closingOf(ctx, event))
  if (missing.length > 0) throw new Refusal('CLOSE_NOT_READY', { field: missing[0]! })
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

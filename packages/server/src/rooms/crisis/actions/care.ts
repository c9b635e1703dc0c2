import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isRed, worseGrade } from '@anxin/core/crisis/grade.ts'
import { followUpHours } from '@anxin/core/crisis/ladder.ts'
import { gradeOfTriage, triage } from '@anxin/core/crisis/triage.ts'
import { type Ctx, minutesLater, mustBeResident, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { missingToClose, mustBeAnother, mustStep } from '../policy.ts'
import { cancelTimers, changeEvent, insertTimers } from '../store.ts'
import * as care from '../store-care.ts'
import type { EventRow, PlanRow } from '../tables.ts'
import { mustFindEvent, mustNotBeHeld, mustOwnEvent, tellResident } from './find.ts'
import { answerable, pageStaff } from './page.ts'
import { note, step, tellBoard } from './step.ts'
import { closingOf, type Detail, detailOf, type Plan, planShown } from './view.ts'

/** A safety plan is looked at again after this long. @source domain specification 3.5 */
const planDays = 90
const secondTryHours = 4

/** Keeps the structured assessment. It may raise the grade; lowering ORANGE needs the same certificate; RED stays. */
export async function assess(ctx: Ctx, { params, body }: Input<typeof contract.assess>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustOwnEvent(ctx, params.id)
  if (event.state !== 'ASSESSING' && event.state !== 'FOLLOW_UP')
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  const { lastBehaviourDays, meansAtHand, ...fields } = body.fields
  const found = triage({
    ...fields,
    meansAtHand: meansAtHand.length > 0,
    ...(lastBehaviourDays === null ? {} : { lastBehaviourDays }),
  })
  const isNew = await care.insertAssessment(ctx, event, {
    id: body.id,
    staff_id: who.id,
    staff_name: who.name,
    triage: found,
    fields_sealed: sealJson(ctx, 'crisis_assessment.fields', body.id, body.fields),
  })
  if (!isNew) return detailOf(ctx, event)
  const asked = gradeOfTriage[found]
  const grade = isRed(event.grade) ? worseGrade(event.grade, asked) : asked
  const next = grade === event.grade ? event : changeEvent(ctx, event, { grade })
  await note(ctx, next, 'crisis.event_assessed', found)
  await tellBoard(ctx, next, 'crisis.event_assessed')
  return detailOf(ctx, next)
}

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
  if (!(await care.findAssessment(ctx, event.id))) throw new Refusal('WRONG_STATE', { field: 'assessment' })
  const stable = await step(ctx, event, 'STABILISED', 'crisis.event_stabilised', {
    change: { stable_at: ctx.now },
    text: body.note,
  })
  await bookFollowUps(ctx, stable)
  const plan = await care.findPlan(ctx, event.resident_id)
  return detailOf(ctx, plannedSince(event, plan) ? await goOnWithPlan(ctx, stable) : stable)
}

type PlanFields = Input<typeof contract.planSave>['body']['fields']

async function writePlan(ctx: Ctx, residentId: string, id: string, fields: PlanFields): Promise<PlanRow> {
  const before = await care.findPlanById(ctx, id)
  if (before) return before
  const last = await care.findPlan(ctx, residentId)
  return care.insertPlan(ctx, {
    id,
    resident_id: residentId,
    version: (last?.version ?? 0) + 1,
    saved_by: ctx.who.kind === 'resident' ? 'resident' : 'person',
    staff_id: ctx.who.kind === 'staff' ? ctx.who.id : null,
    fields_sealed: sealJson(ctx, 'safety_plan.fields', id, fields),
    at: ctx.now,
    review_by: minutesLater(ctx.now, planDays * 24 * 60),
  })
}

/** Keeps a new version of the safety plan written together; a stable event goes on to its caring contacts. */
export async function savePlan(ctx: Ctx, { params, body }: Input<typeof contract.planSave>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  const plan = await writePlan(ctx, event.resident_id, body.id, body.fields)
  await note(ctx, event, 'crisis.plan_saved', String(plan.version))
  await tellBoard(ctx, event, 'crisis.plan_saved')
  return detailOf(ctx, event.state === 'STABILISED' ? await goOnWithPlan(ctx, event) : event)
}

export async function readOwnPlan(ctx: Ctx): Promise<{ plan: Plan | null }> {
  const plan = await care.findPlan(ctx, mustBeResident(ctx).id)
  return { plan: plan ? planShown(ctx, plan) : null }
}

export async function saveOwnPlan(ctx: Ctx, { body }: Input<typeof contract.residentPlanPut>): Promise<{ plan: Plan }> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  return { plan: planShown(ctx, await writePlan(ctx, id, body.id, body.fields)) }
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

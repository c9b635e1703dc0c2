import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { afterMissedCall, tryAgainHours } from '@anxin/core/crisis/caring.ts'
import { followUpHours } from '@anxin/core/crisis/ladder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { cancelTimers, insertTimers } from '../store.ts'
import * as care from '../store-care.ts'
import type { EventRow, FollowUpRow, TimerRow } from '../tables.ts'
import { mustOwnEvent } from './find.ts'
import { answerable, pageStaff } from './page.ts'
import { note, tellBoard } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** Until it is made, a decision about a visit is asked for again. */
const decideHours = 24

/**
 * Books the caring contacts of the next 30 days, each with its own timer. What was left of an earlier acute phase ends: a
 * danger that came back has its own first day.
 */
export async function bookFollowUps(ctx: Ctx, event: EventRow): Promise<void> {
  await care.cancelFollowUps(ctx, event.id)
  cancelTimers(ctx, event.id, ['follow_up'])
  const tasks = followUpHours.map((hours) => ({ id: newId(ctx), hours, due_at: minutesLater(ctx.now, hours * 60) }))
  await care.insertFollowUps(ctx, event, tasks)
  for (const { id, hours } of tasks) lookAgain(ctx, event, id, hours)
}

/** @throws Refusal NOT_FOUND */
async function mustFindTask(ctx: Ctx, event: EventRow, id: Id): Promise<FollowUpRow> {
  const task = await care.findFollowUp(ctx, id)
  if (!task || task.event_id !== event.id) throw new Refusal('NOT_FOUND')
  return task
}

const lookAgain = (ctx: Ctx, event: EventRow, taskId: Id, hours: number): void =>
  insertTimers(ctx, event, [{ kind: 'follow_up', task_id: taskId, due_at: minutesLater(ctx.now, hours * 60) }])

/** Notes a caring contact: reached with a distress score, or missed and tried again the same day. */
export async function doFollowUp(ctx: Ctx, { params, body }: Input<typeof contract.followUpDone>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  const task = await mustFindTask(ctx, event, body.taskId)
  if (task.state === 'done' || (body.tryId && task.last_try === body.tryId)) return detailOf(ctx, event)
  if (body.reached && body.distress === null) throw new Refusal('BAD_INPUT', { field: 'distress' })
  cancelTimers(ctx, event.id, ['follow_up'], task.id)
  await care.changeFollowUp(ctx, task.id, {
    last_try: body.tryId ?? null,
    note_sealed: body.note ? seal(ctx, 'crisis_follow_up.note', task.id, body.note) : null,
  })
  if (body.reached) {
    const { distress, planSeen } = body
    const done = { state: 'done' as const, tries: task.tries + 1, reached: true, done_at: ctx.now }
    await care.changeFollowUp(ctx, task.id, { ...done, distress, plan_seen: planSeen })
    await note(ctx, event, 'crisis.follow_up_done', `${task.hours}:${distress}`)
  } else await miss(ctx, event, task)
  await tellBoard(ctx, event, 'crisis.follow_up_done')
  return detailOf(ctx, event)
}

const missedLines = {
  missed_once: 'crisis.follow_up_missed',
  escalated: 'crisis.follow_up_escalated',
  decide: 'crisis.follow_up_undecided',
} as const

/** Nobody was reached: two more tries the same day, the last with the supervisors, then a decision about a visit. @source 3.8 */
async function miss(ctx: Ctx, event: EventRow, task: FollowUpRow): Promise<void> {
  const tries = task.tries + 1
  const state = afterMissedCall(tries)
  await care.changeFollowUp(ctx, task.id, { state, tries })
  await note(ctx, event, missedLines[state], String(task.hours))
  if (state !== 'missed_once') await pageStaff(ctx, event, await answerable(ctx, event, true), 'follow_up', 0)
  lookAgain(ctx, event, task.id, state === 'decide' ? decideHours : tryAgainHours)
}

/** The time of a contact has come, or came and nothing was noted: a look that found nothing done is a missed try. */
export async function callForFollowUp(ctx: Ctx, event: EventRow, timer: TimerRow): Promise<void> {
  const task = timer.task_id ? await care.findFollowUp(ctx, timer.task_id) : undefined
  if (!task || task.state === 'done' || task.state === 'cancelled') return
  const asked = task.state === 'due' && task.tries === 0 && ctx.now < minutesLater(task.due_at, 60)
  if (!asked && task.state !== 'decide') return miss(ctx, event, task)
  await pageStaff(ctx, event, await answerable(ctx, event, !asked), 'follow_up', 0)
  await note(ctx, event, asked ? 'crisis.follow_up_due' : missedLines.decide, String(task.hours))
  lookAgain(ctx, event, task.id, asked ? tryAgainHours : decideHours)
}

/** Decides about a call that was missed three times; whatever is decided but to leave it is looked after the same day. */
export async function decideFollowUp(
  ctx: Ctx,
  { params, body }: Input<typeof contract.followUpDecide>,
): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  const task = await mustFindTask(ctx, event, body.taskId)
  if (task.state !== 'decide') return detailOf(ctx, event)
  cancelTimers(ctx, event.id, ['follow_up'], task.id)
  const leave = body.decision === 'leave'
  await care.changeFollowUp(ctx, task.id, {
    state: leave ? 'cancelled' : 'due',
    tries: 0,
    note_sealed: seal(ctx, 'crisis_follow_up.note', task.id, body.reason),
  })
  if (!leave) lookAgain(ctx, event, task.id, tryAgainHours)
  await note(ctx, event, 'crisis.follow_up_decided', `${task.hours}:${body.decision}:${body.reason}`)
  await tellBoard(ctx, event, 'crisis.follow_up_decided')
  return detailOf(ctx, event)
}

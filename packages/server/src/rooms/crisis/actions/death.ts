import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { postvention } from '@anxin/core/crisis/postvention.ts'
import { mayStep } from '@anxin/core/crisis/state.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { cancelQueuedOutside } from '../../../platform/outside/notice.ts'
import { seal } from '../../../platform/privacy.ts'
import { cancelTimers, insertTimers, lockOpenOf } from '../store.ts'
import * as care from '../store-care.ts'
import type { EventRow, TimerRow } from '../tables.ts'
import { mustFindEvent } from './find.ts'
import { answerable, pageStaff } from './page.ts'
import { note, step } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** An item still open is called for again after this long. */
const repeatMinutes = 24 * 60

/** One event ends: no ladder, no caring contact, no letter that has not left yet. */
async function end(ctx: Ctx, event: EventRow, reason: string): Promise<EventRow> {
  const open = mayStep(event.state, 'DECEASED') ? event : await step(ctx, event, 'REOPENED', 'crisis.event_reopened')
  const ended = await step(ctx, open, 'DECEASED', 'crisis.death_recorded', { text: reason })
  await care.cancelFollowUps(ctx, event.id)
  await cancelQueuedOutside(ctx, event.id)
  return ended
}

/** What is owed to those left behind, each with its own timer. */
async function beginPostvention(ctx: Ctx, event: EventRow): Promise<void> {
  const tasks = postvention.map(({ kind, dueHours }) => ({
    ...{ id: newId(ctx), kind, due_at: minutesLater(ctx.now, dueHours * 60) },
  }))
  await care.insertPostvention(ctx, event, tasks)
  for (const { id, due_at } of tasks) insertTimers(ctx, event, [{ kind: 'postvention', task_id: id, due_at }])
}

/**
 * The resident has died. Every open event of theirs ends with this one, so that nobody writes to the dead;
 * the records are held. Not even the line that a colleague has left is
 * written into the conversation. Safe to repeat.
 */
export async function recordDeath(ctx: Ctx, { params, body }: Input<typeof contract.deathRecord>): Promise<Detail> {
  const event = await mustFindEvent(ctx, params.id)
  if (event.state === 'DECEASED') return detailOf(ctx, event)
  for (const other of await lockOpenOf(ctx, event.resident_id)) {
    if (other.id !== event.id) await end(ctx, other, body.reason)
  }
  const ended = await end(ctx, event, body.reason)
  await beginPostvention(ctx, ended)
  return detailOf(ctx, ended)
}

/** Notes that one thing owed after a death is done. Safe to repeat. */
export async function doPostvention(
  ctx: Ctx,
  { params, body }: Input<typeof contract.postventionDone>,
): Promise<Detail> {
  const event = await mustFindEvent(ctx, params.id)
  const task = await care.findPostvention(ctx, body.taskId)
  if (!task || task.event_id !== event.id) throw new Refusal('NOT_FOUND')
  if (task.done_at) return detailOf(ctx, event)
  await care.changePostvention(ctx, task.id, {
    done_at: ctx.now,
    staff_name: mustBeStaff(ctx).name,
    note_sealed: seal(ctx, 'crisis_postvention.note', task.id, body.note),
  })
  cancelTimers(ctx, event.id, ['postvention'], task.id)
  await note(ctx, event, 'crisis.postvention_done', task.kind)
  return detailOf(ctx, event)
}

/** The hour of one of them has come: whoever answers is called, and again each day until it is done. */
export async function callForPostvention(ctx: Ctx, event: EventRow, timer: TimerRow): Promise<void> {
  const task = timer.task_id ? await care.findPostvention(ctx, timer.task_id) : undefined
  if (!task || task.done_at) return
  await pageStaff(ctx, event, await answerable(ctx, event, true), 'overdue', 0)
  await note(ctx, event, 'crisis.postvention_due', task.kind)
  const due_at = minutesLater(ctx.now, repeatMinutes)
  insertTimers(ctx, event, [{ kind: 'postvention', task_id: task.id, due_at }])
}

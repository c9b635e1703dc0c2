import type * as door from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { workingMinutesLater } from '@anxin/core/working-days.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { bookerRoles, mustBeAnswer, mustReach } from '../policy.ts'
import { listTasks, lockTask } from '../store-keep.ts'
import { keep } from '../tables.ts'
import { callForHelp } from './hear.ts'
import { nameOf, phoneTailOf } from './show.ts'

type Tasks = ReplyOf<typeof door.taskList>

export async function readTasks(ctx: Ctx): Promise<Tasks> {
  const rows = await listTasks(ctx, placesOf(mustBeStaff(ctx), bookerRoles))
  return {
    tasks: rows.map((row) => ({
      ...{ id: row.id, kind: row.kind, residentId: row.resident_id, urgent: row.urgent, missed: row.missed },
      name: nameOf(ctx, row.resident_id, row.name_sealed),
      phoneTail: phoneTailOf(ctx, row.resident_id, row.phone_sealed),
      ...{ appointmentAt: row.starts_at.toISOString(), staffName: row.staff_name, tries: row.tries },
      dueAt: row.due_at.toISOString(),
    })),
    now: ctx.now.toISOString(),
  }
}

/** A call that reached nobody stays owed, or, where it presses, goes to whoever is on call. */
export async function finishTask(
  ctx: Ctx,
  { params, body }: Input<typeof door.taskDone>,
): Promise<ReplyOf<typeof door.taskDone>> {
  const who = mustBeStaff(ctx)
  const task = await lockTask(ctx, params.id)
  if (!task) throw new Refusal('NOT_FOUND')
  mustReach(who, task.path)
  ctx.about = { id: task.id, residentId: task.resident_id }
  if (task.done_at) return { ...(await readTasks(ctx)), alerted: false }
  mustBeAnswer(who, task, body.outcome)
  const calls = task.kind === 'safety_call'
  const alerted = calls && (body.outcome === 'worried' || (body.outcome === 'unreached' && task.urgent))
  if (alerted) await callForHelp(ctx, task.resident_id, task.unit_id, body.note || '约好没有来，安全电话后需要人跟进')
  if (calls && body.outcome === 'unreached' && !alerted) {
    const due = workingMinutesLater(ctx.now.getTime(), 24 * 60, await readDayExceptions(ctx))
    keep.change(
      ctx,
      'appointment_task',
      { id: task.id },
      { tries: task.tries + 1, due_at: new Date(due), told_at: null },
    )
  } else {
    keep.change(
      ctx,
      'appointment_task',
      { id: task.id },
      {
        ...{ outcome: body.outcome, done_by: who.id, done_at: ctx.now },
        note_sealed: body.note ? seal(ctx, 'appointment_task.note', task.id, body.note) : null,
      },
    )
  }
  return { ...(await readTasks(ctx)), alerted }
}

import type * as task from '@anxin/contract/casework-tasks.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type AskingKind, asksSomething, talks } from '@anxin/core/casework/priority.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { keep, type TaskRow } from '../tables.ts'
import { mustOpen } from './case.ts'
import { mustStillTalk } from './team.ts'
import { caseOfTask, tellLead } from './told.ts'

/** @throws Refusal NOT_FOUND for somebody off the team or a goal of another case, CERT_REQUIRED for an untaught volunteer */
export async function addTask(ctx: Ctx, { params, body }: Input<typeof task.taskAdd>): Promise<{ done: true }> {
  const row = await mustOpen(ctx, params.id)
  if (!row.team.some(({ staffId }) => staffId === body.ownerId)) throw new Refusal('NOT_FOUND', { field: 'ownerId' })
  const { id, kind, text, goalId } = body
  if (talks(kind)) await mustStillTalk(ctx, row, body.ownerId)
  if (goalId && !(await store.listGoals(ctx, row.id)).some((goal) => goal.id === goalId))
    throw new Refusal('NOT_FOUND', { field: 'goalId' })
  store.insertTask(ctx, row, { id, kind, text, owner_id: body.ownerId, due_at: new Date(body.dueAt), goalId })
  return { done: true }
}

/**
 * Whoever it was given to says that it was done; reached or not, where it was a call after closing. One that asks is done
 * with its answers.
 */
export async function doTask(ctx: Ctx, { params, body }: Input<typeof task.taskDone>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const found = await store.lockTask(ctx, params.id)
  if (!found) throw new Refusal('NOT_FOUND')
  ctx.about = { id: found.id, residentId: found.resident_id }
  if (found.state !== 'open') return { done: true }
  if (asksSomething(found.kind) && !body.dropped) throw new Refusal('BAD_INPUT', { field: 'answers' })
  keep.change(
    ctx,
    'case_task',
    { id: found.id },
    {
      ...{ state: body.dropped ? 'dropped' : 'done', done_at: ctx.now, done_by: who.id },
      note_sealed: body.note ? seal(ctx, 'case_task.note', found.id, body.note) : null,
    },
  )
  const unreached = !body.dropped && body.reached === false && talks(found.kind)
  if (unreached && found.owner_id === who.id)
    await tellLead(ctx, found.id, await caseOfTask(ctx, found.id), 'unreached')
  if (!body.dropped && body.reached !== false && talks(found.kind)) await store.spoke(ctx, found.id)
  return { done: true }
}

/** Locked. @throws Refusal NOT_FOUND where it asks something else, or was given to somebody else */
export async function mustOwnTask(ctx: Ctx, id: Id, asks: AskingKind): Promise<TaskRow> {
  const who = mustBeStaff(ctx)
  const found = await store.lockTask(ctx, id)
  if (!found || found.owner_id !== who.id || found.kind !== asks) throw new Refusal('NOT_FOUND')
  ctx.about = { id: found.id, residentId: found.resident_id }
  return found
}
/** Ends a task that asks. @param reached somebody was spoken to @param answers where they are kept with the task itself */
export async function finishTask(
  ctx: Ctx,
  task: Pick<TaskRow, 'id'>,
  reached: boolean,
  answers: object | null,
): Promise<void> {
  const by = { state: 'done', done_at: ctx.now, done_by: mustBeStaff(ctx).id } as const
  const sealed = answers && sealJson(ctx, 'case_task.answers', task.id, answers)
  keep.change(ctx, 'case_task', { id: task.id }, { ...by, answers_sealed: sealed })
  if (reached) await store.spoke(ctx, task.id)
}

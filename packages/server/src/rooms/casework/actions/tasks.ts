import type * as task from '@anxin/contract/casework-tasks.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { keep } from '../tables.ts'
import { mustOpen } from './case.ts'

/** @throws Refusal NOT_FOUND for somebody who is not on the team */
export async function addTask(ctx: Ctx, { params, body }: Input<typeof task.taskAdd>): Promise<{ done: true }> {
  const row = await mustOpen(ctx, params.id)
  if (!row.team.some(({ staffId }) => staffId === body.ownerId)) throw new Refusal('NOT_FOUND', { field: 'ownerId' })
  const { id, kind, text, goalId } = body
  store.insertTask(ctx, row, { id, kind, text, owner_id: body.ownerId, due_at: new Date(body.dueAt), goalId })
  return { done: true }
}

/** Whoever it was given to says that it was done; reached or not, where it was a call after closing. */
export async function doTask(ctx: Ctx, { params, body }: Input<typeof task.taskDone>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const found = await store.lockTask(ctx, params.id)
  if (!found) throw new Refusal('NOT_FOUND')
  ctx.about = { id: found.id, residentId: found.resident_id }
  if (found.state !== 'open') return { done: true }
  keep.change(
    ctx,
    'case_task',
    { id: found.id },
    {
      ...{ state: body.dropped ? 'dropped' : 'done', done_at: ctx.now, done_by: who.id },
      note_sealed: body.note ? seal(ctx, 'case_task.note', found.id, body.note) : null,
    },
  )
  const spoke = !body.dropped && body.reached !== false && ['visit', 'call', 'follow_up'].includes(found.kind)
  // of a case one may not read nothing is changed: the row wall sees to it
  if (spoke) store.changeCase(ctx, found.case_id, { last_contact_at: ctx.now })
  return { done: true }
}

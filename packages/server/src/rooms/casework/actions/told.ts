import type * as task from '@anxin/contract/casework-tasks.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { callBy } from '@anxin/core/appointment/no-show.ts'
import { type ToldKind, talks } from '@anxin/core/casework/priority.ts'
import { type CaseState, isOver } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { whyNoNumber } from '../policy.ts'
import { lockTask } from '../store.ts'

export interface CaseOfTask {
  readonly state: CaseState
  readonly round: number
  /** How the six questions of this opening were answered last; null where nobody did. */
  readonly said: string | null
  readonly urgent: boolean
  readonly lead_id: Id
  readonly lead_name: string
  readonly lead_phone_sealed: Uint8Array | null
}
/** What whoever was given a task has to know of its case, whether or not they may read it. */
export async function caseOfTask(ctx: Ctx, taskId: Id): Promise<CaseOfTask> {
  const { rows } = await ctx.line.query('select * from task_case($1)', [taskId])
  return rows[0] as unknown as CaseOfTask
}

/**
 * Makes whoever leads the case know, where somebody else asked, in the transaction that keeps what was heard. It is a
 * call to make; told again while it stands open, there is one still.
 */
export async function tellLead(ctx: Ctx, taskId: Id, of: CaseOfTask, kind: ToldKind): Promise<void> {
  if (of.lead_id === mustBeStaff(ctx).id) return
  const due = new Date(callBy(ctx.now.getTime(), of.urgent, await readDayExceptions(ctx)))
  await ctx.line.query('select tell_lead($1, $2, $3, $4)', [taskId, newId(ctx), kind, due])
}

/**
 * The number of the person, for whoever was given an open task for which one talks with them; otherwise whom to ask.
 * @throws Refusal NOT_FOUND where it was given to somebody else, or there is nothing to ring for
 */
export async function readTaskPhone(
  ctx: Ctx,
  { params }: Input<typeof task.taskPhone>,
): Promise<ReplyOf<typeof task.taskPhone>> {
  const who = mustBeStaff(ctx)
  const found = await lockTask(ctx, params.id)
  if (!found || found.owner_id !== who.id || found.state !== 'open' || !talks(found.kind))
    throw new Refusal('NOT_FOUND')
  ctx.about = { id: found.id, residentId: found.resident_id }
  const [of, resident] = [await caseOfTask(ctx, found.id), await readResident(ctx, found.resident_id)]
  const phone = resident ? unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed) : null
  const minor = resident ? isMinor(unseal(ctx, 'resident.birth', resident.id, resident.birth_sealed), ctx.now) : false
  const why = whyNoNumber(who, { phone, minor, over: isOver(of.state) })
  return {
    ...{ phone: why === null ? phone : null, why },
    lead:
      of.lead_id === who.id
        ? null
        : { name: of.lead_name, phone: unseal(ctx, 'staff.phone', of.lead_id, of.lead_phone_sealed) },
  }
}

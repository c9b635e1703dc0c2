import type * as door from '@anxin/contract/complaint.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { tongueOf } from '../../../platform/tongue.ts'
import { mustBeTakeable, mustSeeToIt } from '../policy.ts'
import { change, countKept, findListed, type Listed, listComplaints, lockComplaint } from '../store.ts'
import type { ComplaintRow } from '../tables.ts'

type Detail = ReplyOf<typeof door.complaintGet>['complaint']

const rowShown = (ctx: Ctx, row: Listed): ReplyOf<typeof door.complaintList>['rows'][number] => ({
  ...{ id: row.id, about: row.about, state: row.state, unitName: row.unit_name },
  name: row.resident_id && unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
  filedAt: row.filed_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  handlerName: row.handler_name,
  mine: row.handler_id === mustBeStaff(ctx).id,
})

export async function readList(
  ctx: Ctx,
  { params }: Input<typeof door.complaintList>,
): Promise<ReplyOf<typeof door.complaintList>> {
  const rows = await listComplaints(ctx, params.view)
  return { rows: rows.map((row) => rowShown(ctx, row)), now: ctx.now.toISOString(), ...(await countKept(ctx)) }
}

/** @throws Refusal NOT_FOUND also for whoever is named in it */
async function mustShow(ctx: Ctx, id: Id): Promise<{ complaint: Detail }> {
  const row = await findListed(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  ctx.about = { id, ...(row.resident_id ? { residentId: row.resident_id } : {}) }
  return {
    complaint: {
      ...rowShown(ctx, row),
      text: unseal(ctx, 'complaint.text', id, row.text_sealed) ?? '',
      whom: unseal(ctx, 'complaint.whom', id, row.whom_sealed) ?? '',
      answer: unseal(ctx, 'complaint.answer', id, row.answer_sealed),
      answeredAt: row.answered_at?.toISOString() ?? null,
      again: unseal(ctx, 'complaint.again', id, row.again_sealed),
      settled: row.settled,
    },
  }
}

export const readOne = (ctx: Ctx, { params }: Input<typeof door.complaintGet>): Promise<{ complaint: Detail }> =>
  mustShow(ctx, params.id)

async function mustLock(ctx: Ctx, id: Id): Promise<ComplaintRow> {
  const row = await lockComplaint(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

/** Takes it; the same person may say so twice. @throws Refusal ALREADY_TAKEN, SECOND_PERSON_NEEDED, WRONG_STATE */
export async function takeComplaint(
  ctx: Ctx,
  { params }: Input<typeof door.complaintTake>,
): Promise<{ complaint: Detail }> {
  const row = await mustLock(ctx, params.id)
  const { id: staffId } = mustBeStaff(ctx)
  mustBeTakeable(row, staffId)
  change(ctx, row.id, { state: 'taken', handler_id: staffId })
  return mustShow(ctx, row.id)
}

/** Answers; whoever signed it gets a discreet word that there is an answer. @throws Refusal NOT_FOUND, WRONG_STATE */
export async function answerComplaint(
  ctx: Ctx,
  { params, body }: Input<typeof door.complaintAnswer>,
): Promise<{ complaint: Detail }> {
  const row = await mustLock(ctx, params.id)
  const { id: staffId } = mustBeStaff(ctx)
  const said = unseal(ctx, 'complaint.answer', row.id, row.answer_sealed)
  if (row.state === 'answered' && row.handler_id === staffId && said === body.text) return mustShow(ctx, row.id)
  mustSeeToIt(row, staffId)
  change(ctx, row.id, {
    ...{ state: 'answered', answered_at: ctx.now, answered_in_time: ctx.now <= row.due_at },
    answer_sealed: seal(ctx, 'complaint.answer', row.id, body.text),
  })
  if (row.resident_id) await tellResident(ctx, row.resident_id)
  return mustShow(ctx, row.id)
}

async function tellResident(ctx: Ctx, residentId: Id): Promise<void> {
  const resident = await readResident(ctx, residentId)
  const phone = resident && unseal(ctx, 'resident.phone', residentId, resident.phone_sealed)
  if (!phone) return
  await sendNotice(ctx, {
    ...{ toName: '＊', addresses: { sms: phone }, kind: 'complaint_answer', open: {}, inApp: false },
    tongue: tongueOf(resident),
  })
}

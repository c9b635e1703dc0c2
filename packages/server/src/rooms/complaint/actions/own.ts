import type * as door from '@anxin/contract/complaint.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, mustBeResident, tenantOf } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { mustSpeakSomewhere } from '../../../platform/identity/resident.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mayReopen } from '../policy.ts'
import { change, findByCode, listSigned } from '../store.ts'
import type { ComplaintRow } from '../tables.ts'
import { codeIndex, codeOf } from './code.ts'
import { promisedDay, tellFree } from './file.ts'

type Standing = ReplyOf<typeof door.complaintLook>['complaint']

export const standing = (ctx: Ctx, row: ComplaintRow): Standing => ({
  ...{ id: row.id, about: row.about, state: row.state },
  filedAt: row.filed_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  answer: unseal(ctx, 'complaint.answer', row.id, row.answer_sealed),
  answeredAt: row.answered_at?.toISOString() ?? null,
  mayReopen: mayReopen(row),
})

/** The complaint of a code, whoever asks: from here on nobody speaks. @throws Refusal NOT_FOUND or LOCKED */
async function mustFind(ctx: Ctx, body: { code: string; cabin?: string | undefined }): Promise<ComplaintRow> {
  await mustNotBeLocked(ctx, 'complaint', ctx.address)
  await mustSpeakSomewhere(ctx, body.cabin)
  await speakFor(ctx, { kind: 'system', tenantId: tenantOf(ctx) })
  const row = await findByCode(ctx, codeIndex(ctx, body.code))
  if (row) return row
  countWrong(ctx, 'complaint', ctx.address)
  throw new Refusal('NOT_FOUND', { field: 'code' })
}

export async function lookUp(
  ctx: Ctx,
  { body }: Input<typeof door.complaintLook>,
): Promise<ReplyOf<typeof door.complaintLook>> {
  return { complaint: standing(ctx, await mustFind(ctx, body)) }
}

export async function readMine(ctx: Ctx): Promise<ReplyOf<typeof door.complaintMine>> {
  const rows = await listSigned(ctx, mustBeResident(ctx).id)
  return { complaints: rows.map((row) => ({ ...standing(ctx, row), code: codeOf(ctx, row.id) })) }
}

/** What somebody signed with their name: their words, and what was answered. */
export async function exportComplaints(ctx: Ctx, residentId: Id): Promise<OwnRecord['complaints']> {
  const rows = await listSigned(ctx, residentId)
  return rows.map((row) => ({
    ...standing(ctx, row),
    text: unseal(ctx, 'complaint.text', row.id, row.text_sealed),
    again: unseal(ctx, 'complaint.again', row.id, row.again_sealed),
  }))
}

/** An answer settles it, or somebody else sees to it once more. Safe to repeat. @throws Refusal WRONG_STATE */
export async function settleComplaint(
  ctx: Ctx,
  { body }: Input<typeof door.complaintSettle>,
): Promise<ReplyOf<typeof door.complaintSettle>> {
  const row = await mustFind(ctx, body)
  const said: ComplaintRow['state'] = body.settled ? 'closed' : 'reopened'
  if (row.state === said) return { complaint: standing(ctx, row) }
  if (row.state !== 'answered' || (!body.settled && !mayReopen(row)))
    throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  const changes = body.settled ? { state: said, settled: true } : await openAgain(ctx, row, body.text)
  change(ctx, row.id, changes)
  return { complaint: standing(ctx, { ...row, ...changes }) }
}

async function openAgain(ctx: Ctx, row: ComplaintRow, text: string): Promise<Partial<ComplaintRow>> {
  const earlier = row.handler_id as Id
  await tellFree(ctx, row.unit_id, [...row.named, earlier])
  return {
    ...{ state: 'reopened', settled: false, handler_id: null, earlier_id: earlier, due_at: await promisedDay(ctx) },
    again_sealed: text ? seal(ctx, 'complaint.again', row.id, text) : null,
    ...{ reminded_at: null, overdue_told_at: null },
  }
}

/** Tells the one who sees to it that the promised day is near; while nobody does, all who may. */
export async function tellHandlers(ctx: Ctx, row: ComplaintRow): Promise<void> {
  if (row.handler_id) await tellStaff(ctx, await listReachable(ctx, [row.handler_id]), 'complaint_due')
  else await tellFree(ctx, row.unit_id, [...row.named, ...(row.earlier_id ? [row.earlier_id] : [])], 'complaint_due')
}

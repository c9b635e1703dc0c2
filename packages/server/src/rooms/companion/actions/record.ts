import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as identity from '@anxin/contract/identity.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { deleteResident, listAccesses } from '../../../platform/identity/record.ts'
import { listConsents, me } from '../../../platform/identity/resident.ts'
import { exportMeasures, forgetMeasures } from '../../assessment/door.ts'
import { countCases, exportCasework } from '../../casework/door.ts'
import { countKept, exportCrisis, mustNotBeHeld } from '../../crisis/door.ts'
import { exportSelfHelp } from '../../selfhelp/door.ts'
import * as store from '../store.ts'
import { claimIndex } from './enter.ts'
import { readMemory } from './memory.ts'
import { conversationShown } from './view.ts'

/** Everything kept about the resident, machine-readable. */
export async function exportRecord(ctx: Ctx): Promise<Record<string, unknown>> {
  const { id } = mustBeResident(ctx)
  const conversation = await store.findConversation(ctx, id)
  return {
    exportedAt: ctx.now.toISOString(),
    profile: await me(ctx),
    ...(await listConsents(ctx)),
    conversation: conversation ? await conversationShown(ctx, conversation) : null,
    ...(await readMemory(ctx)),
    ...(await exportSelfHelp(ctx, id)),
    ...(await exportMeasures(ctx, id)),
    ...(await exportCasework(ctx, id)),
    ...(await exportCrisis(ctx, id)),
    ...(await listAccesses(ctx)),
  }
}

/** Deletes now. Records of an alert stay for their lawful term; the reply says how many. */
export async function deleteRecord(ctx: Ctx): Promise<ReplyOf<typeof identity.residentDelete>> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  const keptCrisisRecords = (await countKept(ctx, id)) + (await countCases(ctx, id))
  await store.deleteConversations(ctx, id)
  await forgetMeasures(ctx, id)
  await deleteResident(ctx)
  return { deleted: true, keptCrisisRecords }
}

/** Joins an anonymous conversation to the registered resident. @throws Refusal NOT_FOUND or LOCKED */
export async function claimConversation(
  ctx: Ctx,
  { body }: Input<typeof identity.residentClaim>,
): Promise<{ conversationId: string }> {
  const { id } = mustBeResident(ctx)
  await mustNotBeLocked(ctx, 'claim', id)
  const { rows } = await ctx.line.query('select claim_conversation($1, $2) as id', [
    claimIndex(ctx, body.claimCode),
    id,
  ])
  const conversationId = rows[0]?.id as string | null
  if (!conversationId) {
    countWrong(ctx, 'claim', id)
    throw new Refusal('NOT_FOUND', { field: 'claimCode' })
  }
  await store.bringForward(ctx, conversationId)
  return { conversationId }
}

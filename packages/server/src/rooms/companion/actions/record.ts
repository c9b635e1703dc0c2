import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as identity from '@anxin/contract/identity.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { type Ctx, mustBeResident, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { deleteResident } from '../../../platform/identity/record.ts'
import { unseal } from '../../../platform/privacy.ts'
import { forgetMeasures } from '../../assessment/door.ts'
import { countCases } from '../../casework/door.ts'
import { countKept, mustNotBeHeld } from '../../crisis/door.ts'
import { mustNotBeKept } from '../../retention/door.ts'
import { lookAtAge } from '../../safeguard/door.ts'
import * as store from '../store.ts'
import { countTalkOf } from './count-talk.ts'
import { claimIndex } from './enter.ts'

type Line = OwnRecord['conversations'][number]['lines'][number]
interface Talk {
  readonly beganAt: string
  readonly lines: Line[]
}

/** Every conversation whole: who said what, when. */
export async function exportTalk(ctx: Ctx, residentId: string): Promise<OwnRecord['conversations']> {
  const talks = new Map<string, Talk>()
  for (const row of await store.listAllLines(ctx, residentId)) {
    const talk = talks.get(row.conversation_id) ?? { beganAt: row.begun.toISOString(), lines: [] }
    talks.set(row.conversation_id, talk)
    const text = unseal(ctx, 'message.text', row.id, row.text_sealed)
    talk.lines.push({ at: row.at.toISOString(), from: row.sender, name: row.staff_name, text })
  }
  return [...talks.values()]
}

/** Deletes now. Records of an alert stay for their lawful term; the reply says how many. */
export async function deleteRecord(ctx: Ctx): Promise<ReplyOf<typeof identity.residentDelete>> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  await mustNotBeKept(ctx, id)
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
  await countTalkOf(ctx, tenantOf(ctx), id)
  await lookAtAge(ctx, id)
  return { conversationId }
}

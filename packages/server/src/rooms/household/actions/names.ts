import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listMembers } from '../store.ts'

/** Names of those who live with somebody, so that they may be taken out of what leaves the house. */
export async function listHouseNames(ctx: Ctx, residentId: Id): Promise<readonly string[]> {
  const members = await listMembers(ctx, residentId)
  return members.flatMap((one) => unseal(ctx, 'resident.name', one.resident_id, one.name_sealed) ?? [])
}

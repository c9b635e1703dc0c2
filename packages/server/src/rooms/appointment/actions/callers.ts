import type * as door from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tailOf, unseal } from '../../../platform/privacy.ts'
import { bookerRoles } from '../policy.ts'
import { insertTail, listCallers, listUnindexed } from '../store-keep.ts'
import { nameOf, phoneTailOf } from './show.ts'

/** Keyed with the agency, so that two agencies cannot compare. */
export const tailIndex = (ctx: Ctx, tail: string): Buffer => ctx.floor.keys.blindIndex(`tail:${tenantOf(ctx)}:${tail}`)

/** Makes numbers that are new findable by their last digits. @returns how many */
export async function indexTails(ctx: Ctx, most: number): Promise<number> {
  const rows = await listUnindexed(ctx, most)
  for (const row of rows) {
    const phone = unseal(ctx, 'resident.phone', row.id, row.phone_sealed)
    if (phone) insertTail(ctx, row.id, tailIndex(ctx, tailOf(phone)))
  }
  return rows.length
}

/** Whoever rings: by the whole number, or by its last four digits. Nobody of places one does not answer for. */
export async function findCaller(
  ctx: Ctx,
  { body }: Input<typeof door.callerFind>,
): Promise<ReplyOf<typeof door.callerFind>> {
  const { grants } = mustBeStaff(ctx)
  const isTail = body.digits.length === 4
  if (isTail) await indexTails(ctx, 500)
  const by = isTail ? { tail: tailIndex(ctx, body.digits) } : { phone: ctx.floor.keys.blindIndex(body.digits) }
  const people = (await listCallers(ctx, by)).filter((one) => reaches(grants, bookerRoles, one.path))
  return {
    people: people.map((one) => ({
      ...{ id: one.id, name: nameOf(ctx, one.id, one.name_sealed), unitName: one.unit_name },
      phoneTail: phoneTailOf(ctx, one.id, one.phone_sealed) ?? '',
      nextAt: one.next_at?.toISOString() ?? null,
    })),
  }
}

import { listHolders } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'

async function callForIncoming(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `update incoming set call_at = $1::timestamptz + interval '24 hours' where tenant_id = app_tenant() and state = 'new' and call_at <= $1 returning unit_id`,
    [ctx.now],
  )
  for (const row of rows)
    await tellStaff(ctx, await listHolders(ctx, ['supervisor'], row.unit_id as string), 'referral_due', { number: '' })
  return rows.length
}

/** Calls for people an office sent and nobody has taken. @returns how many */
export const keepIncoming = (floor: Floor): Promise<number> => forEachAgency(floor, callForIncoming)

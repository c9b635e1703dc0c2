import type { Id } from '@anxin/core/ids.ts'
import { rollingDays } from '@anxin/core/retention/schedule.ts'
import { type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { countForRegistered } from './actions/own.ts'

/** Results without a name go with the visit, unless they are kept by a code: then for twelve months. @source domain specification 10.3 */
export async function wipeSittings(floor: Floor): Promise<number> {
  return inTransaction(floor, { as: 'house' }, async (ctx) => {
    const { count } = await ctx.line.query(
      `delete from sitting s where not exists (select 1 from resident r where r.id = s.resident_id)
         and (s.claim_index is null or s.finished_at < $1) and not is_held(s.resident_id)`,
      [minutesLater(ctx.now, -rollingDays.unnamed * 24 * 60)],
    )
    return count
  })
}

/** News this room hears. Safe to repeat. */
export const assessmentJobs: JobKinds = new Map([
  ['resident.registered', { within: (ctx, body) => countForRegistered(ctx, body.residentId as Id) }],
])

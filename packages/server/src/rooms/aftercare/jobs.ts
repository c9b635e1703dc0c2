import { forEachAgency } from '../../platform/agencies.ts'
import { noteLine } from '../../platform/audit/chain.ts'
import type { Floor } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lookAtContact, lookAtRecord, lookAtReview } from './actions/look.ts'
import { sweep } from './actions/sweep.ts'
import { listLooks } from './store.ts'

const most = 200
const looks = { contact: lookAtContact, review: lookAtReview, record: lookAtRecord } as const

/** Finds what is owed and looks at what is due, each in its own transaction. Safe to repeat. @returns how many */
export async function keepAftercare(floor: Floor): Promise<number> {
  let done = await forEachAgency(floor, sweep)
  for (let more = most; more === most; ) {
    const due = await inTransaction(floor, { as: 'house' }, (ctx) => listLooks(ctx, most))
    for (const { id, tenant_id: tenantId, what } of due)
      await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
        await looks[what](ctx, id)
        await noteLine(ctx, `aftercare.${what}_looked_at`)
      })
    more = due.length
    done += more
  }
  return done
}

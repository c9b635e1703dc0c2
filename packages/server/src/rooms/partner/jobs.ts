import type { Id } from '@anxin/core/ids.ts'
import { type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { raiseRow, showLate } from './actions/raise.ts'
import { keptDays } from './policy.ts'
import * as store from './store.ts'

/** Rows are raised beside the runner of pages, so that no page waits behind a long file. */
export const partnerJobs: JobKinds = new Map([
  [
    'partner.row',
    {
      outer: (floor: Floor, tenantId: Id, body: Readonly<Record<string, unknown>>) =>
        inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => raiseRow(ctx, body.rowId as Id)),
      lane: 'slow' as const,
    },
  ],
])

/**
 * Shows a person every row that was not raised in time, each in its own transaction, and forgets what was seen to.
 * @returns how many were late
 */
export async function keepPartners(floor: Floor): Promise<number> {
  const late = await inTransaction(floor, { as: 'house' }, async (ctx) => {
    store.forgetRows(ctx, minutesLater(ctx.now, -keptDays * 24 * 60))
    return store.listLate(ctx)
  })
  for (const { id, tenant_id } of late)
    await inTransaction(floor, { as: 'tenant', tenantId: tenant_id }, (ctx) => showLate(ctx, id))
  return late.length
}

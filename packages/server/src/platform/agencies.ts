import type { Id } from '@anxin/core/ids.ts'
import type { Ctx, Floor } from './ctx.ts'
import { inTransaction } from './db/transaction.ts'

/**
 * Work the house does for every agency by itself, each in its own transaction and name. A fault in one does
 * not keep the others waiting; the first is thrown at the end, for the log.
 * @returns the sum of what the work returned
 */
export async function forEachAgency(floor: Floor, work: (ctx: Ctx) => Promise<number>): Promise<number> {
  const tenants = await inTransaction(
    floor,
    { as: 'house' },
    async ({ line }) => (await line.query('select id from tenant where set_up_at is not null order by id')).rows,
  )
  const faults: unknown[] = []
  let sum = 0
  for (const { id } of tenants) {
    const [one] = await Promise.allSettled([inTransaction(floor, { as: 'tenant', tenantId: id as Id }, work)])
    if (one.status === 'fulfilled') sum += one.value
    else faults.push(one.reason)
  }
  if (faults.length > 0) throw faults[0]
  return sum
}

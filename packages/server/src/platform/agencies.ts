import type { Id } from '@anxin/core/ids.ts'
import type { Ctx, Floor } from './ctx.ts'
import { inTransaction, speakFor } from './db/transaction.ts'

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

/**
 * Does something in another agency’s name, for whoever holds a key to it: a packet addressed to them, or a link.
 * Afterwards the speaker speaks again; nobody stays nobody, and the audit line stands with the agency whose door it
 * was. The caller has looked at the key under the speaker’s own wall.
 */
export async function inAgency<T>(ctx: Ctx, tenantId: Id, work: () => Promise<T>): Promise<T> {
  const before = ctx.who
  await speakFor(ctx, { kind: 'system', tenantId })
  const reply = await work()
  if (before.kind !== 'nobody') await speakFor(ctx, before)
  return reply
}

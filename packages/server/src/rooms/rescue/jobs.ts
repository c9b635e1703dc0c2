import type { Id } from '@anxin/core/ids.ts'
import { reachUsual } from '@anxin/core/rescue/reach.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { lookAtBeat } from './actions/page.ts'
import { deleteClues, listQuiet } from './store.ts'

/** No agency may count a page as gone sooner than this. */
const soonestSeconds = Math.min(30, reachUsual.silentAfterSeconds)

/** Pages that went quiet: counted as gone, then reached. Each in its own agency's name. @returns how many were looked at */
export async function watchPages(floor: Floor): Promise<number> {
  const quiet = await inTransaction(floor, { as: 'house' }, (ctx) =>
    listQuiet(ctx, minutesLater(ctx.now, -soonestSeconds / 60)),
  )
  const urgently = (tenantId: Id, work: (ctx: Ctx) => Promise<void>): Promise<void> =>
    inTransaction(floor, { as: 'tenant', tenantId }, work, { urgent: true })
  for (const { resident_id, tenant_id } of quiet) await urgently(tenant_id, (ctx) => lookAtBeat(ctx, resident_id))
  return quiet.length
}

/** Clues past their time are deleted, in every agency. @returns how many */
export const wipeClues = (floor: Floor): Promise<number> =>
  inTransaction(floor, { as: 'house' }, (ctx) => deleteClues(ctx))

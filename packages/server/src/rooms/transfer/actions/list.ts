import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/transfer.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import * as store from '../store.ts'
import { type Detail, detailOf, rowShown } from './shown.ts'

export async function readTransfers(ctx: Ctx): Promise<ReplyOf<typeof door.transferList>> {
  const rows: ReplyOf<typeof door.transferList>['rows'] = []
  for (const row of await store.listTransfers(ctx)) {
    // a receiver sees what it is offered, not what is still being asked for elsewhere
    const shown = await rowShown(ctx, row)
    if (!shown.incoming || (row.state !== 'asked' && row.state !== 'second')) rows.push(shown)
  }
  return { rows }
}

/** @throws Refusal NOT_FOUND for whoever is neither of the two agencies */
export async function readTransfer(ctx: Ctx, { params }: Input<typeof door.transferGet>): Promise<Detail> {
  const row = await store.findTransfer(ctx, params.id)
  if (!row) throw new Refusal('NOT_FOUND')
  const detail = await detailOf(ctx, row)
  if (detail.incoming && (row.state === 'asked' || row.state === 'second')) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id }
  return detail
}

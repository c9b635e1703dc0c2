import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../ctx.ts'
import { asHouse } from '../../db/transaction.ts'
import { readTicket, useTicket } from '../ticket.ts'

/** So long somebody may take to sign in or register with the phone after WeChat has said who they are. */
export const joinMinutes = 30

/** One WeChat opens one account: the newest that the phone code has proven. */
export const keepWechat = (ctx: Ctx, residentId: Id, index: Buffer): Promise<unknown> =>
  asHouse(ctx, async () => {
    await ctx.line.query('update resident set wechat_index = null where wechat_index = $1 and id <> $2', [
      ...[index, residentId],
    ])
    await ctx.line.query('update resident set wechat_index = $2 where id = $1', [residentId, index])
  })

/**
 * Joins what an answer of WeChat left behind to somebody who has just shown their phone code. One that has expired
 * keeps nobody out: they are asked again the next time they come by WeChat.
 */
export async function joinWechat(ctx: Ctx, residentId: Id, ticket: string | undefined): Promise<void> {
  if (ticket === undefined) return
  const kept = await readTicket<{ index: string }>(ctx, 'wechat_join', ticket, 'TICKET_EXPIRED').catch(() => undefined)
  if (!kept) return
  await keepWechat(ctx, residentId, Buffer.from(kept.index, 'base64'))
  await useTicket(ctx, ticket)
}

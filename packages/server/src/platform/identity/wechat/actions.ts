import { randomBytes } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/wechat.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, mustBeResident } from '../../ctx.ts'
import { asHouse, inTransaction } from '../../db/transaction.ts'
import type { Input } from '../../http/server.ts'
import { addressMustNotBeLocked } from '../lock.ts'
import { enter, me } from '../resident.ts'
import { makeTicket, readTicket, useTicket } from '../ticket.ts'
import { joinMinutes, keepWechat } from './join.ts'
import { addressOf, type Came, whoCame } from './official.ts'

/** So long somebody may take inside WeChat. */
const requestMinutes = 10

/** WeChat's number of somebody is kept only as something it can be compared with. */
const indexOf = (floor: Floor, openId: string): Buffer => floor.keys.blindIndex(`wechat:${openId}`)

export async function readWechat(ctx: Ctx): Promise<ReplyOf<typeof door.wechatGet>> {
  const offered = ctx.floor.outside.wechat !== undefined
  if (ctx.who.kind !== 'resident') return { offered, joined: false }
  const { rows } = await ctx.line.query('select wechat_index is not null as joined from resident where id = $1', [
    ctx.who.id,
  ])
  return { offered, joined: rows[0]?.joined === true }
}

/** @throws Refusal NOT_FOUND where the site offers none */
export async function beginWechat(ctx: Ctx): Promise<ReplyOf<typeof door.wechatBegin>> {
  const account = ctx.floor.outside.wechat
  if (!account) throw new Refusal('NOT_FOUND')
  await addressMustNotBeLocked(ctx)
  // letters and digits are all that comes back unchanged
  const state = randomBytes(16).toString('hex')
  return {
    url: addressOf(ctx.floor, account, state),
    ticket: await makeTicket(ctx, 'wechat', { state }, requestMinutes),
  }
}

/** Uses the ticket up, whatever comes of it, and asks WeChat who came. @throws Refusal TICKET_EXPIRED */
export async function askWechat(floor: Floor, { body }: Input<typeof door.wechatSignIn>): Promise<Came> {
  const account = floor.outside.wechat
  if (!account) throw new Refusal('TICKET_EXPIRED')
  const kept = await inTransaction(floor, { as: 'session', tokenHash: undefined }, async (ctx) => {
    const found = await readTicket<{ state: string }>(ctx, 'wechat', body.ticket, 'TICKET_EXPIRED')
    await useTicket(ctx, body.ticket)
    return found
  })
  return kept.state === body.state ? whoCame(floor, account, body.code) : { failed: 'WECHAT_FAILED' }
}

/**
 * Signs in whom this WeChat opens; joins it to whoever is signed in here; else gives a ticket with which the next phone
 * code on this device joins it: WeChat alone makes nobody.
 * @throws Refusal WECHAT_FAILED, WECHAT_DOWN, WECHAT_TAKEN, LOCKED
 */
export async function signInByWechat(
  ctx: Ctx,
  { before: came }: Input<typeof door.wechatSignIn> & { before: Came },
): Promise<ReplyOf<typeof door.wechatSignIn>> {
  await addressMustNotBeLocked(ctx)
  if ('failed' in came) throw new Refusal(came.failed)
  const index = indexOf(ctx.floor, came.openId)
  const { rows } = await asHouse(ctx, () =>
    ctx.line.query('select id, tenant_id from resident where wechat_index = $1', [index]),
  )
  const known = rows[0] as { id: Id; tenant_id: Id } | undefined
  if (ctx.who.kind === 'resident' && ctx.who.registered) {
    if (known && known.id !== ctx.who.id) throw new Refusal('WECHAT_TAKEN')
    await keepWechat(ctx, ctx.who.id, index)
    return { state: 'joined', me: await me(ctx) }
  }
  if (known) {
    await enter(ctx, known)
    return { state: 'signed_in', me: await me(ctx) }
  }
  const ticket = await makeTicket(ctx, 'wechat_join', { index: index.toString('base64') }, joinMinutes)
  return { state: 'unknown', ticket }
}

export async function leaveWechat(ctx: Ctx): Promise<{ done: true }> {
  await ctx.line.query('update resident set wechat_index = null where id = $1', [mustBeResident(ctx).id])
  return { done: true }
}

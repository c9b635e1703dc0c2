import { type HookNews, hookNews } from '@anxin/contract/hook-news.ts'
import type { Id } from '@anxin/core/ids.ts'
import { forEachAgency } from '../agencies.ts'
import { noteLine } from '../audit/chain.ts'
import { type Ctx, type Floor, minutesLater } from '../ctx.ts'
import { inTransaction } from '../db/transaction.ts'
import { book } from '../jobs.ts'
import { callable } from '../outside/address.ts'
import { type PostError, post } from '../outside/ask.ts'
import { sendLimitMs } from '../outside/outside.ts'
import { signedHeaders } from '../outside/sign.ts'
import { tellAdmins } from '../outside/tell.ts'
import { unseal } from '../privacy.ts'

/** Tries until a telling is given up: the last one some two hours after the first. */
const maxTries = 8
/** Seconds before the next try: 10, 30, 90 … at most an hour. */
const waitSeconds = (tries: number): number => Math.min(3600, 10 * 3 ** (tries - 1))
/** So long a hook is one runner's: longer than its system may take to answer. */
const inHandSeconds = 30
const keptDays = 30

/** Books a look at what waits for a hook. */
export const bookDelivery = (ctx: Ctx, hookId: Id, at?: Date): Promise<void> =>
  book(ctx, 'hook.deliver', { hookId }, at)

interface Taken {
  readonly id: Id
  readonly url: string
  readonly secret: string
  readonly tries: number
  readonly news: HookNews
}

/**
 * Takes the oldest telling of a hook, and the hook with it. What cannot be taken now is looked at again by whoever has
 * the hook in hand, by the try that is booked already, or when the hook goes on after a pause.
 */
async function take(ctx: Ctx, hookId: Id): Promise<Taken | undefined> {
  const { rows: hooks } = await ctx.line.query(
    `select url, secret_sealed from hook where id = $1 and secret_sealed is not null and paused_at is null and shut_at is null
       and (in_hand_until is null or in_hand_until <= $2) for no key update`,
    [hookId, ctx.now],
  )
  const hook = hooks[0]
  if (!hook) return undefined
  const { rows } = await ctx.line.query(
    `update hook_delivery set tries = tries + 1, tried_at = $2 where id = (
       select id from hook_delivery where hook_id = $1 and state = 'waiting' order by seq limit 1) and next_at <= $2
     returning id, event_id, kind, about, at, tries`,
    [hookId, ctx.now],
  )
  const row = rows[0]
  if (!row) return undefined
  await ctx.line.query(`update hook set in_hand_until = $2::timestamptz + make_interval(secs => $3) where id = $1`, [
    hookId,
    ctx.now,
    inHandSeconds,
  ])
  const { id, event_id, kind, about, at, tries } = row
  // only what the contract names leaves the house, whatever a row may hold
  const news = hookNews.safeParse({ id: event_id, kind, at: (at as Date).toISOString(), about })
  const secret = unseal(ctx, 'hook.secret', hookId, hook.secret_sealed as Uint8Array)!
  const taken = { id: id as Id, url: hook.url as string, secret, tries: Number(tries) }
  if (news.success) return { ...taken, news: news.data }
  // written down by an older house in a shape this one does not know: the next one must not wait behind it for ever
  await keep(ctx, hookId, { ...taken, tries: maxTries }, { error: 'form' })
  return undefined
}

type Came = { readonly status: number } | { readonly error: PostError | 'form' }

async function keep(ctx: Ctx, hookId: Id, { id, tries }: Pick<Taken, 'id' | 'tries'>, came: Came): Promise<void> {
  const status = 'status' in came ? came.status : null
  const arrived = status !== null && status >= 200 && status < 300
  const state = arrived ? 'delivered' : tries >= maxTries ? 'dead' : 'waiting'
  const error = arrived ? null : 'error' in came ? came.error : 'status'
  const nextAt = state === 'waiting' ? new Date(ctx.now.getTime() + 1000 * waitSeconds(tries)) : ctx.now
  await ctx.line.query('update hook set in_hand_until = null where id = $1', [hookId])
  await ctx.line.query(
    'update hook_delivery set state = $2, status = $3, error = $4, next_at = $5, ended_at = $6 where id = $1',
    [id, state, status, error, nextAt, state === 'waiting' ? null : ctx.now],
  )
  ctx.about = { id }
  if (state !== 'waiting') await noteLine(ctx, `hook.${state}`)
  if (state === 'dead') await tellOnce(ctx, hookId, id)
  const { rows } = await ctx.line.query(
    `select 1 from hook_delivery where hook_id = $1 and state = 'waiting' limit 1`,
    [hookId],
  )
  if (rows.length > 0) await bookDelivery(ctx, hookId, nextAt)
}

/** An address that takes nothing is said once, not for every telling it does not take. */
async function tellOnce(ctx: Ctx, hookId: Id, id: Id): Promise<void> {
  const { rows } = await ctx.line.query(
    `select state from hook_delivery where hook_id = $1 and id <> $2 and ended_at is not null order by ended_at desc, seq desc limit 1`,
    [hookId, id],
  )
  if (rows[0]?.state !== 'dead') await tellAdmins(ctx, 'hook_dead')
}

/**
 * Job `hook.deliver`: tells one system the oldest thing it has not heard yet. One at a time for each hook, so they
 * arrive in order; one that does not answer holds up nobody but itself.
 */
export async function deliverBooked(
  floor: Floor,
  tenantId: Id,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const hookId = body.hookId as Id
  const taken = await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => take(ctx, hookId))
  if (!taken) return
  const words = JSON.stringify(taken.news)
  const came = await post({
    ...{ url: taken.url, body: words, limitMs: sendLimitMs, may: callable(floor.outside.hookNetworks, floor.demo) },
    headers: {
      'content-type': 'application/json',
      'x-anxin-event': taken.news.id,
      ...signedHeaders(taken.secret, words, floor.clock.processNow.getTime()),
    },
  })
  await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => keep(ctx, hookId, taken, came))
}

/** What ended a month ago is forgotten. */
export const forgetDeliveries = (floor: Floor): Promise<number> =>
  forEachAgency(floor, async (ctx) => {
    const { count } = await ctx.line.query('delete from hook_delivery where ended_at < $1', [
      minutesLater(ctx.now, -keptDays * 24 * 60),
    ])
    return count
  })

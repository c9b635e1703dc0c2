import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import * as door from '@anxin/contract/outside.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listReachable } from '../access.ts'
import { inAgency } from '../agencies.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../ctx.ts'
import { asHouse } from '../db/transaction.ts'
import { type Input, type Route, route } from '../http/server.ts'
import { unseal } from '../privacy.ts'
import { bookSending, keepReceipt } from './notice.ts'
import { ways } from './outside.ts'
import { type LetterKind, letters } from './words.ts'

async function readChannels(ctx: Ctx): Promise<ReplyOf<typeof door.channels>> {
  const { rows } = await ctx.line.query(
    `select channel, count(*) filter (where state in ('sent','delivered')) as sent, count(*) filter (where state = 'failed') as failed, max(sent_at) as last_sent,
       (array_agg(error order by id desc) filter (where error is not null))[1] as last_error
     from notice where at > $1 group by channel`,
    [minutesLater(ctx.now, -24 * 60)],
  )
  const { senders, remembering } = ctx.floor.outside
  const channels = ways.map((kind) => {
    const row = rows.find((one) => one.channel === kind)
    return {
      kind,
      configured: kind === 'in_app' || senders[kind] !== undefined,
      remembering: kind !== 'in_app' && remembering !== undefined,
      sent24h: Number(row?.sent ?? 0),
      failed24h: Number(row?.failed ?? 0),
      lastSentAt: (row?.last_sent as Date | null | undefined)?.toISOString() ?? null,
      lastError: (row?.last_error as string | null | undefined) ?? null,
    }
  })
  return { channels }
}

/** Sends one discreet test notice to oneself, at once. */
async function testChannel(
  ctx: Ctx,
  { params }: Input<typeof door.channelTest>,
): Promise<ReplyOf<typeof door.channelTest>> {
  if (params.kind === 'in_app') return { accepted: true, error: null }
  const send = ctx.floor.outside.senders[params.kind]
  if (!send) return { accepted: false, error: 'not configured' }
  const [me] = await listReachable(ctx, [mustBeStaff(ctx).id])
  const phone = unseal(ctx, 'staff.phone', me!.id, me!.phoneSealed)
  const email = unseal(ctx, 'staff.email', me!.id, me!.emailSealed)
  const address = params.kind === 'sms' || params.kind === 'voice' ? phone : params.kind === 'email' ? email : ''
  if (address === null) return { accepted: false, error: 'no address' }
  try {
    await send({ noticeId: newId(ctx), address, words: letters.test })
    return { accepted: true, error: null }
  } catch (error) {
    // The answer of the test is the error itself: the person who pressed the button wants to read it.
    return { accepted: false, error: (error as Error).message }
  }
}

const states = { all: null, queued: 'queued', failed: 'failed' } as const

async function readOutbox(ctx: Ctx, { params }: Input<typeof door.outbox>): Promise<ReplyOf<typeof door.outbox>> {
  const { rows } = await ctx.line.query(
    `select id, at, to_name, template, words, channel, state, tries, error, sent_at from notice
     where channel <> 'practice' and ($1::text is null or state = $1) order by id desc limit 200`,
    [states[params.state]],
  )
  const notices = rows.map((row) => ({
    ...{
      id: row.id as Id,
      at: (row.at as Date).toISOString(),
      to: row.to_name as string,
      template: row.template as string,
      words: row.words as string,
    },
    ...{
      channel: row.channel as (typeof ways)[number],
      state: row.state as 'queued' | 'sent' | 'delivered' | 'failed',
      tries: Number(row.tries),
    },
    ...{ error: row.error as string | null, sentAt: (row.sent_at as Date | null)?.toISOString() ?? null },
  }))
  return { notices }
}

async function retryNotice(ctx: Ctx, { params }: Input<typeof door.noticeRetry>): Promise<{ done: true }> {
  const { rows } = await ctx.line.query(
    `update notice set state = 'queued', tries = 0 where id = $1 and state = 'failed' and channel <> 'practice' returning template`,
    [params.id],
  )
  if (!rows[0]) throw new Refusal('NOT_FOUND')
  await bookSending(ctx, params.id, rows[0].template as LetterKind)
  return { done: true }
}

async function readDeadJobs(ctx: Ctx): Promise<ReplyOf<typeof door.deadJobs>> {
  const { rows } = await ctx.line.query(
    'select id, kind, tries, error, dead_at from job where dead_at is not null order by dead_at desc limit 200',
  )
  const jobs = rows.map((row) => ({
    ...{
      id: row.id as Id,
      kind: row.kind as string,
      tries: Number(row.tries),
      error: (row.error as string | null) ?? '',
    },
    failedAt: (row.dead_at as Date).toISOString(),
  }))
  return { jobs }
}

async function retryDeadJob(ctx: Ctx, { params }: Input<typeof door.deadJobRetry>): Promise<{ done: true }> {
  const { count } = await ctx.line.query(
    'update job set dead_at = null, tries = 0, run_at = $2, locked_until = null where id = $1 and dead_at is not null',
    [params.id, ctx.now],
  )
  if (count === 0) throw new Refusal('NOT_FOUND')
  return { done: true }
}

/** A receipt counts when it is signed: HMAC-SHA256 of `providerId.state.at` with the shared secret. */
async function takeReceipt(ctx: Ctx, { body }: Input<typeof door.receipt>): Promise<{ done: true }> {
  const secret = ctx.floor.outside.receiptSecret
  if (!secret) throw new Refusal('NOT_FOUND')
  const expected = createHmac('sha256', secret).update(`${body.providerId}.${body.state}.${body.at}`).digest()
  const given = Buffer.from(body.signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refusal('FORBIDDEN')
  const { rows } = await asHouse(ctx, () =>
    ctx.line.query('select distinct tenant_id from notice where provider_id = $1', [body.providerId]),
  )
  for (const { tenant_id } of rows)
    await inAgency(ctx, tenant_id as Id, () => keepReceipt(ctx, body.providerId, body.state))
  return { done: true }
}

export const outsideRoutes: readonly Route[] = [
  route(door.channels, readChannels),
  route(door.channelTest, testChannel),
  route(door.outbox, readOutbox),
  route(door.noticeRetry, retryNotice),
  route(door.deadJobs, readDeadJobs),
  route(door.deadJobRetry, retryDeadJob),
  route(door.receipt, takeReceipt),
]

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import * as door from '@anxin/contract/hook.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../ctx.ts'
import type { Row } from '../db/engine.ts'
import { type Input, type Route, route } from '../http/server.ts'
import { callable, whyNot } from '../outside/address.ts'
import { newSecret, seal } from '../privacy.ts'
import { bookDelivery } from './deliver.ts'

type Done = { done: true }
const done: Done = { done: true }
const iso = (at: unknown): string | null => (at as Date | null)?.toISOString() ?? null

/** @throws Refusal BAD_INPUT for an address the house does not call */
function mustBeCallable(ctx: Ctx, url: string): void {
  const { demo, outside } = ctx.floor
  const why = whyNot(url, callable(outside.hookNetworks, demo), demo)
  if (why) throw new Refusal('BAD_INPUT', { field: 'url', detail: { why } })
}

/** @throws Refusal NOT_FOUND, or WRONG_STATE for one that was shut */
async function mustFindOpen(ctx: Ctx, id: Id): Promise<Row> {
  const { rows } = await ctx.line.query('select * from hook where id = $1 for no key update', [id])
  if (!rows[0]) throw new Refusal('NOT_FOUND')
  if (rows[0].shut_at) throw new Refusal('WRONG_STATE')
  return rows[0]
}

async function listHooks(ctx: Ctx): Promise<ReplyOf<typeof door.hookList>> {
  const { rows } = await ctx.line.query(
    `select h.*, d.waiting, d.dead, d.delivered_at from hook h left join lateral (
       select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead,
         max(ended_at) filter (where state = 'delivered') as delivered_at
       from hook_delivery where hook_id = h.id) d on true
     where h.tenant_id = $1 order by h.made_at, h.id`,
    [tenantOf(ctx)],
  )
  const hooks = rows.map((row) => ({
    ...{ id: row.id as Id, name: row.name as string, url: row.url as string },
    kinds: row.kinds as ReplyOf<typeof door.hookList>['hooks'][number]['kinds'],
    ...{ secretMadeAt: iso(row.secret_made_at), pausedAt: iso(row.paused_at), shutAt: iso(row.shut_at) },
    ...{ waiting: Number(row.waiting), dead: Number(row.dead), deliveredAt: iso(row.delivered_at) },
  }))
  return { hooks }
}

async function makeHook(ctx: Ctx, { body }: Input<typeof door.hookMake>): Promise<Done> {
  mustBeCallable(ctx, body.url)
  const { rows } = await ctx.line.query('select count(*) as n from hook where tenant_id = $1 and id <> $2', [
    tenantOf(ctx),
    body.id,
  ])
  if (Number(rows[0]!.n) >= door.mostHooks) throw new Refusal('TOO_MANY', { detail: { most: door.mostHooks } })
  await ctx.line.query(
    `insert into hook (id, tenant_id, name, url, kinds, made_by, made_at) values ($1,$2,$3,$4,$5,$6,$7) on conflict (id) do nothing`,
    [body.id, tenantOf(ctx), body.name, body.url, body.kinds, mustBeStaff(ctx).id, ctx.now],
  )
  ctx.about = { id: body.id }
  return done
}

async function changeHook(ctx: Ctx, { params, body }: Input<typeof door.hookChange>): Promise<Done> {
  mustBeCallable(ctx, body.url)
  await mustFindOpen(ctx, params.id)
  await ctx.line.query('update hook set name = $2, url = $3, kinds = $4 where id = $1', [
    ...[params.id, body.name, body.url, body.kinds],
  ])
  return done
}

async function makeSecret(
  ctx: Ctx,
  { params }: Input<typeof door.hookSecret>,
): Promise<ReplyOf<typeof door.hookSecret>> {
  await mustFindOpen(ctx, params.id)
  const secret = newSecret()
  await ctx.line.query('update hook set secret_sealed = $2, secret_made_at = $3 where id = $1', [
    ...[params.id, seal(ctx, 'hook.secret', params.id, secret), ctx.now],
  ])
  // what happened before it had one waits for it
  await bookDelivery(ctx, params.id)
  return { secret }
}

async function pauseHook(ctx: Ctx, { params, body }: Input<typeof door.hookPause>): Promise<Done> {
  const hook = await mustFindOpen(ctx, params.id)
  if ((hook.paused_at !== null) === body.paused) return done
  await ctx.line.query('update hook set paused_at = $2 where id = $1', [params.id, body.paused ? ctx.now : null])
  if (!body.paused) await bookDelivery(ctx, params.id)
  return done
}

async function shutHook(ctx: Ctx, { params }: Input<typeof door.hookShut>): Promise<Done> {
  const { rows } = await ctx.line.query('select shut_at from hook where id = $1 for no key update', [params.id])
  if (!rows[0]) throw new Refusal('NOT_FOUND')
  if (rows[0].shut_at) return done
  await ctx.line.query('update hook set shut_at = $2, secret_sealed = null where id = $1', [params.id, ctx.now])
  await ctx.line.query(
    `update hook_delivery set state = 'dead', ended_at = $2 where hook_id = $1 and state = 'waiting'`,
    [params.id, ctx.now],
  )
  return done
}

async function tryHook(ctx: Ctx, { params }: Input<typeof door.hookTry>): Promise<Done> {
  await mustFindOpen(ctx, params.id)
  await ctx.line.query(
    `insert into hook_delivery (id, tenant_id, hook_id, event_id, kind, about, at, next_at)
     values ($1, $2, $3, $4, 'hook.tried', '{}', $5, $5)`,
    [newId(ctx), tenantOf(ctx), params.id, newId(ctx), ctx.now],
  )
  await bookDelivery(ctx, params.id)
  return done
}

type Delivery = ReplyOf<typeof door.hookDeliveries>['deliveries'][number]

async function listDeliveries(
  ctx: Ctx,
  { params }: Input<typeof door.hookDeliveries>,
): Promise<ReplyOf<typeof door.hookDeliveries>> {
  const found = await ctx.line.query('select 1 from hook where id = $1', [params.id])
  if (found.rows.length === 0) throw new Refusal('NOT_FOUND')
  const { rows } = await ctx.line.query('select * from hook_delivery where hook_id = $1 order by seq desc limit 100', [
    params.id,
  ])
  const deliveries = rows.map(
    (row): Delivery => ({
      ...{ id: row.id as Id, eventId: row.event_id as Id, kind: row.kind as Delivery['kind'], at: iso(row.at)! },
      ...{ state: row.state as Delivery['state'], tries: Number(row.tries), status: row.status as number | null },
      ...{ error: row.error as Delivery['error'], triedAt: iso(row.tried_at), endedAt: iso(row.ended_at) },
      nextAt: row.state === 'waiting' && row.tried_at ? iso(row.next_at) : null,
    }),
  )
  return { deliveries }
}

async function replay(ctx: Ctx, { params }: Input<typeof door.hookReplay>): Promise<Done> {
  const { rows } = await ctx.line.query('select hook_id, state from hook_delivery where id = $1 for update', [
    params.id,
  ])
  const row = rows[0]
  if (!row) throw new Refusal('NOT_FOUND')
  await mustFindOpen(ctx, row.hook_id as Id)
  if (row.state !== 'waiting')
    await ctx.line.query(
      `update hook_delivery set state = 'waiting', tries = 0, status = null, error = null, next_at = $2, tried_at = null, ended_at = null
       where id = $1`,
      [params.id, ctx.now],
    )
  await bookDelivery(ctx, row.hook_id as Id)
  return done
}

export const hookRoutes: readonly Route[] = [
  route(door.hookList, listHooks),
  route(door.hookMake, makeHook),
  route(door.hookChange, changeHook),
  route(door.hookSecret, makeSecret),
  route(door.hookPause, pauseHook),
  route(door.hookShut, shutHook),
  route(door.hookTry, tryHook),
  route(door.hookDeliveries, listDeliveries),
  route(door.hookReplay, replay),
]

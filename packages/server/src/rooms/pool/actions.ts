import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/pool.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { inAgency } from '../../platform/agencies.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { book } from '../../platform/jobs.ts'
import { unsealJson } from '../../platform/privacy.ts'
import { type PoolNews, poolNews } from './jobs.ts'
import { mustBeFree } from './policy.ts'
import * as store from './store.ts'
import type { CallRow } from './tables.ts'

export async function readNeighbours(ctx: Ctx): Promise<ReplyOf<typeof contract.neighbours>> {
  const { ours, theirs } = await store.listPacts(ctx)
  const agencies = await store.listOthers(ctx)
  return { agencies: agencies.map((one) => ({ ...one, ours: ours.has(one.id), theirs: theirs.has(one.id) })) }
}

export async function sayPact(
  ctx: Ctx,
  { params, body }: Input<typeof contract.pactPut>,
): Promise<ReplyOf<typeof contract.pactPut>> {
  if (!(await store.listOthers(ctx)).some((one) => one.id === params.id)) throw new Refusal('NOT_FOUND')
  ctx.about = { id: params.id }
  await store.keepPact(ctx, params.id, body.yes ? mustBeStaff(ctx).name : undefined)
  return readNeighbours(ctx)
}

export async function readCalls(ctx: Ctx): Promise<ReplyOf<typeof contract.calls>> {
  const me = mustBeStaff(ctx).id
  const open = await store.listOpenCalls(ctx)
  const names = await store.namesOfAgencies(
    ctx,
    open.map((one) => one.from_id),
  )
  const calls = open.map((one) => ({
    ...{ id: one.id, agency: names.get(one.from_id) ?? '', place: one.place, number: one.number },
    ...{ grade: one.grade, raisedAt: one.raised_at.toISOString(), takenBy: one.taken_name, mine: one.taken_by === me },
    numbers: unsealJson<{ name: string; phone: string }[]>(ctx, 'pool_call.numbers', one.id, one.numbers_sealed) ?? [],
  }))
  return { calls }
}

/** News for the other agency, which hears it in its own name: who does what for its event. */
async function sayThere(ctx: Ctx, call: CallRow, what: PoolNews['what']): Promise<void> {
  const by = `${await store.nameOfAgency(ctx, tenantOf(ctx))} ${mustBeStaff(ctx).name}`
  await inAgency(ctx, call.from_id, () => book(ctx, poolNews, { eventId: call.event_id, what, by } satisfies PoolNews))
}

export async function takeCall(ctx: Ctx, { params }: Input<typeof contract.callTake>): Promise<{ done: true }> {
  const { id, name } = mustBeStaff(ctx)
  const call = await store.lockCall(ctx, params.id)
  mustBeFree(call, id)
  ctx.about = { id: call.id }
  if (call.taken_by === id) return { done: true }
  await store.changeCall(ctx, call.id, { taken_by: id, taken_name: name, taken_at: ctx.now })
  await sayThere(ctx, call, 'crisis.neighbour_rings')
  return { done: true }
}

/** Safe to repeat: what is over stays as it ended. */
export async function endCall(ctx: Ctx, { params, body }: Input<typeof contract.callEnd>): Promise<{ done: true }> {
  const { id, name } = mustBeStaff(ctx)
  const call = await store.lockCall(ctx, params.id)
  if (call?.ended_at && call.taken_by === id && call.outcome === body.outcome) return { done: true }
  mustBeFree(call, id)
  ctx.about = { id: call.id }
  await store.changeCall(ctx, call.id, {
    ...{ taken_by: id, taken_name: name, taken_at: call.taken_at ?? ctx.now },
    ...{ outcome: body.outcome, ended_at: ctx.now, numbers_sealed: store.nothing },
  })
  await sayThere(ctx, call, body.outcome === 'reached' ? 'crisis.neighbour_reached' : 'crisis.neighbour_reached_nobody')
  return { done: true }
}

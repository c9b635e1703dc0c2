import { isRed } from '@anxin/core/crisis/grade.ts'
import { ladders } from '@anxin/core/crisis/ladder.ts'
import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { firstPlace } from '../../platform/access.ts'
import { inAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, newId, tenantOf } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { sealJson } from '../../platform/privacy.ts'
import { type EventFacts, hurryRungAbove, noteOnEvent, seeEvent } from '../crisis/door.ts'
import { numbersFor, standingOn } from '../roster/door.ts'
import * as store from './store.ts'

/** The neighbour's people on duty are asked, in their own agency's name. @returns false when they were asked already */
async function askOne(
  ctx: Ctx,
  event: EventFacts,
  from: { id: Id; name: string; place: string },
  numbers: readonly { name: string; phone: string }[],
): Promise<boolean> {
  const id = newId(ctx)
  const fresh = await store.insertCall(ctx, {
    ...{ id, from_id: from.id, event_id: event.id, ladder: event.ladder, number: event.number },
    ...{ grade: event.grade === 'RED_E' ? ('RED_E' as const) : ('RED' as const), place: from.place },
    ...{ raised_at: event.raisedAt, numbers_sealed: sealJson(ctx, 'pool_call.numbers', id, numbers) },
  })
  const unitId = await firstPlace(ctx)
  if (fresh && unitId)
    await tellStaff(ctx, await standingOn(ctx, unitId, 'primary'), 'pool_call', { agency: from.name })
  return fresh
}

/** The administrators of a place were called, and nobody has come: neighbours who agreed are asked to ring its people. */
async function onNobodyCame(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const event = await seeEvent(ctx, body.eventId as Id)
  if (!event || !isWaiting(event.state) || !isRed(event.grade)) return
  const { ours, theirs } = await store.listPacts(ctx)
  const neighbours = (await store.listOthers(ctx)).filter((one) => ours.has(one.id) && theirs.has(one.id))
  if (neighbours.length === 0) return
  const { place, numbers } = await numbersFor(ctx, event.unitId)
  const own = tenantOf(ctx)
  const from = { id: own, name: await store.nameOfAgency(ctx, own), place }
  const asked: string[] = []
  for (const { id, name } of neighbours)
    if (await inAgency(ctx, id, () => askOne(ctx, event, from, numbers))) asked.push(name)
  if (asked.length > 0) await noteOnEvent(ctx, event.id, 'crisis.neighbours_asked', asked.join('、'))
}

export const poolNews = 'pool.said'
export interface PoolNews {
  readonly eventId: Id
  readonly what: 'crisis.neighbour_rings' | 'crisis.neighbour_reached' | 'crisis.neighbour_reached_nobody'
  /** Agency and name of the neighbour's colleague. */
  readonly by: string
}

/** What a neighbour did stands on the event; where they reached nobody, the rung above the administrators does not wait. */
async function onSaid(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { eventId, what, by } = body as unknown as PoolNews
  await noteOnEvent(ctx, eventId, what, by)
  const event = what === 'crisis.neighbour_reached_nobody' ? await seeEvent(ctx, eventId) : undefined
  const asked = event && ladders[event.grade].find((one) => one.target === 'agency_admin')
  if (asked && isWaiting(event.state)) await hurryRungAbove(ctx, event, asked.rung)
}

/** Ends what nobody has to ring for any more, and forgets the telephones. @returns how many */
export const forgetNumbers = (floor: Floor): Promise<number> =>
  inTransaction(floor, { as: 'house' }, (ctx) => store.endOver(ctx))

export const poolJobs: JobKinds = new Map([
  ['crisis.nobody_came', { within: onNobodyCame }],
  [poolNews, { within: onSaid }],
])

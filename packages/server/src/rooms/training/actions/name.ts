import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/training.ts'
import { overrideDays } from '@anxin/core/casework/caps.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { db, keep, type PairRow } from '../tables.ts'

const dayMinutes = 24 * 60
const isPrimary = ({ kind }: PairRow): boolean => kind === 'primary'
/** How many people somebody has; whoever stands in for another has no more for it. */
export const countOf = (pairs: readonly PairRow[], supervisorId: Id): number =>
  pairs.filter((pair) => isPrimary(pair) && pair.supervisor_id === supervisorId).length

/** Names who supervises a colleague or stands in. @throws Refusal NOT_FOUND, CERT_REQUIRED, SUPERVISION_FULL, ALREADY_TAKEN */
export async function namePair(ctx: Ctx, { body }: Input<typeof door.pairName>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  await store.lockNaming(ctx)
  const known = await store.findPair(ctx, body.id)
  const people = await store.listPeople(ctx, policy.pairRoles)
  const one = people.find(({ id }) => id === (known?.staff_id ?? body.staffId))
  policy.mustNameFor(who, one)
  if (known) return { done: true }
  const supervisor = people.find(({ id }) => id === body.supervisorId)
  policy.mustSupervise(supervisor, one)
  const pairs = await store.listStanding(ctx)
  const own = pairs.filter((pair) => pair.staff_id === one.id)
  if (own.some(({ kind, supervisor_id }) => kind === body.kind || supervisor_id === supervisor.id))
    throw new Refusal('ALREADY_TAKEN')
  const until = (await store.listOverrides(ctx)).get(supervisor.id) ?? null
  const over = body.kind === 'primary' && policy.mustHaveRoom(countOf(pairs, supervisor.id), until !== null)
  ctx.about = { id: body.id }
  keep.insert(ctx, 'supervision_pair', {
    ...{ id: body.id, tenant_id: who.tenantId, supervisor_id: supervisor.id, staff_id: one.id, kind: body.kind },
    ...{ named_by: who.id, from_at: ctx.now, over_until: over ? until : null },
  })
  await tellPair(ctx, [supervisor.id, one.id], who.id)
  return { done: true }
}

/** Both hear that it was named or has ended; whoever did it knows. */
const tellPair = async (ctx: Ctx, ids: readonly Id[], by: Id): Promise<void> =>
  tellStaff(
    ctx,
    await listReachable(
      ctx,
      ids.filter((id) => id !== by),
    ),
    'supervision',
  )

/** @throws Refusal NOT_FOUND */
export async function endPair(ctx: Ctx, { params, body }: Input<typeof door.pairEnd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const pair = await store.findPair(ctx, params.id)
  const people = await store.listPeople(ctx, policy.pairRoles)
  // whoever left is of no place any more, and their pair has ended with that
  const one = people.find(({ id }) => id === pair?.staff_id)
  if (!pair) throw new Refusal('NOT_FOUND')
  policy.mustNameFor(who, one)
  if (pair.ended_at) return { done: true }
  ctx.about = { id: pair.id }
  keep.change(ctx, 'supervision_pair', { id: pair.id }, { ended_at: ctx.now, ended_by: who.id, ended_why: body.reason })
  await tellPair(ctx, [pair.supervisor_id, pair.staff_id], who.id)
  return { done: true }
}

/** @throws Refusal NOT_FOUND for somebody who supervises nowhere in one's places, SECOND_PERSON_NEEDED for oneself */
export async function giveOverride(
  ctx: Ctx,
  { body }: Input<typeof door.pairOverride>,
): Promise<ReplyOf<typeof door.pairOverride>> {
  const who = mustBeStaff(ctx)
  if (body.staffId === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
  await store.lockNaming(ctx)
  const there = await db(ctx)
    .selectFrom('supervision_override')
    .select('until')
    .where('id', '=', body.id)
    .executeTakeFirst()
  if (there) return { until: there.until.toISOString() }
  const one = (await store.listPeople(ctx, ['supervisor'])).find(({ id }) => id === body.staffId)
  if (!one || !policy.mayOverride(who, one)) throw new Refusal('NOT_FOUND', { field: 'staffId' })
  const until = minutesLater(ctx.now, overrideDays * dayMinutes)
  keep.insert(ctx, 'supervision_override', {
    ...{ id: body.id, tenant_id: who.tenantId, staff_id: one.id, by_id: who.id },
    ...{ reason: body.reason, until, at: ctx.now },
  })
  return { until: until.toISOString() }
}

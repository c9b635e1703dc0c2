import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { type CallRow, db } from './tables.ts'

/** What is sealed of a call; wiped when it ends, which leaves an empty value. */
export const nothing = new Uint8Array()

/** Other agencies of the house that have begun, by name. */
export async function listOthers(ctx: Ctx): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query(
    'select id, name from tenant where id <> $1 and set_up_at is not null order by name, id',
    [tenantOf(ctx)],
  )
  return rows as { id: Id; name: string }[]
}

/** Names of agencies by their ids. */
export async function namesOfAgencies(ctx: Ctx, ids: readonly Id[]): Promise<Map<Id, string>> {
  const { rows } = await ctx.line.query('select id, name from tenant where id = any($1)', [ids])
  return new Map(rows.map((row) => [row.id as Id, row.name as string]))
}

export const nameOfAgency = async (ctx: Ctx, id: Id): Promise<string> =>
  (await namesOfAgencies(ctx, [id])).get(id) ?? ''

/** What this agency has said to others, and others to it. */
export async function listPacts(ctx: Ctx): Promise<{ ours: Set<Id>; theirs: Set<Id> }> {
  const rows = await db(ctx).selectFrom('pool_pact').select(['tenant_id', 'neighbour_id']).execute()
  const own = tenantOf(ctx)
  return {
    ours: new Set(rows.filter((one) => one.tenant_id === own).map((one) => one.neighbour_id)),
    theirs: new Set(rows.filter((one) => one.neighbour_id === own).map((one) => one.tenant_id)),
  }
}

export async function keepPact(ctx: Ctx, neighbourId: Id, byName: string | undefined): Promise<void> {
  const tenant_id = tenantOf(ctx)
  const pacts = db(ctx)
  if (byName === undefined)
    await pacts
      .deleteFrom('pool_pact')
      .where('tenant_id', '=', tenant_id)
      .where('neighbour_id', '=', neighbourId)
      .execute()
  else
    await pacts
      .insertInto('pool_pact')
      .values({ tenant_id, neighbour_id: neighbourId, by_name: byName, at: ctx.now })
      .onConflict((c) => c.doNothing())
      .execute()
}

/** @returns false when this neighbour was asked on this ladder already */
export async function insertCall(
  ctx: Ctx,
  call: Omit<CallRow, 'tenant_id' | 'at' | 'taken_by' | 'taken_name' | 'taken_at' | 'outcome' | 'ended_at'>,
): Promise<boolean> {
  const open = { taken_by: null, taken_name: null, taken_at: null, outcome: null, ended_at: null }
  const kept = await db(ctx)
    .insertInto('pool_call')
    .values({ ...call, ...open, tenant_id: tenantOf(ctx), at: ctx.now })
    .onConflict((c) => c.columns(['tenant_id', 'event_id', 'ladder']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** Calls that are not over and whose event still waits, oldest first. */
export const listOpenCalls = (ctx: Ctx): Promise<CallRow[]> =>
  db(ctx)
    .selectFrom('pool_call')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(sql<boolean>`pool_waits(event_id)`)
    .orderBy('at')
    .limit(20)
    .execute()

/** Ends calls whose event somebody of the place has taken, across agencies. @returns how many */
export async function endOver(ctx: Ctx): Promise<number> {
  const { count } = await ctx.line.query(
    `update pool_call c set ended_at = $1, numbers_sealed = $2 where ended_at is null and not exists (
       select 1 from crisis_event e where e.id = c.event_id and e.state in ('DETECTED','PAGED','REOPENED'))`,
    [ctx.now, nothing],
  )
  return count
}

export const lockCall = (ctx: Ctx, id: Id): Promise<CallRow | undefined> =>
  db(ctx).selectFrom('pool_call').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeCall = (ctx: Ctx, id: Id, change: Partial<CallRow>): Promise<unknown> =>
  db(ctx).updateTable('pool_call').set(change).where('id', '=', id).execute()

import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { db, type SurgeRow, type WaitingRow } from './tables.ts'

const surgeColumns = [
  ...(['id', 'tenant_id', 'unit_id', 'order_number', 'why', 'notice_zh', 'notice_en', 'starts_at', 'ends_at'] as const),
  ...(['phase_id', 'switched_by', 'ended_at', 'ended_by'] as const),
] as const
const surges = (ctx: Ctx) =>
  db(ctx).selectFrom('surge').select(surgeColumns).select(sql<string>`ordered_on::text`.as('ordered_on'))

/** Those that hold first, then newest first. */
export const listSurges = (ctx: Ctx): Promise<SurgeRow[]> =>
  surges(ctx)
    .orderBy('ended_at', (o) => o.desc().nullsFirst())
    .orderBy('starts_at', 'desc')
    .limit(50)
    .execute()

export const lockSurge = (ctx: Ctx, id: Id): Promise<SurgeRow | undefined> =>
  surges(ctx).where('id', '=', id).forUpdate().executeTakeFirst()

/** One that holds at a place already. */
export const findRunningAt = (ctx: Ctx, unitId: Id): Promise<SurgeRow | undefined> =>
  surges(ctx).where('unit_id', '=', unitId).where('ended_at', 'is', null).forUpdate().executeTakeFirst()

/** Those whose day has come, locked: another node passes them by. */
export const takeOver = (ctx: Ctx): Promise<SurgeRow[]> =>
  surges(ctx).where('ended_at', 'is', null).where('ends_at', '<=', ctx.now).forUpdate().skipLocked().execute()

export const insertSurge = (ctx: Ctx, row: SurgeRow): Promise<unknown> =>
  db(ctx).insertInto('surge').values(row).execute()

export const changeSurge = (ctx: Ctx, id: Id, change: Partial<SurgeRow>): Promise<unknown> =>
  db(ctx).updateTable('surge').set(change).where('id', '=', id).execute()

export async function findPath(ctx: Ctx, unitId: Id): Promise<Id[] | undefined> {
  return (await db(ctx).selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirst())?.path
}

/** How many places of the agency lie at or under one. */
export async function countPlaces(ctx: Ctx, unitId: Id, tenantId: Id): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as n from unit where tenant_id = $1 and $2 = any(path)', [
    tenantId,
    unitId,
  ])
  return Number(rows[0]?.n)
}

/** Places somebody keeps, widest first. */
export async function listPlaces(ctx: Ctx, roots: readonly Id[]): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query(
    'select id, name from unit where path && $1::uuid[] order by cardinality(path), name limit 300',
    [roots],
  )
  return rows as { id: Id; name: string }[]
}

/** Who waits: urgent first, then in the order they came. */
export const listWaiting = (ctx: Ctx): Promise<WaitingRow[]> =>
  db(ctx)
    .selectFrom('surge_waiting')
    .selectAll()
    .where('done_at', 'is', null)
    .orderBy('urgent', 'desc')
    .orderBy('added_at')
    .orderBy('id')
    .limit(300)
    .execute()

export async function countSeen(ctx: Ctx, since: Date): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as n from surge_waiting where done_at > $1', [since])
  return Number(rows[0]?.n)
}

export const insertWaiting = (ctx: Ctx, row: WaitingRow): Promise<unknown> =>
  db(ctx)
    .insertInto('surge_waiting')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .execute()

export const lockWaiting = (ctx: Ctx, id: Id): Promise<WaitingRow | undefined> =>
  db(ctx).selectFrom('surge_waiting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeWaiting = (ctx: Ctx, id: Id, change: Partial<WaitingRow>): Promise<unknown> =>
  db(ctx).updateTable('surge_waiting').set(change).where('id', '=', id).execute()

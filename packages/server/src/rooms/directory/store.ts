import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { db, keep, type PlaceCallRow, type PlaceRow } from './tables.ts'

/** Those to be rung first, then by name. */
export const listPlaces = (ctx: Ctx): Promise<PlaceRow[]> =>
  db(ctx)
    .selectFrom('care_place')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('retired_at', 'is', null)
    .orderBy((q) => q.case().when('call_at', '<=', ctx.now).then(0).else(1).end())
    .orderBy('name')
    .orderBy('id')
    .execute()

export const lockPlace = (ctx: Ctx, id: Id): Promise<PlaceRow | undefined> =>
  db(ctx).selectFrom('care_place').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const findPlace = (ctx: Ctx, id: Id): Promise<PlaceRow | undefined> =>
  db(ctx).selectFrom('care_place').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns false where the id is somebody else's */
export async function insertPlace(ctx: Ctx, row: PlaceRow): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('care_place')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}
export const changePlace = (ctx: Ctx, id: Id, change: Partial<PlaceRow>): void =>
  keep.change(ctx, 'care_place', { id }, change)

/** Sent again, it is there already. */
export const insertCall = (ctx: Ctx, row: PlaceCallRow): void =>
  keep.insert(ctx, 'care_place_call', row, 'on conflict (id) do nothing')

/** The newest ring of each place. */
export async function lastCalls(ctx: Ctx): Promise<Map<Id, PlaceCallRow>> {
  const { rows } = await ctx.line.query(
    'select distinct on (place_id) * from care_place_call where tenant_id = $1 order by place_id, at desc, id desc',
    [tenantOf(ctx)],
  )
  return new Map((rows as unknown as PlaceCallRow[]).map((row) => [row.place_id, row]))
}

/** Other agencies that are set up in this house, by name. */
export async function listPartners(ctx: Ctx): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query(
    'select id, name from tenant where id <> $1 and set_up_at is not null order by name, id',
    [tenantOf(ctx)],
  )
  return rows as unknown as { id: Id; name: string }[]
}

/** Lines that have to be rung now, locked; somebody else may be at some of them. */
export const lockDue = (ctx: Ctx): Promise<PlaceRow[]> =>
  db(ctx)
    .selectFrom('care_place')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('retired_at', 'is', null)
    .where('call_at', '<=', ctx.now)
    .forUpdate()
    .skipLocked()
    .execute()

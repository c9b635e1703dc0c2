import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, type StaffWho, tenantOf } from '../../platform/ctx.ts'
import { db, type ShiftRow } from './tables.ts'

/** The shift running now; of several the one that began last: "take over now" begins a newer one. */
export const findRunningShift = (ctx: Ctx, tenantId: Id): Promise<ShiftRow | undefined> =>
  db(ctx)
    .selectFrom('shift')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('starts_at', '<=', ctx.now)
    .where('ends_at', '>', ctx.now)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The running shift that somebody may take over: of the places at, above or below theirs, the narrowest; of one place the newest. */
export async function findShiftFor(ctx: Ctx, who: StaffWho): Promise<ShiftRow | undefined> {
  const above = [...new Set(who.grants.flatMap((grant) => grant.path))]
  const { rows } = await ctx.line.query(
    `select s.* from shift s join unit u on u.id = s.unit_id
     where s.tenant_id = $1 and s.starts_at <= $2 and s.ends_at > $2 and (s.unit_id = any($3) or u.path && $4::uuid[])
     order by cardinality(u.path) desc, s.starts_at desc limit 1`,
    [who.tenantId, ctx.now, above, who.grants.map((grant) => grant.unitId)],
  )
  return rows[0] as unknown as ShiftRow | undefined
}

/** Places from the root to this one. */
export async function readPath(ctx: Ctx, unitId: Id): Promise<readonly Id[]> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  return (rows[0]?.path as Id[] | undefined) ?? []
}

/** Shifts that touch a span of time, soonest first. */
export const listShifts = (ctx: Ctx, from: Date, to: Date): Promise<(ShiftRow & { unit_name: string })[]> =>
  db(ctx)
    .selectFrom('shift as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .selectAll('s')
    .select('u.name as unit_name')
    .where('s.ends_at', '>', from)
    .where('s.starts_at', '<', to)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()

export const findShift = (ctx: Ctx, id: Id): Promise<ShiftRow | undefined> =>
  db(ctx).selectFrom('shift').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertShift = (
  ctx: Ctx,
  shift: Omit<ShiftRow, 'tenant_id' | 'swap_from' | 'swap_to'>,
): Promise<ShiftRow> =>
  db(ctx)
    .insertInto('shift')
    .values({ ...shift, tenant_id: tenantOf(ctx), swap_from: null, swap_to: null })
    .returningAll()
    .executeTakeFirstOrThrow()

export const changeShift = (ctx: Ctx, id: Id, change: Partial<ShiftRow>): Promise<unknown> =>
  db(ctx).updateTable('shift').set(change).where('id', '=', id).execute()

export const deleteShift = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).deleteFrom('shift').where('id', '=', id).execute()

/** Whoever fills places of this agency's roster waits for whoever does so now: no place is given twice. */
export const lockRoster = (ctx: Ctx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext(${`roster:${tenantOf(ctx)}`}))`.execute(db(ctx))

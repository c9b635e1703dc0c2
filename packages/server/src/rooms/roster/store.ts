import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
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

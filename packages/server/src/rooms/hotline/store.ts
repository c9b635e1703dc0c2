import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { db, type HotlineRow } from './tables.ts'

/** A number as it stands in the directory of the agency that is spoken for. */
export interface Listed extends HotlineRow {
  readonly unit_name: string | null
  readonly hidden_by: string | null
  readonly hidden_reason: string | null
  readonly hidden_at: Date | null
}

/** The directory, best first: the national lines, then the agency's own. Dates come as `YYYY-MM-DD`. */
export async function listHotlineRows(ctx: Ctx): Promise<Listed[]> {
  const { rows } = await ctx.line.query(
    `select h.id, h.number, h.rank, h.name, h.purpose, h.hours, h.name_en, h.purpose_en, h.hours_en, h.always, h.verified_by, h.verified_at::text as verified_at,
       h.tenant_id, h.unit_id, u.name as unit_name, x.by_name as hidden_by, x.reason as hidden_reason, x.at as hidden_at
     from hotline h left join unit u on u.id = h.unit_id
       left join hotline_hidden x on x.hotline_id = h.id and x.tenant_id = $1
     where h.tenant_id is null or h.tenant_id = $1 order by h.rank, h.name, h.id`,
    [tenantOf(ctx)],
  )
  return rows as unknown as Listed[]
}

/** Places from the root to this one. */
export async function readPath(ctx: Ctx, unitId: Id): Promise<readonly Id[]> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  return (rows[0]?.path as Id[] | undefined) ?? []
}

export const findHotline = (ctx: Ctx, id: Id): Promise<HotlineRow | undefined> =>
  db(ctx)
    .selectFrom('hotline')
    .selectAll()
    .where('id', '=', id)
    .where((e) => e.or([e('tenant_id', 'is', null), e('tenant_id', '=', tenantOf(ctx))]))
    .executeTakeFirst()

export interface Written {
  readonly number: string
  readonly name: string
  readonly purpose: string
  readonly hours: string
  readonly unit_id: Id
}

/** Own numbers stand before the national lines that are not for everybody, after the four that always show. */
const ownRank = 4

/** Safe to repeat. @returns false when the agency has this number already */
export async function insertHotline(ctx: Ctx, id: Id, line: Written): Promise<boolean> {
  const kept = { id, ...line, tenant_id: tenantOf(ctx), rank: ownRank, always: false, verified_at: null }
  const added = await db(ctx)
    .insertInto('hotline')
    .values({ ...kept, verified_by: null })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute()
  return added.length > 0
}

/** With other digits the number counts as never tried. */
export const updateHotline = (ctx: Ctx, id: Id, line: Written, tried: boolean): Promise<unknown> =>
  db(ctx)
    .updateTable('hotline')
    .set({ ...line, ...(tried ? {} : { verified_at: null, verified_by: null }) })
    .where('id', '=', id)
    .execute()

export const hide = (ctx: Ctx, id: Id, by_name: string, reason: string): Promise<unknown> =>
  db(ctx)
    .insertInto('hotline_hidden')
    .values({ tenant_id: tenantOf(ctx), hotline_id: id, by_name, reason, at: ctx.now })
    .onConflict((c) => c.columns(['tenant_id', 'hotline_id']).doUpdateSet({ by_name, reason, at: ctx.now }))
    .execute()

export const showAgain = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).deleteFrom('hotline_hidden').where('hotline_id', '=', id).execute()

export const setVerified = (ctx: Ctx, id: Id, day: string, by: string): Promise<unknown> =>
  db(ctx).updateTable('hotline').set({ verified_at: day, verified_by: by }).where('id', '=', id).execute()

export const insertHotlineTest = (
  ctx: Ctx,
  test: { id: Id; hotline_id: Id; staff_id: Id; answered: boolean; note: string },
): Promise<unknown> =>
  db(ctx)
    .insertInto('hotline_test')
    .values({ ...test, tenant_id: tenantOf(ctx), at: ctx.now })
    .execute()

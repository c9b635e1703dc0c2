import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { db, type HotlineRow } from './tables.ts'

/** The directory, best first. Dates come as `YYYY-MM-DD`. */
export const listHotlineRows = (ctx: Ctx): Promise<HotlineRow[]> =>
  db(ctx)
    .selectFrom('hotline')
    .select(['id', 'number', 'rank', 'name', 'purpose', 'hours', 'always', 'verified_by'])
    .select(sql<string | null>`verified_at::text`.as('verified_at'))
    .orderBy('rank')
    .execute()

export const findHotline = (ctx: Ctx, id: Id): Promise<{ id: Id } | undefined> =>
  db(ctx).selectFrom('hotline').select('id').where('id', '=', id).executeTakeFirst()

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

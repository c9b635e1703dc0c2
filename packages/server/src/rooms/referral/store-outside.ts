import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

/** Letters about the resident who speaks, newest first. */
export const ownReferrals = (ctx: Ctx, residentId: Id): Promise<t.ReferralRow[]> =>
  db(ctx)
    .selectFrom('referral')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where((q) => q.or([q('sent_at', 'is not', null), q('state', '=', 'CONSENT_PENDING')]))
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()

export const insertGlass = (ctx: Ctx, row: t.GlassRow): void =>
  keep.insert(ctx, 'glass', row, 'on conflict (id) do nothing')
export const findGlass = (ctx: Ctx, id: Id): Promise<t.GlassRow | undefined> =>
  db(ctx).selectFrom('glass').selectAll().where('id', '=', id).executeTakeFirst()
export const ownGlass = (ctx: Ctx, residentId: Id): Promise<t.GlassRow[]> =>
  db(ctx)
    .selectFrom('glass')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('opened_at', 'desc')
    .limit(20)
    .execute()

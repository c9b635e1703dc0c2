import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

export const insertTransfer = (
  ctx: Ctx,
  row: Omit<t.TransferRow, 'manifest' | 'stays' | 'arrived'> & { manifest: string; stays: string },
): void => keep.insert(ctx, 'case_transfer', row as never, 'on conflict (id) do nothing')
export const lockTransfer = (ctx: Ctx, id: Id): Promise<t.TransferRow | undefined> =>
  db(ctx).selectFrom('case_transfer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeTransfer = (
  ctx: Ctx,
  id: Id,
  change: Partial<Omit<t.TransferRow, 'arrived'>> & { arrived?: string },
): void => keep.change(ctx, 'case_transfer', { id }, change as never)
export const listTransfers = (ctx: Ctx): Promise<t.TransferRow[]> =>
  db(ctx).selectFrom('case_transfer').selectAll().orderBy('proposed_at', 'desc').limit(100).execute()
export const openTransferOf = (ctx: Ctx, residentId: Id): Promise<t.TransferRow | undefined> =>
  db(ctx)
    .selectFrom('case_transfer')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', '=', 'proposed')
    .executeTakeFirst()

export const hasOpenAlert = async (ctx: Ctx, residentId: Id): Promise<boolean> =>
  (await ctx.line.query('select 1 from referral_alert where resident_id = $1 limit 1', [residentId])).rows.length > 0

import type { blockKinds } from '@anxin/contract/transfer.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t
const waiting = ['asked', 'second', 'proposed'] as const

export const insertTransfer = (ctx: Ctx, row: t.TransferChange): void => keep.insert(ctx, 'case_transfer', row as never)
export const changeTransfer = (ctx: Ctx, id: Id, change: t.TransferChange): void =>
  keep.change(ctx, 'case_transfer', { id }, change as never)

export const lockTransfer = (ctx: Ctx, id: Id): Promise<t.TransferRow | undefined> =>
  db(ctx).selectFrom('case_transfer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const findTransfer = (ctx: Ctx, id: Id): Promise<t.TransferRow | undefined> =>
  db(ctx).selectFrom('case_transfer').selectAll().where('id', '=', id).executeTakeFirst()
/** Those that wait first, soonest due first; then the newest. */
export const listTransfers = (ctx: Ctx): Promise<t.TransferRow[]> =>
  db(ctx)
    .selectFrom('case_transfer')
    .selectAll()
    .orderBy('due_at', (order) => order.asc().nullsLast())
    .orderBy('proposed_at', 'desc')
    .limit(200)
    .execute()
export const isOffered = async (ctx: Ctx, residentIds: readonly Id[]): Promise<boolean> =>
  (await db(ctx)
    .selectFrom('case_transfer')
    .select('id')
    .where('resident_id', 'in', residentIds)
    .where('state', 'in', waiting)
    .executeTakeFirst()) !== undefined
/** Offers of this agency that wait for somebody and whose time has passed, to be told now or again after a day. */
export const lockDue = (ctx: Ctx, tenantId: Id, told: Date): Promise<t.TransferRow[]> =>
  db(ctx)
    .selectFrom('case_transfer')
    .selectAll()
    .where('from_tenant', '=', tenantId)
    .where('state', 'in', waiting)
    .where('due_at', '<=', ctx.now)
    .where((e) => e.or([e('told_at', 'is', null), e('told_at', '<=', told)]))
    .orderBy('due_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()

/** Everybody the person is here: two records of one person go together. */
export async function everybodyOf(ctx: Ctx, residentId: Id): Promise<Id[]> {
  const { rows } = await ctx.line.query('select same_person($1) as ids', [residentId])
  return rows[0]!.ids as Id[]
}
export async function blocksOf(ctx: Ctx, residentIds: readonly Id[]): Promise<(typeof blockKinds)[number][]> {
  const { rows } = await ctx.line.query('select case_blocks($1) as blocks', [residentIds])
  return rows[0]!.blocks as (typeof blockKinds)[number][]
}
export async function endsOf(ctx: Ctx, residentIds: readonly Id[]): Promise<t.Ending[]> {
  const { rows } = await ctx.line.query('select what, rows from case_ends($1, $2)', [residentIds, ctx.now])
  return rows as unknown as t.Ending[]
}
export async function nameOfAgency(ctx: Ctx, id: Id): Promise<string | undefined> {
  const { rows } = await ctx.line.query('select name from tenant where id = $1 and set_up_at is not null', [id])
  return rows[0]?.name as string | undefined
}
export async function placesOfAgency(ctx: Ctx, tenantId: Id): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query(
    `select id, name from unit where tenant_id = $1 order by (kind = 'cabin') desc, created_at, id`,
    [tenantId],
  )
  return rows as unknown as { id: Id; name: string }[]
}
export interface Owed {
  readonly what: 'rebook' | 'caring' | 'alert' | 'team'
  readonly at: Date
  readonly said: string
}
/** What the new lead is to know and do, read while the case is still offered. */
export async function owedOf(ctx: Ctx, residentIds: readonly Id[]): Promise<Owed[]> {
  const { rows } = await ctx.line.query('select what, at, said from case_owed($1, $2)', [residentIds, ctx.now])
  return rows as unknown as Owed[]
}

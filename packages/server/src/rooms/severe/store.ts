import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

export const lockPath = (ctx: Ctx, id: Id): Promise<t.PathRow | undefined> =>
  db(ctx).selectFrom('severe_path').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const openPathOf = (ctx: Ctx, residentId: Id): Promise<t.PathRow | undefined> =>
  db(ctx)
    .selectFrom('severe_path')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst()
export const insertPath = (ctx: Ctx, row: t.PathRow): void => keep.insert(ctx, 'severe_path', row)
export const changePath = (ctx: Ctx, id: Id, change: Partial<t.PathRow>): void =>
  keep.change(ctx, 'severe_path', { id }, change)

export type ListedPath = t.PathRow & { name_sealed: Uint8Array | null; path: Id[]; contact_at: Date | null }
/** Open paths, soonest due first, contacts owed among them. */
export async function listPaths(ctx: Ctx): Promise<ListedPath[]> {
  const { rows } = await ctx.line.query(
    `select p.*, r.name_sealed, u.path, c.due_at as contact_at from severe_path p join unit u on u.id = p.unit_id
       left join resident r on r.id = p.resident_id
       left join lateral (select min(due_at) as due_at from severe_contact where path_id = p.id and done_at is null) c on true
     where p.tenant_id = $1 and p.state <> 'ended' order by least(p.due_at, c.due_at) nulls last, p.id limit 200`,
    [tenantOf(ctx)],
  )
  return rows as unknown as ListedPath[]
}

export const insertVisit = (ctx: Ctx, row: t.VisitRow): void =>
  keep.insert(ctx, 'severe_visit', row, 'on conflict (id) do nothing')
export const lockVisit = (ctx: Ctx, id: Id): Promise<t.VisitRow | undefined> =>
  db(ctx).selectFrom('severe_visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeVisit = (ctx: Ctx, id: Id, change: Partial<t.VisitRow>): void =>
  keep.change(ctx, 'severe_visit', { id }, change)
export const listVisits = (ctx: Ctx, pathId: Id): Promise<t.VisitRow[]> =>
  db(ctx).selectFrom('severe_visit').selectAll().where('path_id', '=', pathId).orderBy('asked_at').execute()

/** The database counts it, ties it to the one before and keeps it for good. */
export const insertLevel = (ctx: Ctx, row: Omit<t.LevelRow, 'seq' | 'prev' | 'hash'>): void =>
  keep.insert(ctx, 'danger_level', { ...row, seq: 0, prev: '', hash: '' }, 'on conflict (id) do nothing')
export const listLevels = (ctx: Ctx, pathId: Id): Promise<t.LevelRow[]> =>
  db(ctx).selectFrom('danger_level').selectAll().where('path_id', '=', pathId).orderBy('seq').execute()
/** True while every level still follows from the one before. */
export async function isChainWhole(ctx: Ctx, pathId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as broken from (select d.*, lag(d.hash) over (order by d.seq) as before from danger_level d where d.path_id = $1) x
     where x.prev <> coalesce(x.before, x.path_id::text) or x.hash <> encode(sha256(convert_to(concat_ws('|', x.prev, x.id, x.seq, x.level,
       array_to_string(x.signs, ','), x.unsteady, x.rule, x.norm, x.by_id, x.second_name, extract(epoch from x.at)), 'utf8')), 'hex')`,
    [pathId],
  )
  return Number(rows[0]?.broken) === 0
}

export const insertContact = (ctx: Ctx, row: t.ContactRow): void => keep.insert(ctx, 'severe_contact', row)
export const lockContact = (ctx: Ctx, id: Id): Promise<t.ContactRow | undefined> =>
  db(ctx).selectFrom('severe_contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeContact = (ctx: Ctx, id: Id, change: Partial<t.ContactRow>): void =>
  keep.change(ctx, 'severe_contact', { id }, change)
export const listContacts = (ctx: Ctx, pathId: Id): Promise<t.ContactRow[]> =>
  db(ctx).selectFrom('severe_contact').selectAll().where('path_id', '=', pathId).orderBy('due_at').execute()

export interface Sent {
  readonly id: Id
  readonly to_name: string
  readonly state: string
  readonly due_at: Date | null
}
/** Urgent referrals of a path as the room referral shows them, in the order they were sent. */
export async function listSent(ctx: Ctx, pathId: Id): Promise<Sent[]> {
  const { rows } = await ctx.line.query(
    'select id, to_name, state, due_at from severe_referral where path_id = $1 order by sent_at',
    [pathId],
  )
  return rows as unknown as Sent[]
}

/** Somebody has to do something and has not; locked. */
export const lockDuePaths = (ctx: Ctx, toldBefore: Date): Promise<t.PathRow[]> =>
  db(ctx)
    .selectFrom('severe_path')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('due_at', '<=', ctx.now)
    .where('state', '<>', 'ended')
    .where((q) => q.or([q('told_at', 'is', null), q('told_at', '<', toldBefore)]))
    .forUpdate()
    .skipLocked()
    .execute()
export const lockDueContacts = (ctx: Ctx): Promise<t.ContactRow[]> =>
  db(ctx)
    .selectFrom('severe_contact')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('done_at', 'is', null)
    .where('call_at', '<=', ctx.now)
    .where('path_id', 'in', db(ctx).selectFrom('severe_path').select('id').where('state', '<>', 'ended'))
    .forUpdate()
    .skipLocked()
    .execute()

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, tenantOf, write } from '../../platform/ctx.ts'
import { lateMinutes } from './policy.ts'
import { type BatchRow, db, type HandedRow, keep, type PartnerRow } from './tables.ts'

/** One at a time from one partner: the same row in two requests at once is kept once. */
export const queuePartner = (ctx: Ctx, id: Id): Promise<unknown> =>
  ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1, 19))', [id])
/** One at a time of one row number, so that it becomes one report. */
export const queueNumber = (ctx: Ctx, row: Pick<HandedRow, 'partner_id' | 'row_index'>): Promise<unknown> =>
  queuePartner(ctx, `${row.partner_id}:${Buffer.from(row.row_index).toString('hex')}` as Id)

export const lockPartner = (ctx: Ctx, id: Id): Promise<PartnerRow | undefined> =>
  db(ctx).selectFrom('partner').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const findPartner = (ctx: Ctx, id: Id): Promise<PartnerRow | undefined> =>
  db(ctx).selectFrom('partner').selectAll().where('id', '=', id).executeTakeFirst()
export const insertPartner = (ctx: Ctx, row: PartnerRow): void =>
  keep.insert(ctx, 'partner', row, 'on conflict (id) do nothing')
export const changePartner = (ctx: Ctx, id: Id, change: Partial<PartnerRow>): void =>
  keep.change(ctx, 'partner', { id }, change)

/** The partner a key opens for, of whichever agency; undefined for a key nobody has. */
export async function findByKey(ctx: Ctx, hash: Buffer): Promise<{ id: Id; tenantId: Id } | undefined> {
  const { rows } = await ctx.line.query('select id, tenant_id from partner_of_key($1)', [hash])
  return rows[0] && { id: rows[0].id as Id, tenantId: rows[0].tenant_id as Id }
}

export async function pathOf(ctx: Ctx, unitId: Id): Promise<Id[] | undefined> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  return rows[0]?.path as Id[] | undefined
}

export interface PartnerListed extends PartnerRow {
  unit_name: string
  path: Id[]
  last_at: Date | null
  rows: number
}
/** Those still open first, then by name. */
export async function listPartners(ctx: Ctx): Promise<PartnerListed[]> {
  const { rows } = await ctx.line.query(
    `select p.*, u.name as unit_name, u.path, b.last_at, coalesce(b.rows, 0)::int as rows from partner p join unit u on u.id = p.unit_id
       left join lateral (select max(at) as last_at, sum(rows - repeated) as rows from partner_batch where partner_id = p.id) b on true
     where p.tenant_id = $1 order by (p.shut_at is not null), p.name, p.id`,
    [tenantOf(ctx)],
  )
  return rows as unknown as PartnerListed[]
}

export interface BatchListed extends BatchRow {
  partner_name: string
  path: Id[]
  waiting: number
  raised: number
}
/** Newest first. */
export async function listBatches(ctx: Ctx): Promise<BatchListed[]> {
  const { rows } = await ctx.line.query(
    `select b.*, p.name as partner_name, u.path,
       (select count(*)::int from partner_row r where r.batch_id = b.id and r.state = 'waiting') as waiting,
       (select count(*)::int from partner_row r where r.batch_id = b.id and r.state in ('raised','entered')) as raised
     from partner_batch b join partner p on p.id = b.partner_id join unit u on u.id = p.unit_id
     where b.tenant_id = $1 order by b.at desc, b.id limit 50`,
    [tenantOf(ctx)],
  )
  return rows as unknown as BatchListed[]
}

export interface Keyed {
  readonly row: string
  readonly words: string
}
/** Words known of rows with these numbers, both as hex. */
export async function wordsOf(ctx: Ctx, partnerId: Id, numbers: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await ctx.line.query(
    `select encode(r.row_index, 'hex') as row, encode(r.words_index, 'hex') as words
     from jsonb_array_elements_text($2::jsonb) one join partner_row r on r.partner_id = $1 and r.row_index = decode(one, 'hex')`,
    [partnerId, JSON.stringify([...new Set(numbers)])],
  )
  const known = new Map<string, Set<string>>()
  for (const { row, words } of rows as unknown as Keyed[]) known.set(row, (known.get(row) ?? new Set()).add(words))
  return known
}

export const insertBatch = (ctx: Ctx, row: BatchRow): void =>
  keep.insert(ctx, 'partner_batch', row, 'on conflict (id) do nothing')

export interface NewRow extends Keyed {
  readonly id: Id
  readonly line: number
  readonly sealed: Buffer
  readonly problem: string | null
}
/** How many of these were handed over before, in another batch. */
export async function countKnown(ctx: Ctx, partnerId: Id, batchId: Id, rows: readonly Keyed[]): Promise<number> {
  const { rows: found } = await ctx.line.query(
    `select count(*)::int as n from jsonb_array_elements($3::jsonb) one join partner_row r on r.partner_id = $1 and r.batch_id <> $2
       and r.row_index = decode(one->>'row', 'hex') and r.words_index = decode(one->>'words', 'hex')`,
    [partnerId, batchId, JSON.stringify(rows.map(({ row, words }) => ({ row, words })))],
  )
  return Number(found[0]?.n)
}

/** Keeps rows nobody knows yet. @returns the ids of those that are new; the others have come again */
export async function insertRows(
  ctx: Ctx,
  partnerId: Id,
  batchId: Id,
  rows: readonly NewRow[],
): Promise<ReadonlySet<Id>> {
  const { rows: kept } = await ctx.line.query(
    `insert into partner_row as r (id, tenant_id, partner_id, batch_id, line, row_index, words_index, row_sealed, state, problem, at, last_at)
     select (one->>'id')::uuid, $2, $3, $4, (one->>'line')::int, decode(one->>'row', 'hex'), decode(one->>'words', 'hex'),
       decode(one->>'sealed', 'base64'), 'waiting', one->>'problem', $5, $5 from jsonb_array_elements($1::jsonb) one
     on conflict (partner_id, row_index, words_index) do update set last_at = $5,
       times = r.times + case when r.batch_id = excluded.batch_id then 0 else 1 end
     returning r.id`,
    [
      JSON.stringify(rows.map(({ sealed, ...one }) => ({ ...one, sealed: sealed.toString('base64') }))),
      ...[tenantOf(ctx), partnerId, batchId, ctx.now],
    ],
  )
  return new Set(kept.map((one) => one.id as Id))
}

/** A row for this transaction; undefined when another node has it. */
export const takeRow = (ctx: Ctx, id: Id): Promise<HandedRow | undefined> =>
  db(ctx).selectFrom('partner_row').selectAll().where('id', '=', id).forUpdate().skipLocked().executeTakeFirst()
export const lockRow = (ctx: Ctx, id: Id): Promise<HandedRow | undefined> =>
  db(ctx).selectFrom('partner_row').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeRow = (ctx: Ctx, id: Id, change: Partial<HandedRow>): void =>
  keep.change(ctx, 'partner_row', { id }, change)

/** The report that a row of this number has become. */
export async function reportOf(ctx: Ctx, row: Pick<HandedRow, 'partner_id' | 'row_index'>): Promise<Id | undefined> {
  const { rows } = await ctx.line.query(
    'select report_id from partner_row where partner_id = $1 and row_index = $2 and report_id is not null order by at limit 1',
    [row.partner_id, row.row_index],
  )
  return rows[0]?.report_id as Id | undefined
}

const openSql = `(r.state = 'unread' or (r.state = 'waiting' and r.at <= $1))`
export interface UnreadRow extends HandedRow {
  partner_name: string
  unit_id: Id
  path: Id[]
}
/** Rows a person must look at, oldest first: what could not be read, and what was not raised in time. */
export async function listUnread(ctx: Ctx): Promise<UnreadRow[]> {
  const { rows } = await ctx.line.query(
    `select r.*, p.name as partner_name, p.unit_id, u.path from partner_row r join partner p on p.id = r.partner_id
       join unit u on u.id = p.unit_id where r.tenant_id = $2 and ${openSql} order by r.at, r.line limit 300`,
    [minutesLater(ctx.now, -lateMinutes), tenantOf(ctx)],
  )
  return rows as unknown as UnreadRow[]
}

/** Rows that wait for too long, across agencies; call as the house. */
export async function listLate(ctx: Ctx): Promise<{ id: Id; tenant_id: Id }[]> {
  const { rows } = await ctx.line.query(
    `select id, tenant_id from partner_row where state = 'waiting' and at <= $1 order by at limit 200`,
    [minutesLater(ctx.now, -lateMinutes)],
  )
  return rows as { id: Id; tenant_id: Id }[]
}

/** Forgets what stands in rows that were seen to; call as the house. */
export const forgetRows = (ctx: Ctx, before: Date): void =>
  write(
    ctx,
    `update partner_row set row_sealed = null where row_sealed is not null and state in ('raised','entered','nothing') and at < $1`,
    [before],
  )

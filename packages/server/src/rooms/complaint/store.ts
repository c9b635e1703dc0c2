import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, tenantOf } from '../../platform/ctx.ts'
import { type ComplaintRow, db, keep } from './tables.ts'

/** Sent again, it is there already: nothing is written. */
export const insertComplaint = (ctx: Ctx, row: Partial<ComplaintRow>): void =>
  keep.insert(ctx, 'complaint', row, 'on conflict (id) do nothing')

export const findByCode = (ctx: Ctx, index: Uint8Array): Promise<ComplaintRow | undefined> =>
  db(ctx).selectFrom('complaint').selectAll().where('code_index', '=', index).forUpdate().executeTakeFirst()

export const lockComplaint = (ctx: Ctx, id: Id): Promise<ComplaintRow | undefined> =>
  db(ctx).selectFrom('complaint').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const listSigned = (ctx: Ctx, residentId: Id): Promise<ComplaintRow[]> =>
  db(ctx)
    .selectFrom('complaint')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('filed_at', 'desc')
    .limit(50)
    .execute()

export interface Listed extends ComplaintRow {
  readonly unit_name: string
  readonly handler_name: string | null
  readonly name_sealed: Uint8Array | null
}

const shownSql = `select c.*, u.name as unit_name, f.name as handler_name, r.name_sealed from complaint c
  join unit u on u.id = c.unit_id left join staff f on f.id = c.handler_id left join resident r on r.id = c.resident_id`
const openStates = `('received','taken','reopened')`

/** Those of one's places (the row wall shows no others), soonest due first; ended ones newest first. */
export async function listComplaints(ctx: Ctx, view: 'open' | 'ended'): Promise<Listed[]> {
  const { rows } = await ctx.line.query(
    view === 'open'
      ? `${shownSql} where c.state in ${openStates} order by c.due_at, c.id limit 200`
      : `${shownSql} where c.state not in ${openStates} order by c.answered_at desc, c.id limit 200`,
  )
  return rows as unknown as Listed[]
}

export async function findListed(ctx: Ctx, id: Id): Promise<Listed | undefined> {
  const { rows } = await ctx.line.query(`${shownSql} where c.id = $1`, [id])
  return rows[0] as unknown as Listed | undefined
}

/** How those of one's places were answered in the last twelve months. */
export async function countKept(ctx: Ctx): Promise<{ overdue: number; answered: number; inTime: number }> {
  const { rows } = await ctx.line.query(
    `select (count(*) filter (where state in ${openStates} and due_at < $1))::int as overdue,
       (count(*) filter (where answered_at > $2))::int as answered,
       (count(*) filter (where answered_at > $2 and answered_in_time))::int as in_time from complaint`,
    [ctx.now, minutesLater(ctx.now, -365 * 24 * 60)],
  )
  const row = rows[0]!
  return { overdue: Number(row.overdue), answered: Number(row.answered), inTime: Number(row.in_time) }
}

export async function listStaffNames(ctx: Ctx): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query('select id, name from staff where tenant_id = $1', [tenantOf(ctx)])
  return rows as unknown as { id: Id; name: string }[]
}

/** Open ones that nobody was told of yet and that are due by then; locked. */
export const lockDueBy = (ctx: Ctx, by: Date): Promise<ComplaintRow[]> =>
  db(ctx)
    .selectFrom('complaint')
    .selectAll()
    .where('state', 'in', ['received', 'taken', 'reopened'])
    .where('due_at', '<=', by)
    .orderBy('due_at')
    .forUpdate()
    .skipLocked()
    .limit(200)
    .execute()

export const change = (ctx: Ctx, id: Id, changes: Partial<ComplaintRow>): void =>
  keep.change(ctx, 'complaint', { id }, changes)

import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { db, type RunRow } from './tables.ts'

/** Newest first. */
export const listRuns = (ctx: Ctx): Promise<RunRow[]> =>
  db(ctx).selectFrom('drill_run').selectAll().orderBy('opened_at', 'desc').limit(50).execute()

export const lockRun = (ctx: Ctx, id: Id): Promise<RunRow | undefined> =>
  db(ctx).selectFrom('drill_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findRunByCode = (ctx: Ctx, index: Uint8Array): Promise<RunRow | undefined> =>
  db(ctx).selectFrom('drill_run').selectAll().where('code_index', '=', index).forUpdate().executeTakeFirst()

export const insertRun = (ctx: Ctx, row: RunRow): Promise<unknown> =>
  db(ctx).insertInto('drill_run').values(row).execute()

export const endRun = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).updateTable('drill_run').set({ ended_at: ctx.now }).where('id', '=', id).execute()

/** Runs whose time is over, locked: another node passes them by. */
export const takeOver = (ctx: Ctx): Promise<RunRow[]> =>
  db(ctx)
    .selectFrom('drill_run')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', ctx.now)
    .forUpdate()
    .skipLocked()
    .execute()

export async function countCame(ctx: Ctx, runId: Id): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as n from drill_caller where run_id = $1', [runId])
  return Number(rows[0]?.n)
}

export const insertCaller = (ctx: Ctx, row: { resident_id: Id; tenant_id: Id; run_id: Id }): Promise<unknown> =>
  db(ctx).insertInto('drill_caller').values(row).execute()

/** Events of a run that are still open. */
export async function listOpen(ctx: Ctx, runId: Id): Promise<Id[]> {
  const { rows } = await ctx.line.query(
    `select id from drill_event where run_id = $1 and state not in ('CLOSED','DECEASED') order by raised_at, id`,
    [runId],
  )
  return rows.map((row) => row.id as Id)
}

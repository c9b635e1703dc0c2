import type { NightFacts } from '@anxin/core/crisis/drill.ts'
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

/** The drill of a night, whatever became of it. */
export const findNight = (ctx: Ctx, night: string): Promise<RunRow | undefined> =>
  db(ctx).selectFrom('drill_run').selectAll().where('night', '=', night).executeTakeFirst()

/** @returns false when this night has its drill already */
export async function insertNight(ctx: Ctx, row: RunRow): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('drill_run')
    .values({ ...row, failures: row.failures })
    .onConflict((c) => c.columns(['tenant_id', 'night']).where('night', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export const judgeRun = (ctx: Ctx, id: Id, failures: RunRow['failures']): Promise<unknown> =>
  db(ctx).updateTable('drill_run').set({ failures }).where('id', '=', id).execute()

/** Nights that are over since a moment and nobody has judged, locked. */
export const takeUnjudged = (ctx: Ctx, before: Date): Promise<RunRow[]> =>
  db(ctx)
    .selectFrom('drill_run')
    .selectAll()
    .where('night', 'is not', null)
    .where('failures', 'is', null)
    .where('ends_at', '<=', before)
    .forUpdate()
    .skipLocked()
    .execute()

/** How the ladders of a run were climbed, as far as they fell due before a moment. */
export async function rungsOf(ctx: Ctx, run: RunRow, before: Date): Promise<NightFacts['rungs']> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as due, (count(*) filter (where g.fired_at is null))::int as open,
       coalesce(max(extract(epoch from g.fired_at - g.due_at)), 0)::float8 as latest
     from drill_rung g join drill_event e on e.id = g.event_id
     where e.run_id = $1 and g.due_at <= $2 and (g.fired_at is not null or g.cancelled_at is null or g.cancelled_at >= $3)`,
    [run.id, before, run.ends_at],
  )
  const { due, open, latest } = rows[0]!
  return { due: Number(due), open: Number(open), latest: Math.round(Number(latest)) }
}

/** Events of a run for which nobody was called at once. */
export async function countUncalled(ctx: Ctx, runId: Id): Promise<number> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as n from drill_event e where e.run_id = $1
       and not exists (select 1 from drill_page p where p.event_id = e.id and p.rung = 0)`,
    [runId],
  )
  return Number(rows[0]?.n)
}

export async function countCame(ctx: Ctx, runId: Id): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as n from drill_caller where run_id = $1', [runId])
  return Number(rows[0]?.n)
}

export const insertCaller = (ctx: Ctx, row: { resident_id: Id; tenant_id: Id; run_id: Id }): Promise<unknown> =>
  db(ctx)
    .insertInto('drill_caller')
    .values(row)
    .onConflict((c) => c.column('resident_id').doNothing())
    .execute()

/** Events of a run that are still open. */
export async function listOpen(ctx: Ctx, runId: Id): Promise<Id[]> {
  const { rows } = await ctx.line.query(
    `select id from drill_event where run_id = $1 and state not in ('CLOSED','DECEASED') order by raised_at, id`,
    [runId],
  )
  return rows.map((row) => row.id as Id)
}

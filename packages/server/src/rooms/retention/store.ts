import type { Id } from '@anxin/core/ids.ts'
import type { RetentionCode } from '@anxin/core/retention/schedule.ts'
import { type Ctx, tenantOf, write } from '../../platform/ctx.ts'
import { db, type HoldRow, keep, type TermRow } from './tables.ts'

/** The last word about each class that the agency has spoken. */
export async function listTerms(ctx: Ctx): Promise<Map<RetentionCode, TermRow>> {
  const { rows } = await ctx.line.query(
    'select distinct on (code) * from retention_term where tenant_id = $1 order by code, at desc, id desc',
    [tenantOf(ctx)],
  )
  return new Map((rows as unknown as TermRow[]).map((row) => [row.code, row]))
}

export const insertTerm = (ctx: Ctx, row: TermRow): void => keep.insert(ctx, 'retention_term', row)

/** How many things of a class would be over with so many months. */
export async function countDue(ctx: Ctx, code: RetentionCode, months: number): Promise<number> {
  const { rows } = await ctx.line.query('select retention_count($1, $2, $3) as due', [code, months, ctx.now])
  return Number(rows[0]?.due ?? 0)
}

/** Whose record carries this number; undefined where there is none here. */
export async function findByNumber(ctx: Ctx, by: HoldRow['found_by'], number: number): Promise<Id | undefined> {
  const { rows } = await ctx.line.query('select retention_find($1, $2) as id', [by, number])
  return (rows[0]?.id as Id | null) ?? undefined
}

/** Standing ones first, then those let go, newest first. */
export const listHolds = (ctx: Ctx): Promise<HoldRow[]> =>
  db(ctx)
    .selectFrom('legal_hold')
    .selectAll()
    .orderBy('released_at', (by) => by.desc().nullsFirst())
    .orderBy('placed_at', 'desc')
    .limit(500)
    .execute()

export const lockHold = (ctx: Ctx, id: Id): Promise<HoldRow | undefined> =>
  db(ctx).selectFrom('legal_hold').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertHold = (ctx: Ctx, row: Partial<HoldRow>): void =>
  keep.insert(ctx, 'legal_hold', row, 'on conflict (id) do nothing')

export const changeHold = (ctx: Ctx, id: Id, changes: Partial<HoldRow>): void =>
  keep.change(ctx, 'legal_hold', { id }, changes)

/** Whether everything of a person is kept as it is, whoever asks. */
export async function isHeld(ctx: Ctx, residentId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select is_held($1) as held', [residentId])
  return rows[0]?.held === true
}

export interface RunLine {
  readonly id: Id
  readonly day: string
  readonly finished_at: Date | null
  readonly lines: readonly {
    readonly code: RetentionCode
    readonly subjects: number
    readonly rows: number
    readonly oldest: string | null
    readonly newest: string | null
    readonly held: number
    readonly minors: number
  }[]
}

/** Runs newest first, each with the classes of which something was removed or held back. */
export async function listRuns(ctx: Ctx): Promise<RunLine[]> {
  const { rows } = await ctx.line.query(
    `select r.id, to_char(r.on_day, 'YYYY-MM-DD') as day, r.finished_at,
       coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'subjects', l.subjects, 'rows', l.rows,
           'oldest', to_char(l.oldest, 'YYYY-MM-DD'), 'newest', to_char(l.newest, 'YYYY-MM-DD'), 'held', l.held, 'minors', l.minors) order by l.code)
         from retention_line l where l.run_id = r.id and l.subjects + l.rows + l.held + l.minors > 0), '[]'::jsonb) as lines
     from retention_run r where r.tenant_id = $1 order by r.on_day desc limit 400`,
    [tenantOf(ctx)],
  )
  return rows as unknown as RunLine[]
}

/** Opens the run of a day, or finds it. @returns its id; undefined where it is done */
export async function openRun(ctx: Ctx, id: Id, day: string): Promise<Id | undefined> {
  write(
    ctx,
    'insert into retention_run (id, tenant_id, on_day, begun_at) values ($1,$2,$3,$4) on conflict (tenant_id, on_day) do nothing',
    [id, tenantOf(ctx), day, ctx.now],
  )
  const { rows } = await ctx.line.query(
    'select id from retention_run where tenant_id = $1 and on_day = $2 and finished_at is null',
    [tenantOf(ctx), day],
  )
  return rows[0]?.id as Id | undefined
}

export interface Kind {
  readonly kind: string
  readonly code: RetentionCode
}

/** What is kept and goes as a whole, in the order in which it goes. */
export async function listKinds(ctx: Ctx): Promise<Kind[]> {
  const { rows } = await ctx.line.query(
    `select kind, code from retention_kind where kind <> 'audit_line' order by sort`,
  )
  return rows as unknown as Kind[]
}

export interface Candidate {
  readonly id: Id
  readonly resident_id: Id | null
  readonly ended_at: Date
  readonly minor: boolean
  readonly held: boolean
  readonly birth_sealed: Uint8Array | null
  readonly of_age_on: string | null
}

/** Where a list was read down to. */
export interface Mark {
  readonly at: Date
  readonly id: Id
}

/** Things whose term is over, oldest first, after the mark. */
export async function listOver(ctx: Ctx, kind: string, after: Mark, most: number): Promise<Candidate[]> {
  const { rows } = await ctx.line.query(
    `select id, resident_id, ended_at, minor, held, birth_sealed, to_char(of_age_on, 'YYYY-MM-DD') as of_age_on
     from retention_list($1, $2, $3, $4, $5)`,
    [kind, ctx.now, after.at, after.id, most],
  )
  return rows as unknown as Candidate[]
}

/** Removes one thing and all that hangs on it. @returns false where the database found it not due, or gone */
export async function remove(
  ctx: Ctx,
  runId: Id,
  kind: string,
  { id, ofAge }: { id: Id; ofAge: string | null },
): Promise<boolean> {
  const { rows } = await ctx.line.query('select retention_remove($1, $2, $3, $4, $5) as gone', [
    ...[runId, kind, id, ofAge, ctx.now],
  ])
  return rows[0]?.gone !== null
}

/** Removes a portion of the log. @returns how many rows */
export async function removeLog(ctx: Ctx, runId: Id, most: number): Promise<number> {
  const { rows } = await ctx.line.query('select retention_remove_log($1, $2, $3) as gone', [runId, ctx.now, most])
  return Number(rows[0]?.gone ?? 0)
}

export async function finishRun(ctx: Ctx, runId: Id, held: Readonly<Record<string, object>>): Promise<void> {
  await ctx.line.query('select retention_finish($1, $2::jsonb, $3)', [runId, JSON.stringify(held), ctx.now])
}

import type { Id } from '@anxin/core/ids.ts'
import { rollingDays } from '@anxin/core/retention/schedule.ts'
import { sql } from 'kysely'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../platform/ctx.ts'
import { db, type LeafRow, type MoodRow, type RunRow, type SelfHelpTables, type SuggestionRow } from './tables.ts'

type Kept = 'mood' | 'exercise_run' | 'exercise_leaf' | 'programme'

/**
 * Writes a row unless its id is there. @returns false when it was there: it is locked then, and `before` has it
 */
export async function insertOnce<T extends Kept>(
  ctx: Ctx,
  table: T,
  row: SelfHelpTables[T],
): Promise<{ isNew: true } | { isNew: false; before: SelfHelpTables[T] | undefined }> {
  const columns = Object.keys(row)
  const { rows } = await ctx.line.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
     on conflict (id) do nothing returning id`,
    Object.values(row),
  )
  if (rows[0]) return { isNew: true }
  const before = await ctx.line.query(`select ${dayAsText(table)} from ${table} where id = $1 for update`, [row.id])
  return { isNew: false, before: before.rows[0] as unknown as SelfHelpTables[T] | undefined }
}

const dayAsText = (table: Kept): string => (table === 'mood' || table === 'exercise_leaf' ? '*, day::text as day' : '*')

const day = sql<string>`day::text`.as('day')

/** The resident's own entries between two days, newest first. */
export const listMoods = (ctx: Ctx, residentId: Id, from: string, until: string, most = 2000): Promise<MoodRow[]> =>
  db(ctx)
    .selectFrom('mood')
    .selectAll()
    .select(day)
    .where('resident_id', '=', residentId)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('mood.day', 'desc')
    .orderBy('at', 'desc')
    .limit(most)
    .execute()

export const findMood = (ctx: Ctx, residentId: Id, id: Id): Promise<MoodRow | undefined> =>
  db(ctx)
    .selectFrom('mood')
    .selectAll()
    .select(day)
    .where('resident_id', '=', residentId)
    .where('id', '=', id)
    .executeTakeFirst()

export interface ShareShown {
  readonly moodId: Id
  readonly staffId: Id
  readonly name: string
  readonly since: Date
}

/** With whom entries are shared now, by name. */
export async function listShares(ctx: Ctx, residentId: Id, moodIds: readonly Id[]): Promise<ShareShown[]> {
  if (moodIds.length === 0) return []
  const { rows } = await ctx.line.query(
    `select s.mood_id, s.staff_id, s.since, f.name from mood_share s join staff f on f.id = s.staff_id
     where s.resident_id = $1 and s.mood_id = any($2) and s.ended_at is null order by f.name, f.id`,
    [residentId, moodIds],
  )
  return rows.map((row) => ({
    ...{ moodId: row.mood_id as Id, staffId: row.staff_id as Id },
    ...{ name: row.name as string, since: row.since as Date },
  }))
}

export interface SharedMood extends MoodRow {
  readonly since: Date
  readonly name_sealed: Uint8Array | null
}

/** Entries shown to a member of staff now, newest first, with whose they are. */
export async function listSharedWith(ctx: Ctx, staffId: Id): Promise<SharedMood[]> {
  const { rows } = await ctx.line.query(
    `select m.*, m.day::text as day, s.since, r.name_sealed from mood_share s
       join mood m on m.id = s.mood_id join resident r on r.id = m.resident_id
     where s.staff_id = $1 and s.ended_at is null order by m.day desc, m.at desc limit 500`,
    [staffId],
  )
  return rows as unknown as SharedMood[]
}

/** When this member of staff was last noted as having looked at what each of these residents shows. */
export async function lastLooks(
  ctx: Ctx,
  staffId: Id,
  residents: readonly Id[],
  line: string,
  since: Date,
): Promise<Map<Id, Date>> {
  const { rows } = await ctx.line.query(
    `select resident_id, max(at) as at from audit_line
     where resident_id = any($1) and who_kind = 'staff' and who_id = $2 and line = $3 and at > $4 group by resident_id`,
    [residents, staffId, line, since],
  )
  return new Map(rows.map((row) => [row.resident_id as Id, row.at as Date]))
}

export const listRuns = (ctx: Ctx, residentId: Id, most: number): Promise<RunRow[]> =>
  db(ctx)
    .selectFrom('exercise_run')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()

export const listLeaves = (ctx: Ctx, residentId: Id, most: number): Promise<LeafRow[]> =>
  db(ctx)
    .selectFrom('exercise_leaf')
    .selectAll()
    .select(day)
    .where('resident_id', '=', residentId)
    .orderBy('exercise_leaf.day', 'desc')
    .orderBy('kept_at', 'desc')
    .limit(most)
    .execute()

/** What was proposed and refused, locked, so that two entries are not both told something. */
export async function lockSuggestion(ctx: Ctx, tenantId: Id, residentId: Id): Promise<SuggestionRow> {
  await ctx.line.query(
    'insert into suggestion_kept (resident_id, tenant_id) values ($1, $2) on conflict (resident_id) do nothing',
    [residentId, tenantId],
  )
  const { rows } = await ctx.line.query(
    `select *, suggested_on::text as suggested_on, refused_on::text as refused_on
     from suggestion_kept where resident_id = $1 for update`,
    [residentId],
  )
  return rows[0] as unknown as SuggestionRow
}

/** Deletes what is older, across agencies; call as the house. A programme counts from its end. @returns rows deleted */
export async function deleteOld(ctx: Ctx): Promise<number> {
  const before = minutesLater(ctx.now, -rollingDays.mood * 24 * 60)
  let gone = 0
  for (const [table, column] of [
    ['mood', 'day'],
    ['exercise_run', 'started_at'],
    ['exercise_leaf', 'day'],
    ['programme', 'ended_at'],
  ] as const) {
    // a day is one of Asia/Shanghai, whatever zone the database counts in
    const limit = column === 'day' ? shanghaiDay(before) : before
    const { count } = await ctx.line.query(`delete from ${table} where ${column} < $1 and not is_held(resident_id)`, [
      limit,
    ])
    gone += count
  }
  return gone
}

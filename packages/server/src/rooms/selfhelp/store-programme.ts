import type { Id } from '@anxin/core/ids.ts'
import { type Reachable, reachable } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type ContactRow, db, type ProgrammeRow, type SessionRow } from './tables.ts'

/** The programme somebody is in, or was in last. */
export const findLast = (ctx: Ctx, residentId: Id): Promise<ProgrammeRow | undefined> =>
  db(ctx)
    .selectFrom('programme')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A resident's own programme, locked. */
export const lockOwn = (ctx: Ctx, residentId: Id, id: Id): Promise<ProgrammeRow | undefined> =>
  db(ctx)
    .selectFrom('programme')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Every programme of somebody, oldest first. */
export const listOwn = (ctx: Ctx, residentId: Id): Promise<ProgrammeRow[]> =>
  db(ctx).selectFrom('programme').selectAll().where('resident_id', '=', residentId).orderBy('started_at').execute()

/** Who accompanies somebody through the programme they are in. */
export async function findHelper(ctx: Ctx, residentId: Id): Promise<Id | undefined> {
  const row = await db(ctx)
    .selectFrom('programme')
    .select('helper_id')
    .where('resident_id', '=', residentId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return row?.helper_id ?? undefined
}

export const listSessions = (ctx: Ctx, programmeId: Id): Promise<SessionRow[]> =>
  db(ctx)
    .selectFrom('programme_session')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('number')
    .execute()

/** A line of the helpers' board. */
export interface BoardRow extends ProgrammeRow {
  readonly unit_name: string
  readonly unit_path: Id[]
  readonly name_sealed: Uint8Array | null
  readonly helper_name: string | null
  readonly sessions: readonly { readonly number: number; readonly doneAt: string; readonly problem: number | null }[]
}

const boardSql = `select p.*, u.name as unit_name, u.path as unit_path, r.name_sealed, f.name as helper_name,
    coalesce((select jsonb_agg(jsonb_build_object('number', s.number, 'doneAt', s.done_at, 'problem', s.problem) order by s.number)
      from programme_session s where s.programme_id = p.id), '[]'::jsonb) as sessions
  from programme p join unit u on u.id = p.unit_id join resident r on r.id = p.resident_id
    left join staff f on f.id = p.helper_id`

/** A programme that ended is still shown for so long, in days. */
const shownAfterDays = 30

/**
 * Programmes this member of staff accompanies, those that wait for a helper at or below `waitingAt`, and all at or
 * below `keptAt`. Running ones first, those without a time or with the soonest contact first.
 */
export async function listBoard(
  ctx: Ctx,
  staffId: Id,
  waitingAt: readonly Id[],
  keptAt: readonly Id[],
): Promise<BoardRow[]> {
  const { rows } = await ctx.line.query(
    `${boardSql}
     where (p.helper_id = $1 or u.path && $3::uuid[]
         or (p.state = 'running' and p.wants_helper and p.helper_id is null and u.path && $2::uuid[]))
       and (p.ended_at is null or p.ended_at > $4::timestamptz - make_interval(days => ${shownAfterDays}))
     order by (p.state = 'running') desc, p.next_contact_at nulls first, p.started_at, p.id limit 500`,
    [staffId, waitingAt, keptAt, ctx.now],
  )
  return rows as unknown as BoardRow[]
}

/** One line of the board, of whatever the speaker may see. */
export async function findOnBoard(ctx: Ctx, id: Id): Promise<BoardRow | undefined> {
  const { rows } = await ctx.line.query(`${boardSql} where p.id = $1`, [id])
  return rows[0] as unknown as BoardRow | undefined
}

/** Locked for the helper who works on it. */
export const lockHelped = (ctx: Ctx, id: Id): Promise<ProgrammeRow | undefined> =>
  db(ctx).selectFrom('programme').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Becomes the helper, unless somebody was quicker. @returns whether it is so now */
export async function setHelper(ctx: Ctx, id: Id, staffId: Id): Promise<boolean> {
  const { count } = await ctx.line.query(
    `update programme set helper_id = $2, heard_at = case when helper_id is null then $3 else heard_at end
     where id = $1 and state = 'running' and wants_helper and (helper_id is null or helper_id = $2)`,
    [id, staffId, ctx.now],
  )
  return count === 1
}

/** True for a running programme of one's places that a colleague accompanies: see the migration. */
export async function isTaken(ctx: Ctx, id: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select programme_taken($1) as taken', [id])
  return rows[0]?.taken === true
}

/** @returns false when this contact was there already */
export async function insertContact(ctx: Ctx, row: ContactRow): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('helper_contact')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export interface ContactShown extends ContactRow {
  readonly by: string
}

/** Contacts noted in a programme, newest first. */
export async function listContacts(ctx: Ctx, programmeId: Id): Promise<ContactShown[]> {
  const { rows } = await ctx.line.query(
    `select c.*, coalesce(f.name, '') as by from helper_contact c left join staff f on f.id = c.staff_id
     where c.programme_id = $1 order by c.at desc, c.id desc limit 200`,
    [programmeId],
  )
  return rows as unknown as ContactShown[]
}

/** Counts over the people of some places, each with the programme they are in or were in last: no name, no row. */
export interface Counts {
  readonly begun: number
  readonly finished: number
  readonly left: number
  readonly helped: number
  readonly minutes: number
  readonly rated: number
  readonly change: number
}

export async function countProgrammes(ctx: Ctx, places: readonly Id[]): Promise<Counts> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as begun, count(*) filter (where p.state = 'finished')::int as finished,
       count(*) filter (where p.state = 'left')::int as left,
       count(p.helper_id)::int as helped, coalesce(sum(p.minutes) filter (where p.helper_id is not null), 0)::int as minutes,
       count(c.change)::int as rated, coalesce(avg(c.change), 0)::float8 as change
     from (select distinct on (resident_id) * from programme order by resident_id, started_at desc, id) p
     join unit u on u.id = p.unit_id
     left join lateral (select
         (select s.problem from programme_session s where s.programme_id = p.id and s.problem is not null order by s.number desc limit 1)
         - (select s.problem from programme_session s where s.programme_id = p.id and s.problem is not null order by s.number limit 1) as change
       where (select count(s.problem) from programme_session s where s.programme_id = p.id) >= 2) c on true
     where u.path && $1::uuid[]`,
    [places],
  )
  return rows[0] as unknown as Counts
}

/** So many days without a word make a likely drop-out. @source contract selfhelp (two weeks) */
const quietDays = 14

/** Programmes nothing was heard of for two weeks, not told yet, locked; a node beside this one takes others. */
export async function lockQuiet(ctx: Ctx): Promise<ProgrammeRow[]> {
  const { rows } = await ctx.line.query(
    `select * from programme where state = 'running' and wants_helper
       and heard_at <= $1::timestamptz - make_interval(days => ${quietDays})
       and (quiet_told_at is null or quiet_told_at < heard_at)
     order by heard_at limit 200 for update skip locked`,
    [ctx.now],
  )
  return rows as unknown as ProgrammeRow[]
}

export const markQuietTold = (ctx: Ctx, ids: readonly Id[]): Promise<unknown> =>
  db(ctx).updateTable('programme').set({ quiet_told_at: ctx.now }).where('id', 'in', ids).execute()

/** The helper, while they are still a colleague. */
export async function findActiveHelper(ctx: Ctx, staffId: Id): Promise<Reachable | undefined> {
  const { rows } = await ctx.line.query(
    `select id, name, phone_sealed, email_sealed from staff where id = $1 and state = 'active'`,
    [staffId],
  )
  return rows[0] && reachable(rows[0])
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf, write } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

export const insertDoor = (ctx: Ctx, row: t.DoorRow): void => keep.insert(ctx, 'bureau_door', row)
export const shutDoor = (ctx: Ctx, id: Id): void => keep.change(ctx, 'bureau_door', { id }, { revoked_at: ctx.now })
/** Newest first, with the last look through each. */
export async function listDoors(ctx: Ctx): Promise<(t.DoorRow & { looked_at: Date | null })[]> {
  const { rows } = await ctx.line.query(
    `select d.*, (select max(l.at) from bureau_look l where l.door_id = d.id) as looked_at from bureau_door d
     where d.tenant_id = $1 order by d.made_at desc`,
    [tenantOf(ctx)],
  )
  return rows as unknown as (t.DoorRow & { looked_at: Date | null })[]
}
export const insertLook = (ctx: Ctx, row: t.LookRow): void => keep.insert(ctx, 'bureau_look', row)
/** Newest first. */
export const listLooks = (ctx: Ctx, doorId: Id): Promise<t.LookRow[]> =>
  db(ctx).selectFrom('bureau_look').selectAll().where('door_id', '=', doorId).orderBy('at', 'desc').limit(50).execute()

/** @returns false when it was there already */
export async function insertIncoming(ctx: Ctx, row: t.IncomingRow): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('incoming')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}
export const lockIncoming = (ctx: Ctx, id: Id): Promise<t.IncomingRow | undefined> =>
  db(ctx).selectFrom('incoming').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeIncoming = (ctx: Ctx, id: Id, change: Partial<t.IncomingRow>): void =>
  keep.change(ctx, 'incoming', { id }, change)

export interface ListedIncoming extends t.IncomingRow {
  readonly door_name: string
  readonly path: Id[]
  readonly signed: boolean
  readonly shown: number
}
const listedSql = `select i.*, d.name as door_name, u.path,
    exists (select 1 from bureau_consent c where c.incoming_id = i.id and c.withdrawn_at is null) as signed,
    (select count(*)::int from attendance a where a.incoming_id = i.id and a.shared_at is not null and a.taken_back_at is null) as shown
  from incoming i join bureau_door d on d.id = i.door_id join unit u on u.id = i.unit_id`

/** Those nobody has taken, and those one has taken oneself: nobody else reads who an office sent. New ones first. */
export async function listIncoming(ctx: Ctx, staffId: Id): Promise<ListedIncoming[]> {
  const { rows } = await ctx.line.query(
    `${listedSql} where i.tenant_id = $1 and (i.state = 'new' or (i.state = 'taken' and i.taken_by = $2))
     order by (i.state = 'new') desc, i.at desc limit 100`,
    [tenantOf(ctx), staffId],
  )
  return rows as unknown as ListedIncoming[]
}
export async function findIncoming(ctx: Ctx, id: Id): Promise<ListedIncoming | undefined> {
  const { rows } = await ctx.line.query(`${listedSql} where i.id = $1`, [id])
  return rows[0] as unknown as ListedIncoming | undefined
}

export const insertAttendance = (ctx: Ctx, row: t.AttendanceRow): void =>
  keep.insert(
    ctx,
    'attendance',
    row,
    'on conflict (incoming_id, day) do update set shared_at = coalesce(attendance.shared_at, excluded.shared_at), taken_back_at = case when excluded.shared_at is not null then null else attendance.taken_back_at end',
  )

const dayColumn = `to_char(day, 'YYYY-MM-DD') as day`
/** Newest day first. */
export async function daysOf(ctx: Ctx, incomingId: Id): Promise<t.AttendanceRow[]> {
  const { rows } = await ctx.line.query(
    `select id, incoming_id, ${dayColumn}, shared_at, taken_back_at from attendance where incoming_id = $1 order by attendance.day desc`,
    [incomingId],
  )
  return rows as unknown as t.AttendanceRow[]
}
/** Of the resident who speaks, newest first. */
export async function ownDays(ctx: Ctx, residentId: Id): Promise<t.AttendanceRow[]> {
  const { rows } = await ctx.line.query(
    `select id, incoming_id, door_name, ${dayColumn}, shared_at, taken_back_at from attendance where resident_id = $1 order by attendance.day desc limit 100`,
    [residentId],
  )
  return rows as unknown as t.AttendanceRow[]
}
export const lockDay = (ctx: Ctx, id: Id): Promise<t.AttendanceRow | undefined> =>
  db(ctx).selectFrom('attendance').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeDay = (ctx: Ctx, id: Id, change: Partial<t.AttendanceRow>): void =>
  keep.change(ctx, 'attendance', { id }, change)
export const takeDaysBack = (ctx: Ctx, incomingId: Id): void =>
  write(
    ctx,
    'update attendance set taken_back_at = $2 where incoming_id = $1 and shared_at is not null and taken_back_at is null',
    [incomingId, ctx.now],
  )

/** Sent twice, or signed already, nothing is written. */
export const insertConsent = (ctx: Ctx, row: t.ConsentRow): void =>
  keep.insert(ctx, 'bureau_consent', row, 'on conflict do nothing')
export const endConsent = (ctx: Ctx, incomingId: Id, by: Id | null): void =>
  write(
    ctx,
    'update bureau_consent set withdrawn_at = $2, withdrawn_by = $3 where incoming_id = $1 and withdrawn_at is null',
    [incomingId, ctx.now, by],
  )
/** Newest first. */
export const listConsents = (ctx: Ctx, incomingId: Id): Promise<t.ConsentRow[]> =>
  db(ctx)
    .selectFrom('bureau_consent')
    .selectAll()
    .where('incoming_id', '=', incomingId)
    .orderBy('given_at', 'desc')
    .execute()

/** What people of one office signed for and chose to have confirmed, newest first. */
export async function listConfirmed(ctx: Ctx, doorId: Id, incomingId?: Id): Promise<{ number: string; day: string }[]> {
  const { rows } = await ctx.line.query(
    `select i.number, to_char(a.day, 'YYYY-MM-DD') as day from attendance a join incoming i on i.id = a.incoming_id
     where i.door_id = $1 and ($2::uuid is null or i.id = $2) and a.shared_at is not null and a.taken_back_at is null
       and exists (select 1 from bureau_consent c where c.incoming_id = i.id and c.withdrawn_at is null)
     order by a.day desc, i.number limit 200`,
    [doorId, incomingId ?? null],
  )
  return rows as unknown as { number: string; day: string }[]
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

export const insertDoor = (ctx: Ctx, row: t.DoorRow): void => keep.insert(ctx, 'bureau_door', row)
export const shutDoor = (ctx: Ctx, id: Id): void => keep.change(ctx, 'bureau_door', { id }, { revoked_at: ctx.now })
export const listDoors = (ctx: Ctx): Promise<t.DoorRow[]> =>
  db(ctx)
    .selectFrom('bureau_door')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .orderBy('made_at', 'desc')
    .execute()

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

/** Those nobody has taken first, then the newest. */
export async function listIncoming(ctx: Ctx): Promise<(t.IncomingRow & { door_name: string })[]> {
  const { rows } = await ctx.line.query(
    `select i.*, d.name as door_name from incoming i join bureau_door d on d.id = i.door_id
     where i.tenant_id = $1 and i.state <> 'declined' order by (i.state = 'new') desc, i.at desc limit 100`,
    [tenantOf(ctx)],
  )
  return rows as unknown as (t.IncomingRow & { door_name: string })[]
}

export const insertAttendance = (ctx: Ctx, row: t.AttendanceRow): void =>
  keep.insert(ctx, 'attendance', row, 'on conflict (incoming_id, day) do nothing')

const dayColumn = `to_char(day, 'YYYY-MM-DD') as day`
export async function daysOf(ctx: Ctx, incomingIds: readonly Id[]): Promise<t.AttendanceRow[]> {
  const { rows } = await ctx.line.query(
    `select id, incoming_id, ${dayColumn}, shared_at, taken_back_at from attendance where incoming_id = any($1) order by attendance.day desc`,
    [incomingIds],
  )
  return rows as unknown as t.AttendanceRow[]
}
/** Of the resident who speaks, newest first. */
export async function ownDays(ctx: Ctx, residentId: Id): Promise<t.AttendanceRow[]> {
  const { rows } = await ctx.line.query(
    `select id, door_name, ${dayColumn}, shared_at, taken_back_at from attendance where resident_id = $1 order by attendance.day desc limit 100`,
    [residentId],
  )
  return rows as unknown as t.AttendanceRow[]
}
export const lockDay = (ctx: Ctx, id: Id): Promise<t.AttendanceRow | undefined> =>
  db(ctx).selectFrom('attendance').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeDay = (ctx: Ctx, id: Id, change: Partial<t.AttendanceRow>): void =>
  keep.change(ctx, 'attendance', { id }, change)

/** What people of one office chose to have confirmed, newest first. */
export async function listConfirmed(ctx: Ctx, doorId: Id): Promise<{ number: string; day: string }[]> {
  const { rows } = await ctx.line.query(
    `select i.number, to_char(a.day, 'YYYY-MM-DD') as day from attendance a join incoming i on i.id = a.incoming_id
     where i.door_id = $1 and a.shared_at is not null and a.taken_back_at is null order by a.day desc limit 200`,
    [doorId],
  )
  return rows as unknown as { number: string; day: string }[]
}

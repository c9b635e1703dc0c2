import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { bundle, listsIn } from '../../platform/db/bundle.ts'
import { type AppointmentRow, db, type EquipmentRow, type RoomRow, type WaitingRow } from './tables.ts'

/** An appointment as it is shown. */
export interface Card extends AppointmentRow {
  readonly staff_name: string | null
  readonly room_name: string | null
  readonly room_blocked: string | null
  readonly name_sealed: Uint8Array | null
  readonly birth_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly unit_name: string
  readonly path: readonly Id[]
}
const cardSql = (
  rows = 'appointment',
): string => `select a.*, f.name as staff_name, m.name as room_name, m.blocked as room_blocked,
    r.name_sealed, r.birth_sealed, r.phone_sealed, u.name as unit_name, u.path
  from ${rows} a left join resident r on r.id = a.resident_id join unit u on u.id = a.unit_id
  left join staff f on f.id = a.staff_id left join cabin_room m on m.id = a.room_id`
const shownStates = `('PROPOSED','CONFIRMED','CHECKED_IN','DONE','NO_SHOW')`

/** No appointment lasts longer: the table says so. What runs at a moment began no earlier than this before it. */
const longest = `interval '4 hours'`

/**
 * Of places (they and all below), earliest first; what was cancelled or moved is left out. The page is cut before
 * anything is joined to it.
 */
export async function listCards(
  ctx: Ctx,
  span: { from: Date; to: Date },
  places: readonly Id[] | null,
  staffId: Id | null,
): Promise<Card[]> {
  const { rows } = await ctx.line.query(
    `${cardSql(`(select a.* from appointment a where a.tenant_id = $5
         and a.starts_at < $2 and a.starts_at > $1::timestamptz - ${longest} and a.ends_at > $1 and a.state in ${shownStates}
         and ($3::uuid[] is null or a.unit_id = any(array(select id from unit where path && $3)))
         and ($4::uuid is null or a.staff_id = $4) order by a.starts_at, a.id limit 1000)`)}
     order by a.starts_at, a.id`,
    [span.from, span.to, places, staffId, tenantOf(ctx)],
  )
  return rows as unknown as Card[]
}

export async function findCard(ctx: Ctx, id: Id): Promise<Card | undefined> {
  const { rows } = await ctx.line.query(`${cardSql()} where a.id = $1`, [id])
  return rows[0] as unknown as Card | undefined
}

/** Those of one resident, under whichever record of theirs: what comes soonest first, then what was, newest first. */
export async function listOfResident(ctx: Ctx, residentId: Id): Promise<Card[]> {
  const { rows } = await ctx.line.query(
    `${cardSql()} where a.resident_id = any(same_person($1)) and a.state <> 'RESCHEDULED'
     order by (a.ends_at > $2) desc, abs(extract(epoch from a.starts_at - $2)), a.id limit 40`,
    [residentId, ctx.now],
  )
  return rows as unknown as Card[]
}

/** Every record of whoever signed in as a resident. */
export async function listOwnRecords(ctx: Ctx): Promise<Id[]> {
  const { rows } = await ctx.line.query('select own_records() as ids')
  return rows[0]!.ids as Id[]
}

export async function listAllOfResident(ctx: Ctx, residentId: Id): Promise<Card[]> {
  const { rows } = await ctx.line.query(`${cardSql()} where a.resident_id = $1 order by a.starts_at, a.id`, [
    residentId,
  ])
  return rows as unknown as Card[]
}

export const lockAppointment = (ctx: Ctx, id: Id): Promise<AppointmentRow | undefined> =>
  db(ctx).selectFrom('appointment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** How the last appointments of somebody ended, under whichever record, newest first, up to one of them. */
export async function endsBefore(ctx: Ctx, residentId: Id, startsAt: Date): Promise<AppointmentRow['state'][]> {
  const { rows } = await ctx.line.query(
    `select state from appointment where resident_id = any(same_person($1)) and starts_at <= $2 and state <> 'RESCHEDULED' and mode <> 'relax'
     order by starts_at desc limit 10`,
    [residentId, startsAt],
  )
  return rows.map((row) => row.state as AppointmentRow['state'])
}

export interface Taken {
  readonly staff_id: Id | null
  readonly room_id: Id | null
  readonly equipment_id: Id | null
  readonly starts_at: Date
  readonly ends_at: Date
}
/** When people and rooms are taken, never by whom. */
export async function listTaken(ctx: Ctx, from: Date, to: Date): Promise<Taken[]> {
  const { rows } = await ctx.line.query('select * from appointment_taken($1, $2)', [from, to])
  return rows as unknown as Taken[]
}

/**
 * Whoever wants the same person, room or time waits here, one after the other: nobody ends in a deadlock.
 * @param residentId a person, who is one under each of their records
 */
export const lockWanted = (ctx: Ctx, wanted: readonly (Id | null)[], residentId?: Id): Promise<unknown> =>
  ctx.line.query(
    `select pg_advisory_xact_lock(hashtextextended(k, 17)) from (select k from
       (select unnest($1::text[]) union select kept_record($2::uuid)::text) all_of (k) where k is not null order by k) w`,
    [[...new Set(wanted.filter((one) => one !== null))], residentId ?? null],
  )

/** @returns false when person (under any record), counsellor, room or equipment is taken: the transaction is over then */
export async function insertAppointment(ctx: Ctx, row: AppointmentRow): Promise<boolean> {
  try {
    await db(ctx).insertInto('appointment').values(row).execute()
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === '23P01') return false
    throw error
  }
}

export interface Receiver {
  readonly staff_id: Id
  readonly name: string
  readonly unit_id: Id
  readonly gender: 'f' | 'm' | null
  readonly about: string
  readonly modes: AppointmentRow['mode'][]
  readonly talk_minutes: number
  readonly takes_new: boolean
  readonly path: readonly Id[]
}
interface Where {
  readonly at: readonly Id[]
  readonly below: readonly Id[]
}
const receiversSql = `select c.*, f.name, u.path from counsellor c join staff f on f.id = c.staff_id join unit u on u.id = c.unit_id
     where f.state = 'active' and (c.unit_id = any($1) or u.path && $2::uuid[]) order by f.name, c.staff_id`
/** Whoever receives people at a place or above it; or at or below places. By name. */
export async function listReceivers(ctx: Ctx, where: Where): Promise<Receiver[]> {
  const { rows } = await ctx.line.query(receiversSql, [where.at, where.below])
  return rows as unknown as Receiver[]
}

export interface CabinNamed {
  readonly id: Id
  readonly name: string
  readonly path: readonly Id[]
}
/** The same, and the cabins at or below the places, the oldest first: one look. */
export async function listReceiversAndCabins(
  ctx: Ctx,
  where: Where,
): Promise<{ receivers: Receiver[]; cabins: CabinNamed[] }> {
  const cabins = `select id, name, path from unit where tenant_id = $3 and kind = 'cabin' and path && $2::uuid[] order by created_at, code`
  const ask = bundle({ receivers: receiversSql, cabins }, [where.at, where.below, tenantOf(ctx)])
  return listsIn(await ctx.line.query(ask.text, ask.params))
}

interface WeeklyRow {
  readonly staff_id: Id
  readonly weekday: number
  readonly from_minute: number
  readonly to_minute: number
}
interface ExceptionSql {
  readonly id: Id
  readonly staff_id: Id
  readonly day: string
  readonly open: boolean
  readonly from_minute: number | null
  readonly to_minute: number | null
}
export interface WeeklyShown {
  readonly staffId: Id
  readonly weekday: number
  readonly from: number
  readonly to: number
}
export interface ExceptionRow {
  readonly id: Id
  readonly staffId: Id
  readonly day: string
  readonly open: boolean
  readonly from: number | null
  readonly to: number | null
}
/** Hours of every week, and days that differ from a day on. */
export interface HoursKept {
  readonly weekly: WeeklyShown[]
  readonly exceptions: ExceptionRow[]
}
const hoursLists = {
  weekly: `select staff_id, weekday, from_minute, to_minute from availability where staff_id = any($1::uuid[]) order by weekday, from_minute`,
  exceptions: `select id, staff_id, to_char(day, 'YYYY-MM-DD') as day, open, from_minute, to_minute from availability_exception
     where staff_id = any($1::uuid[]) and day >= $2::date order by day, from_minute`,
} as const
interface HoursSql {
  readonly weekly: WeeklyRow[]
  readonly exceptions: ExceptionSql[]
}
const hoursIn = ({ weekly, exceptions }: HoursSql): HoursKept => ({
  weekly: weekly.map((row) => ({
    ...{ staffId: row.staff_id, weekday: row.weekday, from: row.from_minute, to: row.to_minute },
  })),
  exceptions: exceptions.map((row) => ({
    ...{ id: row.id, staffId: row.staff_id, day: row.day, open: row.open, from: row.from_minute, to: row.to_minute },
  })),
})
export async function listHours(ctx: Ctx, staffIds: readonly Id[], fromDay: string): Promise<HoursKept> {
  const ask = bundle(hoursLists, [staffIds, fromDay])
  return hoursIn(listsIn<HoursSql>(await ctx.line.query(ask.text, ask.params)))
}

export interface RoomShown extends RoomRow {
  readonly unit_name: string
  readonly path: readonly Id[]
  readonly equipment: Pick<EquipmentRow, 'id' | 'name' | 'state' | 'caution'>[]
}
const roomsSql = `select m.*, u.name as unit_name, u.path, coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name,
       'state', e.state, 'caution', e.caution) order by e.name) from equipment e where e.room_id = m.id), '[]'::jsonb) as equipment
     from cabin_room m join unit u on u.id = m.unit_id`
const roomOrder = 'order by u.name, m.name, m.id'
export async function listRooms(ctx: Ctx): Promise<RoomShown[]> {
  const { rows } = await ctx.line.query(`${roomsSql} ${roomOrder}`)
  return rows as unknown as RoomShown[]
}

/** Hours of some colleagues from a day on, and the rooms of a place or of all: one look. */
export async function listHoursAndRooms(
  ctx: Ctx,
  staffIds: readonly Id[],
  fromDay: string,
  at: Id | null,
): Promise<HoursKept & { rooms: RoomShown[] }> {
  const rooms = `${roomsSql} where ($3::uuid is null or m.unit_id = $3) ${roomOrder}`
  const ask = bundle({ ...hoursLists, rooms }, [staffIds, fromDay, at])
  const lists = listsIn<HoursSql & { rooms: RoomShown[] }>(await ctx.line.query(ask.text, ask.params))
  return { ...hoursIn(lists), rooms: lists.rooms }
}

/** Milliseconds with people in a span of one member of staff. */
export async function takenMs(ctx: Ctx, staffId: Id, from: Date, to: Date): Promise<number> {
  const { rows } = await ctx.line.query(
    `select coalesce(sum(extract(epoch from ends_at - starts_at)), 0) * 1000 as ms
     from appointment_taken($2, $3) where staff_id = $1`,
    [staffId, from, to],
  )
  return Number(rows[0]!.ms)
}

export interface Waits extends WaitingRow {
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly path: readonly Id[]
  readonly colour: 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN' | null
  /** Who it is, whichever record they wait under. */
  readonly person: Id
}
const worstFirst = `array_position(array['RED','ORANGE','YELLOW','GREEN'], s.colour)`
/** Of places, whoever waits longest first; somebody with two records stands there once, since they first waited. */
export async function listWaiting(ctx: Ctx, places: readonly Id[] | null): Promise<Waits[]> {
  const { rows } = await ctx.line.query(
    `select w.*, r.name_sealed, r.phone_sealed, u.path, kept_record(w.resident_id) as person,
       (select s.colour from appointment_standing s where s.resident_id = any(same_person(w.resident_id)) order by ${worstFirst} limit 1) as colour
     from waiting w join resident r on r.id = w.resident_id join unit u on u.id = w.unit_id where w.state = 'waiting' and ($1::uuid[] is null or u.path && $1) order by w.joined_at, w.id limit 500`,
    [places],
  )
  const seen = new Set<Id>()
  return (rows as unknown as Waits[]).filter(({ person }) => !seen.has(person) && seen.add(person))
}

export const lockWaiting = (ctx: Ctx, id: Id): Promise<WaitingRow | undefined> =>
  db(ctx).selectFrom('waiting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

const anyRecordOf = (residentId: Id) => sql<Id>`any(same_person(${residentId}))`

/** What somebody waits for, since they first did. */
export const findWaitingOf = (ctx: Ctx, residentId: Id): Promise<WaitingRow | undefined> =>
  db(ctx)
    .selectFrom('waiting')
    .selectAll()
    .where('resident_id', '=', anyRecordOf(residentId))
    .where('state', '=', 'waiting')
    .orderBy('joined_at')
    .orderBy('id')
    .executeTakeFirst()

/** Everything under which this person waits is changed alike: they wait once. */
export const changeWaiting = (ctx: Ctx, residentId: Id, change: Partial<WaitingRow>): Promise<unknown> =>
  db(ctx)
    .updateTable('waiting')
    .set(change)
    .where('resident_id', '=', anyRecordOf(residentId))
    .where('state', '=', 'waiting')
    .execute()

/** The colour on the list of early warning, the most pressing of any record; undefined when they are not on it. */
export async function findColour(ctx: Ctx, residentId: Id): Promise<string | undefined> {
  const { rows } = await ctx.line.query(
    `select s.colour from appointment_standing s where s.resident_id = any(same_person($1)) order by ${worstFirst} limit 1`,
    [residentId],
  )
  return rows[0]?.colour as string | undefined
}

/** The newest word of somebody on how they are reminded, under whichever record they said it. */
export const findWish = (ctx: Ctx, residentId: Id) =>
  db(ctx)
    .selectFrom('reminder_wish')
    .selectAll()
    .where('resident_id', '=', anyRecordOf(residentId))
    .orderBy('changed_at', 'desc')
    .executeTakeFirst()

export async function unitPath(ctx: Ctx, unitId: Id): Promise<Id[] | undefined> {
  const { rows } = await ctx.line.query('select path from unit where id = $1 and tenant_id = $2', [
    unitId,
    tenantOf(ctx),
  ])
  return rows[0]?.path as Id[] | undefined
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf, write } from '../../platform/ctx.ts'
import type { Card } from './store.ts'
import { db, type TaskRow } from './tables.ts'

export interface Due {
  readonly id: Id
  readonly unit_id: Id
  readonly resident_id: Id
  readonly staff_id: Id | null
  readonly starts_at: Date
  readonly reminded_day_at: Date | null
  readonly reminded_soon_at: Date | null
  readonly wish: 'plain' | 'shared' | 'none' | null
  readonly quiet_from: number | null
  readonly quiet_to: number | null
  readonly phone_sealed: Uint8Array | null
  /** Who it is, whichever record it stands under. */
  readonly person: Id
}
/** Confirmed ones that begin before a moment and have a reminder to come, locked. */
export async function lockToRemind(ctx: Ctx, before: Date): Promise<Due[]> {
  const { rows } = await ctx.line.query(
    `select a.id, a.unit_id, a.resident_id, a.staff_id, a.starts_at, a.reminded_day_at, a.reminded_soon_at,
       w.wish, w.quiet_from, w.quiet_to, r.phone_sealed, kept_record(a.resident_id) as person
     from appointment a join resident r on r.id = a.resident_id left join lateral (select * from reminder_wish w
       where w.resident_id = any(same_person(a.resident_id)) order by w.changed_at desc limit 1) w on true
     where a.state = 'CONFIRMED' and a.starts_at > $1 and a.starts_at <= $2
       and (a.reminded_day_at is null or a.reminded_soon_at is null)
     order by a.starts_at, a.id limit 200 for update of a skip locked`,
    [ctx.now, before],
  )
  return rows as unknown as Due[]
}

/** Coming ones whose last reminder no channel took. */
export async function listLost(ctx: Ctx): Promise<Card[]> {
  const { rows } = await ctx.line.query(
    `select a.* from appointment a where a.state = 'CONFIRMED' and a.starts_at > $1 and a.reminder_lost_at is null
       and (select n.state from notice n where n.tenant_id = a.tenant_id and n.about = a.id order by n.id desc limit 1) = 'failed'
     limit 100`,
    [ctx.now],
  )
  return rows as unknown as Card[]
}

export interface TaskShown extends TaskRow {
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly starts_at: Date
  readonly staff_name: string | null
  readonly path: readonly Id[]
}
const taskSql = `select t.*, r.name_sealed, r.phone_sealed, a.starts_at, f.name as staff_name, u.path
  from appointment_task t join appointment a on a.id = t.appointment_id join resident r on r.id = t.resident_id
  join unit u on u.id = t.unit_id left join staff f on f.id = t.staff_id`
/** Open ones of places, soonest due first. */
export async function listTasks(ctx: Ctx, places: readonly Id[]): Promise<TaskShown[]> {
  const { rows } = await ctx.line.query(
    `${taskSql} where t.done_at is null and u.path && $1::uuid[] order by t.due_at, t.id limit 200`,
    [places],
  )
  return rows as unknown as TaskShown[]
}
export async function lockTask(ctx: Ctx, id: Id): Promise<TaskShown | undefined> {
  const { rows } = await ctx.line.query(`${taskSql} where t.id = $1 for update of t`, [id])
  return rows[0] as unknown as TaskShown | undefined
}
/** Open ones past their time of which nobody was told. */
export async function lockLateTasks(ctx: Ctx): Promise<TaskShown[]> {
  const { rows } = await ctx.line.query(
    `${taskSql} where t.done_at is null and t.told_at is null and t.due_at < $1 order by t.due_at limit 100
     for update of t skip locked`,
    [ctx.now],
  )
  return rows as unknown as TaskShown[]
}

/** Those who wait and are owed a word, of whom nobody was told since a moment. */
export const lockUnheard = (ctx: Ctx, since: Date) =>
  db(ctx)
    .selectFrom('waiting')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('contact_due_at', '<=', ctx.now)
    .where((e) => e.or([e('told_at', 'is', null), e('told_at', '<', since)]))
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute()

/** Residents with a number whose last digits nobody can look up yet. */
export async function listUnindexed(ctx: Ctx, most: number): Promise<{ id: Id; phone_sealed: Uint8Array }[]> {
  const { rows } = await ctx.line.query(
    `select r.id, r.phone_sealed from resident r where r.tenant_id = $1 and r.phone_sealed is not null
       and not exists (select 1 from phone_tail p where p.resident_id = r.id) limit $2`,
    [tenantOf(ctx), most],
  )
  return rows as unknown as { id: Id; phone_sealed: Uint8Array }[]
}
export const insertTail = (ctx: Ctx, residentId: Id, index: Buffer): void =>
  write(
    ctx,
    'insert into phone_tail (resident_id, tenant_id, tail_index) values ($1, $2, $3) on conflict (resident_id) do nothing',
    [residentId, tenantOf(ctx), index],
  )

export interface Caller {
  readonly id: Id
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly unit_name: string
  readonly path: readonly Id[]
  readonly next_at: Date | null
}
export async function listCallers(ctx: Ctx, by: { phone?: Buffer; tail?: Buffer }): Promise<Caller[]> {
  const { rows } = await ctx.line.query(
    `select r.id, r.name_sealed, r.phone_sealed, u.name as unit_name, u.path,
       (select min(a.starts_at) from appointment a where a.resident_id = r.id and a.state in ('PROPOSED','CONFIRMED') and a.starts_at > $4) as next_at
     from resident r join unit u on u.id = r.unit_id
     where r.tenant_id = $3 and (r.phone_index = $1
       or r.id in (select p.resident_id from phone_tail p where p.tenant_id = $3 and p.tail_index = $2))
     order by r.seen_at desc limit 12`,
    [by.phone ?? null, by.tail ?? null, tenantOf(ctx), ctx.now],
  )
  return rows as unknown as Caller[]
}

/** Whose calendar an address opens; nobody speaks yet. */
export async function openFeed(
  ctx: Ctx,
  hash: Buffer,
): Promise<{ tenantId: Id; staffId: Id; names: boolean } | undefined> {
  const { rows } = await ctx.line.query('select * from open_feed($1)', [hash])
  const row = rows[0]
  return row && { tenantId: row.tenant_id as Id, staffId: row.staff_id as Id, names: row.names as boolean }
}
export const findFeed = (ctx: Ctx, staffId: Id) =>
  db(ctx)
    .selectFrom('calendar_feed')
    .select(['names', 'created_at'])
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
export const endFeeds = (ctx: Ctx, staffId: Id): void =>
  write(ctx, 'update calendar_feed set revoked_at = $2 where staff_id = $1 and revoked_at is null', [staffId, ctx.now])

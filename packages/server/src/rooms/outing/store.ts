import type { Colour } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t

/** An appointment at home with what belongs to it. */
export interface VisitRow {
  readonly appointment_id: Id
  readonly tenant_id: Id
  readonly unit_id: Id
  readonly resident_id: Id
  readonly staff_id: Id
  readonly starts_at: Date
  readonly ends_at: Date
  readonly state: string
  readonly case_id: Id | null
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly birth_sealed: Uint8Array | null
  readonly path: readonly Id[]
  readonly unit_name: string
  readonly unit_phone: string | null
  readonly staff_name: string
  readonly staff_phone: Uint8Array | null
  readonly companion_name: string | null
  readonly companion_phone: Uint8Array | null
  readonly outing_id: Id | null
  readonly companion_id: Id | null
  readonly wish: boolean | null
  readonly where_sealed: Uint8Array | null
  readonly why_sealed: Uint8Array | null
  readonly bring: string[] | null
  readonly signed_at: Date | null
  readonly signed_name: string | null
  readonly colour: Colour | null
  readonly danger: number | null
  /** The speaker sees the case of it whole. */
  readonly on_team: boolean
}
/** By what a visit is called everywhere: it stays the same when the appointment is moved. */
export const visitId = (row: VisitRow): Id => row.outing_id ?? row.appointment_id

const visitSql = `select v.*, coalesce(v.case_id = any(my_cases()), false) as on_team from outing_visit v`
const stands = `('CONFIRMED','CHECKED_IN','DONE','NO_SHOW')`

/** Visits on which somebody goes within a span, earliest first. */
export async function listVisits(ctx: Ctx, staffId: Id, from: Date, to: Date): Promise<VisitRow[]> {
  const { rows } = await ctx.line.query(
    `${visitSql} where v.tenant_id = $1 and v.starts_at >= $2 and v.starts_at < $3 and v.state in ${stands}
       and (v.staff_id = $4 or v.companion_id = $4) order by v.starts_at, v.appointment_id limit 40`,
    [tenantOf(ctx), from, to, staffId],
  )
  return rows as unknown as VisitRow[]
}
export async function findVisit(ctx: Ctx, id: Id): Promise<VisitRow | undefined> {
  const { rows } = await ctx.line.query(
    // by its own id, or by the appointment it stands on now, which is another one after it was moved
    `${visitSql} where v.tenant_id = $2 and (v.outing_id = $1 or v.appointment_id = $1)
     order by v.outing_id = $1 desc nulls last, v.outing_id nulls last limit 1`,
    [id, tenantOf(ctx)],
  )
  return rows[0] as unknown as VisitRow | undefined
}
/** Visits of a case, newest first. */
export async function listOfCase(ctx: Ctx, caseId: Id): Promise<VisitRow[]> {
  const { rows } = await ctx.line.query(
    `${visitSql} where v.case_id = $1 and v.state in ${stands} order by v.starts_at desc limit 20`,
    [caseId],
  )
  return rows as unknown as VisitRow[]
}
/** Where somebody was visited last. */
export const findLast = (ctx: Ctx, residentId: Id): Promise<t.OutingRow | undefined> =>
  db(ctx)
    .selectFrom('outing')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('where_sealed', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
/** How urgent somebody is judged, and how dangerous a home was found: what decides whether two go. */
export async function findStanding(
  ctx: Ctx,
  residentId: Id,
): Promise<{ colour: Colour | null; danger: number | null }> {
  const { rows } = await ctx.line.query(
    `select (select colour from appointment_standing where resident_id = $1 limit 1) as colour,
       (select max(level) from referral_danger where resident_id = $1) as danger`,
    [residentId],
  )
  return rows[0] as unknown as { colour: Colour | null; danger: number | null }
}

/** Everything said of one visit stands in line. */
export const lockVisit = (ctx: Ctx, id: Id): Promise<unknown> =>
  ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1::text, 23))', [id])

export const insertOuting = (ctx: Ctx, row: t.OutingRow): void =>
  keep.insert(ctx, 'outing', row, 'on conflict do nothing')
export const changeOuting = (ctx: Ctx, id: Id, change: Partial<t.OutingRow>): void =>
  keep.change(ctx, 'outing', { id }, change)

// ── what is written ──
export const listFields = (ctx: Ctx, ids: readonly Id[]): Promise<t.FieldRow[]> =>
  db(ctx).selectFrom('outing_field').selectAll().where('outing_id', 'in', ids).execute()
/** What stands beside, in the order it was written. */
export const listBeside = (ctx: Ctx, ids: readonly Id[]): Promise<t.EditRow[]> =>
  db(ctx)
    .selectFrom('outing_edit')
    .selectAll()
    .where('outing_id', 'in', ids)
    .where('state', 'in', ['clash', 'late'])
    .orderBy('written_at')
    .orderBy('id')
    .execute()
export const listPapers = (ctx: Ctx, ids: readonly Id[]): Promise<Omit<t.PaperRow, 'body_sealed'>[]> =>
  db(ctx)
    .selectFrom('outing_paper')
    .select([
      'id',
      'outing_id',
      'tenant_id',
      'unit_id',
      'case_id',
      'resident_id',
      'kind',
      'size',
      'by_id',
      'by_name',
      'at',
    ])
    .where('outing_id', 'in', ids)
    .orderBy('at')
    .execute()
export const findPaper = (ctx: Ctx, outingId: Id, id: Id): Promise<t.PaperRow | undefined> =>
  db(ctx)
    .selectFrom('outing_paper')
    .selectAll()
    .where('outing_id', '=', outingId)
    .where('id', '=', id)
    .executeTakeFirst()
/** @returns false when a paper of that id is there already */
export async function insertPaper(ctx: Ctx, row: t.PaperRow): Promise<void> {
  await db(ctx)
    .insertInto('outing_paper')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
}
export const findEdit = (ctx: Ctx, outingId: Id, id: Id): Promise<t.EditRow | undefined> =>
  db(ctx)
    .selectFrom('outing_edit')
    .selectAll()
    .where('outing_id', '=', outingId)
    .where('id', '=', id)
    .executeTakeFirst()
export const insertEdit = (ctx: Ctx, row: t.EditRow): void => keep.insert(ctx, 'outing_edit', row)
export const changeEdit = (ctx: Ctx, id: Id, change: Partial<t.EditRow>): void =>
  keep.change(ctx, 'outing_edit', { id }, change)
export const putField = (ctx: Ctx, row: t.FieldRow): void =>
  keep.insert(
    ctx,
    'outing_field',
    row,
    'on conflict (outing_id, field) do update set revision = excluded.revision, value_sealed = excluded.value_sealed, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at',
  )

// ── who is outside ──
export const findTimers = (ctx: Ctx, ids: readonly Id[]): Promise<t.TimerRow[]> =>
  db(ctx).selectFrom('outing_timer').selectAll().where('id', 'in', ids).execute()
export const lockTimer = (ctx: Ctx, id: Id): Promise<t.TimerRow | undefined> =>
  db(ctx).selectFrom('outing_timer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const putTimer = (ctx: Ctx, row: t.TimerRow): void => {
  const { id, ...rest } = row
  const sets = Object.keys(rest).map((name) => `${name} = excluded.${name}`)
  keep.insert(ctx, 'outing_timer', { id, ...rest }, `on conflict (id) do update set ${sets.join(', ')}`)
}
export const changeTimer = (ctx: Ctx, id: Id, change: Partial<t.TimerRow>): void =>
  keep.change(ctx, 'outing_timer', { id }, change)
export const insertStep = (ctx: Ctx, row: t.StepRow): void => keep.insert(ctx, 'outing_step', row)
export const listSteps = (ctx: Ctx, outingId: Id): Promise<t.StepRow[]> =>
  db(ctx).selectFrom('outing_step').selectAll().where('outing_id', '=', outingId).execute()
/** Whose time has come; locked, and what another hand holds is left to it. */
export const lockDue = (ctx: Ctx): Promise<t.TimerRow[]> =>
  db(ctx)
    .selectFrom('outing_timer')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('next_at', '<=', ctx.now)
    .orderBy('next_at')
    .forUpdate()
    .skipLocked()
    .execute()

export interface LineRow extends t.TimerRow {
  readonly worker_name: string
  readonly worker_phone: Uint8Array | null
  readonly companion_name: string | null
  readonly companion_phone: Uint8Array | null
  readonly owner_name: string | null
  readonly path: readonly Id[]
  readonly resident_id: Id | null
  readonly name_sealed: Uint8Array | null
  readonly outing_id: Id | null
  readonly where_sealed: Uint8Array | null
}
/** Who is outside now: whoever is longest over their time first. */
export async function listOut(ctx: Ctx): Promise<LineRow[]> {
  const { rows } = await ctx.line.query(
    `select m.*, f.name as worker_name, f.phone_sealed as worker_phone, g.name as companion_name, g.phone_sealed as companion_phone,
       h.name as owner_name, u.path, o.resident_id, r.name_sealed, o.id as outing_id, o.where_sealed
     from outing_timer m join staff f on f.id = m.worker_id join unit u on u.id = m.unit_id left join staff g on g.id = m.companion_id
       left join staff h on h.id = m.owner_id left join outing o on o.id = m.id left join resident r on r.id = o.resident_id
     where m.tenant_id = $1 and m.out and m.answered_at is null
     order by m.help_at nulls last, m.rung desc, m.expected_at nulls first, m.id limit 200`,
    [tenantOf(ctx)],
  )
  return rows as unknown as LineRow[]
}
export interface CallRow {
  readonly outing_id: Id
  readonly to_name: string
  readonly rung: number
  readonly channel: string
  readonly state: string
  readonly at: Date
}
/** Who was called for them, newest first, and how far the notice got. */
export async function listCalls(ctx: Ctx, ids: readonly Id[]): Promise<CallRow[]> {
  const { rows } = await ctx.line.query(
    `select c.outing_id, c.to_name, c.rung, n.channel, n.state, c.at from outing_call c join notice n on n.id = c.notice_id
     where c.outing_id = any($1) order by c.at desc, c.id desc limit 400`,
    [ids],
  )
  return rows as unknown as CallRow[]
}
/** Whom others than those outside were called. */
export async function listCalled(ctx: Ctx, outingId: Id, fromRung: number): Promise<Id[]> {
  const { rows } = await ctx.line.query(
    'select distinct staff_id from outing_call where outing_id = $1 and rung >= $2',
    [outingId, fromRung],
  )
  return rows.map((row) => row.staff_id as Id)
}
export const insertCall = (ctx: Ctx, row: t.OutingTables['outing_call']): void => keep.insert(ctx, 'outing_call', row)

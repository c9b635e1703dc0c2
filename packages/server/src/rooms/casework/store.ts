import type { Colour } from '@anxin/core/care/colour.ts'
import { counsellingTier } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { bundle } from '../../platform/db/bundle.ts'
import type { Answer, Ask } from '../../platform/db/engine.ts'
import { seal } from '../../platform/privacy.ts'
import {
  type ActRow,
  type CaseRow,
  type CaseworkTables,
  type ChangeRow,
  db,
  type GoalRow,
  keep,
  type SheetRow,
  type TaskRow,
} from './tables.ts'

/** A case with what its head shows. */
export interface OpenedCase extends CaseRow {
  readonly unit_name: string
  readonly path: Id[]
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly birth_sealed: Uint8Array | null
  readonly emergency_contact_sealed: Uint8Array | null
  readonly safety_open: boolean
  /** Another place has accepted the person by a letter. */
  readonly handed_over: boolean
  readonly open_notes: number
  /** Of a plan for counselling: somebody of the team is qualified for it today. */
  readonly counselled: boolean
  /** A scale stands that the person filled in themself around the opening. */
  readonly measured: boolean
  /** They said what they think of the service since it was last opened, or that they do not wish to. */
  readonly rated: boolean
  readonly team: { staffId: Id; name: string; part: CaseworkTables['case_member']['part'] }[]
  readonly is_deputy: boolean
}

const headSql = `select c.*, u.name as unit_name, u.path,
       r.name_sealed, r.phone_sealed, r.birth_sealed, r.emergency_contact_sealed,
       case_safety_open(same_person(c.resident_id)) as safety_open, case_open_notes(c.id) as open_notes, case_handed_over(c.id) as handed_over,
       (c.plan_tier is distinct from ${counsellingTier} or exists (select 1 from case_member m join staff_certificate k on k.staff_id = m.staff_id
         where m.case_id = c.id and m.part in ('lead','counsellor') and k.duty = 'Q-COUNSEL' and k.valid_until >= (now() at time zone 'Asia/Shanghai')::date)) as counselled,
       case_measured(c.id) as measured, case_rated(c.id) as rated,
       app_holds(array['supervisor'], c.unit_id) as is_deputy,
       (select coalesce(jsonb_agg(jsonb_build_object('staffId', m.staff_id, 'name', f.name, 'part', m.part) order by m.part = 'lead' desc, m.since, f.name), '[]')
         from case_member m join staff f on f.id = m.staff_id where m.case_id = c.id) as team
     from care_case c join unit u on u.id = c.unit_id left join resident r on r.id = c.resident_id where c.id = $1`
export const headAsk = (id: Id): Ask => ({ text: headSql, params: [id] })

/** One case, its head and its team; undefined where the row wall shows none. */
export async function openCase(ctx: Ctx, id: Id, ahead?: Answer): Promise<OpenedCase | undefined> {
  const { rows } = ahead ?? (await ctx.line.query(headSql, [id]))
  return rows[0] as unknown as OpenedCase | undefined
}

export async function lockCase(ctx: Ctx, id: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select 1 from care_case where id = $1 for update', [id])
  return rows.length > 0
}

export const changeCase = (ctx: Ctx, id: Id, change: Partial<CaseRow>): void =>
  keep.change(ctx, 'care_case', { id }, change)

/** Writes down what happened; the words are sealed. */
export function note(
  ctx: Ctx,
  row: Pick<CaseRow, 'id' | 'tenant_id' | 'unit_id' | 'resident_id'>,
  what: string,
  more: { readonly from?: string; readonly to?: string; readonly text?: string; readonly by?: string } = {},
): void {
  const id = newId(ctx)
  keep.insert(ctx, 'case_change', {
    ...{ id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id, resident_id: row.resident_id, what },
    ...{ from_state: more.from ?? null, to_state: more.to ?? null, at: ctx.now },
    by_name: more.by ?? (ctx.who.kind === 'staff' ? ctx.who.name : ''),
    text_sealed: more.text ? seal(ctx, 'case_change.text', id, more.text) : null,
  })
}

const sheetsSql = 'select * from case_sheet where case_id = $1'
export async function listSheets(ctx: Ctx, caseId: Id): Promise<SheetRow[]> {
  const { rows } = await ctx.line.query(sheetsSql, [caseId])
  return rows as unknown as SheetRow[]
}

export const lockSheet = (ctx: Ctx, caseId: Id, sheet: SheetRow['sheet']): Promise<SheetRow | undefined> =>
  db(ctx)
    .selectFrom('case_sheet')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('sheet', '=', sheet)
    .forUpdate()
    .executeTakeFirst()

const goalsSql = `select g.id, g.place, g.fields_sealed, g.own_words_sealed, g.owner_id, g.attainment, g.attained_at,
    to_char(g.due_on, 'YYYY-MM-DD') as due_on from case_goal g where case_id = $1 and dropped_at is null order by place, id`
/** Goals in force, in their order. */
export async function listGoals(ctx: Ctx, caseId: Id): Promise<GoalRow[]> {
  const { rows } = await ctx.line.query(goalsSql, [caseId])
  return rows as unknown as GoalRow[]
}

export interface ListedTask extends TaskRow {
  readonly owner_name: string
  readonly number: number | null
  readonly colour: Colour | null
  readonly last_contact_at: Date | null
  readonly opened_at: Date | null
  readonly name_sealed: Uint8Array | null
}
// a task that somebody of an agency before has done names them
const tasksSql = `select t.*, coalesce(f.name, t.owner_name, '') as owner_name, c.number, c.colour, c.last_contact_at, c.opened_at, r.name_sealed from case_task t
  left join staff f on f.id = t.owner_id left join care_case c on c.id = t.case_id left join resident r on r.id = t.resident_id`

/** Of a case: open ones first, soonest due first. */
const caseTasksSql = `${tasksSql} where t.case_id = $1 order by (t.state = 'open') desc, t.due_at, t.id limit 200`

/** Open tasks of somebody; those of a case one may not read come without its number and colour. */
export async function listOwnTasks(ctx: Ctx, staffId: Id): Promise<ListedTask[]> {
  const { rows } = await ctx.line.query(
    `${tasksSql} where t.owner_id = $1 and t.state = 'open' order by t.due_at, t.id limit 300`,
    [staffId],
  )
  return rows as unknown as ListedTask[]
}

export const lockTask = (ctx: Ctx, id: Id): Promise<TaskRow | undefined> =>
  db(ctx).selectFrom('case_task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export interface NewTask extends Pick<TaskRow, 'id' | 'kind' | 'owner_id' | 'due_at'> {
  readonly text: string
  readonly goalId?: Id | undefined
  readonly months?: number
}
/** Sent again, it is there already: nothing is written. */
export const insertTask = (
  ctx: Ctx,
  row: Pick<CaseRow, 'id' | 'tenant_id' | 'unit_id' | 'resident_id'>,
  task: NewTask,
): void =>
  keep.insert(
    ctx,
    'case_task',
    {
      ...{ id: task.id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id },
      ...{ resident_id: row.resident_id, kind: task.kind, owner_id: task.owner_id, due_at: task.due_at },
      text_sealed: seal(ctx, 'case_task.text', task.id, task.text),
      ...{ goal_id: task.goalId ?? null, months: task.months ?? null },
    },
    'on conflict do nothing',
  )

/** The person of a task was spoken to now, whoever of those it concerns says so. */
export const spoke = (ctx: Ctx, taskId: Id): Promise<unknown> =>
  ctx.line.query('select task_spoke($1, $2)', [taskId, ctx.now])

const listed = [
  ...['id', 'number', 'resident_id', 'unit_id', 'state', 'colour', 'population', 'lead_id', 'sessions', 'state_at'],
  ...['phase_due_at', 'last_contact_at', 'off_track'],
] as const
export interface ListedCase extends Pick<CaseRow, (typeof listed)[number]> {
  readonly unit_name: string
  readonly lead_name: string
  readonly name_sealed: Uint8Array | null
  readonly quiet: boolean
  /** Where it stands in the list, for what comes after it. */
  readonly place: string
}
const quietSql = `(c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < $1::timestamptz - interval '30 days')`

/**
 * Cases one sees: the urgent first, then the rest by when they are due, so that what is late comes first; after the place
 * of one. At most one more than `most`. The database says which stand on the page; they are read through the row wall.
 */
export async function listCases(
  ctx: Ctx,
  asked: { readonly view: string; readonly only?: string | undefined; readonly after?: string | undefined },
  most: number,
): Promise<ListedCase[]> {
  const { rows } = await ctx.line.query(
    `select ${listed.map((column) => `c.${column}`).join(', ')}, ${quietSql} as quiet,
       case_place(c.colour, c.phase_due_at, c.state_at, c.id) as place, u.name as unit_name, f.name as lead_name, r.name_sealed
     from unnest((select case_page($3, $4, $1, $2, $5, $6, $7, $8))::uuid[]) with ordinality p (id, n) join care_case c on c.id = p.id
     join unit u on u.id = c.unit_id join staff f on f.id = c.lead_id left join resident r on r.id = c.resident_id order by p.n`,
    [ctx.now, most + 1, asked.view, asked.only ?? null, ...(asked.after?.split('~') ?? [null, null, null, null])],
  )
  return rows as unknown as ListedCase[]
}

export interface LoadRow {
  readonly staff_id: Id
  readonly active: number
  readonly urgent: number
  readonly overdue: number
  readonly quiet: number
}
export async function listLoads(ctx: Ctx, staffIds: readonly Id[]): Promise<Map<Id, LoadRow>> {
  const counted = staffIds.length > 40 ? 'case_load_many' : 'case_load'
  const { rows } = await ctx.line.query(`select * from ${counted}($1::uuid[], $2)`, [staffIds, ctx.now])
  return new Map((rows as unknown as LoadRow[]).map((row) => [row.staff_id, row]))
}

export interface Colleague {
  readonly id: Id
  readonly name: string
  readonly roles: string[]
  readonly duties: string[]
  readonly until: Date | null
}
/**
 * Colleagues who hold one of the roles at a place or above it, or at and below places of one's own, by name.
 * @param at the place of a case, or places of one's own
 */
export async function listColleagues(
  ctx: Ctx,
  roles: readonly string[],
  at: { readonly unitId: Id } | { readonly places: readonly Id[] },
): Promise<Colleague[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, array_agg(distinct g.role) as roles,
       (select coalesce(array_agg(distinct k.duty), '{}') from staff_certificate k where k.staff_id = f.id and k.valid_until >= $6::date) as duties,
       (select max(o.until) from caseload_override o where o.staff_id = f.id and o.until > $3) as until
     from staff f join staff_grant g on g.staff_id = f.id join unit u on u.id = g.unit_id
     where f.tenant_id = $1 and f.state = 'active' and g.role = any($2)
       and (g.unit_id = any(coalesce((select path from unit where id = $4), '{}')) or u.path && $5::uuid[])
     group by f.id order by f.name, f.id`,
    [
      ...[tenantOf(ctx), roles, ctx.now, 'unitId' in at ? at.unitId : null, 'places' in at ? at.places : []],
      shanghaiDay(ctx.now),
    ],
  )
  return rows as unknown as Colleague[]
}

/** Nobody else assigns to this colleague until the transaction ends: two cases at once count one after the other. */
export const lockStaff = async (ctx: Ctx, staffId: Id): Promise<void> => {
  await ctx.line.query(`select pg_advisory_xact_lock(hashtextextended('caseload ' || $1::text, 0))`, [staffId])
}

export interface Agreed {
  readonly purpose: string
  readonly given: boolean
  readonly at: Date
  readonly channel: string
}
/** The newest word on each purpose, and how it was given. @param who SQL of the person */
const consentsSql = (who: string): string =>
  `select distinct on (purpose) purpose, given, at, channel from consent where resident_id = any(same_person(${who})) order by purpose, at desc, id desc`
export async function listConsents(ctx: Ctx, residentId: Id): Promise<Agreed[]> {
  const { rows } = await ctx.line.query(consentsSql('$1'), [residentId])
  return rows as unknown as Agreed[]
}

/** How it was signed; a witness of the house by name. */
export type Act = Pick<
  ActRow,
  'id' | 'what' | 'how' | 'by_name' | 'witness_sealed' | 'supporter_sealed' | 'shown_hash' | 'at'
> & {
  readonly witness_name: string | null
}
const actsSql = `select a.id, a.what, a.how, a.by_name, a.witness_sealed, a.supporter_sealed, a.shown_hash, a.at, f.name as witness_name
  from consent_act a left join staff f on f.id = a.witness_id where a.case_id = $1 order by a.at desc, a.id limit 20`
const ownCase = (column: string): string => `(select ${column} from care_case where id = $1)`

/** Everything that stands in a case besides its head: one look. */
export const papersAsk = (caseId: Id): Ask =>
  bundle(
    {
      ...{ sheets: sheetsSql, goals: goalsSql, tasks: caseTasksSql, consents: consentsSql(ownCase('resident_id')) },
      acts: actsSql,
      changes: `select id, what, from_state, to_state, by_name, text_sealed, at from case_change where case_id = $1
        order by at desc, id desc limit 100`,
    },
    [caseId],
  )
export type Change = Pick<ChangeRow, 'id' | 'what' | 'from_state' | 'to_state' | 'by_name' | 'text_sealed' | 'at'>
export interface Papers {
  readonly sheets: SheetRow[]
  readonly goals: GoalRow[]
  readonly tasks: ListedTask[]
  readonly consents: Agreed[]
  readonly acts: Act[]
  readonly changes: Change[]
}

/** @returns whether the person agreed to a purpose and has not withdrawn it */
export async function isConsentGiven(ctx: Ctx, residentId: Id, purpose: string): Promise<boolean> {
  return (await listConsents(ctx, residentId)).some((one) => one.purpose === purpose && one.given)
}

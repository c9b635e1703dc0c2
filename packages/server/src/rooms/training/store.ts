import type { StaffRole } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Reachable, reachable } from '../../platform/access.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { db, type PairRow } from './tables.ts'

/** A colleague at work in the agency: what they are, where, and what they hold today. */
export interface Person extends Reachable {
  readonly grants: readonly { readonly role: StaffRole; readonly path: readonly Id[] }[]
  readonly duties: readonly string[]
}
/** Active staff with one of the roles, by name. */
export async function listPeople(ctx: Ctx, roles: readonly StaffRole[]): Promise<Person[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, f.phone_sealed, f.email_sealed, jsonb_agg(jsonb_build_object('role', g.role, 'path', u.path) order by g.role) as grants,
       (select coalesce(array_agg(distinct c.duty), '{}') from staff_certificate c where c.staff_id = f.id and c.valid_until >= $3::date) as duties
     from staff f join staff_grant g on g.staff_id = f.id join unit u on u.id = g.unit_id
     where f.tenant_id = $1 and f.state = 'active' and g.role = any($2) group by f.id order by f.name, f.id`,
    [tenantOf(ctx), roles, shanghaiDay(ctx.now)],
  )
  return rows.map((row) => ({
    ...reachable(row),
    ...{ grants: row.grants as Person['grants'], duties: row.duties as string[] },
  }))
}

/** Everybody in the agency who names somebody, or gives more room, waits here, one after the other. */
export const lockNaming = (ctx: Ctx): Promise<unknown> =>
  ctx.line.query(`select pg_advisory_xact_lock(hashtextextended('supervision of ' || $1::text, 0))`, [tenantOf(ctx)])

/** Pairs that stand, in the order in which they were named. */
export const listStanding = (ctx: Ctx): Promise<PairRow[]> =>
  db(ctx)
    .selectFrom('supervision_pair')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('ended_at', 'is', null)
    .orderBy('from_at')
    .orderBy('id')
    .execute()

export const findPair = (ctx: Ctx, id: Id): Promise<PairRow | undefined> =>
  db(ctx).selectFrom('supervision_pair').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export interface EndedPair extends PairRow {
  readonly name: string
  readonly supervisor_name: string
}
/** Pairs of some colleagues that ended, the newest first. */
export async function listEnded(ctx: Ctx, staffIds: readonly Id[]): Promise<EndedPair[]> {
  const { rows } = await ctx.line.query(
    `select p.*, f.name, s.name as supervisor_name from supervision_pair p join staff f on f.id = p.staff_id join staff s on s.id = p.supervisor_id
     where p.tenant_id = $1 and p.ended_at is not null and p.staff_id = any($2) order by p.ended_at desc, p.id limit 40`,
    [tenantOf(ctx), staffIds],
  )
  return rows as unknown as EndedPair[]
}

/** Until when supervisors may have more people than the cap, of those who may now. */
export async function listOverrides(ctx: Ctx): Promise<Map<Id, Date>> {
  const rows = await db(ctx)
    .selectFrom('supervision_override')
    .select((e) => ['staff_id', e.fn.max('until').as('until')])
    .where('until', '>', ctx.now)
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, row.until]))
}

/** Who supervises a colleague, as it stands; null for nobody. */
export async function findSupervisorOf(ctx: Ctx, staffId: Id): Promise<Id | null> {
  const { rows } = await ctx.line.query('select supervisor_of($1) as id', [staffId])
  return rows[0]!.id as Id | null
}

/** Pairs named above the cap whose allowance is over and of which nobody was told since a moment, locked. */
export const takeOver = (ctx: Ctx, toldBefore: Date): Promise<PairRow[]> =>
  db(ctx)
    .selectFrom('supervision_pair')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('ended_at', 'is', null)
    .where('kind', '=', 'primary')
    .where('over_until', '<=', ctx.now)
    .where((e) => e.or([e('told_at', 'is', null), e('told_at', '<', toldBefore)]))
    .orderBy('from_at')
    .forUpdate()
    .skipLocked()
    .execute()

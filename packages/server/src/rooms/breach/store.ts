import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { type BreachRow, db, keep, type StepRow } from './tables.ts'

/** Sent again, it is there already: nothing is written. */
export const insertBreach = (ctx: Ctx, row: Partial<BreachRow>): void =>
  keep.insert(ctx, 'breach', row, 'on conflict (id) do nothing')

export const changeBreach = (ctx: Ctx, id: Id, changes: Partial<BreachRow>): void =>
  keep.change(ctx, 'breach', { id }, changes)

export const insertStep = (ctx: Ctx, row: Partial<StepRow>): void => keep.insert(ctx, 'breach_step', row)

export const findBreach = (ctx: Ctx, id: Id): Promise<BreachRow | undefined> =>
  db(ctx).selectFrom('breach').selectAll().where('id', '=', id).executeTakeFirst()

/** Locked, so that two who sign at once stand in line. */
export const lockBreach = (ctx: Ctx, id: Id): Promise<BreachRow | undefined> =>
  db(ctx).selectFrom('breach').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Open ones by when they were written down, closed ones by when they were closed; newest first. */
export const listBreaches = (ctx: Ctx, view: 'open' | 'ended'): Promise<BreachRow[]> =>
  db(ctx)
    .selectFrom('breach')
    .selectAll()
    .where('closed_at', view === 'open' ? 'is' : 'is not', null)
    .orderBy(view === 'open' ? 'recorded_at' : 'closed_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()

/** Open ones, locked; what somebody signs at this moment is looked at next time. */
export const lockOpen = (ctx: Ctx): Promise<BreachRow[]> =>
  db(ctx)
    .selectFrom('breach')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('noticed_at')
    .forUpdate()
    .skipLocked()
    .limit(200)
    .execute()

/** The signatures of these incidents, oldest first. */
export async function listSteps(ctx: Ctx, breachIds: readonly Id[]): Promise<Map<Id, StepRow[]>> {
  const steps = new Map<Id, StepRow[]>(breachIds.map((id) => [id, []]))
  if (breachIds.length === 0) return steps
  const rows = await db(ctx)
    .selectFrom('breach_step')
    .selectAll()
    .where('breach_id', 'in', breachIds)
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const row of rows) steps.get(row.breach_id)?.push(row)
  return steps
}

/** When the runbook was last drilled to its end, and since when the agency has been set up. */
export async function findDrilled(ctx: Ctx): Promise<{ drilledAt: Date | null; setUpAt: Date; open: boolean }> {
  const { rows } = await ctx.line.query(
    `select t.set_up_at, max(b.noticed_at) filter (where b.closed_at is not null) as drilled_at,
       coalesce(bool_or(b.closed_at is null), false) as open
     from tenant t left join breach b on b.tenant_id = t.id and b.drill where t.id = $1 group by t.id`,
    [tenantOf(ctx)],
  )
  const row = rows[0]!
  return { drilledAt: row.drilled_at as Date | null, setUpAt: row.set_up_at as Date, open: row.open === true }
}

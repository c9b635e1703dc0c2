import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf, write } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import { db, type EditRow, type FieldRow, type PlanEventRow, type PlanRow, type ShareRow } from './tables.ts'

/** One at a time writes on the sheet of a resident; held until COMMIT. */
export const lockSheet = (ctx: Ctx, residentId: Id): Promise<unknown> =>
  ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [`plan:${residentId}`])

export const findPlan = (ctx: Ctx, residentId: Id): Promise<PlanRow | undefined> =>
  db(ctx)
    .selectFrom('safety_plan')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findPlanById = (ctx: Ctx, id: Id): Promise<PlanRow | undefined> =>
  db(ctx).selectFrom('safety_plan').selectAll().where('id', '=', id).executeTakeFirst()

export const insertPlan = (ctx: Ctx, plan: Omit<PlanRow, 'tenant_id'>): Promise<PlanRow> =>
  db(ctx)
    .insertInto('safety_plan')
    .values({ ...plan, tenant_id: tenantOf(ctx) })
    .returningAll()
    .executeTakeFirstOrThrow()

export const listFields = (ctx: Ctx, residentId: Id): Promise<FieldRow[]> =>
  db(ctx).selectFrom('plan_field').selectAll().where('resident_id', '=', residentId).execute()

/** Puts a field as it stands now; a value is sealed for the row it stands in, so the id stays. */
export const putField = (ctx: Ctx, row: Omit<FieldRow, 'tenant_id'>): void => {
  const { id: _, ...changed } = row
  const insert = db(ctx)
    .insertInto('plan_field')
    .values({ ...row, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.columns(['resident_id', 'field']).doUpdateSet(changed))
  send(ctx, insert)
}

export const findEdit = (ctx: Ctx, id: Id): Promise<EditRow | undefined> =>
  db(ctx).selectFrom('plan_edit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insertEdit = (ctx: Ctx, edit: Omit<EditRow, 'tenant_id' | 'settled_at' | 'settled_by'>): void =>
  send(
    ctx,
    db(ctx)
      .insertInto('plan_edit')
      .values({ ...edit, tenant_id: tenantOf(ctx), settled_at: null, settled_by: null }),
  )

export const settleEdit = (ctx: Ctx, id: Id, by: string): void =>
  send(
    ctx,
    db(ctx)
      .updateTable('plan_edit')
      .set({ outcome: 'settled', settled_at: ctx.now, settled_by: by })
      .where('id', '=', id),
  )

export const listClashes = (ctx: Ctx, residentId: Id): Promise<EditRow[]> =>
  db(ctx)
    .selectFrom('plan_edit')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('outcome', '=', 'clash')
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findEvent = (ctx: Ctx, id: Id): Promise<PlanEventRow | undefined> =>
  db(ctx).selectFrom('plan_event').selectAll().where('id', '=', id).executeTakeFirst()

/** Events of a resident, the open ones first to last. */
export const listEventsOf = (ctx: Ctx, residentId: Id): Promise<PlanEventRow[]> =>
  db(ctx).selectFrom('plan_event').selectAll().where('resident_id', '=', residentId).execute()

export const insertShare = async (ctx: Ctx, share: Omit<ShareRow, 'tenant_id'>): Promise<boolean> =>
  (await db(ctx)
    .insertInto('plan_share')
    .values({ ...share, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Newest first. */
export const listShares = (ctx: Ctx, residentId: Id): Promise<ShareRow[]> =>
  db(ctx)
    .selectFrom('plan_share')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('created_at', 'desc')
    .limit(30)
    .execute()

export const revokeShare = (ctx: Ctx, residentId: Id, id: Id): Promise<unknown> =>
  db(ctx)
    .updateTable('plan_share')
    .set({ revoked_at: ctx.now })
    .where('id', '=', id)
    .where('resident_id', '=', residentId)
    .where('revoked_at', 'is', null)
    .execute()

export interface DueReview {
  readonly resident_id: Id
  readonly version: number
  readonly owner_id: Id | null
  readonly unit_id: Id
  readonly number: number
}

/** Plans past their day whose owner was not told yet, with the newest event of each. */
export async function listDueReviews(ctx: Ctx): Promise<DueReview[]> {
  const { rows } = await ctx.line.query(
    `select p.resident_id, p.version, e.owner_id, e.unit_id, e.number from safety_plan p
       join lateral (select owner_id, unit_id, number from crisis_event where resident_id = p.resident_id and state <> 'DECEASED'
         order by raised_at desc limit 1) e on true
     where p.review_by <= $1 and not exists (select 1 from safety_plan n where n.resident_id = p.resident_id and n.version > p.version)
       and not exists (select 1 from plan_review r where r.resident_id = p.resident_id and r.version = p.version)
       and not exists (select 1 from crisis_event d where d.resident_id = p.resident_id and d.state = 'DECEASED')
     limit 100`,
    [ctx.now],
  )
  return rows as unknown as DueReview[]
}

export const noteReview = (ctx: Ctx, due: DueReview): void =>
  write(
    ctx,
    'insert into plan_review (resident_id, version, tenant_id, told_at) values ($1,$2,$3,$4) on conflict do nothing',
    [due.resident_id, due.version, tenantOf(ctx), ctx.now],
  )

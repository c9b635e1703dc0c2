import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { db, type RequestRow, type VacancyRow } from './tables.ts'

export type OpenPlace = Pick<VacancyRow, 'shift_id' | 'place' | 'starts_at' | 'ends_at'>

/** Opens a vacancy for a place, or finds the one that is open already; locked either way. */
export async function openVacancy(ctx: Ctx, place: OpenPlace, unitId: Id): Promise<VacancyRow> {
  await db(ctx)
    .insertInto('vacancy')
    .values({
      ...place,
      id: newId(ctx),
      tenant_id: tenantOf(ctx),
      unit_id: unitId,
      state: 'open',
      opened_at: ctx.now,
      told_at: null,
    })
    .onConflict((c) =>
      c.columns(['tenant_id', 'place', 'starts_at', 'ends_at']).where('state', '=', 'open').doNothing(),
    )
    .execute()
  return db(ctx)
    .selectFrom('vacancy')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('state', '=', 'open')
    .where('place', '=', place.place)
    .where('starts_at', '=', place.starts_at)
    .where('ends_at', '=', place.ends_at)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export const listOpenVacancies = (ctx: Ctx): Promise<VacancyRow[]> =>
  db(ctx).selectFrom('vacancy').selectAll().where('state', '=', 'open').orderBy('starts_at').orderBy('id').execute()

export const lockVacancy = (ctx: Ctx, id: Id): Promise<VacancyRow> =>
  db(ctx).selectFrom('vacancy').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** Ends a vacancy; whoever was asked and has not answered need not any more. */
export async function endVacancy(ctx: Ctx, id: Id, state: 'filled' | 'closed'): Promise<void> {
  await db(ctx).updateTable('vacancy').set({ state }).where('id', '=', id).where('state', '=', 'open').execute()
  await db(ctx)
    .updateTable('vacancy_request')
    .set({ state: 'closed' })
    .where('vacancy_id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** @returns false when the administrators had been told before */
export async function markTold(ctx: Ctx, id: Id): Promise<boolean> {
  const told = await db(ctx)
    .updateTable('vacancy')
    .set({ told_at: ctx.now })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return told !== undefined
}

/** Asks somebody; nobody is asked twice for the same vacancy. */
export const insertRequest = (ctx: Ctx, vacancyId: Id, staffId: Id): Promise<unknown> =>
  db(ctx)
    .insertInto('vacancy_request')
    .values({
      ...{ id: newId(ctx), tenant_id: tenantOf(ctx), vacancy_id: vacancyId, staff_id: staffId },
      ...{ state: 'asked', asked_at: ctx.now, answered_at: null },
    })
    .onConflict((c) => c.columns(['vacancy_id', 'staff_id']).doNothing())
    .execute()

export const listRequests = (ctx: Ctx, vacancyIds: readonly Id[]): Promise<RequestRow[]> =>
  vacancyIds.length === 0
    ? Promise.resolve([])
    : db(ctx).selectFrom('vacancy_request').selectAll().where('vacancy_id', 'in', vacancyIds).orderBy('id').execute()

export const findRequest = (ctx: Ctx, id: Id): Promise<RequestRow | undefined> =>
  db(ctx).selectFrom('vacancy_request').selectAll().where('id', '=', id).executeTakeFirst()

export const answerRequest = (ctx: Ctx, id: Id, state: 'accepted' | 'declined'): Promise<unknown> =>
  db(ctx).updateTable('vacancy_request').set({ state, answered_at: ctx.now }).where('id', '=', id).execute()

/** What somebody is asked and has not answered, soonest first. */
export const listAskedOf = (
  ctx: Ctx,
  staffId: Id,
): Promise<(VacancyRow & { request_id: Id; asked_at: Date; unit_name: string; primary_id: Id | null })[]> =>
  db(ctx)
    .selectFrom('vacancy_request as r')
    .innerJoin('vacancy as v', 'v.id', 'r.vacancy_id')
    .innerJoin('unit as u', 'u.id', 'v.unit_id')
    .leftJoin('shift as s', 's.id', 'v.shift_id')
    .selectAll('v')
    .select(['r.id as request_id', 'r.asked_at', 'u.name as unit_name', 's.primary_id'])
    .where('r.staff_id', '=', staffId)
    .where('r.state', '=', 'asked')
    .where('v.state', '=', 'open')
    .where('v.ends_at', '>', ctx.now)
    .orderBy('v.starts_at')
    .orderBy('v.place')
    .execute()

/** When each was last asked for any vacancy. */
export async function lastAsked(ctx: Ctx): Promise<Map<Id, Date>> {
  const rows = await db(ctx)
    .selectFrom('vacancy_request')
    .select(['staff_id', (e) => e.fn.max('asked_at').as('at')])
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, row.at]))
}

/** When each last worked on a red event, of those after a time. */
export async function lastRedWork(ctx: Ctx, after: Date): Promise<Map<Id, Date>> {
  const rows = await db(ctx)
    .selectFrom('roster_red_work')
    .select(['staff_id', (e) => e.fn.max('at').as('at')])
    .where('at', '>', after)
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, row.at]))
}

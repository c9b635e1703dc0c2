import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import {
  type CallRow,
  type DisclosureRow,
  db,
  type GuardianTaskRow,
  type MandatoryRow,
  type MarkRow,
  type VisitRow,
} from './tables.ts'

export const listMarks = (ctx: Ctx, residentId: Id): Promise<MarkRow[]> =>
  db(ctx)
    .selectFrom('danger_contact')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('lifted_at', 'is', null)
    .orderBy('at')
    .execute()

/** Marks a number once; the same number marked again stays marked. */
export const insertMark = (
  ctx: Ctx,
  row: Omit<MarkRow, 'tenant_id' | 'lifted_by' | 'lifted_at' | 'lift_reason_sealed'>,
) =>
  db(ctx)
    .insertInto('danger_contact')
    .values({ ...row, tenant_id: tenantOf(ctx), lifted_by: null, lifted_at: null, lift_reason_sealed: null })
    .onConflict((c) => c.doNothing())
    .execute()

export const lockMark = (ctx: Ctx, id: Id): Promise<MarkRow | undefined> =>
  db(ctx).selectFrom('danger_contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const liftMark = (ctx: Ctx, id: Id, change: Pick<MarkRow, 'lifted_by' | 'lifted_at' | 'lift_reason_sealed'>) =>
  send(ctx, db(ctx).updateTable('danger_contact').set(change).where('id', '=', id))

const unset = {
  ...{ second_by: null, second_at: null, done_by: null, done_at: null, channel: null, to_name_sealed: null },
  ...{ dropped_by: null, dropped_at: null, review_due: null, call_at: null },
  ...{ decision: null, decision_sealed: null, decided_by: null, decided_at: null },
}
export type NewDisclosure = Omit<DisclosureRow, keyof typeof unset | 'tenant_id'>

/** @returns the row that stands under this id */
export async function insertDisclosure(ctx: Ctx, row: NewDisclosure): Promise<DisclosureRow> {
  await db(ctx)
    .insertInto('disclosure')
    .values({ ...row, ...unset, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('id').doNothing())
    .execute()
  return (await lockDisclosure(ctx, row.id))!
}

export const lockDisclosure = (ctx: Ctx, id: Id): Promise<DisclosureRow | undefined> =>
  db(ctx).selectFrom('disclosure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Changes a record that is locked. @returns it as it stands now */
export function changeDisclosure(ctx: Ctx, row: DisclosureRow, change: Partial<DisclosureRow>): DisclosureRow {
  send(ctx, db(ctx).updateTable('disclosure').set(change).where('id', '=', row.id))
  return { ...row, ...change }
}

/** What was told about an event, newest first. */
export const listDisclosures = (ctx: Ctx, eventId: Id): Promise<DisclosureRow[]> =>
  db(ctx).selectFrom('disclosure').selectAll().where('event_id', '=', eventId).orderBy('asked_at', 'desc').execute()

/** The ethics queue, soonest due first; or what was decided, newest first. */
export const listForEthics = (ctx: Ctx, decided: boolean): Promise<DisclosureRow[]> =>
  db(ctx)
    .selectFrom('disclosure')
    .selectAll()
    .where('done_at', 'is not', null)
    .where('decided_at', decided ? 'is not' : 'is', null)
    .orderBy(decided ? 'decided_at' : 'review_due', decided ? 'desc' : 'asc')
    .limit(200)
    .execute()

export const findOpenMandatory = (ctx: Ctx, residentId: Id): Promise<MandatoryRow | undefined> =>
  db(ctx)
    .selectFrom('mandatory_report')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('completed_at', 'is', null)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** True while harm at home is being reported for this child, or was. */
export const isHarmAtHomeReported = async (ctx: Ctx, residentId: Id): Promise<boolean> =>
  (await db(ctx)
    .selectFrom('mandatory_report')
    .select('id')
    .where('resident_id', '=', residentId)
    .where('at_home', '=', true)
    .where('dropped_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

const notYet = {
  ...{ kind: null, facts_sealed: null, proposed_at: null, started_by: null, started_at: null },
  ...{ confirmed_by: null, confirmed_at: null, completed_by: null, completed_at: null, summary_sealed: null },
  ...{ dropped_by: null, dropped_at: null, drop_reason_sealed: null, call_at: null },
}

/** One open report a child: another one at the same moment finds this one. */
export async function insertMandatory(
  ctx: Ctx,
  row: Pick<MandatoryRow, 'id' | 'resident_id' | 'unit_id' | 'event_id' | 'at_home'> & Partial<MandatoryRow>,
): Promise<MandatoryRow> {
  await db(ctx)
    .insertInto('mandatory_report')
    .values({ ...notYet, ...row, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.doNothing())
    .execute()
  return (await lockMandatory(ctx, row.id)) ?? (await findOpenMandatory(ctx, row.resident_id))!
}

export const lockMandatory = (ctx: Ctx, id: Id): Promise<MandatoryRow | undefined> =>
  db(ctx).selectFrom('mandatory_report').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Changes a report that is locked. @returns it as it stands now */
export async function changeMandatory(
  ctx: Ctx,
  row: MandatoryRow,
  change: Partial<MandatoryRow>,
): Promise<MandatoryRow> {
  await db(ctx).updateTable('mandatory_report').set(change).where('id', '=', row.id).execute()
  return { ...row, ...change }
}

/** All of the agency, those still owed first, then newest. */
export const listMandatory = (ctx: Ctx): Promise<MandatoryRow[]> =>
  db(ctx)
    .selectFrom('mandatory_report')
    .selectAll()
    .orderBy((q) => q.case().when('completed_at', 'is', null).then(0).else(1).end())
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export const listMandatoryOf = (ctx: Ctx, residentId: Id): Promise<MandatoryRow[]> =>
  db(ctx)
    .selectFrom('mandatory_report')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('id', 'desc')
    .execute()

export const insertCall = (ctx: Ctx, row: Omit<CallRow, 'tenant_id'>) =>
  db(ctx)
    .insertInto('mandatory_call')
    .values({ ...row, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('id').doNothing())
    .execute()

export const listCalls = (ctx: Ctx, reportId: Id): Promise<CallRow[]> =>
  db(ctx)
    .selectFrom('mandatory_call')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute()

type NewTask = Pick<GuardianTaskRow, 'id' | 'resident_id' | 'event_id' | 'due_at' | 'call_at' | 'ladder' | 'red'>

/**
 * A word is owed to the guardian. One that is still open is brought forward; where it was told, or withheld, of an earlier
 * or lesser danger, it is owed anew.
 */
export async function oweWord(ctx: Ctx, task: NewTask): Promise<void> {
  const open = await lockGuardianTask(ctx, { eventId: task.event_id })
  const { due_at, call_at, ladder, red } = task
  if (open && !open.done_at) {
    if (open.due_at <= due_at) return
    await db(ctx).updateTable('guardian_task').set({ due_at, call_at, ladder, red }).where('id', '=', open.id).execute()
    return
  }
  // told as red, it is not owed again when the same danger is graded lower and raised once more
  if (open && open.ladder === ladder && (open.red || !red)) return
  const none = { outcome: null, reason_sealed: null, staff_id: null, done_at: null }
  await db(ctx)
    .insertInto('guardian_task')
    .values({ ...task, ...none, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** The open task of an event, or the last one. */
export const lockGuardianTask = (ctx: Ctx, by: { id: Id } | { eventId: Id }): Promise<GuardianTaskRow | undefined> => {
  const asked = db(ctx).selectFrom('guardian_task').selectAll().forUpdate()
  return 'id' in by
    ? asked.where('id', '=', by.id).executeTakeFirst()
    : asked
        .where('event_id', '=', by.eventId)
        .orderBy(sql`done_at is not null`)
        .orderBy('done_at', 'desc')
        .limit(1)
        .executeTakeFirst()
}

export const endGuardianTask = (ctx: Ctx, id: Id, change: Partial<GuardianTaskRow>): void =>
  send(
    ctx,
    db(ctx)
      .updateTable('guardian_task')
      .set({ ...change, call_at: null })
      .where('id', '=', id),
  )

export const listGuardianTasks = (ctx: Ctx): Promise<GuardianTaskRow[]> =>
  db(ctx).selectFrom('guardian_task').selectAll().where('done_at', 'is', null).orderBy('due_at').limit(200).execute()

const noOutcome = { outcome: null, outcome_sealed: null, outcome_by: null, outcome_at: null }
/** @returns false when this event has a visit that is still going on, or this id stood already */
export const insertVisit = async (
  ctx: Ctx,
  row: Omit<VisitRow, keyof typeof noOutcome | 'tenant_id'>,
): Promise<boolean> =>
  (await db(ctx)
    .insertInto('welfare_visit')
    .values({ ...row, ...noOutcome, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const lockVisit = (ctx: Ctx, id: Id): Promise<VisitRow | undefined> =>
  db(ctx).selectFrom('welfare_visit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeVisit = (ctx: Ctx, id: Id, change: Partial<VisitRow>): void =>
  send(ctx, db(ctx).updateTable('welfare_visit').set(change).where('id', '=', id))

export const listVisits = (ctx: Ctx, eventId: Id): Promise<VisitRow[]> =>
  db(ctx).selectFrom('welfare_visit').selectAll().where('event_id', '=', eventId).orderBy('asked_at', 'desc').execute()

/** Visits of one of a pair that may be seen now. */
export const listVisitsOf = (ctx: Ctx, staffId: Id): Promise<VisitRow[]> =>
  db(ctx)
    .selectFrom('welfare_visit')
    .selectAll()
    .where((q) => q.or([q('first_id', '=', staffId), q('second_id', '=', staffId)]))
    .where('outcome', 'is', null)
    .where('view_sealed', 'is not', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('asked_at')
    .execute()

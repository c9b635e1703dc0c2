import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../platform/access.ts'
import { type Ctx, minutesLater, newId, tenantOf } from '../../platform/ctx.ts'
import { seal, unseal } from '../../platform/privacy.ts'
import { type DeviceTestRow, db, type ExtraRow, type ShiftRow } from './tables.ts'

/** A note of the shift before is shown this long. */
const noteHours = 24

/** Tests that were not answered in time, of shifts that still run. */
export const listSilent = (ctx: Ctx): Promise<DeviceTestRow[]> =>
  db(ctx)
    .selectFrom('device_test as d')
    .innerJoin('shift as s', 's.id', 'd.shift_id')
    .selectAll('d')
    .where('s.starts_at', '<=', ctx.now)
    .where('s.ends_at', '>', ctx.now)
    .where('d.voided_at', 'is not', null)
    .where('d.answered_at', 'is', null)
    .orderBy('d.sent_at')
    .execute()

export const listTestsOf = (ctx: Ctx, shiftIds: readonly Id[]): Promise<DeviceTestRow[]> =>
  shiftIds.length === 0
    ? Promise.resolve([])
    : db(ctx).selectFrom('device_test').selectAll().where('shift_id', 'in', shiftIds).execute()

/** The test somebody has not answered yet. */
export const findMyTest = (ctx: Ctx, staffId: Id): Promise<DeviceTestRow | undefined> =>
  db(ctx)
    .selectFrom('device_test as d')
    .innerJoin('shift as s', 's.id', 'd.shift_id')
    .selectAll('d')
    .where('d.staff_id', '=', staffId)
    .where('d.answered_at', 'is', null)
    .where('s.ends_at', '>', ctx.now)
    .orderBy('d.sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findTest = (ctx: Ctx, id: Id): Promise<DeviceTestRow | undefined> =>
  db(ctx).selectFrom('device_test').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeTest = (ctx: Ctx, id: Id, change: Partial<DeviceTestRow>): Promise<unknown> =>
  db(ctx).updateTable('device_test').set(change).where('id', '=', id).execute()

/** Shifts that began in the last minutes and whose people have not been asked. */
export const listUntested = (ctx: Ctx, since: Date): Promise<ShiftRow[]> =>
  db(ctx)
    .selectFrom('shift as s')
    .selectAll('s')
    .where('s.starts_at', '<=', ctx.now)
    .where('s.starts_at', '>', since)
    .where('s.ends_at', '>', ctx.now)
    .where((e) => e.not(e.exists(e.selectFrom('device_test as d').select('d.id').whereRef('d.shift_id', '=', 's.id'))))
    .orderBy('s.starts_at')
    .execute()

/** @returns false when they were asked for this shift already */
export async function insertTest(ctx: Ctx, shiftId: Id, staffId: Id, more: Partial<DeviceTestRow>): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('device_test')
    .values({
      ...{ id: newId(ctx), tenant_id: tenantOf(ctx), shift_id: shiftId, staff_id: staffId, sent_at: ctx.now },
      ...{ due_at: ctx.now, answered_at: null, voided_at: null, ...more },
    })
    .onConflict((c) => c.columns(['shift_id', 'staff_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** Tests whose time is over, locked: another node passes them by. */
export const takeOverdue = (ctx: Ctx): Promise<DeviceTestRow[]> =>
  db(ctx)
    .selectFrom('device_test')
    .selectAll()
    .where('due_at', '<=', ctx.now)
    .where('answered_at', 'is', null)
    .where('voided_at', 'is', null)
    .orderBy('due_at')
    .forUpdate()
    .skipLocked()
    .execute()

/** The shift running now in which somebody stands, with the note they have begun. */
export async function findMyShift(
  ctx: Ctx,
  staffId: Id,
): Promise<{ id: Id; endsAt: string; note: string | null } | null> {
  const row = await db(ctx)
    .selectFrom('shift as s')
    .leftJoin('shift_note as n', 'n.shift_id', 's.id')
    .select(['s.id', 's.ends_at', 'n.text_sealed'])
    .where('s.starts_at', '<=', ctx.now)
    .where('s.ends_at', '>', ctx.now)
    .where((e) => e.or([e('s.primary_id', '=', staffId), e('s.secondary_id', '=', staffId)]))
    .orderBy('s.starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
    ? { id: row.id, endsAt: row.ends_at.toISOString(), note: unseal(ctx, 'shift_note.text', row.id, row.text_sealed) }
    : null
}

export const keepNote = (ctx: Ctx, shiftId: Id, staffId: Id, text: string): Promise<unknown> => {
  const fresh = { staff_id: staffId, text_sealed: seal(ctx, 'shift_note.text', shiftId, text), at: ctx.now }
  return db(ctx)
    .insertInto('shift_note')
    .values({ ...fresh, shift_id: shiftId, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('shift_id').doUpdateSet(fresh))
    .execute()
}

/** The last note of a shift before the one that runs now. */
export async function findLastNote(ctx: Ctx): Promise<{ by: string; at: string; text: string } | null> {
  const row = await db(ctx)
    .selectFrom('shift_note')
    .selectAll()
    .where('at', '>', minutesLater(ctx.now, -noteHours * 60))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const names = await namesOf(ctx, [row.staff_id])
  const text = unseal(ctx, 'shift_note.text', row.shift_id, row.text_sealed) ?? ''
  return { by: names.get(row.staff_id) ?? '', at: row.at.toISOString(), text }
}

/** Those called up beside the shifts, from now on, soonest first. */
export const listExtras = (ctx: Ctx): Promise<ExtraRow[]> =>
  db(ctx).selectFrom('extra_stand').selectAll().where('ends_at', '>', ctx.now).orderBy('starts_at').execute()

export const insertExtra = (ctx: Ctx, extra: Omit<ExtraRow, 'tenant_id'>): Promise<unknown> =>
  db(ctx)
    .insertInto('extra_stand')
    .values({ ...extra, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('id').doNothing())
    .execute()

/** Ends what has begun, and takes away what has not. */
export async function endExtras(ctx: Ctx, of: { id: Id } | { surge: Id }): Promise<void> {
  const [column, value] = 'id' in of ? (['id', of.id] as const) : (['surge_id', of.surge] as const)
  await db(ctx).deleteFrom('extra_stand').where(column, '=', value).where('starts_at', '>=', ctx.now).execute()
  await db(ctx)
    .updateTable('extra_stand')
    .set({ ends_at: ctx.now })
    .where(column, '=', value)
    .where('ends_at', '>', ctx.now)
    .execute()
}

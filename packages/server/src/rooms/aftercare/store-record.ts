import type { RecordPart } from '@anxin/core/crisis/record.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { db, type RecordRow } from './tables.ts'

/** Owes the record of each event that was taken so long ago and is still not whole, once for each time it was raised. @returns how many */
export async function oweRecords(ctx: Ctx, takenBefore: Date, notBefore: Date, hours: number): Promise<number> {
  const { rows } = await ctx.line.query(
    `select m.event_id, m.ladder, m.acked_at from aftercare_record_missing m where m.acked_at <= $1 and m.acked_at > $2
       and not exists (select 1 from aftercare_record r where r.event_id = m.event_id and r.ladder = m.ladder) limit 200`,
    [takenBefore, notBefore],
  )
  for (const row of rows)
    await ctx.line.query(
      `insert into aftercare_record (id, tenant_id, event_id, ladder, due_at, look_at)
       values ($1,$2,$3,$4,$5::timestamptz,$5) on conflict do nothing`,
      [
        ...[newId(ctx), tenantOf(ctx), row.event_id, row.ladder],
        new Date((row.acked_at as Date).getTime() + hours * 3_600_000),
      ],
    )
  return rows.length
}

/** Records that have become whole, or of events that are over, or were raised anew. @returns how many */
export async function endRecords(ctx: Ctx): Promise<number> {
  const { count } = await ctx.line.query(
    `update aftercare_record r set done_at = $1, look_at = null where r.done_at is null and not exists
       (select 1 from aftercare_record_missing m where m.event_id = r.event_id and m.ladder = r.ladder)`,
    [ctx.now],
  )
  return count
}

/** Takes one that is due for this transaction; undefined when another node has it or it is over. */
export const takeRecord = (ctx: Ctx, id: Id): Promise<RecordRow | undefined> =>
  db(ctx)
    .selectFrom('aftercare_record')
    .selectAll()
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('look_at', '<=', ctx.now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const lookAgain = (ctx: Ctx, record: RecordRow, at: Date): Promise<unknown> =>
  db(ctx)
    .updateTable('aftercare_record')
    .set({ look_at: at, calls: record.calls + 1 })
    .where('id', '=', record.id)
    .execute()

export interface MissingRecord {
  readonly event_id: Id
  readonly due_at: Date
  readonly missing: RecordPart[]
}

/** Records that are late and still not whole, the latest first. */
export async function listMissing(ctx: Ctx): Promise<MissingRecord[]> {
  const { rows } = await ctx.line.query(
    `select r.event_id, r.due_at, m.missing from aftercare_record r
       join aftercare_record_missing m on m.event_id = r.event_id and m.ladder = r.ladder
     where r.done_at is null order by r.due_at, r.id limit 200`,
  )
  return rows as unknown as MissingRecord[]
}

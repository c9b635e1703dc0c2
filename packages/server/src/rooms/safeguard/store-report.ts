import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import { db, type ReportRow } from './tables.ts'

/** One at a time from one source, and about one number: what was there a moment ago is seen. */
export const queueSource = (ctx: Ctx, source: Buffer): Promise<unknown> =>
  ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1, 12))', [source.toString('hex')])

export const findReport = (ctx: Ctx, id: Id): Promise<ReportRow | undefined> =>
  db(ctx).selectFrom('third_party_report').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The same words from the same source, since a moment. */
export const findSame = (ctx: Ctx, source: Buffer, words: Buffer, since: Date): Promise<ReportRow | undefined> =>
  db(ctx)
    .selectFrom('third_party_report')
    .selectAll()
    .where('source_index', '=', source)
    .where('words_index', '=', words)
    .where('at', '>', since)
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** How many events of their own a source has had since a moment. */
export async function countAlone(ctx: Ctx, source: Buffer, since: Date): Promise<number> {
  const { rows } = await ctx.line.query(
    'select count(*)::int as n from third_party_report where source_index = $1 and at > $2 and not grouped and not matched',
    [source, since],
  )
  return Number(rows[0]?.n ?? 0)
}

/** Whom an earlier report was about: the same number of the person, or the gathered ones of the same source. */
export async function findPerson(
  ctx: Ctx,
  by: { person: Buffer } | { source: Buffer; since: Date },
): Promise<Pick<ReportRow, 'resident_id' | 'unit_id'> | undefined> {
  const asked = db(ctx)
    .selectFrom('third_party_report')
    .select(['resident_id', 'unit_id'])
    .orderBy('at', 'desc')
    .limit(1)
  return 'person' in by
    ? asked.where('person_index', '=', by.person).executeTakeFirst()
    : asked
        .where('source_index', '=', by.source)
        .where('grouped', '=', true)
        .where('at', '>', by.since)
        .executeTakeFirst()
}

export type NewReport = Omit<
  ReportRow,
  'tenant_id' | 'times' | 'state' | 'steps' | 'checked_by' | 'checked_at' | 'note_sealed' | 'at' | 'last_at'
>
export const insertReport = (ctx: Ctx, row: NewReport): void =>
  send(
    ctx,
    db(ctx)
      .insertInto('third_party_report')
      .values({
        ...row,
        ...{ tenant_id: tenantOf(ctx), times: 1, state: 'new', steps: [], at: ctx.now, last_at: ctx.now },
        ...{ checked_by: null, checked_at: null, note_sealed: null },
      }),
  )

export const cameAgain = (ctx: Ctx, id: Id): void =>
  send(
    ctx,
    db(ctx)
      .updateTable('third_party_report')
      .set({ times: sql<number>`times + 1`, last_at: ctx.now })
      .where('id', '=', id),
  )

export const changeReport = (ctx: Ctx, row: ReportRow, change: Partial<ReportRow>): ReportRow => {
  send(ctx, db(ctx).updateTable('third_party_report').set(change).where('id', '=', row.id))
  return { ...row, ...change }
}

/** Newest first: of one event, or of the agency; of those gathered under one event the newest stands for all. */
export async function listReports(ctx: Ctx, eventId: Id | undefined): Promise<(ReportRow & { together: number })[]> {
  const { rows } = await ctx.line.query(
    eventId
      ? `select r.*, count(*) over () - 1 as together from third_party_report r where event_id = $1 order by (danger_now = 'yes') desc, at desc limit 2000`
      : `select * from (select r.*, count(*) over (partition by event_id) - 1 as together,
           row_number() over (partition by event_id, grouped order by at desc) as nth from third_party_report r) each
         where nth <= case when grouped then 1 else 20 end and ($1::uuid is null) order by (state in ('confirmed','not_confirmed')), at desc limit 200`,
    [eventId ?? null],
  )
  return rows.map((row) => ({ ...(row as unknown as ReportRow), together: Number(row.together) }))
}

export async function countWaiting(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select count(distinct event_id)::int as n from third_party_report where state in ('new','checking')`,
  )
  return Number(rows[0]?.n ?? 0)
}

/** Reports of a receipt, of whichever agency: the receipt is the key. */
export async function findByReceipt(ctx: Ctx, receipt: Buffer): Promise<{ at: Date; seenTo: boolean } | undefined> {
  const { rows } = await ctx.line.query('select * from receipt_state($1)', [receipt])
  const row = rows[0]
  return row && { at: row.at as Date, seenTo: row.seen_to as boolean }
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { type AlertView, db, type LabelRow, type LineView, type ReadingRow, type SampleRow } from './tables.ts'

/** One after the other where two might write the same at once. */
export async function queueAt(ctx: Ctx, id: Id): Promise<void> {
  await ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1::text, 10))', [id])
}

export async function findAlert(ctx: Ctx, id: Id): Promise<(AlertView & { readonly path: Id[] }) | undefined> {
  const { rows } = await ctx.line.query(
    `select e.id, e.tenant_id, e.resident_id, e.unit_id, e.conversation_id, u.path
     from quality_alert e join unit u on u.id = e.unit_id where e.id = $1`,
    [id],
  )
  return rows[0] as (AlertView & { path: Id[] }) | undefined
}

/** A line of the resident in a conversation. */
export const findResidentLine = async (ctx: Ctx, conversationId: Id | null, id: Id): Promise<LineView | undefined> =>
  conversationId === null
    ? undefined
    : db(ctx)
        .selectFrom('quality_line')
        .selectAll()
        .where('id', '=', id)
        .where('conversation_id', '=', conversationId)
        .where('sender', '=', 'resident')
        .executeTakeFirst()

export const insertLabel = (ctx: Ctx, row: LabelRow): Promise<unknown> =>
  db(ctx).insertInto('crisis_label').values(row).execute()

/** Newest first. */
export const listLabels = (ctx: Ctx, eventId: Id): Promise<LabelRow[]> =>
  db(ctx)
    .selectFrom('crisis_label')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

/** A line with the label that stands for it, and whether its writer lets it be learnt from. */
export interface LabelledLine extends Pick<LabelRow, 'label' | 'level'> {
  readonly id: Id
  /** Null where the line is no longer kept. */
  readonly text_sealed: Uint8Array | null
  readonly name_sealed: Uint8Array | null
  readonly resident_id: Id
  readonly subject: 'self' | 'other'
  /** What the screener said. */
  readonly screened: LabelRow['level']
  readonly allowed: boolean
}

/**
 * Lines with a label that stands: the line it is about, and for an alert as a whole the lines that raised it, unless
 * one of them has a label of its own. Oldest first.
 */
export async function listLabelled(ctx: Ctx): Promise<LabelledLine[]> {
  const { rows } = await ctx.line.query(
    `with about as (
       select l.label, l.level, l.message_id as line_id, l.resident_id, s.level as signal, s.subject
         from crisis_label_now l left join quality_signal s on s.message_id = l.message_id where l.message_id is not null
       union all
       select l.label, l.level, s.message_id, l.resident_id, s.level, s.subject
         from crisis_label_now l join quality_signal s on s.event_id = l.event_id
         where l.message_id is null
           and not exists (select 1 from crisis_label own where own.message_id = s.message_id))
     select distinct on (a.line_id) a.line_id as id, a.label, a.level, m.text_sealed, r.name_sealed, a.resident_id,
       coalesce(a.subject, m.subject, 'self') as subject, coalesce(a.signal, m.level) as screened,
       coalesce('training' = any(r.allows), false) as allowed
     from about a left join quality_line m on m.id = a.line_id left join resident r on r.id = a.resident_id
     where $1::uuid = app_tenant() order by a.line_id`,
    [tenantOf(ctx)],
  )
  return rows as unknown as LabelledLine[]
}

/** Week and place of a copy, and what the reader who asks said of it. */
export interface SampleShown extends SampleRow {
  readonly unit_name: string
  readonly path: Id[]
  readonly mine: ReadingRow | null
}

const sampleSql = `select s.id, s.tenant_id, s.resident_id, s.unit_id, s.conversation_id, s.lines_sealed, s.readings, s.drawn_at,
    s.week::text as week, u.name as unit_name, u.path,
    (select to_jsonb(r) - 'note_sealed' from quality_reading r where r.sample_id = s.id and r.staff_id = (select app_staff())) as mine
  from quality_sample s join unit u on u.id = s.unit_id`

/** Copies that wait for a reader, and those this one has read, at or below some places; newest week first. */
export async function listSamples(ctx: Ctx, places: readonly Id[]): Promise<SampleShown[]> {
  const { rows } = await ctx.line.query(
    `select * from (${sampleSql} where u.path && $1::uuid[]) s where readings < 2 or mine is not null
     order by week desc, (mine is not null), id limit 200`,
    [places],
  )
  return rows as unknown as SampleShown[]
}

export async function findSample(ctx: Ctx, id: Id): Promise<SampleShown | undefined> {
  const { rows } = await ctx.line.query(`${sampleSql} where s.id = $1`, [id])
  return rows[0] as unknown as SampleShown | undefined
}

export const findReading = (ctx: Ctx, sampleId: Id, staffId: Id): Promise<ReadingRow | undefined> =>
  db(ctx)
    .selectFrom('quality_reading')
    .selectAll()
    .where('sample_id', '=', sampleId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()

export const insertReading = (ctx: Ctx, row: ReadingRow): Promise<unknown> =>
  db(ctx).insertInto('quality_reading').values(row).execute()

export const changeReading = (ctx: Ctx, id: Id, change: Partial<ReadingRow>): Promise<unknown> =>
  db(ctx).updateTable('quality_reading').set(change).where('id', '=', id).execute()

export interface HarmRow extends ReadingRow {
  readonly unit_name: string
  readonly week: string
}

/** Readings that saw harm, newest first, at or below some places. */
export async function listHarms(ctx: Ctx, places: readonly Id[]): Promise<HarmRow[]> {
  const { rows } = await ctx.line.query(
    `select r.*, u.name as unit_name, s.week::text as week from quality_reading r
     join quality_sample s on s.id = r.sample_id join unit u on u.id = r.unit_id
     where r.harm and u.path && $1::uuid[] order by r.at desc, r.id desc limit 200`,
    [places],
  )
  return rows as unknown as HarmRow[]
}

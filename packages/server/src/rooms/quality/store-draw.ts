import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { db, type LineView, type SampleRow } from './tables.ts'

/** Talks: lines of a conversation without half an hour of silence between them. @source domain specification 4.1 */
export const talksSql = `with said as (
    select l.*, (l.at - lag(l.at) over by_line > interval '30 minutes') is not false as begins
    from quality_line l window by_line as (partition by l.conversation_id order by l.seq)),
  counted as (select said.*, sum(begins::int) over (partition by conversation_id order by seq) as talk from said),
  found as (
    select conversation_id, resident_id, min(seq) as first, max(seq) as last,
      min(at) filter (where sender = 'resident') as began, max(at) as ended,
      (count(*) filter (where sender = 'resident'))::int as lines,
      bool_or(sender in ('person','note') or card in ('handover','crisis')) as with_person,
      bool_or(card = 'breathing' or id in (select message_id from quality_mark where kind = 'exercise')) as with_exercise
    from counted group by conversation_id, resident_id, talk having bool_or(sender = 'resident')),
  talk as (select found.*, p.unit_id from found join quality_place p on p.conversation_id = found.conversation_id)`

export interface Drawn {
  readonly conversation_id: Id
  readonly resident_id: Id
  readonly unit_id: Id
  readonly first: number
  readonly last: number
  readonly name_sealed: Uint8Array | null
}

/** False when this week was drawn already. */
export async function beginDraw(ctx: Ctx, week: string): Promise<boolean> {
  const { count } = await ctx.line.query(
    'insert into quality_draw (tenant_id, week, drawn) values ($1, $2, 0) on conflict do nothing',
    [tenantOf(ctx), week],
  )
  return count === 1
}

export const noteDrawn = (ctx: Ctx, week: string, drawn: number): Promise<unknown> =>
  ctx.line.query('update quality_draw set drawn = $3 where tenant_id = $1 and week = $2', [tenantOf(ctx), week, drawn])

/**
 * Talks of a week by chance, one a resident, of those who allow it and said at least `fewestLines`.
 * @param week Monday in Asia/Shanghai
 */
export async function drawTalks(ctx: Ctx, week: string, most: number, fewestLines: number): Promise<Drawn[]> {
  const { rows } = await ctx.line.query(
    `${talksSql}
     select * from (
       select distinct on (t.resident_id) t.conversation_id, t.resident_id, t.unit_id, t.first, t.last, r.name_sealed
       from talk t join resident r on r.id = t.resident_id
       where r.kind = 'registered' and 'quality' = any(r.allows) and t.lines >= $2
         and t.began >= $1::date at time zone 'Asia/Shanghai' and t.began < ($1::date + 7) at time zone 'Asia/Shanghai'
       order by t.resident_id, random()) one
     order by random() limit $3`,
    [week, fewestLines, most],
  )
  return rows as unknown as Drawn[]
}

/** Lines of a talk, oldest first. */
export const listTalk = (ctx: Ctx, talk: Drawn, most: number): Promise<LineView[]> =>
  db(ctx)
    .selectFrom('quality_line')
    .selectAll()
    .where('conversation_id', '=', talk.conversation_id)
    .where('seq', '>=', talk.first)
    .where('seq', '<=', talk.last)
    .orderBy('seq')
    .limit(most)
    .execute()

export const insertSample = (ctx: Ctx, row: SampleRow): Promise<unknown> =>
  db(ctx)
    .insertInto('quality_sample')
    .values(row)
    .onConflict((c) => c.columns(['conversation_id', 'week']).doNothing())
    .execute()

/** Copies older than they may be kept, across agencies. @returns how many */
export async function deleteOldSamples(ctx: Ctx, before: Date): Promise<number> {
  const { count } = await ctx.line.query('delete from quality_sample where drawn_at < $1', [before])
  return count
}

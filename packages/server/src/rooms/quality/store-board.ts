import type { Grade, SignalSource } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Reading } from '@anxin/core/quality/rubric.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { talksSql } from './store-draw.ts'

/** Something counted: in one week, or with `week` null in all of them. */
export interface Counted {
  /** Monday in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly week: string | null
  readonly what: string
  readonly all: number
  /** Of all, those that are meant. */
  readonly part: number
  /** Different residents. */
  readonly people: number
  /** Median, where one is meant. */
  readonly middle: number | null
}

/** Places, and the Monday to count from. */
export interface Span {
  readonly places: readonly Id[]
  readonly since: string
}

const weekOf = (column: string): string => `date_trunc('week', ${column} at time zone 'Asia/Shanghai')::date::text`
/** Counts by week and over all weeks. `rows` gives what, at, resident_id, unit_id, meant, value. */
const countSql = (rows: string, before = ''): string => `${before ? `${before},` : 'with'}
  one as (${rows}),
  placed as (select one.*, ${weekOf('one.at')} as week from one join unit u on u.id = one.unit_id
    where u.path && $1::uuid[] and one.at >= $2::date at time zone 'Asia/Shanghai')
  select week, what, count(*)::int as "all", (count(*) filter (where meant))::int as part,
    count(distinct resident_id)::int as people,
    (percentile_cont(0.5) within group (order by value))::float8 as middle
  from placed group by grouping sets ((what, week), (what))`

async function count(
  ctx: Ctx,
  sql: string,
  { places, since }: Span,
  more: readonly unknown[] = [],
): Promise<Counted[]> {
  const { rows } = await ctx.line.query(sql, [places, since, ...more])
  return rows as unknown as Counted[]
}

/** A talk ends early within so many lines of the resident. @source issue: quality board (drop-off within three turns) */
const earlyLines = 3

/** `talk`: talks, and those that ended early without an exercise and without a person. */
export const countTalks = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select 'talk' as what, t.began as at, t.resident_id, t.unit_id, null::float8 as value,
         t.lines <= ${earlyLines} and t.with_person is not true and t.with_exercise is not true as meant
       from talk t`,
      talksSql,
    ),
    span,
  )

/** `thumb`: lines a resident thought something of, and those found good. `reason …`: why they were not. */
export const countThumbs = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select 'thumb' as what, at, resident_id, unit_id, up as meant, null::float8 as value from quality_thumb
       union all select 'reason ' || reason, at, resident_id, unit_id, true, null from quality_thumb where not up and reason is not null`,
    ),
    span,
  )

/** `reminder`, `misunderstood`, `exercise`: turns in which that happened. */
export const countMarks = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql('select kind as what, at, resident_id, unit_id, true as meant, null::float8 as value from quality_mark'),
    span,
  )

/** Reasons of form, not of safety. */
const onlyForm = `('too_long','empty','other_language')`

/** `answer`: answers of the model, and those of which something unsafe was held back. `held …`: why, of all. */
export const countHeldBack = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select 'answer' as what, at, resident_id, unit_id, 
           outcome in ('refused','cut_short') and reason not in ${onlyForm} as meant, null::float8 as value from quality_answer
       union all select 'held ' || reason, at, resident_id, unit_id, true, null from quality_answer
         where reason is not null and outcome in ('refused','cut_short')`,
    ),
    span,
  )

/**
 * `asked`: alerts in which somebody asked for a person. `promised`: those that were told until when they would be
 * answered and were, or whose time is over, and those answered in time. `estimate`: how far the span told was off, from
 * its middle, in minutes.
 */
export const countAsked = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select 'asked' as what, raised_at as at, resident_id, unit_id, true as meant, null::float8 as value from quality_alert where asked
       union all select 'promised', raised_at, resident_id, unit_id, acked_at <= answered_by, null from quality_alert
         where asked and answered_by is not null and (acked_at is not null or answered_by < $3)
       union all select 'estimate', raised_at, resident_id, unit_id, true,
         abs(extract(epoch from acked_at - estimated_at) / 60 - (from_minutes + until_minutes) / 2.0) from quality_alert
         where asked and acked_at >= estimated_at and from_minutes is not null`,
    ),
    span,
    [ctx.now],
  )

/** `L2` … `L4`: labelled alerts by the level that raised them, and those rightly raised. `missed`: missed lines. */
export const countLabels = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select a.level as what, l.at, a.resident_id, a.unit_id, l.label = 'right' as meant, null::float8 as value
         from crisis_label_now l join quality_alert a on a.id = l.event_id
         where l.message_id is null and l.label in ('right','false_alarm') and a.level is not null
       union all select 'missed', l.at, a.resident_id, a.unit_id, true, null
         from crisis_label_now l join quality_alert a on a.id = l.event_id where l.label = 'missed'`,
    ),
    span,
  )

/** `0` … `3`: numbers left to be called back in a quarter of the day, and those somebody reached. */
export const countCallbacks = (ctx: Ctx, span: Span): Promise<Counted[]> =>
  count(
    ctx,
    countSql(
      `select 'callback ' || floor(extract(hour from at at time zone 'Asia/Shanghai') / 6)::int as what, at, resident_id, unit_id,
         kept as meant, null::float8 as value from quality_callback`,
    ),
    span,
  )

export interface Wait {
  readonly grade: Grade
  readonly source: SignalSource
  readonly raised_at: Date
  readonly acked_at: Date | null
}

/** Alerts of the span, practice left out: when each was raised, and when somebody took it. */
export async function listWaits(ctx: Ctx, { places, since }: Span): Promise<Wait[]> {
  const { rows } = await ctx.line.query(
    `select a.grade, a.source, a.raised_at, a.acked_at from quality_alert a join unit u on u.id = a.unit_id
     where u.path && $1::uuid[] and a.raised_at >= $2::date at time zone 'Asia/Shanghai'`,
    [places, since],
  )
  return rows as unknown as Wait[]
}

export interface Progress {
  readonly week: string
  readonly drawn: number
  readonly once: number
  readonly twice: number
}

/** Copies drawn and read, newest week first. */
export async function readProgress(ctx: Ctx, { places, since }: Span): Promise<Progress[]> {
  const { rows } = await ctx.line.query(
    'select week::text, drawn, once, twice from quality_progress($1::uuid[], $2::date)',
    [places, since],
  )
  return rows as unknown as Progress[]
}

/** Ratings of talks two have read, without who. */
export async function listPairs(ctx: Ctx, { places, since }: Span): Promise<[Reading, Reading][]> {
  const { rows } = await ctx.line.query('select first, second from quality_pairs($1::uuid[], $2::date)', [
    places,
    since,
  ])
  return rows.map((row) => [row.first as Reading, row.second as Reading])
}

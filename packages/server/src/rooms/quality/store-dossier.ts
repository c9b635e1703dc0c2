import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Span } from './store-board.ts'
import { talksSql } from './store-draw.ts'

/** What one resident used in the span. The birth date is opened, grouped by and let go; it is never told. */
export interface Used {
  readonly resident_id: Id
  readonly birth_sealed: Uint8Array | null
  readonly minor_told: boolean
  /** Minutes of each talk. */
  readonly minutes: readonly number[]
  /** Talks begun between midnight and five. */
  readonly nights: number
  readonly reminders: number
  readonly alerts: number
  readonly imminent: number
}

/** Everybody who talked or of whom an alert was raised from words, with how much. */
export async function listUse(ctx: Ctx, { places, since }: Span): Promise<Used[]> {
  const { rows } = await ctx.line.query(
    `${talksSql},
    place as (select id from unit where path && $1::uuid[]),
    talked as (select resident_id, array_agg(extract(epoch from ended - began)::float8 / 60) as minutes,
        count(*) filter (where extract(hour from began at time zone 'Asia/Shanghai') < 5) as nights
      from talk where unit_id in (select id from place) and began >= $2::date at time zone 'Asia/Shanghai' group by resident_id),
    reminded as (select resident_id, count(*) as reminders from quality_mark
      where kind = 'reminder' and unit_id in (select id from place) and at >= $2::date at time zone 'Asia/Shanghai' group by resident_id),
    alarmed as (select resident_id, count(*) as alerts, count(*) filter (where level = 'L4') as imminent from quality_alert
      where level in ('L2','L3','L4') and unit_id in (select id from place)
        and raised_at >= $2::date at time zone 'Asia/Shanghai' group by resident_id)
    select r.id as resident_id, r.birth_sealed, r.minor_told, coalesce(t.minutes, '{}') as minutes, coalesce(t.nights, 0)::int as nights,
      coalesce(m.reminders, 0)::int as reminders, coalesce(a.alerts, 0)::int as alerts, coalesce(a.imminent, 0)::int as imminent
    from resident r left join talked t on t.resident_id = r.id left join reminded m on m.resident_id = r.id
      left join alarmed a on a.resident_id = r.id
    where t.resident_id is not null or a.resident_id is not null`,
    [places, since],
  )
  return rows as unknown as Used[]
}

/** Alerts of which somebody's contact was told, and of how many residents. */
export async function countContacts(ctx: Ctx, { places, since }: Span): Promise<{ all: number; people: number }> {
  const { rows } = await ctx.line.query(
    `select count(distinct k.event_id)::int as "all", count(distinct k.resident_id)::int as people
     from quality_contact k join unit u on u.id = k.unit_id
     where u.path && $1::uuid[] and k.at >= $2::date at time zone 'Asia/Shanghai'`,
    [places, since],
  )
  return rows[0] as unknown as { all: number; people: number }
}

/** Versions by the first day they were seen, the newest first. */
export async function listVersions(
  ctx: Ctx,
  { places, since }: Span,
): Promise<{ what: 'screener' | 'model'; name: string; on: string }[]> {
  const { rows } = await ctx.line.query(
    `select v.what, v.name, (min(v.at) at time zone 'Asia/Shanghai')::date::text as on
     from quality_version v join unit u on u.id = v.unit_id
     where u.path && $1::uuid[] and v.at >= $2::date at time zone 'Asia/Shanghai'
     group by v.what, v.name order by min(v.at) desc limit 100`,
    [places, since],
  )
  return rows as unknown as { what: 'screener' | 'model'; name: string; on: string }[]
}

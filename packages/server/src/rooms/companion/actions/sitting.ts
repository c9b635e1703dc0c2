import { minorMinutes } from '@anxin/core/dialogue/safety/duties.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { readLately } from '../../selfhelp/door.ts'
import type { Talker } from '../store-talk.ts'
import type { ConversationRow, DaysUsed } from '../tables.ts'

/** After so much silence a new sitting begins. @source domain specification 4.1 (a session ends after 30 idle minutes) */
const sittingMinutes = 30
const dayMinutes = 24 * 60
/** How far back use is looked at. @source domain specification 4.1 (dependence: days of fourteen) */
const daysBack = 14

export interface Usage {
  readonly minutesInARow: number
  readonly minutesToday: number
  readonly days14: number
  readonly nights14: number
}

export interface Sitting {
  readonly isNew: boolean
  readonly beganAt: Date
  /** Null for an adult without a name: nothing is counted. A child's limits hold with and without a name. */
  readonly usage: Usage | null
  readonly daysUsed: DaysUsed | null
}

const minutesBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 60_000)

/** The sitting a message belongs to. The days before are looked up once, when it begins. */
export async function sittingOf(
  ctx: Ctx,
  at: { readonly conversation: ConversationRow; readonly resident: Talker; readonly minor: boolean },
): Promise<Sitting> {
  const { conversation: c, resident, minor } = at
  const isNew = c.sitting_at === null || c.spoke_at < minutesLater(ctx.now, -sittingMinutes)
  const beganAt = isNew ? ctx.now : c.sitting_at!
  if (resident.kind !== 'registered' && !minor) return { isNew, beganAt, usage: null, daysUsed: null }
  const daysUsed = isNew || !c.days_used ? await readDaysUsed(ctx, c, beganAt) : c.days_used
  const inARow = minutesBetween(beganAt, ctx.now)
  const sameDay = daysUsed.day === shanghaiDay(ctx.now)
  return {
    ...{ isNew, beganAt, daysUsed },
    usage: {
      minutesInARow: Math.round(inARow),
      minutesToday: Math.round((sameDay ? daysUsed.minutesToday : 0) + inARow),
      days14: daysUsed.days14 + 1,
      nights14: daysUsed.nights14 + (isNight(ctx.now) ? 1 : 0),
    },
  }
}

const hourOf = (at: Date): number => Number(shanghaiTime(at).slice(0, 2))

/** Midnight to five. @source domain specification 4.1 (night use 0–5 h) */
const isNight = (at: Date): boolean => hourOf(at) < 5
/** No late talk with minors from nine in the evening to eight. @source domain specification 4.6 */
export const isLateForMinors = (at: Date): boolean => hourOf(at) >= 21 || hourOf(at) < 8

const morning = '08:00:00+08:00'

/**
 * Until when to rest, once the program has closed gently: this sitting is over after its pause; the day is over until
 * eight in the morning, and so it is when the pause would end at night. @source domain specification 4.1, 4.6
 */
export function restUntil(ctx: Ctx, sitting: Sitting): Date {
  const pause = minutesLater(ctx.now, sittingMinutes)
  const dayIsOver = (sitting.usage?.minutesToday ?? 0) >= minorMinutes.day
  if (!dayIsOver && !isLateForMinors(pause)) return pause
  const today = new Date(`${shanghaiDay(ctx.now)}T${morning}`)
  return today > ctx.now ? today : minutesLater(today, dayMinutes)
}

/**
 * How the days before were used, by the resident's own lines: minutes are the gaps between lines of one sitting.
 * Days and nights count those before the day of this sitting.
 */
async function readDaysUsed(ctx: Ctx, c: ConversationRow, beganAt: Date): Promise<DaysUsed> {
  const lately = await readLately(ctx, { tenantId: c.tenant_id, id: c.resident_id })
  const { rows } = await ctx.line.query(
    `with said as (
       select at at time zone 'Asia/Shanghai' as at, at - lag(at) over (order by at) as gap from message
       where resident_id = $1 and sender = 'resident' and at < $2 and at > $3)
     select at::date = ($2::timestamptz at time zone 'Asia/Shanghai')::date as today,
       coalesce(sum(extract(epoch from gap) / 60) filter (where gap < interval '${sittingMinutes} minutes'), 0) as minutes,
       bool_or(extract(hour from at) < 5) as night
     from said group by at::date`,
    [c.resident_id, beganAt, minutesLater(beganAt, -daysBack * dayMinutes)],
  )
  const before = rows.filter((row) => !row.today)
  return {
    day: shanghaiDay(beganAt),
    minutesToday: Math.round(Number(rows.find((row) => row.today)?.minutes ?? 0)),
    days14: before.length,
    nights14: before.filter((row) => row.night).length,
    ...lately,
  }
}

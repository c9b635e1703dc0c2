import type { DayExceptions } from '@anxin/core/working-days.ts'
import { type Ctx, type Floor, minutesLater } from './ctx.ts'

/** The longest run of days off, and a working day after it, lie well within this. */
const aheadDays = 31
/** The calendar changes once a year: a process that did not write it itself reads it again after an hour. */
const keptMs = 3_600_000
const kept = new WeakMap<Floor, { readonly at: number; readonly days: DayExceptions }>()

/** Days of the coming month that differ from Monday to Friday. */
export async function readDayExceptions(ctx: Ctx): Promise<DayExceptions> {
  const before = kept.get(ctx.floor)
  if (before && Math.abs(ctx.now.getTime() - before.at) < keptMs) return before.days
  const days = await readDaysBetween(ctx, minutesLater(ctx.now, -24 * 60), minutesLater(ctx.now, aheadDays * 24 * 60))
  kept.set(ctx.floor, { at: ctx.now.getTime(), days })
  return days
}

/** Days of a span that differ from Monday to Friday, the first and the last one in it. */
export async function readDaysBetween(ctx: Ctx, from: Date, to: Date): Promise<DayExceptions> {
  const { rows } = await ctx.line.query(
    `select to_char(day, 'YYYY-MM-DD') as day, working from working_day
     where day between ($1::timestamptz at time zone 'Asia/Shanghai')::date and ($2::timestamptz at time zone 'Asia/Shanghai')::date`,
    [from, to],
  )
  return new Map(rows.map((row) => [row.day as string, row.working as boolean]))
}

/** The year was written down anew: what this process remembers of it is forgotten. */
export const forgetDayExceptions = (floor: Floor): boolean => kept.delete(floor)

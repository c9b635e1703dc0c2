import type { DayExceptions } from '@anxin/core/working-days.ts'
import type { Ctx, Floor } from './ctx.ts'

/** The longest run of days off, and a working day after it, lie well within this. */
const aheadDays = 31
/** The calendar changes once a year: a process reads it again after an hour. */
const keptMs = 3_600_000
const kept = new WeakMap<Floor, { readonly at: number; readonly days: DayExceptions }>()

/** Days of the coming month that differ from Monday to Friday. */
export async function readDayExceptions(ctx: Ctx): Promise<DayExceptions> {
  const before = kept.get(ctx.floor)
  if (before && Math.abs(ctx.now.getTime() - before.at) < keptMs) return before.days
  const { rows } = await ctx.line.query(
    `select to_char(day, 'YYYY-MM-DD') as day, working from working_day
     where day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date - 1 and day <= ($1::timestamptz at time zone 'Asia/Shanghai')::date + ${aheadDays}`,
    [ctx.now],
  )
  const days = new Map(rows.map((row) => [row.day as string, row.working as boolean]))
  kept.set(ctx.floor, { at: ctx.now.getTime(), days })
  return days
}

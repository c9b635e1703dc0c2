import type { DayExceptions } from '@anxin/core/working-days.ts'
import type { Ctx } from './ctx.ts'

/** The longest run of days off, and a working day after it, lie well within this. */
const aheadDays = 31

/** Days of the coming month that differ from Monday to Friday. */
export async function readDayExceptions(ctx: Ctx): Promise<DayExceptions> {
  const { rows } = await ctx.line.query(
    `select to_char(day, 'YYYY-MM-DD') as day, working from working_day
     where day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date and day <= ($1::timestamptz at time zone 'Asia/Shanghai')::date + ${aheadDays}`,
    [ctx.now],
  )
  return new Map(rows.map((row) => [row.day as string, row.working as boolean]))
}

import * as door from '@anxin/contract/calendar.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { forEachAgency } from './agencies.ts'
import { shanghaiDay } from './clock.ts'
import { type Ctx, type Floor, minutesLater, mustBeStaff } from './ctx.ts'
import { asHouse } from './db/transaction.ts'
import { type Input, type Route, route } from './http/server.ts'
import { tellAdmins } from './outside/tell.ts'
import { keepSetting, lockSetting } from './settings.ts'
import { forgetDayExceptions } from './working-days.ts'

type Years = ReplyOf<typeof door.calendar>

/** So long before it begins, a year of which nothing is kept is said to be missing: the notice comes out in November. */
const askedDays = 60
/** Administrators are told again after so many days. */
const tellAgainDays = 7

const yearOf = (ctx: Ctx, daysAhead: number): number =>
  Number(shanghaiDay(minutesLater(ctx.now, daysAhead * 24 * 60)).slice(0, 4))

/** Years that are here, or soon will be, and are not written down; the first comes first. */
export async function missingYears(ctx: Ctx): Promise<number[]> {
  const { rows } = await ctx.line.query('select year from working_year')
  const kept = new Set(rows.map((row) => Number(row.year)))
  return [...new Set([yearOf(ctx, 0), yearOf(ctx, askedDays)])].filter((year) => !kept.has(year))
}

async function readYears(ctx: Ctx): Promise<Years> {
  const { rows } = await ctx.line.query(
    `select y.year, y.source, y.by_name, y.at,
       coalesce((select jsonb_agg(jsonb_build_object('day', to_char(d.day, 'YYYY-MM-DD'), 'working', d.working, 'name', d.name) order by d.day)
         from working_day d where extract(year from d.day) = y.year), '[]'::jsonb) as days
     from working_year y order by y.year desc`,
  )
  const years = rows.map((row) => ({
    ...{ year: Number(row.year), source: row.source as string, by: row.by_name as string },
    ...{ at: (row.at as Date).toISOString(), days: row.days as Years['years'][number]['days'] },
  }))
  return { years, missing: await missingYears(ctx) }
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Every day once, within the year; a moved working day is a Saturday or a Sunday. @throws Refusal BAD_INPUT */
function mustBeAYear(year: number, days: Input<typeof door.calendarYear>['body']['days']): void {
  const seen = new Set<string>()
  for (const { day, working } of days) {
    if (!day.startsWith(`${year}-`) || seen.has(day) || (working && !isWeekend(day)))
      throw new Refusal('BAD_INPUT', { field: 'days', detail: { day } })
    seen.add(day)
  }
}

/** The calendar is one for the whole house: it is the country's. Safe to repeat. */
async function keepYear(ctx: Ctx, { params, body }: Input<typeof door.calendarYear>): Promise<Years> {
  mustBeAYear(params.year, body.days)
  const { name } = mustBeStaff(ctx)
  await asHouse(ctx, async () => {
    await ctx.line.query(
      `insert into working_year (year, source, by_name, at) values ($1,$2,$3,$4)
       on conflict (year) do update set source = $2, by_name = $3, at = $4`,
      [params.year, body.source, name, ctx.now],
    )
    await ctx.line.query('delete from working_day where extract(year from day) = $1', [params.year])
    await ctx.line.query(
      'insert into working_day (day, working, name) select day, working, name from jsonb_to_recordset($1::jsonb) as d(day date, working boolean, name text)',
      [JSON.stringify(body.days)],
    )
  })
  ctx.after.push(() => forgetDayExceptions(ctx.floor))
  ctx.about.id = String(params.year)
  return readYears(ctx)
}

const toldKey = 'calendar.told_at'

/** Tells administrators, once a week, of a year that nobody has written down yet. @returns how many agencies were told */
export const warnOfCalendar = (floor: Floor): Promise<number> =>
  forEachAgency(floor, async (ctx) => {
    const [year] = await missingYears(ctx)
    if (year === undefined) return 0
    const before = await lockSetting<string>(ctx, toldKey)
    if (before && Date.parse(before) > minutesLater(ctx.now, -tellAgainDays * 24 * 60).getTime()) return 0
    keepSetting(ctx, toldKey, ctx.now.toISOString())
    await tellAdmins(ctx, 'calendar', { year: String(year) })
    return 1
  })

export const calendarRoutes: readonly Route[] = [route(door.calendar, readYears), route(door.calendarYear, keepYear)]

import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../platform/ctx.ts'
import { tellAdmins } from '../../platform/outside/tell.ts'
import { aheadHours, findGaps } from './actions/gaps.ts'
import { findVolunteers } from './actions/volunteer.ts'
import { listShifts } from './store.ts'

/** Warns the administrators once a day when the next 72 hours have an hour nobody covers. @returns agencies warned */
export const warnOfGaps = (floor: Floor): Promise<number> => forEachAgency(floor, warnOne)

const warnedKey = 'roster.gap_warned_day'

async function warnOne(ctx: Ctx): Promise<number> {
  const until = minutesLater(ctx.now, aheadHours * 60)
  const gaps = findGaps(await listShifts(ctx, ctx.now, until), ctx.now, until)
  if (gaps.length === 0) return 0
  const day = shanghaiDay(ctx.now)
  const { count } = await ctx.line.query(
    `insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict (tenant_id, key) do update set value = $3 where setting.value <> $3`,
    [tenantOf(ctx), warnedKey, JSON.stringify(day)],
  )
  if (count === 0) return 0
  await tellAdmins(ctx, 'roster_gap', { hours: String(aheadHours) })
  return 1
}

/** Asks colleagues to stand where nobody does. @returns how many were asked */
export const askVolunteers = (floor: Floor): Promise<number> => forEachAgency(floor, findVolunteers)

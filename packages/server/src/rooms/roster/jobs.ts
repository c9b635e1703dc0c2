import { firstPlace } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../platform/ctx.ts'
import { tellAdmins } from '../../platform/outside/tell.ts'
import { raisePractice, watchPractice } from '../../platform/practice.ts'
import { testDevices } from './actions/device.ts'
import { aheadHours, findGaps } from './actions/gaps.ts'
import { standingOn } from './actions/standing.ts'
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

/** Asks the devices at the start of a shift, and voids the places of those that stay silent. @returns how many */
export const watchDevices = (floor: Floor): Promise<number> => forEachAgency(floor, testDevices)

/** How many the first rung would call now. */
async function countFirst(ctx: Ctx): Promise<number> {
  const unit_id = await firstPlace(ctx)
  return unit_id ? (await standingOn(ctx, unit_id, 'primary')).length : 0
}

/** Raises the practice alert of this hour for every agency. @returns how many */
export const practise = (floor: Floor): Promise<number> =>
  forEachAgency(floor, (ctx) => raisePractice(ctx, () => countFirst(ctx)))

/** Tells the administrators of agencies that have missed theirs. A loop of its own: it watches the other. */
export const watchPractising = (floor: Floor): Promise<number> => forEachAgency(floor, watchPractice)

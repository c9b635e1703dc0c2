import { firstPlace, listAdmins } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../platform/ctx.ts'
import type { Addresses } from '../../platform/outside/notice.ts'
import { addressesOf, tellAdmins } from '../../platform/outside/tell.ts'
import { tellNow } from '../../platform/outside/tell-now.ts'
import { raisePractice, watchPractice } from '../../platform/practice.ts'
import { testDevices } from './actions/device.ts'
import { aheadHours, findGaps } from './actions/gaps.ts'
import { remindOfWishes } from './actions/respite.ts'
import { standingOn } from './actions/standing.ts'
import { findVolunteers } from './actions/volunteer.ts'
import { listShifts } from './store.ts'

/**
 * Warns the administrators once a day when the next 72 hours have an hour nobody covers, and of wishes for some days of
 * rest that nobody has answered. @returns how many were told of
 */
export const warnOfGaps = (floor: Floor): Promise<number> =>
  forEachAgency(floor, async (ctx) => (await warnOne(ctx)) + (await remindOfWishes(ctx)))

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

/** While nothing can be kept, it is said again after so long, in minutes. */
const fullAgainMinutes = 15

/** Whoever the first rung would call now, and the administrators. */
async function whoMustKnow(ctx: Ctx): Promise<Addresses[]> {
  const unitId = await firstPlace(ctx)
  const standing = unitId ? await standingOn(ctx, unitId, 'primary') : []
  const people = new Map([...standing, ...(await listAdmins(ctx))].map((one) => [one.id, one]))
  return [...people.values()].map((one) => addressesOf(ctx, one))
}

/**
 * Tells those on duty and the administrators that the disk is full, at once and again while it is. No ladder is climbed
 * then and no letter can be kept on its way, so these go straight out of the house.
 * @returns what does that; it answers how many letters were taken
 */
export function fullDiskTeller(floor: Floor): () => Promise<number> {
  let toldAt: Date | undefined
  return async () => {
    const now = floor.clock.processNow
    if (!floor.disk.fullSince) toldAt = undefined
    if (!floor.disk.fullSince || (toldAt && now < minutesLater(toldAt, fullAgainMinutes))) return 0
    toldAt = now
    const people: Addresses[] = []
    await forEachAgency(floor, async (ctx) => people.push(...(await whoMustKnow(ctx))))
    return tellNow(floor.outside, people, 'disk_full')
  }
}

import type { Id } from '@anxin/core/ids.ts'
import { firstPlace } from '../../../platform/access.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { tellAdmins, tellStaff } from '../../../platform/outside/tell.ts'
import { listShifts, lockRoster } from '../store.ts'
import * as store from '../store-vacancy.ts'
import type { VacancyRow } from '../tables.ts'
import { listFit } from './fit.ts'
import { aheadHours, blockStart, openPlaces } from './gaps.ts'

/** So many are asked at a time, and as many more each time this long has passed without a yes. */
const askedAtOnce = 3
const waveHours = 2
/** A place that begins this soon is asked of everybody at once, and told to the administrators. */
const soonHours = 12
const tellHours = 4
/** The soonest places only: an empty week is the keepers' work, not a hundred letters. */
const placesAtOnce = 3

const hoursLater = (at: Date, hours: number): Date => minutesLater(at, hours * 60)

const letterOf = ({ starts_at, ends_at }: VacancyRow): Record<string, string> => {
  const [, month, day] = shanghaiDay(starts_at).split('-').map(Number)
  const end = shanghaiTime(ends_at)
  return { day: `${month}月${day}日`, from: shanghaiTime(starts_at), to: end === '00:00' ? '24:00' : end }
}

/**
 * Asks whoever is next for a vacancy that is locked. Somebody who declines makes room for the next at once.
 * When nobody is left to ask, or it is about to begin, the administrators are told, once. @returns how many were asked
 */
export async function askNext(ctx: Ctx, vacancy: VacancyRow): Promise<number> {
  const requests = await store.listRequests(ctx, [vacancy.id])
  const known = new Set(requests.map((one) => one.staff_id))
  const fit = await listFit(ctx, { starts: vacancy.starts_at, ends: vacancy.ends_at })
  const fresh = fit.filter((person) => !known.has(person.id))
  const passedHours = (ctx.now.getTime() - vacancy.opened_at.getTime()) / 3_600_000
  const most = askedAtOnce * (1 + Math.floor(passedHours / waveHours))
  const waiting = requests.filter((one) => one.state === 'asked').length
  const soon = vacancy.starts_at <= hoursLater(ctx.now, soonHours)
  const next = soon ? fresh : fresh.slice(0, Math.max(0, most - waiting))
  for (const person of next) await store.insertRequest(ctx, vacancy.id, person.id)
  await tellStaff(ctx, next, 'volunteer', letterOf(vacancy))
  const nobodyLeft = next.length === 0 && waiting === 0
  const about = vacancy.starts_at <= hoursLater(ctx.now, tellHours)
  if ((nobodyLeft || about) && (await store.markTold(ctx, vacancy.id)))
    await tellAdmins(ctx, 'unfilled', letterOf(vacancy))
  return next.length
}

const same = (a: store.OpenPlace, b: store.OpenPlace): boolean =>
  a.place === b.place && a.starts_at.getTime() === b.starts_at.getTime() && a.ends_at.getTime() === b.ends_at.getTime()

/** Looks 72 hours ahead and asks for the soonest empty places; what has been filled is asked no more. Safe to repeat. */
export async function findVolunteers(ctx: Ctx): Promise<number> {
  await lockRoster(ctx)
  const [from, until] = [blockStart(ctx.now), blockStart(hoursLater(ctx.now, aheadHours))]
  const places = openPlaces(await listShifts(ctx, from, until), from, until).filter((one) => one.ends_at > ctx.now)
  for (const vacancy of await store.listOpenVacancies(ctx))
    if (!places.some((one) => same(one, vacancy))) await store.endVacancy(ctx, vacancy.id, 'closed')
  const unitId: Id | undefined = await firstPlace(ctx)
  if (!unitId) return 0
  let asked = 0
  for (const place of places.slice(0, placesAtOnce))
    asked += await askNext(ctx, await store.openVacancy(ctx, place, unitId))
  return asked
}

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { RungTarget } from '@anxin/core/crisis/ladder.ts'
import { inARow, type Load, type Route, route, type Spell, whyPassed } from '@anxin/core/crisis/routing.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, namesOf, type Reachable, reachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { listShifts } from '../store.ts'
import { listAwayNow } from '../store-respite.ts'
import * as store from '../store-standing.ts'
import { duty, standingRoles } from './shown.ts'

interface Hand {
  readonly person: Reachable
  readonly place: 'primary' | 'secondary' | 'extra'
  readonly load: Load
}

/**
 * Who stands now in the order they are called; whoever is silent is left out, and whoever could not open an event of the
 * place. Without a place: everybody who stands.
 */
async function hands(ctx: Ctx, unitId: Id | null): Promise<Hand[]> {
  const { rows } = await ctx.line.query('select * from roster_standing($1, $2)', [ctx.now, unitId])
  const all = rows.map((row) => ({
    person: reachable(row),
    place: row.place as Hand['place'],
    load: { open: Number(row.open), spells: row.spells as Spell[] },
  }))
  return all.filter((one, n) => all.findIndex((other) => other.person.id === one.person.id) === n)
}

const routeOf = (ctx: Ctx, among: readonly Hand[]): Route =>
  route(
    among.map((one) => one.person.id),
    new Map(among.map((one) => [one.person.id, one.load])),
    ctx.now.getTime(),
  )

/** Whom the first and the second rung call: the caps decide who is next, and nobody stands twice. */
async function onShift(ctx: Ctx, unitId: Id, rung: 0 | 1): Promise<Reachable[]> {
  const all = await hands(ctx, unitId)
  const first = routeOf(ctx, all).next
  const rest = all.filter((one) => one.person.id !== first)
  const wanted = rung === 0 ? first : routeOf(ctx, rest).next
  return all.filter((one) => one.person.id === wanted).map((one) => one.person)
}

/**
 * Who stands on a rung now. A rung is never empty: where the roster has nobody, all certified people are
 * asked, then the agency's administrators, then whoever works there. Nobody on days of rest they were granted is called,
 * unless there is nobody else at all.
 */
export async function standingOn(ctx: Ctx, unitId: Id, target: RungTarget): Promise<Reachable[]> {
  const away = await listAwayNow(ctx)
  const there = (people: readonly Reachable[]): Reachable[] => people.filter((one) => !away.has(one.id))
  const wanted = await wantedOn[target](ctx, unitId)
  const people = there(wanted.people)
  if (wanted.enough && people.length > 0) return people
  const everyone = [...wanted.people, ...(await certified(ctx, unitId)), ...(await admins(ctx, unitId))]
  const unique = [...new Map(everyone.map((one) => [one.id, one])).values()]
  if (there(unique).length > 0) return there(unique)
  const anybody = await listHolders(
    ctx,
    ['platform_admin', 'cabin_manager', 'social_worker', 'counsellor', 'volunteer'],
    unitId,
  )
  return there(anybody).length > 0 ? there(anybody) : [...unique, ...anybody]
}

const certified = (ctx: Ctx, unitId: Id): Promise<Reachable[]> =>
  listHolders(ctx, standingRoles, unitId, duty, shanghaiDay(ctx.now))
const admins = (ctx: Ctx, unitId: Id): Promise<Reachable[]> => listHolders(ctx, ['agency_admin'], unitId)

interface Wanted {
  readonly people: readonly Reachable[] & Reachable[]
  readonly enough: boolean
}
const some = (people: Reachable[]): Wanted => ({ people, enough: people.length > 0 })

/** Whom a rung names, whether or not anybody is there. */
const wantedOn: Readonly<Record<RungTarget, (ctx: Ctx, unitId: Id) => Promise<Wanted>>> = {
  primary: async (ctx, unitId) => {
    const [first, cabin] = await Promise.all([onShift(ctx, unitId, 0), listHolders(ctx, ['cabin_manager'], unitId)])
    return { people: [...first, ...cabin.filter((one) => one.id !== first[0]?.id)], enough: first.length > 0 }
  },
  secondary: async (ctx, unitId) => some(await onShift(ctx, unitId, 1)),
  supervisor: async (ctx, unitId) => some(await listHolders(ctx, ['supervisor'], unitId)),
  agency_admin: async (ctx, unitId) => some(await admins(ctx, unitId)),
  regional_lead: async (ctx, unitId) => some(await certified(ctx, unitId)),
  emergency_contact: async () => some([]),
}

/** True when somebody stands now whose device has answered, or has not been asked yet. */
export const isCovered = async (ctx: Ctx): Promise<boolean> => (await hands(ctx, null)).length > 0

/** What the roster page and the desk show of this minute. */
export async function readStanding(ctx: Ctx): Promise<ReplyOf<typeof contract.standing>> {
  const who = mustBeStaff(ctx)
  const all = await hands(ctx, null)
  const next = routeOf(ctx, all).next
  const [silent, mine, extras] = [
    await store.listSilent(ctx),
    await store.findMyTest(ctx, who.id),
    await store.listExtras(ctx),
  ]
  const names = await namesOf(
    ctx,
    [...silent, ...extras].map((one) => one.staff_id),
  )
  return {
    people: all.map(({ person, place, load }) => ({
      ...{ id: person.id, name: person.name, place, open: load.open, inARow: inARow(load) },
      passed: whyPassed(load, ctx.now.getTime()) ?? null,
      next: person.id === next,
    })),
    silent: silent.map((one) => ({
      ...{ id: one.staff_id, name: names.get(one.staff_id) ?? '', since: one.sent_at.toISOString() },
    })),
    myTest: mine
      ? {
          ...{ id: mine.id, sentAt: mine.sent_at.toISOString(), dueAt: mine.due_at.toISOString() },
          late: mine.voided_at !== null,
        }
      : null,
    myShift: await store.findMyShift(ctx, who.id),
    note: await store.findLastNote(ctx),
    extras: extras.map((one) => ({
      ...{ id: one.id, name: names.get(one.staff_id) ?? '', why: one.why },
      ...{ startsAt: one.starts_at.toISOString(), endsAt: one.ends_at.toISOString() },
    })),
  }
}

/** Who stood while something went on, for a review of it; soonest first. */
export async function shiftsAround(
  ctx: Ctx,
  from: Date,
  to: Date,
): Promise<{ name: string; place: 'primary' | 'secondary'; startsAt: string; endsAt: string; silent: boolean }[]> {
  const shifts = (await listShifts(ctx, from, new Date(to.getTime() + 1))).slice(0, 12)
  const tests = await store.listTestsOf(
    ctx,
    shifts.map((one) => one.id),
  )
  const names = await namesOf(
    ctx,
    shifts.flatMap((one) => [one.primary_id, one.secondary_id].filter((id) => id !== null)),
  )
  return shifts.flatMap((one) =>
    (['primary', 'secondary'] as const).flatMap((place) => {
      const id = place === 'primary' ? one.primary_id : one.secondary_id
      if (!id) return []
      const silent = tests.some((test) => test.shift_id === one.id && test.staff_id === id && test.voided_at !== null)
      const span = { startsAt: one.starts_at.toISOString(), endsAt: one.ends_at.toISOString() }
      return [{ name: names.get(id) ?? '', place, ...span, silent }]
    }),
  )
}

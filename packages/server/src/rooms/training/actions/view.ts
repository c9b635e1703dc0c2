import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/training.ts'
import { superviseesCap } from '@anxin/core/casework/caps.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, type Reachable } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { atWork } from '../../roster/door.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import type { PairRow } from '../tables.ts'
import { countOf } from './name.ts'

type Pairs = ReplyOf<typeof door.pairsGet>
type Standing = NonNullable<Pairs['mine']>

const rolesOf = (one: store.Person): string[] => [
  ...new Set(one.grants.map(({ role }) => role).filter((role) => policy.pairRoles.includes(role))),
]

/** The agency as it stands: who is at work, which pairs there are, who is away today. */
export interface Seen {
  readonly people: ReadonlyMap<Id, store.Person>
  readonly pairs: readonly PairRow[]
  readonly here: ReadonlySet<Id>
}
export async function see(ctx: Ctx): Promise<Seen> {
  const people = await store.listPeople(ctx, policy.pairRoles)
  const here = await atWork(ctx, people)
  return {
    people: new Map(people.map((one) => [one.id, one])),
    pairs: await store.listStanding(ctx),
    here: new Set(here.map(({ id }) => id)),
  }
}

/** A pair with the one who supervises, as they are today. */
function sideOf(seen: Seen, one: store.Person, kind: PairRow['kind']) {
  const pair = seen.pairs.find((each) => each.staff_id === one.id && each.kind === kind)
  if (!pair) return undefined
  const supervisor = seen.people.get(pair.supervisor_id)
  return {
    shown: {
      ...{ pairId: pair.id, staffId: pair.supervisor_id, name: supervisor?.name ?? '' },
      since: pair.from_at.toISOString(),
    },
    able: supervisor !== undefined && policy.mayHold(supervisor) && policy.standsOver(supervisor, one),
    away: !seen.here.has(pair.supervisor_id),
  }
}

export function standingOf(seen: Seen, one: store.Person): Standing {
  const [primary, deputy] = [sideOf(seen, one, 'primary'), sideOf(seen, one, 'deputy')]
  return { primary: primary?.shown ?? null, deputy: deputy?.shown ?? null, ...policy.whoStands(primary, deputy) }
}

/** Who supervises whom, as far as it is the speaker's. */
export async function readPairs(ctx: Ctx): Promise<Pairs> {
  const who = mustBeStaff(ctx)
  const seen = await see(ctx)
  const overrides = await store.listOverrides(ctx)
  const [places, me] = [policy.namingPlaces(who), seen.people.get(who.id)]
  const mine = seen.pairs.some((pair) => pair.staff_id === who.id)
  const near = [...seen.people.values()].filter((one) => policy.isOf(places, one))
  const supervisors = [...seen.people.values()].filter(
    (one) =>
      one.grants.some(({ role }) => role === 'supervisor') &&
      (one.id === who.id || near.some((each) => policy.standsOver(one, each))),
  )
  const colleagues = near
    .filter((one) => policy.needsSupervision(one) || seen.pairs.some((pair) => pair.staff_id === one.id))
    .map((one) => ({
      ...{ staffId: one.id, name: one.name, roles: rolesOf(one), standing: standingOf(seen, one) },
    }))
  const ended = await store.listEnded(ctx, [...near.map(({ id }) => id), ...(near.length === 0 ? [who.id] : [])])
  return {
    mine: me && (policy.needsSupervision(me) || mine) ? standingOf(seen, me) : null,
    supervisors: supervisors.map((one) => {
      const [count, until] = [countOf(seen.pairs, one.id), overrides.get(one.id)]
      return {
        ...{ staffId: one.id, name: one.name, count, cap: superviseesCap.active },
        overrideUntil: until?.toISOString() ?? null,
        over: count > superviseesCap.active && until === undefined,
        ...{ away: !seen.here.has(one.id), able: policy.mayHold(one) },
        mayOverride: one.id !== who.id && policy.mayOverride(who, one),
        people: peopleOf(seen, one.id, (each) => one.id === who.id || policy.isOf(places, each)),
      }
    }),
    // whoever has nobody comes first
    colleagues: colleagues.sort((a, b) => rank(a.standing) - rank(b.standing)),
    ended: ended.map((pair) => ({
      ...{ pairId: pair.id, supervisorName: pair.supervisor_name, name: pair.name, kind: pair.kind },
      ...{ since: pair.from_at.toISOString(), until: pair.ended_at!.toISOString(), why: pair.ended_why },
    })),
    mayName: places.length > 0,
    now: ctx.now.toISOString(),
  }
}

const order = { nobody: 0, deputy: 1, primary: 2 } as const
const rank = ({ by }: Standing): number => order[by]

const peopleOf = (seen: Seen, supervisorId: Id, shown: (one: store.Person) => boolean) =>
  seen.pairs.flatMap((pair) => {
    const one = pair.supervisor_id === supervisorId ? seen.people.get(pair.staff_id) : undefined
    if (!one || !shown(one)) return []
    return {
      ...{ pairId: pair.id, staffId: one.id, name: one.name, roles: rolesOf(one), kind: pair.kind },
      since: pair.from_at.toISOString(),
      standsIn: pair.kind === 'deputy' && standingOf(seen, one).by === 'deputy',
    }
  })

/** Who is told of what a colleague does: their supervisor, or the deputy who stands in; where nobody is, the supervisors of the place. */
export async function supervisorsToTell(ctx: Ctx, staffId: Id, unitId: Id): Promise<Reachable[]> {
  const seen = await see(ctx)
  const one = seen.people.get(staffId)
  const { by, primary, deputy } = one ? standingOf(seen, one) : { by: 'nobody', primary: null, deputy: null }
  const there = by === 'primary' ? primary : by === 'deputy' ? deputy : null
  const own = there && seen.people.get(there.staffId)
  return own ? [own] : listHolders(ctx, ['supervisor'], unitId)
}

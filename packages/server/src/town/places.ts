import { dayOf, startOfDay, weekdayOf } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import { city, cityPosts, givenNames, places, posts, surnames } from '../../../../seed/town.ts'
import type { Dice } from './dice.ts'
import { type Cabin, type Colleague, dayMs, later, type Town } from './town.ts'

/** Cabins of one street, and streets of one district. */
const perStreet = 5
const perDistrict = 10
/** Rooms for talks in a cabin; whoever has none meets people at home, on the phone or on the screen. */
const rooms = 4
const certifiedDays = 600

export const calledBy = (dice: Dice): string =>
  dice.pick(surnames) + dice.pick(givenNames) + (dice.chance(0.72) ? dice.pick(givenNames) : '')

/** The first of a kind of place, numbered. */
const unit = (town: Town, kind: string, n: number): { id: Id; code: string } => ({
  id: town.dice(`${kind} ${n}`).id(town.now),
  code: `town-${town.seed}-${kind}-${n}`,
})

interface Placed {
  readonly path: readonly Id[]
}
function place(town: Town, under: Placed, kind: string, n: number, name: string, own = false): Placed & { id: Id } {
  const { id, code } = unit(town, kind, n)
  const path = [...under.path, id]
  town.sheaf.add('unit', {
    ...{ id, parent_id: under.path.at(-1), tenant_id: own ? town.tenantId : null, kind, name, code, path },
    ...{ phone: own ? '027-00000100' : null, created_at: town.now },
  })
  return { id, path }
}

/** The city, whoever answers for all of it, and where it refers people. */
export function layCity(town: Town, nation: Id): Placed & { id: Id } {
  const province = place(town, { path: [nation] }, 'province', 1, city.province)
  const laid = place(town, province, 'city', 1, city.city)
  for (const { role, certificates, title } of cityPosts)
    hire(town, town.dice(`city ${role}`), { role, certificates, unitId: laid.id, about: title, roomId: null })
  for (const [n, one] of places.entries()) layCarePlace(town, one, n)
  return laid
}

function layCarePlace(town: Town, one: (typeof places)[number], n: number): void {
  const at = later(town.now, -20)
  town.sheaf.add('care_place', {
    ...{ id: carePlaceId(town, n), tenant_id: town.tenantId, kind: one.kind, name: one.name, needs: one.needs },
    ...{
      populations: [],
      dialects: [],
      genders: [],
      hours: '周一至周五 8:00–17:00',
      address: '虚构路',
      phone: one.phone,
    },
    ...{ lat: null, lng: null, takes_emergencies: one.kind === 'hospital', capacity: null, capacity_at: null },
    ...{ version: 1, verified_at: at, verified_by: city.agency, call_at: later(at, 90), created_at: at },
  })
}
export const carePlaceId = (town: Town, n: number): Id => town.dice(`care place ${n}`).id(town.now)

interface Post {
  readonly role: string
  readonly certificates: readonly string[]
  readonly unitId: Id
  /** Says who it is where anybody may be them: on a demo. */
  readonly about: string | null
  readonly roomId: Id | null
}
function hire(town: Town, dice: Dice, post: Post): Colleague {
  const { sheaf, tenantId, now } = town
  const at = later(now, -700)
  const [id, name] = [dice.id(at), calledBy(dice)]
  sheaf.add('staff', {
    ...{ id, tenant_id: tenantId, name, login_name: `town-${town.seed}-${id.slice(-8)}`, state: 'active' },
    ...{ about: post.about && `${post.about} · 望川`, created_at: at },
  })
  sheaf.add('staff_grant', {
    id: dice.id(at),
    tenant_id: tenantId,
    staff_id: id,
    role: post.role,
    unit_id: post.unitId,
  })
  for (const duty of post.certificates)
    sheaf.add('staff_certificate', {
      ...{ id: dice.id(at), tenant_id: tenantId, staff_id: id, duty, number: `虚构-${id.slice(-6)}` },
      valid_until: dayOf(later(now, certifiedDays).getTime()),
    })
  return { id, name, role: post.role, roomId: post.roomId, taken: new Set() }
}

/** A cabin with its rooms, its people and the hours they keep. */
export function layCabin(town: Town, laid: Placed, n: number): Cabin {
  const [street, district] = [Math.floor(n / perStreet) + 1, Math.floor(n / perDistrict) + 1]
  const within = place(town, laid, 'district', district, city.district(district))
  const along = place(town, within, 'street', street, city.street(street))
  const community = place(town, along, 'community', n + 1, city.community(n + 1))
  const { id: unitId } = place(town, community, 'cabin', n + 1, city.cabin(n + 1), true)
  const dice = town.dice(`cabin ${n}`)
  const own = Array.from({ length: rooms }, (_, at) => layRoom(town, dice, unitId, at))
  let receives = 0
  const staff = posts.flatMap(({ role, many, certificates, title }) =>
    Array.from({ length: many }, (_, at) => {
      const meets = role === 'social_worker' || role === 'counsellor'
      const roomId = meets ? (own[receives++] ?? null) : null
      const about = n === 0 && at === 0 ? title : null
      const hired = hire(town, dice, { role, certificates, unitId, about, roomId })
      if (meets) keepHours(town, dice, hired, unitId)
      return hired
    }),
  )
  return { n, unitId, staff }
}

function layRoom(town: Town, dice: Dice, unitId: Id, at: number): Id {
  const id = dice.id(town.now)
  town.sheaf.add('cabin_room', {
    ...{ id, tenant_id: town.tenantId, unit_id: unitId, name: city.room(at + 1), kind: 'talk' },
    ...{ barrier_free: at === 0, blocked: null, created_at: town.now },
  })
  return id
}

/** Monday to Friday, nine to twelve and two to six. */
function keepHours(town: Town, dice: Dice, one: Colleague, unitId: Id): void {
  const { sheaf, tenantId, now } = town
  sheaf.add('counsellor', {
    ...{ staff_id: one.id, tenant_id: tenantId, unit_id: unitId, gender: dice.pick(['f', 'm']), about: '' },
    modes: one.roomId ? ['text', 'voice', 'video', 'cabin'] : ['text', 'voice', 'video', 'home'],
    ...{ talk_minutes: 50, takes_new: true, changed_at: now },
  })
  for (let weekday = 1; weekday <= 5; weekday += 1)
    for (const [from, to] of [
      [9 * 60, 12 * 60],
      [14 * 60, 18 * 60],
    ])
      sheaf.add('availability', {
        ...{ id: dice.id(now), tenant_id: tenantId, staff_id: one.id, weekday, from_minute: from, to_minute: to },
      })
}

/** The hours of a day at which a talk may begin. */
const hours = [9, 10, 11, 14, 15, 16, 17]
/**
 * The next free hour of somebody at or after a moment, on a working day of the week; it is theirs from then on.
 * Nobody is in two places.
 */
export function takeHour(town: Town, one: Colleague, from: Date): Date {
  const today = startOfDay(dayOf(town.now.getTime()))
  const first = Math.floor((from.getTime() - today) / dayMs)
  for (let day = first; ; day += 1) {
    const start = today + day * dayMs
    if (weekdayOf(start) > 5) continue
    for (const [at, hour] of hours.entries()) {
      const begins = start + hour * 3_600_000
      const slot = day * hours.length + at
      if (begins < from.getTime() || one.taken.has(slot)) continue
      one.taken.add(slot)
      return new Date(begins)
    }
  }
}

import { keysOfName } from '@anxin/core/casework/names.ts'
import type { Id } from '@anxin/core/ids.ts'
import { contacts, otherNames } from '../../../../seed/town.ts'
import { ageOn, shanghaiDay } from '../platform/clock.ts'
import { consentHash, consentText } from '../platform/identity/consents.ts'
import { guardianIndex } from '../platform/identity/resident-store.ts'
import { seal, sealJson, tailOf } from '../platform/privacy.ts'
import { readingsOf } from '../platform/readings.ts'
import { tailIndex } from '../rooms/appointment/actions/callers.ts'
import { keyOf } from '../rooms/casework/store-people.ts'
import type { Dice } from './dice.ts'
import { calledBy } from './places.ts'
import { type Cabin, later, type Person, type Town } from './town.ts'

/** No mobile number begins with 10. @param kind 0 the person's own, 1 whoever stands by them */
const phoneOf = (town: Town, n: number, kind: 0 | 1): string =>
  `10${kind}${String(town.seed % 100).padStart(2, '0')}${String(n).padStart(6, '0')}`

/** Ages as in a city: few children, many of middle age, a fifth past sixty. */
const ages: readonly (readonly [readonly [number, number], number])[] = [
  [[8, 17], 4],
  [[18, 29], 18],
  [[30, 44], 28],
  [[45, 59], 28],
  [[60, 74], 16],
  [[75, 94], 6],
]

function bornOf(town: Town, dice: Dice): string {
  const [young, old] = dice.weighed(ages)
  return shanghaiDay(later(town.now, -(dice.between(young, old) * 365.25 + dice.between(1, 364))))
}

/** One person of a household, as registered at the cabin: findable, with what they agreed to. */
export function settlePerson(town: Town, cabin: Cabin, n: number): Person {
  const { ctx, sheaf, tenantId, now } = town
  const dice = town.dice(`person ${n}`)
  const since = later(now, -dice.between(760, 1000))
  const [id, name, birth] = [dice.id(since), calledBy(dice), bornOf(town, dice)]
  const phone = phoneOf(town, n, 0)
  const age = ageOn(birth, shanghaiDay(now))
  const beside = dice.chance(0.6) || age >= 60 ? { name: calledBy(dice), relation: dice.pick(contacts) } : null
  const contact = beside && { ...beside, phone: phoneOf(town, n, 1) }
  const guardian = age < 18 ? { name: calledBy(dice), relation: '母亲', phone: phoneOf(town, n, 1) } : null
  const nameSealed = seal(ctx, 'resident.name', id, name)
  sheaf.add('resident', {
    ...{ id, tenant_id: tenantId, unit_id: cabin.unitId, kind: 'registered', name_sealed: nameSealed },
    ...{ phone_sealed: seal(ctx, 'resident.phone', id, phone), phone_index: ctx.floor.keys.blindIndex(phone) },
    birth_sealed: seal(ctx, 'resident.birth', id, birth),
    emergency_contact_sealed: contact && sealJson(ctx, 'resident.emergency_contact', id, contact),
    guardian_sealed: guardian && sealJson(ctx, 'resident.guardian', id, guardian),
    guardian_index: guardian && guardianIndex(ctx, guardian.phone),
    ...{ locale: 'zh', elder: age >= 70, held: false, seen_at: since, created_at: since },
  })
  const alias = dice.chance(0.03) ? dice.pick(otherNames) + name.slice(-1) : undefined
  makeFindable(town, id, { name, phone, alias })
  if (alias) keepAlias(town, dice, id, alias, since)
  const agreed = ['service', 'sensitive', ...(contact ? ['emergency_contact'] : []), ...(guardian ? ['guardian'] : [])]
  for (const purpose of agreed) agree(town, dice, id, { purpose, given: true, channel: 'face_to_face', at: since })
  const said = contact ? `${contact.name}，${contact.relation}，${contact.phone}` : ''
  return { n, id, unitId: cabin.unitId, name, nameSealed, birth, age, since, contact: said }
}

function makeFindable(town: Town, id: Id, of: { name: string; phone: string; alias: string | undefined }): void {
  const { ctx, sheaf, tenantId } = town
  const keys = [
    ...keysOfName(of.name, 'name', readingsOf),
    ...(of.alias ? keysOfName(of.alias, 'alias', readingsOf) : []),
    { kind: 'tail' as const, text: tailOf(of.phone) },
  ]
  for (const key of keys)
    sheaf.add('person_key', { tenant_id: tenantId, key: keyOf(ctx, key), resident_id: id, kind: key.kind })
  sheaf.add('phone_tail', { resident_id: id, tenant_id: tenantId, tail_index: tailIndex(ctx, tailOf(of.phone)) })
}

function keepAlias(town: Town, dice: Dice, residentId: Id, text: string, at: Date): void {
  const id = dice.id(at)
  const sealed = seal(town.ctx, 'person_alias.text', id, text)
  town.sheaf.add('person_alias', { id, tenant_id: town.tenantId, resident_id: residentId, text_sealed: sealed, at })
}

interface Agreed {
  readonly purpose: string
  readonly given: boolean
  readonly channel: string
  readonly at: Date
}
/** A line of the ledger. */
export function agree(town: Town, dice: Dice, residentId: Id, { purpose, given, channel, at }: Agreed): void {
  const text = consentText(purpose)!
  town.sheaf.add('consent', {
    ...{ id: dice.id(at), tenant_id: town.tenantId, resident_id: residentId, purpose, given, channel, at },
    ...{ text_version: text.version, text_hash: consentHash(text) },
  })
}

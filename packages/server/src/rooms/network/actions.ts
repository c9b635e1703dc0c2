import type { ReplyOf, StaffRole } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/network.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../platform/ctx.ts'
import { asHouse } from '../../platform/db/transaction.ts'
import type { Input } from '../../platform/http/server.ts'
import { findByLogin } from '../../platform/identity/people.ts'
import { makeTicket, voidTickets } from '../../platform/identity/ticket.ts'
import { seal, tailOf, unseal } from '../../platform/privacy.ts'
import { writerFor } from '../../platform/tongue.ts'
import { cabinKeepers, mustKeep, mustLeaveAnAdmin, mustNest, posterHangers } from './policy.ts'
import { drawPoster } from './poster.ts'
import * as store from './store.ts'
import type { UnitRow } from './tables.ts'

type Person = ReplyOf<typeof contract.people>['people'][number]
type Unit = ReplyOf<typeof contract.tree>['units'][number]
const invitationMinutes = 7 * 24 * 60
const firstLinkMinutes = 24 * 60

export async function readTree(ctx: Ctx): Promise<ReplyOf<typeof contract.tree>> {
  const own = tenantOf(ctx)
  const units = (await store.listUnits(ctx)).map(
    (row): Unit => ({
      id: row.id,
      parentId: row.parent_id,
      kind: row.kind,
      name: row.name,
      code: row.code,
      tenantName: row.tenant_name,
      own: row.tenant_id === own,
      phone: row.phone,
      hours: row.hours,
    }),
  )
  return { units }
}

async function oneUnit(ctx: Ctx, id: Id): Promise<{ unit: Unit }> {
  const { units } = await readTree(ctx)
  return { unit: units.find((unit) => unit.id === id)! }
}

/** What a poster carries: short, and never reused. */
const codeOf = (kind: string, id: Id): string => `${kind.slice(0, 2)}${id.replace(/-/g, '').slice(-8)}`

export async function addUnit(ctx: Ctx, { body }: Input<typeof contract.unitAdd>): Promise<{ unit: Unit }> {
  if (await store.findUnit(ctx, body.id)) return oneUnit(ctx, body.id)
  const parent = await store.findUnit(ctx, body.parentId)
  mustKeep(mustBeStaff(ctx), parent)
  mustNest(parent, body.kind)
  await store.insertUnit(ctx, {
    id: body.id,
    parent_id: parent.id,
    tenant_id: tenantOf(ctx),
    kind: body.kind,
    name: body.name,
    code: codeOf(body.kind, body.id),
    path: [...parent.path, body.id],
  })
  return oneUnit(ctx, body.id)
}

export async function renameUnit(
  ctx: Ctx,
  { params, body }: Input<typeof contract.unitRename>,
): Promise<{ unit: Unit }> {
  const unit = await store.findUnit(ctx, params.id)
  mustKeep(mustBeStaff(ctx), unit)
  if (unit.tenant_id !== tenantOf(ctx)) throw new Refusal('NOT_FOUND')
  await store.renameUnit(ctx, unit.id, body.name)
  return oneUnit(ctx, unit.id)
}

/** A cabin of the own agency that the speaker keeps. @throws Refusal NOT_FOUND */
async function mustFindCabin(ctx: Ctx, id: Id, roles?: readonly StaffRole[]): Promise<UnitRow> {
  const unit = await store.findUnit(ctx, id)
  mustKeep(mustBeStaff(ctx), unit, roles)
  if (unit.tenant_id !== tenantOf(ctx) || unit.kind !== 'cabin') throw new Refusal('NOT_FOUND')
  ctx.about.id = id
  return unit
}

export async function changeContact(
  ctx: Ctx,
  { params, body }: Input<typeof contract.unitContact>,
): Promise<{ unit: Unit }> {
  const cabin = await mustFindCabin(ctx, params.id, cabinKeepers)
  await store.setContact(ctx, cabin.id, body)
  return oneUnit(ctx, cabin.id)
}

export async function readAgencies(ctx: Ctx): Promise<ReplyOf<typeof contract.agencies>> {
  const own = tenantOf(ctx)
  const agencies = (await store.listAgencies(ctx)).map((row) => ({
    ...{ id: row.id, name: row.name, setUpAt: row.set_up_at?.toISOString() ?? null, own: row.id === own },
    cabins: row.cabins.map((cabin) => cabin.name),
  }))
  return { agencies }
}

/** The link by which the first administrator of another agency comes in: for that agency and its place, not for the house. */
async function agencyLinkFor(ctx: Ctx, id: Id): Promise<string> {
  const agency = (await store.listAgencies(ctx)).find((one) => one.id === id)
  const cabin = agency?.cabins[0]
  if (!agency || !cabin) throw new Refusal('NOT_FOUND')
  if (agency.set_up_at) throw new Refusal('ALREADY_SET_UP')
  ctx.about.id = id
  await voidTickets(ctx, 'first_admin', 'tenantId', id)
  const token = await makeTicket(ctx, 'first_admin', { tenantId: id, placeId: cabin.parentId }, firstLinkMinutes)
  const names = new URLSearchParams({ token, agency: agency.name, cabin: cabin.name })
  return `${ctx.floor.baseUrl}/console/first?${names.toString()}`
}

export async function addAgency(
  ctx: Ctx,
  { body }: Input<typeof contract.agencyAdd>,
): Promise<ReplyOf<typeof contract.agencyAdd>> {
  const parent = await store.findUnit(ctx, body.parentId)
  mustKeep(mustBeStaff(ctx), parent, ['platform_admin'])
  mustNest(parent, 'cabin')
  if (!(await store.listAgencies(ctx)).some((one) => one.id === body.id))
    await asHouse(ctx, async () => {
      await store.insertAgency(ctx, body.id, body.name)
      await store.insertUnit(ctx, {
        ...{ id: body.cabinId, parent_id: parent.id, tenant_id: body.id, kind: 'cabin', name: body.cabinName },
        ...{ code: codeOf('cabin', body.cabinId), path: [...parent.path, body.cabinId] },
      })
    })
  return { link: await agencyLinkFor(ctx, body.id), ...(await readAgencies(ctx)) }
}

export const renewAgencyLink = async (
  ctx: Ctx,
  { params }: Input<typeof contract.agencyLink>,
): Promise<{ link: string }> => ({ link: await agencyLinkFor(ctx, params.id) })

/** The page to hang up, with the address that brings whoever scans it to this cabin. */
export async function printPoster(
  ctx: Ctx,
  { params }: Input<typeof contract.unitPoster>,
): Promise<ReplyOf<typeof contract.unitPoster>> {
  const cabin = await mustFindCabin(ctx, params.id, posterHangers)
  const link = `${ctx.floor.baseUrl}/?cabin=${cabin.code}`
  const asRead = await writerFor(params.written)
  const pdf = await drawPoster({ name: cabin.name, phone: cabin.phone, hours: cabin.hours, link, asRead })
  return { fileName: `${asRead('海报')}-${cabin.name}.pdf`, link, pdf: pdf.toString('base64') }
}

const shown = (ctx: Ctx, row: store.PersonRow): Person => {
  const phone = unseal(ctx, 'staff.phone', row.id, row.phone_sealed)
  return {
    ...{ id: row.id, name: row.name, loginName: row.login_name, state: row.state, totp: row.totp_ready },
    phoneTail: phone ? tailOf(phone) : null,
    grants: row.grants,
    certificates: row.certificates.map((one) => ({
      ...one,
      endedAt: one.endedAt ? new Date(one.endedAt).toISOString() : null,
    })),
  }
}

export async function readPeople(ctx: Ctx): Promise<ReplyOf<typeof contract.people>> {
  return { people: (await store.listPeople(ctx, null)).map((row) => shown(ctx, row)) }
}

/** @throws Refusal NOT_FOUND */
async function mustFindPerson(ctx: Ctx, id: Id): Promise<Person> {
  const [row] = await store.listPeople(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  ctx.about.id = id
  return shown(ctx, row)
}

/** The one-time link a new colleague opens. */
const linkFor = async (ctx: Ctx, staffId: Id): Promise<string> => {
  const token = await makeTicket(ctx, 'invitation', { staffId, tenantId: tenantOf(ctx) }, invitationMinutes)
  return `${ctx.floor.baseUrl}/console/invitation?token=${token}`
}

export async function invite(
  ctx: Ctx,
  { body }: Input<typeof contract.personInvite>,
): Promise<ReplyOf<typeof contract.personInvite>> {
  const known = await asHouse(ctx, () => findByLogin(ctx, body.loginName))
  if (known && known.id !== body.id) throw new Refusal('NAME_TAKEN', { field: 'loginName' })
  if (!known) {
    await store.insertPerson(ctx, {
      ...{ id: body.id, name: body.name, loginName: body.loginName },
      phone: body.phone ? seal(ctx, 'staff.phone', body.id, body.phone) : null,
      email: body.email ? seal(ctx, 'staff.email', body.id, body.email) : null,
    })
  }
  return { person: await mustFindPerson(ctx, body.id), link: await linkFor(ctx, body.id) }
}

export async function changeState(
  ctx: Ctx,
  { params, body }: Input<typeof contract.personState>,
): Promise<{ person: Person }> {
  const person = await mustFindPerson(ctx, params.id)
  mustLeaveAnAdmin(mustBeStaff(ctx), person.id, undefined, 0)
  if (person.state === 'invited') throw new Refusal('WRONG_STATE')
  await store.setState(ctx, person.id, body.state)
  if (body.state === 'suspended') await store.endSessions(ctx, person.id)
  return { person: await mustFindPerson(ctx, params.id) }
}

export async function changePhone(
  ctx: Ctx,
  { params, body }: Input<typeof contract.personPhone>,
): Promise<{ person: Person }> {
  const { id } = await mustFindPerson(ctx, params.id)
  await store.setPhone(ctx, id, seal(ctx, 'staff.phone', id, body.phone))
  return { person: await mustFindPerson(ctx, id) }
}

export async function reset(
  ctx: Ctx,
  { params }: Input<typeof contract.personReset>,
): Promise<ReplyOf<typeof contract.personReset>> {
  const person = await mustFindPerson(ctx, params.id)
  await store.forgetSecrets(ctx, person.id)
  await store.forgetPasskeys(ctx, person.id)
  await store.endSessions(ctx, person.id)
  return { person: await mustFindPerson(ctx, params.id), link: await linkFor(ctx, person.id) }
}

export async function giveRole(
  ctx: Ctx,
  { params, body }: Input<typeof contract.grantAdd>,
): Promise<{ person: Person }> {
  const person = await mustFindPerson(ctx, params.id)
  const who = mustBeStaff(ctx)
  mustKeep(who, await store.findUnit(ctx, body.unitId))
  // Only the machine's keeper makes another one.
  if (body.role === 'platform_admin' && !who.grants.some((grant) => grant.role === 'platform_admin'))
    throw new Refusal('FORBIDDEN')
  await store.insertGrant(ctx, person.id, body.role, body.unitId)
  return { person: await mustFindPerson(ctx, params.id) }
}

export async function takeRole(ctx: Ctx, { params }: Input<typeof contract.grantRemove>): Promise<{ done: true }> {
  const grant = await store.findGrant(ctx, params.id)
  if (!grant) throw new Refusal('NOT_FOUND')
  mustLeaveAnAdmin(mustBeStaff(ctx), grant.staff_id, grant.role, await store.countAdmins(ctx))
  await store.deleteGrant(ctx, params.id)
  return { done: true }
}

export async function recordCertificate(
  ctx: Ctx,
  { params, body }: Input<typeof contract.certificateAdd>,
): Promise<{ person: Person }> {
  const person = await mustFindPerson(ctx, params.id)
  await store.insertCertificate(ctx, { ...body, staffId: person.id })
  return { person: await mustFindPerson(ctx, params.id) }
}

/** Closes its duty at once. @throws Refusal NOT_FOUND */
export async function endCertificate(
  ctx: Ctx,
  { params, body }: Input<typeof contract.certificateEnd>,
): Promise<{ person: Person }> {
  const found = await store.findCertificate(ctx, params.id)
  if (!found) throw new Refusal('NOT_FOUND')
  const yesterday = shanghaiDay(new Date(ctx.now.getTime() - 86_400_000))
  await store.endCertificate(ctx, params.id, yesterday, body.why)
  return { person: await mustFindPerson(ctx, found.staff_id) }
}

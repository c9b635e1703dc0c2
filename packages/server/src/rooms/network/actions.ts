import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/network.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../platform/ctx.ts'
import { asHouse } from '../../platform/db/transaction.ts'
import type { Input } from '../../platform/http/server.ts'
import { findByLogin } from '../../platform/identity/people.ts'
import { makeTicket } from '../../platform/identity/ticket.ts'
import { seal, tailOf, unseal } from '../../platform/privacy.ts'
import { mustKeep, mustLeaveAnAdmin, mustNest } from './policy.ts'
import * as store from './store.ts'

type Person = ReplyOf<typeof contract.people>['people'][number]
type Unit = ReplyOf<typeof contract.tree>['units'][number]
const invitationMinutes = 7 * 24 * 60

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
    }),
  )
  return { units }
}

async function oneUnit(ctx: Ctx, id: Id): Promise<{ unit: Unit }> {
  const { units } = await readTree(ctx)
  return { unit: units.find((unit) => unit.id === id)! }
}

export async function addUnit(ctx: Ctx, { body }: Input<typeof contract.unitAdd>): Promise<{ unit: Unit }> {
  if (await store.findUnit(ctx, body.id)) return oneUnit(ctx, body.id)
  const parent = await store.findUnit(ctx, body.parentId)
  mustKeep(mustBeStaff(ctx), parent)
  mustNest(parent, body.kind)
  // The code is what a poster carries: short, and never reused.
  const code = `${body.kind.slice(0, 2)}${body.id.replace(/-/g, '').slice(-8)}`
  await store.insertUnit(ctx, {
    id: body.id,
    parent_id: parent.id,
    tenant_id: tenantOf(ctx),
    kind: body.kind,
    name: body.name,
    code,
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

const shown = (ctx: Ctx, row: store.PersonRow): Person => {
  const phone = unseal(ctx, 'staff.phone', row.id, row.phone_sealed)
  return {
    ...{ id: row.id, name: row.name, loginName: row.login_name, state: row.state, totp: row.totp_ready },
    phoneTail: phone ? tailOf(phone) : null,
    grants: row.grants,
    certificates: row.certificates,
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

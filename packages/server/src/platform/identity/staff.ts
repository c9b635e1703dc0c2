import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/identity.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { generateSecret, generateURI, verify } from 'otplib'
import { type Ctx, mustBeStaff, newId } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import type { Input } from '../http/server.ts'
import { seal, unseal } from '../privacy.ts'
import { addressMustNotBeLocked, clearWrong, countWrong, countWrongAddress, knowDesk, mustNotBeLocked } from './lock.ts'
import { hashPassword, mustBeStrong, passwordIsRight } from './password.ts'
import { findByLogin, findStaff, type StaffRow, staffMeOf } from './people.ts'
import { beginStaffSession, forgetCookie } from './session.ts'
import { makeTicket, readTicket, useTicket } from './ticket.ts'

const signInMinutes = 10
/** Accepts the code of the running 30-second step and the one before or after. */
const toleranceSeconds = 30

const speakForAgency = (ctx: Ctx, tenantId: string): Promise<void> => speakFor(ctx, { kind: 'system', tenantId })

/** First step of a sign-in. @throws Refusal SIGN_IN_FAILED or LOCKED */
export async function givePassword(
  ctx: Ctx,
  { body }: Input<typeof door.staffSignIn>,
): Promise<ReplyOf<typeof door.staffSignIn>> {
  const { loginName, password } = body
  await mustNotBeLocked(ctx, 'staff', loginName.toLowerCase())
  await addressMustNotBeLocked(ctx)
  const person = await asHouse(ctx, () => findByLogin(ctx, loginName))
  const right = await passwordIsRight(person?.password_hash, password)
  if (!right || person?.state !== 'active') {
    countWrong(ctx, 'staff', loginName.toLowerCase())
    countWrongAddress(ctx)
    throw new Refusal('SIGN_IN_FAILED')
  }
  await clearWrong(ctx, 'address', ctx.address)
  await speakForAgency(ctx, person.tenant_id)
  return askForCode(ctx, person)
}

/** The second step, for whoever has come through the first: the code, or setting the authenticator up. */
export async function askForCode(ctx: Ctx, person: StaffRow): Promise<ReplyOf<typeof door.staffSignIn>> {
  const ticket = await makeTicket(ctx, 'totp', { staffId: person.id, tenantId: person.tenant_id }, signInMinutes)
  if (person.totp_ready) return { state: 'totp', ticket }
  return { state: 'totp_setup', ticket, ...(await newAuthenticator(ctx, person)) }
}

async function newAuthenticator(ctx: Ctx, person: StaffRow): Promise<{ secret: string; otpauth: string }> {
  const secret = generateSecret()
  await ctx.line.query('update staff set totp_sealed = $2, totp_step = 0 where id = $1', [
    person.id,
    seal(ctx, 'staff.totp', person.id, secret),
  ])
  return { secret, otpauth: generateURI({ issuer: '安心小屋', label: person.login_name, secret }) }
}

/** @returns the 30-second step of an accepted code; undefined when it is wrong or was used before */
async function acceptedStep(ctx: Ctx, person: StaffRow, code: string): Promise<number | undefined> {
  const secret = unseal(ctx, 'staff.totp', person.id, person.totp_sealed)
  if (!secret) return undefined
  const epoch = Math.floor(ctx.now.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds })
  if (!result.valid) return undefined
  const step = Math.floor(epoch / 30) + result.delta
  return step > Number(person.totp_step) ? step : undefined
}

/** Second step of a sign-in: the session begins here. @throws Refusal CODE_WRONG, LOCKED or TICKET_EXPIRED */
export async function giveTotp(
  ctx: Ctx,
  { body }: Input<typeof door.staffTotp>,
): Promise<ReplyOf<typeof door.staffTotp>> {
  const asked = await readTicket<{ staffId: string; tenantId: string }>(ctx, 'totp', body.ticket, 'TICKET_EXPIRED')
  await mustNotBeLocked(ctx, 'totp', asked.staffId)
  await speakForAgency(ctx, asked.tenantId)
  const person = await findStaff(ctx, asked.staffId)
  const step = person?.state === 'active' ? await acceptedStep(ctx, person, body.code) : undefined
  if (!person || step === undefined) {
    countWrong(ctx, 'totp', asked.staffId)
    throw new Refusal('CODE_WRONG', { field: 'code' })
  }
  await clearWrong(ctx, 'totp', person.id)
  await clearWrong(ctx, 'staff', person.login_name.toLowerCase())
  await ctx.line.query('update staff set totp_ready = true, totp_step = $2 where id = $1', [person.id, step])
  await useTicket(ctx, body.ticket)
  await beginStaffSession(ctx, person.tenant_id, person.id)
  knowDesk(ctx)
  ctx.about.id = person.id
  return staffMeOf(ctx, person.id)
}

export const staffMe = (ctx: Ctx): Promise<ReplyOf<typeof door.staffMeGet>> => staffMeOf(ctx, mustBeStaff(ctx).id)

export async function signOut(ctx: Ctx): Promise<{ done: true }> {
  await ctx.line.query('update session set revoked_at = $2 where id = $1', [mustBeStaff(ctx).sessionId, ctx.now])
  forgetCookie(ctx, 'anxin_staff')
  return { done: true }
}

export async function listSessions(ctx: Ctx): Promise<ReplyOf<typeof door.staffSessions>> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(
    'select id, device, started_at, seen_at from session where staff_id = $1 and revoked_at is null and ends_at > $2 order by seen_at desc, id desc',
    [who.id, ctx.now],
  )
  const sessions = rows.map((row) => ({
    id: row.id as string,
    device: row.device as string,
    startedAt: (row.started_at as Date).toISOString(),
    seenAt: (row.seen_at as Date).toISOString(),
    current: row.id === who.sessionId,
  }))
  return { sessions }
}

export async function endSession(ctx: Ctx, { params }: Input<typeof door.staffSessionEnd>): Promise<{ done: true }> {
  const { count } = await ctx.line.query(
    'update session set revoked_at = $3 where id = $1 and staff_id = $2 and revoked_at is null',
    [params.id, mustBeStaff(ctx).id, ctx.now],
  )
  if (count === 0) throw new Refusal('NOT_FOUND')
  return { done: true }
}

export async function changePassword(ctx: Ctx, { body }: Input<typeof door.staffPasswordPut>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  await mustNotBeLocked(ctx, 'password', who.id)
  const person = (await findStaff(ctx, who.id))!
  if (!(await passwordIsRight(person.password_hash, body.current))) {
    countWrong(ctx, 'password', who.id)
    throw new Refusal('SIGN_IN_FAILED', { field: 'current' })
  }
  await mustBeStrong(body.next, person.login_name)
  await ctx.line.query('update staff set password_hash = $2 where id = $1', [who.id, await hashPassword(body.next)])
  await ctx.line.query('update session set revoked_at = $3 where staff_id = $1 and id <> $2 and revoked_at is null', [
    who.id,
    who.sessionId,
    ctx.now,
  ])
  return { done: true }
}

type Contact = ReplyOf<typeof door.staffContactGet>

/** By which the house reaches who is signed in. */
export async function readContact(ctx: Ctx): Promise<Contact> {
  const { id } = mustBeStaff(ctx)
  const { rows } = await ctx.line.query('select phone_sealed, email_sealed, number_on_tree from staff where id = $1', [
    id,
  ])
  const read = (column: 'phone' | 'email'): string | null =>
    unseal(ctx, `staff.${column}`, id, rows[0]![`${column}_sealed`] as Uint8Array | null)
  return { phone: read('phone'), email: read('email'), onTree: rows[0]!.number_on_tree as boolean }
}

/** Safe to repeat. */
export async function changeContact(ctx: Ctx, { body }: Input<typeof door.staffContactPut>): Promise<Contact> {
  const { id } = mustBeStaff(ctx)
  const kept = (column: 'phone' | 'email'): Buffer | null =>
    body[column] === null ? null : seal(ctx, `staff.${column}`, id, body[column])
  await ctx.line.query('update staff set phone_sealed = $2, email_sealed = $3, number_on_tree = $4 where id = $1', [
    id,
    kept('phone'),
    kept('email'),
    body.onTree,
  ])
  return body
}

export async function acceptInvitation(
  ctx: Ctx,
  { body }: Input<typeof door.invitationAccept>,
): Promise<{ loginName: string }> {
  const asked = await readTicket<{ staffId: string; tenantId: string }>(ctx, 'invitation', body.token, 'LINK_USED')
  await speakForAgency(ctx, asked.tenantId)
  const person = await findStaff(ctx, asked.staffId)
  if (!person || person.state === 'suspended') throw new Refusal('LINK_USED')
  await mustBeStrong(body.password, person.login_name)
  await ctx.line.query(
    `update staff set password_hash = $2, state = 'active', totp_ready = false, totp_sealed = null where id = $1`,
    [person.id, await hashPassword(body.password)],
  )
  await useTicket(ctx, body.token)
  ctx.about.id = person.id
  return { loginName: person.login_name }
}

/** Roles of the first administrator of the house: both the machine and the first agency, until they appoint others. */
const firstRoles = ['platform_admin', 'agency_admin'] as const
/** Of an agency that was added later: that agency, at its own place. */
const laterRoles = ['agency_admin'] as const

/** Makes the first administrator. @throws Refusal LINK_USED, ALREADY_SET_UP or PASSWORD_WEAK */
export async function makeFirstAdmin(ctx: Ctx, { body }: Input<typeof door.firstAdmin>): Promise<{ done: true }> {
  type Asked = { tenantId: string; placeId?: string }
  const { tenantId, placeId } = await readTicket<Asked>(ctx, 'first_admin', body.token, 'LINK_USED')
  await mustBeStrong(body.password, body.loginName)
  if (await asHouse(ctx, () => findByLogin(ctx, body.loginName)))
    throw new Refusal('NAME_TAKEN', { field: 'loginName' })
  await asHouse(ctx, async () => {
    const { count } = await ctx.line.query(
      'update tenant set name = $2, set_up_at = $3 where id = $1 and set_up_at is null',
      [tenantId, body.agencyName, ctx.now],
    )
    if (count === 0) throw new Refusal('ALREADY_SET_UP')
  })
  await speakForAgency(ctx, tenantId)
  await ctx.line.query(`update unit set name = $2 where tenant_id = $1 and kind = 'cabin'`, [tenantId, body.cabinName])
  const staffId = newId(ctx)
  await ctx.line.query(
    `insert into staff (id, tenant_id, name, login_name, password_hash, state, created_at) values ($1,$2,$3,$4,$5,'active',$6)`,
    [staffId, tenantId, body.name, body.loginName, await hashPassword(body.password), ctx.now],
  )
  const { rows } = await ctx.line.query(`select id from unit where kind = 'nation' order by created_at limit 1`)
  for (const role of placeId ? laterRoles : firstRoles) {
    await ctx.line.query('insert into staff_grant (id, tenant_id, staff_id, role, unit_id) values ($1,$2,$3,$4,$5)', [
      newId(ctx),
      tenantId,
      staffId,
      role,
      placeId ?? rows[0]!.id,
    ])
  }
  await useTicket(ctx, body.token)
  ctx.about.id = staffId
  return { done: true }
}

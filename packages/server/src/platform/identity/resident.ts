import { randomInt } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/identity.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { ageOn, shanghaiDay } from '../clock.ts'
import { type Ctx, minutesLater, mustBeResident, newId } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import type { Input } from '../http/server.ts'
import { book } from '../jobs.ts'
import { sendNotice } from '../outside/notice.ts'
import { fingerprint, seal, sealJson, tailOf, unseal, unsealJson } from '../privacy.ts'
import { consentHash, consentText, consentTexts } from './consents.ts'
import { clearWrong, countWrong, mustNotBeLocked } from './lock.ts'
import {
  type Cabin,
  findCabin,
  guardianIndex,
  insertAnonymous,
  type Person,
  type ResidentRow,
  readResident,
  writeProfile,
  writeRegistration,
} from './resident-store.ts'
import { beginResidentSession, forgetCookie } from './session.ts'
import { makeTicket, readTicket, useTicket } from './ticket.ts'
import { joinWechat } from './wechat/join.ts'

type Me = ReplyOf<typeof door.residentMeGet>
const nobody: Me = {
  kind: 'nobody',
  name: null,
  birthDate: null,
  minor: false,
  elder: false,
  locale: 'zh',
  phoneTail: null,
  emergencyContact: null,
  guardian: null,
  cabin: null,
  demo: false,
}

const codeMinutes = 5
const resendSeconds = 60
const registrationMinutes = 30

/** Below this a guardian must agree; below `adultAge` a guardian or an emergency contact must be named. @source domain specification 4.1, I9 */
export const consentAge = 14
export const adultAge = 18

export const isMinor = (birthDate: string | null, now: Date): boolean =>
  birthDate !== null && ageOn(birthDate, shanghaiDay(now)) < adultAge

/** A birth date decides; where none is known, what they said of themselves does. */
export function isMinorToday(ctx: Ctx, row: Pick<ResidentRow, 'id' | 'birth_sealed' | 'minor_told'>): boolean {
  const birth = unseal(ctx, 'resident.birth', row.id, row.birth_sealed)
  return birth === null ? row.minor_told : isMinor(birth, ctx.now)
}

/** Whole years today; what somebody without a name told stands where no birth date is known. */
export function ageToday(
  ctx: Ctx,
  residentId: Id,
  birthSealed: Uint8Array | null,
  told: number | null = null,
): number | undefined {
  const birth = unseal(ctx, 'resident.birth', residentId, birthSealed)
  return birth ? ageOn(birth, shanghaiDay(ctx.now)) : (told ?? undefined)
}

const contactShown = (person: Person | null) =>
  person && { name: person.name, relation: person.relation, phoneTail: tailOf(person.phone) }

/** Who the resident is on this device. */
export async function me(ctx: Ctx): Promise<Me> {
  const cabin = await findCabin(ctx, undefined)
  if (ctx.who.kind !== 'resident')
    return {
      ...nobody,
      cabin: cabin ? { name: cabin.name, phone: cabin.phone, hours: cabin.hours } : null,
      demo: ctx.floor.demo,
    }
  const row = (await readResident(ctx, ctx.who.id))!
  return {
    kind: row.kind,
    name: unseal(ctx, 'resident.name', row.id, row.name_sealed),
    birthDate: unseal(ctx, 'resident.birth', row.id, row.birth_sealed),
    minor: isMinorToday(ctx, row),
    elder: row.elder,
    locale: row.locale,
    phoneTail: row.phone_sealed ? tailOf(unseal(ctx, 'resident.phone', row.id, row.phone_sealed)!) : null,
    emergencyContact: contactShown(
      unsealJson<Person>(ctx, 'resident.emergency_contact', row.id, row.emergency_contact_sealed),
    ),
    guardian: contactShown(unsealJson<Person>(ctx, 'resident.guardian', row.id, row.guardian_sealed)),
    cabin: { name: row.unit_name, phone: row.unit_phone, hours: row.unit_hours },
    demo: ctx.floor.demo,
  }
}

/** Somebody without a name and without a session: whoever stands before a tablet of a cabin. */
export const writeAnonymous = (
  ctx: Ctx,
  id: Id,
  cabin: Pick<Cabin, 'id' | 'tenant_id'>,
  locale: 'zh' | 'en',
): Promise<void> => asHouse(ctx, async () => insertAnonymous(ctx, id, cabin, locale))

/** Opens an anonymous session when nobody is signed in on this device. */
export async function mustBeSomebody(
  ctx: Ctx,
  asked: { cabin?: string | undefined; locale?: 'zh' | 'en' | undefined },
): Promise<void> {
  if (ctx.who.kind === 'resident') return
  const cabin = await findCabin(ctx, asked.cabin)
  if (!cabin) throw new Error('the house has no cabin')
  const id = newId(ctx)
  await asHouse(ctx, async () => insertAnonymous(ctx, id, cabin, asked.locale ?? 'zh'))
  await beginResidentSession(ctx, cabin.tenant_id, id, false)
}

/** Where nobody is signed in yet, reads speak for the agency of the cabin that brought them. */
export async function mustSpeakSomewhere(ctx: Ctx, cabinCode: string | undefined): Promise<void> {
  if (ctx.who.kind !== 'nobody') return
  const cabin = await findCabin(ctx, cabinCode)
  if (!cabin) throw new Error('the house has no cabin')
  await speakFor(ctx, { kind: 'system', tenantId: cabin.tenant_id })
}

/** The cabin a resident belongs to; of somebody who is nobody yet, the one whose poster brought them. */
export async function cabinOf(ctx: Ctx, cabinCode: string | undefined): Promise<Cabin | undefined> {
  if (ctx.who.kind !== 'resident') return findCabin(ctx, cabinCode)
  const row = (await readResident(ctx, ctx.who.id))!
  return {
    id: row.unit_id,
    tenant_id: row.tenant_id,
    name: row.unit_name,
    phone: row.unit_phone,
    hours: row.unit_hours,
  }
}

/** Sends a code; the answer is the same for a known and an unknown number. @throws Refusal TOO_MANY, LOCKED, SMS_NOT_SET_UP */
export async function sendPhoneCode(
  ctx: Ctx,
  { body }: Input<typeof door.residentPhoneCode>,
): Promise<ReplyOf<typeof door.residentPhoneCode>> {
  if (!ctx.floor.outside.senders.sms) throw new Refusal('SMS_NOT_SET_UP')
  await mustNotBeLocked(ctx, 'phone', body.phone)
  const index = ctx.floor.keys.blindIndex(body.phone)
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await asHouse(ctx, async () => {
    const { rows } = await ctx.line.query(
      `insert into phone_code (phone_index, code_hash, sent_at, expires_at) values ($1,$2,$3,$4)
       on conflict (phone_index) do update set code_hash = $2, sent_at = $3, expires_at = $4, tries = 0 where phone_code.sent_at <= $5 returning 1 as sent`,
      [
        index,
        fingerprint(code + index.toString('hex')),
        ctx.now,
        minutesLater(ctx.now, codeMinutes),
        minutesLater(ctx.now, -resendSeconds / 60),
      ],
    )
    if (rows.length === 0) throw new Refusal('TOO_MANY', { detail: { seconds: resendSeconds } })
  })
  const before = ctx.who
  const { tenantId } = await whereTheyAre(ctx, body.cabin)
  await speakFor(ctx, { kind: 'system', tenantId })
  await sendNotice(ctx, {
    toName: `＊${tailOf(body.phone)}`,
    addresses: { sms: body.phone },
    kind: body.guardian ? 'guardian_code' : 'phone_code',
    open: {},
    closed: { code },
    tongue: ctx.tongue,
    inApp: false,
  })
  if (before.kind === 'resident') await speakFor(ctx, before)
  return { phoneTail: tailOf(body.phone), validSeconds: codeMinutes * 60, resendSeconds }
}

/** Uses the code up. @returns by which the number is found @throws Refusal CODE_WRONG, LOCKED */
export async function mustHaveCode(ctx: Ctx, phone: string, code: string): Promise<Buffer> {
  await mustNotBeLocked(ctx, 'phone', phone)
  const index = ctx.floor.keys.blindIndex(phone)
  const { count } = await asHouse(ctx, () =>
    ctx.line.query('delete from phone_code where phone_index = $1 and code_hash = $2 and expires_at > $3', [
      index,
      fingerprint(code + index.toString('hex')),
      ctx.now,
    ]),
  )
  if (count === 0) {
    countWrong(ctx, 'phone', phone)
    throw new Refusal('CODE_WRONG', { field: 'code' })
  }
  await clearWrong(ctx, 'phone', phone)
  return index
}

/** The place of somebody who has no name yet: where their visit began, else where the poster hangs that brought them. */
async function whereTheyAre(ctx: Ctx, cabinCode: string | undefined): Promise<{ cabinId: Id; tenantId: Id }> {
  const here = ctx.who.kind === 'resident' ? await readResident(ctx, ctx.who.id) : undefined
  if (here) return { cabinId: here.unit_id, tenantId: here.tenant_id }
  const cabin = await findCabin(ctx, cabinCode)
  if (!cabin) throw new Error('the house has no cabin')
  return { cabinId: cabin.id, tenantId: cabin.tenant_id }
}

/** Signs somebody registered in on this device, and takes along what was said here without a name. */
export async function enter(ctx: Ctx, known: { readonly id: Id; readonly tenant_id: Id }): Promise<void> {
  if (ctx.who.kind === 'resident' && !ctx.who.registered) await ctx.line.query('select join_own_visit($1)', [known.id])
  await beginResidentSession(ctx, known.tenant_id, known.id, true)
}

/**
 * Signs in with the phone code; an unknown number receives a ticket to register with. What was said on this device
 * without a name, and an alert it raised, goes along: whoever is on call goes on writing to the same person.
 */
export async function signIn(
  ctx: Ctx,
  { body }: Input<typeof door.residentSignIn>,
): Promise<ReplyOf<typeof door.residentSignIn>> {
  const index = await mustHaveCode(ctx, body.phone, body.code)
  const { rows } = await asHouse(ctx, () =>
    ctx.line.query('select id, tenant_id from resident where phone_index = $1', [index]),
  )
  const known = rows[0] as { id: Id; tenant_id: Id } | undefined
  if (known) {
    await enter(ctx, known)
    await joinWechat(ctx, known.id, body.wechat)
    return { state: 'signed_in', me: await me(ctx) }
  }
  const before = ctx.who
  const { cabinId, tenantId } = await whereTheyAre(ctx, body.cabin)
  await speakFor(ctx, { kind: 'system', tenantId })
  const phone = seal(ctx, 'ticket.phone', cabinId, body.phone).toString('base64')
  const ticket = await makeTicket(ctx, 'registration', { phone, cabinId, tenantId }, registrationMinutes)
  if (before.kind === 'resident') await speakFor(ctx, before)
  return { state: 'unregistered', ticket }
}

type Registration = Input<typeof door.residentRegister>['body']

/** Whole years. @throws Refusal BAD_INPUT for a day nobody alive was born on */
export function mustBeAnAge(birthDate: string, now: Date): number {
  const age = ageOn(birthDate, shanghaiDay(now))
  if (age < 0 || age > 130) throw new Refusal('BAD_INPUT', { field: 'birthDate' })
  return age
}

/** @returns whole years @throws Refusal GUARDIAN_CONSENT_NEEDED, CONTACT_NEEDED or CONSENT_NEEDED */
function mustBeComplete(body: Registration, now: Date): number {
  const age = mustBeAnAge(body.birthDate, now)
  if (age < consentAge && (!body.guardian || !body.consents.includes('guardian')))
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'guardian' })
  if (!body.guardian && !body.emergencyContact) throw new Refusal('CONTACT_NEEDED', { field: 'emergencyContact' })
  const missing = (['service', 'sensitive'] as const).find((purpose) => !body.consents.includes(purpose))
  if (missing) throw new Refusal('CONSENT_NEEDED', { field: missing })
  return age
}

/** The guardian says yes by giving on the code sent to them. @throws Refusal GUARDIAN_CONSENT_NEEDED, CODE_WRONG, LOCKED */
async function mustAgree(ctx: Ctx, phone: string, code: string | undefined): Promise<void> {
  if (code === undefined) throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'guardianCode' })
  await mustHaveCode(ctx, phone, code)
}

/** Registers. An anonymous resident on this device becomes the registered one and keeps the conversation. */
export async function register(ctx: Ctx, { body }: Input<typeof door.residentRegister>): Promise<Me> {
  const ticket = await readTicket<{ phone: string; cabinId: string; tenantId: string }>(
    ctx,
    'registration',
    body.ticket,
    'TICKET_EXPIRED',
  )
  const age = mustBeComplete(body, ctx.now)
  const here = ctx.who
  await speakFor(ctx, { kind: 'system', tenantId: ticket.tenantId })
  const phone = unseal(ctx, 'ticket.phone', ticket.cabinId, Buffer.from(ticket.phone, 'base64'))!
  // a child who signs in by the guardian's own phone has already shown that the guardian agrees
  if (age < consentAge && body.guardian && body.guardian.phone !== phone)
    await mustAgree(ctx, body.guardian.phone, body.guardianCode)
  const anonymous =
    here.kind === 'resident' && !here.registered && here.tenantId === ticket.tenantId ? here.id : undefined
  const id = anonymous ?? newId(ctx)
  if (!anonymous) insertAnonymous(ctx, id, { id: ticket.cabinId, tenant_id: ticket.tenantId }, body.locale)
  await writeRegistration(ctx, id, {
    name: seal(ctx, 'resident.name', id, body.name),
    phone: seal(ctx, 'resident.phone', id, phone),
    phoneIndex: ctx.floor.keys.blindIndex(phone),
    birth: seal(ctx, 'resident.birth', id, body.birthDate),
    emergencyContact: body.emergencyContact && sealJson(ctx, 'resident.emergency_contact', id, body.emergencyContact),
    guardian: body.guardian && sealJson(ctx, 'resident.guardian', id, body.guardian),
    guardianIndex: body.guardian && guardianIndex(ctx, body.guardian.phone),
    elder: body.elder,
    locale: body.locale,
  })
  await useTicket(ctx, body.ticket)
  await beginResidentSession(ctx, ticket.tenantId, id, true)
  await joinWechat(ctx, id, body.wechat)
  for (const purpose of body.consents) await keepConsent(ctx, purpose, true)
  // rooms that knew somebody without a name hear that they can be reached now
  if (anonymous) await book(ctx, 'resident.registered', { residentId: id })
  return me(ctx)
}

export async function changeProfile(ctx: Ctx, { body }: Input<typeof door.residentProfilePut>): Promise<Me> {
  const { id } = mustBeResident(ctx)
  const contact = body.emergencyContact
  const sealed = contact === undefined ? undefined : contact && sealJson(ctx, 'resident.emergency_contact', id, contact)
  await writeProfile(ctx, id, {
    name: seal(ctx, 'resident.name', id, body.name),
    locale: body.locale,
    elder: body.elder,
    emergencyContact: sealed,
  })
  return me(ctx)
}

export async function residentSignOut(ctx: Ctx): Promise<{ done: true }> {
  await ctx.line.query('update session set revoked_at = $2 where id = $1', [
    mustBeResident(ctx).sessionId ?? null,
    ctx.now,
  ])
  forgetCookie(ctx, 'anxin_resident')
  return { done: true }
}

/** Adds a row to the consent ledger. @throws Refusal BAD_INPUT for a purpose without a text */
export async function keepConsent(ctx: Ctx, purpose: string, given: boolean): Promise<void> {
  const who = mustBeResident(ctx)
  const text = consentText(purpose)
  if (!text) throw new Refusal('BAD_INPUT', { field: 'purpose' })
  await ctx.line.query(
    `insert into consent (id, tenant_id, resident_id, purpose, given, text_version, text_hash, channel, at) values ($1,$2,$3,$4,$5,$6,$7,'online',$8)`,
    [newId(ctx), who.tenantId, who.id, purpose, given, text.version, consentHash(text), ctx.now],
  )
}

/** The newest row of the ledger for each purpose. */
export async function listConsents(ctx: Ctx): Promise<ReplyOf<typeof door.residentConsents>> {
  const who = mustBeResident(ctx)
  const { rows } = await ctx.line.query(
    'select distinct on (purpose) purpose, given, at from consent where resident_id = $1 order by purpose, at desc, id desc',
    [who.id],
  )
  const kept = new Map(rows.map((row) => [row.purpose as string, row]))
  const row = (await readResident(ctx, who.id))!
  const own = consentTexts.filter((text) => !text.ofCase || kept.has(text.purpose))
  const consents = own.map((text) => ({
    purpose: text.purpose as (typeof door.consentPurposes)[number],
    // agreed to by registering, until it is withdrawn
    given: row.allows.includes(text.purpose),
    at: (kept.get(text.purpose)?.at as Date | undefined)?.toISOString() ?? null,
    textVersion: text.version,
    text: row.locale === 'en' ? text.en : text.zh,
  }))
  return { consents }
}

export async function changeConsent(
  ctx: Ctx,
  { body }: Input<typeof door.residentConsentPut>,
): Promise<{ done: true }> {
  if (consentText(body.purpose)?.version !== body.textVersion) throw new Refusal('BAD_INPUT', { field: 'textVersion' })
  await keepConsent(ctx, body.purpose, body.given)
  return { done: true }
}

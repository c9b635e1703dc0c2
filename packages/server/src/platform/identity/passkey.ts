import { isIP } from 'node:net'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/passkey.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import type { Input } from '../http/server.ts'
import { addressMustNotBeLocked, clearWrong, countWrong, countWrongAddress, knowDesk, mustNotBeLocked } from './lock.ts'
import * as store from './passkey-store.ts'
import { passwordIsRight } from './password.ts'
import { findStaff, staffMeOf } from './people.ts'
import { beginStaffSession } from './session.ts'
import { burnOnRefusal, makeTicket, readTicket, type TicketKind, useTicket } from './ticket.ts'

const minutes = 5
/** EdDSA, ES256, RS256: what every phone and security key of today speaks. @source IANA COSE algorithms */
const algorithms = [-8, -7, -257]

/** The checks themselves; read when the first passkey comes, for most starts need none. */
const checks = () => import('@simplewebauthn/server')

interface Party {
  /** The domain a passkey is bound to. */
  readonly id: string
  readonly isOurs: (origin: string) => boolean
}

/**
 * Where passkeys of this house belong: the host of its address. A passkey cannot be bound to an IP address;
 * for loopback `localhost` stands for it, on whatever port.
 * @throws Refusal PASSKEY_NOT_HERE
 */
function partyOf(baseUrl: string): Party {
  const { hostname, origin } = new URL(baseUrl)
  const loopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  if (loopback)
    return { id: 'localhost', isOurs: (from) => URL.canParse(from) && new URL(from).hostname === 'localhost' }
  if (hostname.startsWith('[') || isIP(hostname)) throw new Refusal('PASSKEY_NOT_HERE')
  return { id: hostname, isOurs: (from) => from === origin }
}

interface Client {
  readonly challenge: string
  readonly origin: string
}

/** What the browser says it signed. @throws Refusal PASSKEY_FAILED */
function clientOf(response: { response: { clientDataJSON: string } }): Client {
  try {
    const client = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString()) as Client
    return { challenge: String(client.challenge), origin: String(client.origin) }
  } catch {
    throw new Refusal('PASSKEY_FAILED')
  }
}

interface Expected {
  readonly expectedChallenge: string
  readonly expectedOrigin: string
  readonly expectedRPID: string
}

/** The challenge is itself the one-time ticket: read here, gone whatever becomes of the request. */
async function takeChallenge<T>(
  ctx: Ctx,
  kind: TicketKind,
  response: { response: { clientDataJSON: string } },
): Promise<Expected & { body: T }> {
  const party = partyOf(ctx.floor.baseUrl)
  const { challenge, origin } = clientOf(response)
  const body = await readTicket<T>(ctx, kind, challenge, 'TICKET_EXPIRED')
  burnOnRefusal(ctx, challenge)
  if (!party.isOurs(origin)) throw new Refusal('PASSKEY_FAILED')
  return { body, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: party.id }
}

const shown = (row: store.PasskeyRow): ReplyOf<typeof door.passkeys>['passkeys'][number] => ({
  id: row.id,
  name: row.name,
  addedAt: row.added_at.toISOString(),
  usedAt: row.used_at?.toISOString() ?? null,
})

/** The own passkeys, oldest first. */
export const listPasskeys = async (ctx: Ctx): Promise<ReplyOf<typeof door.passkeys>> => ({
  passkeys: (await store.listOf(ctx, mustBeStaff(ctx).id)).map(shown),
})

/** The password once more: a desk left open for a minute must not give somebody a key for good. */
async function mustKnowPassword(ctx: Ctx, password: string): Promise<{ loginName: string }> {
  const who = mustBeStaff(ctx)
  await mustNotBeLocked(ctx, 'password', who.id)
  const person = (await findStaff(ctx, who.id))!
  // the invented people of the demo have no password, and anybody may be them anyway
  const needsNone = ctx.floor.demo && person.password_hash === null
  if (!needsNone && !(await passwordIsRight(person.password_hash, password))) {
    countWrong(ctx, 'password', who.id)
    throw new Refusal('SIGN_IN_FAILED', { field: 'password' })
  }
  return { loginName: person.login_name }
}

/** First step of adding one. @throws Refusal SIGN_IN_FAILED, LOCKED or PASSKEY_NOT_HERE */
export async function beginPasskey(
  ctx: Ctx,
  { body }: Input<typeof door.passkeyBegin>,
): Promise<ReplyOf<typeof door.passkeyBegin>> {
  const who = mustBeStaff(ctx)
  const { id } = partyOf(ctx.floor.baseUrl)
  const { loginName } = await mustKnowPassword(ctx, body.password)
  const known = await store.listOf(ctx, who.id)
  return {
    options: {
      challenge: await makeTicket(ctx, 'passkey_add', { staffId: who.id }, minutes),
      rp: { id, name: '安心小屋' },
      user: { id: Buffer.from(who.id).toString('base64url'), name: loginName, displayName: who.name },
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
      timeout: minutes * 60_000,
      attestation: 'none',
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      excludeCredentials: known.map((key) => ({
        id: key.credential_id,
        type: 'public-key' as const,
        transports: key.transports,
      })),
    },
  }
}

type Made = Input<typeof door.passkeyAdd>['body']['response']

/** @throws Refusal PASSKEY_FAILED */
async function checkNew(response: Made, expected: Expected): Promise<Omit<store.NewPasskey, 'name'>> {
  const { verifyRegistrationResponse } = await checks()
  const { transports = [], ...inner } = response.response
  const found = await verifyRegistrationResponse({
    ...expected,
    response: { ...response, response: inner, clientExtensionResults: {} },
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!found?.verified) throw new Refusal('PASSKEY_FAILED')
  const { id, publicKey, counter } = found.registrationInfo.credential
  return { credential_id: id, public_key: publicKey, counter, transports }
}

/** Keeps the passkey a device has made. @throws Refusal TICKET_EXPIRED or PASSKEY_FAILED */
export async function addPasskey(
  ctx: Ctx,
  { body }: Input<typeof door.passkeyAdd>,
): Promise<ReplyOf<typeof door.passkeyAdd>> {
  const who = mustBeStaff(ctx)
  if ((await store.listOf(ctx, who.id)).some((key) => key.credential_id === body.response.id)) return listPasskeys(ctx)
  const { body: asked, ...expected } = await takeChallenge<{ staffId: Id }>(ctx, 'passkey_add', body.response)
  if (asked.staffId !== who.id) throw new Refusal('PASSKEY_FAILED')
  const made = await checkNew(body.response, expected)
  await useTicket(ctx, expected.expectedChallenge)
  await store.insertPasskey(ctx, who, { ...made, name: body.name })
  return listPasskeys(ctx)
}

export async function removePasskey(ctx: Ctx, { params }: Input<typeof door.passkeyRemove>): Promise<{ done: true }> {
  if ((await store.deletePasskey(ctx, params.id, mustBeStaff(ctx).id)) === 0) throw new Refusal('NOT_FOUND')
  return { done: true }
}

/** What to sign for a sign-in. It names nobody, so it tells nothing about who is here. */
export async function askPasskey(ctx: Ctx): Promise<ReplyOf<typeof door.passkeyAsk>> {
  const { id } = partyOf(ctx.floor.baseUrl)
  await addressMustNotBeLocked(ctx)
  const challenge = await makeTicket(ctx, 'passkey_sign_in', {}, minutes)
  return { options: { challenge, rpId: id, timeout: minutes * 60_000, userVerification: 'required' } }
}

type Signed = Input<typeof door.passkeySignIn>['body']['response']

/** @returns the authenticator's new count; undefined when the signature, the user or the count is not right */
async function checkSigned(key: store.PasskeyRow, response: Signed, expected: Expected): Promise<number | undefined> {
  const { userHandle, ...inner } = response.response
  if (userHandle !== undefined && userHandle !== Buffer.from(key.staff_id).toString('base64url')) return undefined
  const { verifyAuthenticationResponse } = await checks()
  const found = await verifyAuthenticationResponse({
    ...expected,
    response: { ...response, response: inner, clientExtensionResults: {} },
    credential: {
      id: key.credential_id,
      publicKey: new Uint8Array(key.public_key),
      counter: key.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  return found?.verified ? found.authenticationInfo.newCounter : undefined
}

/**
 * Signs in fully. Every "no" is the same, whether the passkey is unknown, removed, of somebody suspended,
 * or signed wrongly. The lock of the password does not reach here: it must not shut out who holds a key.
 * @throws Refusal PASSKEY_FAILED, TICKET_EXPIRED, LOCKED or PASSKEY_NOT_HERE
 */
export async function signInByPasskey(
  ctx: Ctx,
  { body }: Input<typeof door.passkeySignIn>,
): Promise<ReplyOf<typeof door.passkeySignIn>> {
  const { response } = body
  await addressMustNotBeLocked(ctx)
  await mustNotBeLocked(ctx, 'passkey', response.id)
  const { body: _, ...expected } = await takeChallenge(ctx, 'passkey_sign_in', response)
  const key = await asHouse(ctx, () => store.findPasskey(ctx, response.id))
  const counter = key && (await checkSigned(key, response, expected))
  const person = key && counter !== undefined ? await asHouse(ctx, () => findStaff(ctx, key.staff_id)) : undefined
  if (!key || counter === undefined || person?.state !== 'active') {
    countWrongAddress(ctx)
    countWrong(ctx, 'passkey', response.id)
    throw new Refusal('PASSKEY_FAILED')
  }
  await useTicket(ctx, expected.expectedChallenge)
  await clearWrong(ctx, 'address', ctx.address)
  await clearWrong(ctx, 'passkey', response.id)
  await speakFor(ctx, { kind: 'system', tenantId: key.tenant_id })
  await store.markUsed(ctx, key.id, counter)
  await beginStaffSession(ctx, key.tenant_id, key.staff_id)
  knowDesk(ctx)
  ctx.about.id = key.staff_id
  return staffMeOf(ctx, key.staff_id)
}

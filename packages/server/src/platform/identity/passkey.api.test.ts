import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Came, Visitor } from '../../visitor.ts'

const password = '窗外 有一棵梧桐树 47'
const origin = 'http://localhost:8080'
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** The little of CBOR an authenticator speaks: numbers, bytes, words, maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number): Buffer => {
    if (n < 24) return Buffer.from([(major << 5) | n])
    if (n < 256) return Buffer.from([(major << 5) | 24, n])
    return Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  }
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([k, v]) => [cbor(k), cbor(v as Parameters<typeof cbor>[0])])
  return Buffer.concat([head(5, value.size), ...entries])
}

interface Manner {
  readonly origin?: string
  readonly verified?: boolean
  readonly site?: string
}

/** An authenticator in software: one ES256 key, a count, and the finger of its owner. */
class Authenticator {
  readonly id = randomBytes(32)
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  })
  count = 0
  userHandle: string | undefined

  #about({ verified = true, site = 'localhost' }: Manner, more: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.count)
    const flags = 1 | (verified ? 4 : 0) | (more.length > 0 ? 64 : 0)
    return Buffer.concat([sha256(site), Buffer.from([flags]), count, more])
  }

  #client(type: string, challenge: string, from = origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  }

  make(options: { challenge: string; user: { id: string } }, manner: Manner = {}) {
    this.userHandle = options.user.id
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ])
    const length = Buffer.from([0, this.id.length])
    const authData = this.#about(manner, Buffer.concat([Buffer.alloc(16), length, this.id, cbor(key)]))
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    const id = text(this.id)
    return {
      ...{ id, rawId: id, type: 'public-key' as const },
      response: {
        clientDataJSON: text(this.#client('webauthn.create', options.challenge, manner.origin)),
        attestationObject: text(cbor(attestation)),
        transports: ['internal'],
      },
    }
  }

  sign({ challenge }: { challenge: string }, manner: Manner = {}) {
    this.count += 1
    const authenticatorData = this.#about(manner)
    const clientData = this.#client('webauthn.get', challenge, manner.origin)
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#keys.privateKey)
    const id = text(this.id)
    return {
      ...{ id, rawId: id, type: 'public-key' as const },
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authenticatorData),
        signature: text(signature),
        ...(this.userHandle ? { userHandle: this.userHandle } : {}),
      },
    }
  }
}

let house: TestHouse
let admin: Visitor
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** A colleague who came in by link, password and authenticator app. */
async function newColleague(): Promise<{ who: Visitor; id: string }> {
  const id = randomUUID()
  const loginName = `k-${id.slice(-8)}`
  const person = { id, name: '何新', loginName, phone: null, email: null }
  const { link } = await admin.must('POST /api/network/people', { body: person })
  await acceptLink(link)
  const who = house.visitor()
  const first = await who.must('POST /api/identity/staff/sign-ins', { body: { loginName, password } })
  if (first.state !== 'totp_setup') throw new Error('the authenticator was set up before')
  const epoch = Math.floor(house.floor.clock.processNow.getTime() / 1000)
  const code = await generate({ secret: first.secret, epoch })
  await who.must('POST /api/identity/staff/sessions', { body: { ticket: first.ticket, code } })
  return { who, id }
}

const acceptLink = (link: string): Promise<unknown> => {
  const token = new URL(link).searchParams.get('token')!
  return house.visitor().must('POST /api/identity/invitations', { body: { token, password } })
}

const begin = async (who: Visitor) =>
  (await who.must('POST /api/identity/staff/passkey-registrations', { body: { password } })).options

async function addKey(who: Visitor, key: Authenticator, name = '我的手机'): Promise<void> {
  await who.must('POST /api/identity/staff/passkeys', { body: { name, response: key.make(await begin(who)) } })
}

const challenge = async (who: Visitor) => (await who.must('POST /api/identity/staff/passkey-challenges')).options

async function come(who: Visitor, key: Authenticator, manner: Manner = {}): Promise<Came<{ name: string }>> {
  const response = key.sign(await challenge(who), manner)
  return who.call('POST /api/identity/staff/passkey-sessions', { body: { response } })
}

describe('a passkey', () => {
  let who: Visitor
  let id: string
  let key: Authenticator
  beforeEach(async () => {
    admin = await house.colleague('agency_admin')
    ;({ who, id } = await newColleague())
    key = new Authenticator()
    await addKey(who, key)
  })

  it('stands for password and code, and says when it was last used', async () => {
    const [before] = (await who.must('GET /api/identity/staff/passkeys')).passkeys
    expect(before).toMatchObject({ name: '我的手机', usedAt: null })
    const phone = house.visitor()
    expect((await come(phone, key)).reply.name).toBe('何新')
    expect((await phone.must('GET /api/identity/staff')).personId).toBe(id)
    const [after] = (await who.must('GET /api/identity/staff/passkeys')).passkeys
    expect(after?.usedAt).not.toBeNull()
  })

  it('is added only by somebody who knows the password, with a challenge of their own', async () => {
    const body = { password: 'not the password' }
    const refused = await who.call('POST /api/identity/staff/passkey-registrations', { body })
    expect(refused.refused).toBe('SIGN_IN_FAILED')
    const other = await newColleague()
    const response = new Authenticator().make(await begin(other.who))
    const stolen = await who.call('POST /api/identity/staff/passkeys', { body: { name: 'x', response } })
    expect(stolen.refused).toBe('PASSKEY_FAILED')
  })

  it('is kept once when the same answer arrives twice', async () => {
    const second = new Authenticator()
    const body = { name: '钥匙扣', response: second.make(await begin(who)) }
    await who.must('POST /api/identity/staff/passkeys', { body })
    const { passkeys } = await who.must('POST /api/identity/staff/passkeys', { body })
    expect(passkeys.map((one) => one.name)).toEqual(['我的手机', '钥匙扣'])
    const known = await begin(who)
    expect(known.excludeCredentials).toHaveLength(2)
  })

  it('signs each challenge once', async () => {
    const asked = await challenge(who)
    const body = { response: key.sign(asked) }
    const phone = house.visitor()
    await phone.must('POST /api/identity/staff/passkey-sessions', { body })
    expect((await phone.call('POST /api/identity/staff/passkey-sessions', { body })).refused).toBe('TICKET_EXPIRED')
    const spoilt = await challenge(who)
    const wrong = { response: key.sign(spoilt, { verified: false }) }
    expect((await phone.call('POST /api/identity/staff/passkey-sessions', { body: wrong })).refused).toBe(
      'PASSKEY_FAILED',
    )
    const again = { response: key.sign(spoilt) }
    expect((await phone.call('POST /api/identity/staff/passkey-sessions', { body: again })).refused).toBe(
      'TICKET_EXPIRED',
    )
  })

  it('must be younger than five minutes, from this site, with the owner verified', async () => {
    const old = key.sign(await challenge(who))
    house.floor.clock.turn({ minutes: 6 })
    const phone = house.visitor()
    const late = await phone.call('POST /api/identity/staff/passkey-sessions', { body: { response: old } })
    expect(late.refused).toBe('TICKET_EXPIRED')
    expect((await come(phone, key, { verified: false })).refused).toBe('PASSKEY_FAILED')
    expect((await come(phone, key, { origin: 'https://evil.example' })).refused).toBe('PASSKEY_FAILED')
    expect((await come(phone, key, { site: 'evil.example' })).refused).toBe('PASSKEY_FAILED')
  })

  it('whose count goes back is refused: there may be a copy', async () => {
    const phone = house.visitor()
    key.count = 40
    expect((await come(phone, key)).status).toBe(200)
    key.count = 7
    expect((await come(phone, key)).refused).toBe('PASSKEY_FAILED')
    key.count = 50
    expect((await come(phone, key)).status).toBe(200)
  })

  it('is refused in the same words whether unknown, removed, of a suspended colleague, or signed wrongly', async () => {
    const stranger = house.visitor()
    const answers = [await come(stranger, new Authenticator())]
    const foreign = new Authenticator()
    foreign.id.set(key.id)
    answers.push(await come(stranger, foreign))
    await admin.must('PUT /api/network/people/:id/state', { params: { id }, body: { state: 'suspended' } })
    answers.push(await come(stranger, key))
    await admin.must('PUT /api/network/people/:id/state', { params: { id }, body: { state: 'active' } })
    expect((await come(house.visitor(), key)).status).toBe(200)
    expect(new Set(answers.map((one) => `${one.status} ${JSON.stringify(one.reply)}`)).size).toBe(1)
    expect(answers[0]?.refused).toBe('PASSKEY_FAILED')
    const home = house.visitor()
    await come(home, key)
    const [mine] = (await home.must('GET /api/identity/staff/passkeys')).passkeys
    await home.must('DELETE /api/identity/staff/passkeys/:id', { params: { id: mine!.id } })
    const removed = await come(stranger, key)
    expect(removed.reply).toEqual(answers[0]?.reply)
    expect((await home.must('GET /api/identity/staff')).personId).toBe(id)
  })

  it('is locked after ten wrong tries, for a quarter of an hour', async () => {
    const stranger = house.visitor()
    for (let i = 0; i < 10; i += 1) await come(stranger, key, { verified: false })
    expect((await come(stranger, key)).refused).toBe('LOCKED')
    house.floor.clock.turn({ minutes: 16 })
    expect((await come(stranger, key)).status).toBe(200)
  })

  it('stays when sessions are signed out, and goes when the sign-in is reset', async () => {
    const phone = house.visitor()
    await come(phone, key)
    await phone.must('DELETE /api/identity/staff/session')
    expect((await come(phone, key)).status).toBe(200)
    const { link } = await admin.must('POST /api/network/people/:id/resets', { params: { id } })
    expect((await come(phone, key)).refused).toBe('PASSKEY_FAILED')
    await acceptLink(link)
    expect((await come(phone, key)).refused).toBe('PASSKEY_FAILED')
  })

  it('cannot be seen or removed by anybody else, and leaves its lines in the audit', async () => {
    const other = await house.colleague('social_worker')
    const [mine] = (await who.must('GET /api/identity/staff/passkeys')).passkeys
    expect((await other.must('GET /api/identity/staff/passkeys')).passkeys).toEqual([])
    const taken = await other.call('DELETE /api/identity/staff/passkeys/:id', { params: { id: mine!.id } })
    expect(taken.refused).toBe('NOT_FOUND')
    await come(house.visitor(), key)
    await house.settle()
    const auditor = await house.colleague('auditor')
    const { lines } = await auditor.must('GET /api/audit/lines', { params: {} })
    const seen = new Set(lines.map((one) => one.line))
    expect(seen.has('identity.passkey_added')).toBe(true)
    expect(seen.has('identity.staff_signed_in_by_passkey')).toBe(true)
  })
})

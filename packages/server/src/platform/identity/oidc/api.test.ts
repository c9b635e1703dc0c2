import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { generate } from 'otplib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing.ts'
import type { Visitor } from '../../../visitor.ts'

type Claims = Record<string, unknown>

/** A provider on this machine with a key of its own; a test makes it lie. */
class Provider {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #grants = new Map<string, { claims: Claims; challenge: string; redirect: string }>()
  readonly #server = http.createServer((request, response) => void this.#answer(request, response))
  url = ''
  now = (): number => Date.now()
  /** Changes what the next tokens say, who signs them, or how. */
  lie: { claims?: Claims; key?: KeyObject; alg?: 'none' | 'HS256' } = {}
  sick: 'silent' | 'broken' | undefined

  async open(): Promise<void> {
    await new Promise<void>((yes) => this.#server.listen(0, '127.0.0.1', yes))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** Somebody signs in there. @returns what stands in the address the browser comes back to */
  comeBack(asked: string, claims: Claims): Record<string, string> {
    const query = new URL(asked).searchParams
    const code = randomUUID()
    const nonce = query.get('nonce')!
    expect(query.get('code_challenge_method')).toBe('S256')
    expect(query.get('response_type')).toBe('code')
    this.#grants.set(code, {
      claims: { nonce, ...claims },
      challenge: query.get('code_challenge')!,
      redirect: query.get('redirect_uri')!,
    })
    return { code, state: query.get('state')! }
  }

  #token(claims: Claims): string {
    const seconds = Math.floor(this.now() / 1000)
    const body = { iss: this.url, aud: 'anxin', iat: seconds, exp: seconds + 300, ...claims, ...this.lie.claims }
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: this.lie.alg ?? 'RS256', kid: 'one' })}.${part(body)}`
    if (this.lie.alg === 'none') return `${text}.`
    const signer = createSign('RSA-SHA256').update(text)
    return `${text}.${signer.sign(this.lie.key ?? this.#keys.privateKey).toString('base64url')}`
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const say = (value: object, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (this.sick === 'silent') return
    if (this.sick === 'broken') return say({}, 502)
    if (request.url === '/.well-known/openid-configuration')
      return say({
        ...{ issuer: this.url, authorization_endpoint: `${this.url}/in`, token_endpoint: `${this.url}/token` },
        ...{ jwks_uri: `${this.url}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (request.url === '/keys')
      return say({
        keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    let text = ''
    for await (const piece of request) text += piece
    const form = new URLSearchParams(text)
    const grant = this.#grants.get(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const basic = `Basic ${Buffer.from('anxin:secret').toString('base64')}`
    const right =
      grant?.challenge === challenge &&
      grant.redirect === form.get('redirect_uri') &&
      request.headers.authorization === basic
    if (!grant || !right) return say({ error: 'invalid_grant' }, 400)
    this.#grants.delete(form.get('code')!)
    say({ access_token: 'x', token_type: 'Bearer', id_token: this.#token(grant.claims) })
  }
}

const provider = new Provider()
let house: TestHouse
let admin: Visitor
const settings = (more: object = {}) => ({
  ...{ label: '单位账号', issuer: provider.url, clientId: 'anxin', secret: 'secret' },
  ...{ match: 'login_name' as const, claim: 'preferred_username', ...more },
})
beforeAll(async () => {
  house = await openHouse({ street: true })
  await provider.open()
  provider.now = () => house.now().getTime()
  admin = await house.colleague('agency_admin')
  expect(await house.visitor().must('GET /api/identity/staff/oidc')).toEqual({ offers: [] })
  await admin.must('PUT /api/identity/oidc', { body: settings() })
})
afterEach(() => {
  provider.lie = {}
  provider.sick = undefined
})
afterAll(async () => {
  provider.close()
  expect(house.faults).toEqual([])
  await house.close()
})

const person = async (loginName: string, more: { email?: string } = {}): Promise<string> => {
  const keeper = await house.colleague('agency_admin')
  const id = randomUUID()
  const body = { id, name: '统一的同事', loginName, phone: null, email: more.email ?? null }
  const { link } = await keeper.must('POST /api/network/people', { body })
  const token = new URL(link).searchParams.get('token')!
  await house.visitor().must('POST /api/identity/invitations', { body: { token, password } })
  return id
}
const password = '窗外 有一棵梧桐树 47'

async function begin(who: Visitor): Promise<{ url: string; ticket: string }> {
  const [offer] = (await house.visitor().must('GET /api/identity/staff/oidc')).offers
  return who.must('POST /api/identity/staff/oidc-requests', { body: { id: offer!.id } })
}
async function come(
  who: Visitor,
  claims: Claims,
  change: (answer: Record<string, string>) => Record<string, string> = (a) => a,
) {
  const { url, ticket } = await begin(who)
  const answer = change(provider.comeBack(url, claims)) as { state: string }
  return who.call('POST /api/identity/staff/oidc-sessions', { body: { ticket, answer } })
}
const strong = { amr: ['pwd', 'mfa'] }

describe('a sign-in by the agency’s own provider', () => {
  it('lets a colleague in who is here and active, once the provider has asked for a second factor', async () => {
    const id = await person('oidc-one')
    const who = house.visitor()
    const came = await come(who, { sub: 's-1', preferred_username: 'OIDC-one', ...strong })
    expect(came.reply).toMatchObject({ state: 'signed_in', me: { personId: id } })
    expect((await who.must('GET /api/identity/staff')).personId).toBe(id)
    const keeper = await house.colleague('auditor')
    await house.settle()
    const { lines } = await keeper.must('GET /api/audit/lines', { params: {} })
    expect(lines.some((one) => one.line === 'identity.staff_signed_in_by_oidc' && one.outcome === 'done')).toBe(true)
  })

  it('asks for the house’s own code where the provider did not ask for a second factor', async () => {
    await person('oidc-two')
    const who = house.visitor()
    const came = await come(who, { sub: 's-2', preferred_username: 'oidc-two', amr: ['pwd'] })
    if (came.reply.state !== 'totp_setup') throw new Error(`not asked: ${JSON.stringify(came.reply)}`)
    expect((await who.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
    const { ticket, secret } = came.reply
    const code = await generate({ secret, epoch: Math.floor(house.now().getTime() / 1000) })
    await who.must('POST /api/identity/staff/sessions', { body: { ticket, code } })
    expect((await who.must('GET /api/identity/staff')).loginName).toBe('oidc-two')
    const acr = { sub: 's-2', acr: 'urn:example:loa:mfa' }
    expect((await come(house.visitor(), acr)).reply.state).toBe('signed_in')
  })

  const thief = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const lies: readonly (readonly [string, Provider['lie']])[] = [
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['another issuer', { claims: { iss: 'https://another.example' } }],
    ['a token that ended over a minute ago', { claims: { exp: 1 } }],
    ['no signature', { alg: 'none' }],
    ['another way of signing', { alg: 'HS256' }],
    ['a signature by somebody else', { key: thief }],
  ]
  it.each(lies)('refuses %s', async (_, lie) => {
    await person(`oidc-${randomUUID().slice(0, 8)}`)
    provider.lie = lie
    const who = house.visitor()
    const came = await come(who, { sub: 's-1', preferred_username: 'oidc-one', ...strong })
    expect(came.refused).toBe('OIDC_FAILED')
    expect((await who.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
  })

  it('allows for a clock that is a minute wrong, and no more', async () => {
    const seconds = (): number => Math.floor(house.now().getTime() / 1000)
    const claims = { sub: 's-1', ...strong }
    provider.lie = { claims: { exp: seconds() - 50 } }
    expect((await come(house.visitor(), claims)).reply.state).toBe('signed_in')
    provider.lie = { claims: { exp: seconds() - 70 } }
    expect((await come(house.visitor(), claims)).refused).toBe('OIDC_FAILED')
  })

  it('refuses another state, a code of nobody, a no of the provider, and an answer that comes twice', async () => {
    const claims = { sub: 's-1', ...strong }
    for (const change of [
      (answer: Record<string, string>) => ({ ...answer, state: 'another' }),
      (answer: Record<string, string>) => ({ ...answer, code: 'another' }),
      ({ state }: Record<string, string>) => ({ state: state!, error: 'access_denied' }),
    ])
      expect((await come(house.visitor(), claims, change)).refused).toBe('OIDC_FAILED')
    const who = house.visitor()
    const { url, ticket } = await begin(who)
    const answer = provider.comeBack(url, claims) as { state: string }
    const body = { ticket, answer }
    expect((await who.call('POST /api/identity/staff/oidc-sessions', { body })).status).toBe(200)
    const again = await house.visitor().call('POST /api/identity/staff/oidc-sessions', { body })
    expect(again.refused).toBe('TICKET_EXPIRED')
  })

  it('refuses whom nobody knows here and who is blocked, in the same words, and makes nobody', async () => {
    const stranger = await come(house.visitor(), { sub: 's-9', preferred_username: 'nobody-here', ...strong })
    expect(stranger.refused).toBe('OIDC_UNKNOWN')
    const id = await person('oidc-blocked')
    const claims = { sub: 's-3', preferred_username: 'oidc-blocked', ...strong }
    expect((await come(house.visitor(), claims)).status).toBe(200)
    const keeper = await house.colleague('agency_admin')
    await keeper.must('PUT /api/network/people/:id/state', { params: { id }, body: { state: 'suspended' } })
    expect((await come(house.visitor(), claims)).refused).toBe('OIDC_UNKNOWN')
    const auditor = await house.colleague('auditor')
    await house.settle()
    const { lines } = await auditor.must('GET /api/audit/lines', { params: {} })
    expect(lines.filter((one) => one.outcome === 'OIDC_UNKNOWN').length).toBeGreaterThanOrEqual(2)
  })

  it('holds to the provider’s own number of somebody: a name given to another there opens nothing', async () => {
    await person('oidc-four')
    expect((await come(house.visitor(), { sub: 's-4', preferred_username: 'oidc-four', ...strong })).status).toBe(200)
    const heir = { sub: 's-5', preferred_username: 'oidc-four', ...strong }
    expect((await come(house.visitor(), heir)).refused).toBe('OIDC_UNKNOWN')
    admin = await house.colleague('agency_admin')
    const { links } = await admin.must('GET /api/identity/oidc')
    const lately = links.sort((a, b) => b.linkedAt.localeCompare(a.linkedAt))[0]!
    await admin.must('DELETE /api/identity/oidc/links/:id', { params: { id: lately.id } })
    expect((await come(house.visitor(), heir)).status).toBe(200)
    const other = await house.colleague('agency_admin', 'elsewhere')
    expect((await other.must('GET /api/identity/oidc')).provider).toBeNull()
    const theirs = await other.call('DELETE /api/identity/oidc/links/:id', { params: { id: links[0]!.id } })
    expect(theirs.refused).toBe('NOT_FOUND')
  })

  it('says clearly that the provider does not answer, and the password still opens', async () => {
    await person('oidc-five')
    const [offer] = (await house.visitor().must('GET /api/identity/staff/oidc')).offers
    const ask = () => house.visitor().call('POST /api/identity/staff/oidc-requests', { body: { id: offer!.id } })
    const who = house.visitor()
    const { url, ticket } = await begin(who)
    const answer = provider.comeBack(url, { sub: 's-6', ...strong }) as { state: string }
    provider.sick = 'broken'
    expect((await ask()).refused).toBe('OIDC_DOWN')
    expect((await who.call('POST /api/identity/staff/oidc-sessions', { body: { ticket, answer } })).refused).toBe(
      'OIDC_DOWN',
    )
    provider.sick = 'silent'
    const slow = ask()
    // whoever cries for help meanwhile waits for nobody
    const begun = performance.now()
    const text = '今天有点累'
    await house.visitor().must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
    expect(performance.now() - begun).toBeLessThan(3000)
    expect((await slow).refused).toBe('OIDC_DOWN')
    const first = await house
      .visitor()
      .must('POST /api/identity/staff/sign-ins', { body: { loginName: 'oidc-five', password } })
    expect(first.state).toBe('totp_setup')
  })
})

describe('by e-mail', () => {
  it('only an address the provider has verified counts, and one that two share is nobody’s', async () => {
    admin = await house.colleague('agency_admin')
    const { secret: _, ...kept } = settings({ match: 'email' })
    await admin.must('PUT /api/identity/oidc', { body: kept })
    const id = await person('oidc-mail', { email: 'Mail@example.org' })
    const email = 'mail@example.org'
    const unverified = { sub: 'm-1', email, email_verified: false, ...strong }
    expect((await come(house.visitor(), unverified)).refused).toBe('OIDC_UNKNOWN')
    const came = await come(house.visitor(), { ...unverified, email_verified: true })
    expect(came.reply).toMatchObject({ state: 'signed_in', me: { personId: id } })
    await person('oidc-twin-1', { email: 'twin@example.org' })
    await person('oidc-twin-2', { email: 'twin@example.org' })
    const twin = { sub: 'm-2', email: 'twin@example.org', email_verified: true, ...strong }
    expect((await come(house.visitor(), twin)).refused).toBe('OIDC_UNKNOWN')
  })
})

describe('the settings', () => {
  it('never show the secret, ask for it anew for another provider, and take the sign-in away', async () => {
    admin = await house.colleague('agency_admin')
    const { secret: _, ...without } = settings({ issuer: 'http://127.0.0.1:9' })
    expect((await admin.call('PUT /api/identity/oidc', { body: without })).refused).toBe('BAD_INPUT')
    const far = settings({ issuer: 'http://provider.example' })
    expect((await admin.call('PUT /api/identity/oidc', { body: far })).refused).toBe('BAD_INPUT')
    const shown = await admin.must('GET /api/identity/oidc')
    expect(JSON.stringify(shown)).not.toContain('"secret"')
    expect(shown.comeBackTo).toBe('http://127.0.0.1/console/oidc')
    await admin.must('DELETE /api/identity/oidc')
    expect((await house.visitor().must('GET /api/identity/staff/oidc')).offers).toEqual([])
    expect(await admin.must('GET /api/identity/oidc')).toMatchObject({ provider: null, links: [] })
  })
})

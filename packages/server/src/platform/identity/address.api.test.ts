import { randomUUID } from 'node:crypto'
import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'

const proxy = '10.20.30.40'
let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true, trustedProxies: [proxy] })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

interface Answer {
  readonly refused?: string
  readonly state?: string
  readonly ticket?: string
  readonly secret?: string
}

/** One browser behind proxies; the last of them speaks to the house. */
function browser(behind: string) {
  const cookies = new Map<string, string>()
  return async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(house.url + path, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'x-forwarded-for': behind },
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(body),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) cookies.set(name, value ?? '')
    }
    return (await response.json()) as Answer
  }
}
type Browser = ReturnType<typeof browser>

const wrongAllowed = 50
/** Guesses at names nobody has, a minute apart: the limit of requests is another one. */
async function guess(from: Browser): Promise<void> {
  for (let i = 0; i < wrongAllowed; i += 1)
    await from('/api/identity/staff/sign-ins', { loginName: `nobody${i}`, password: '不对的密码' })
}

const password = '梧桐叶子-落了-2026'
async function colleague(): Promise<{ loginName: string; signIn: (from: Browser) => Promise<Answer> }> {
  const admin = await house.as('王理')
  const loginName = `c${randomUUID().slice(0, 8)}`
  const body = { id: randomUUID(), name: '新同事', loginName, phone: null, email: null }
  const { link } = await admin.must('POST /api/network/people', { body })
  const token = new URL(link).searchParams.get('token')!
  await house.visitor().must('POST /api/identity/invitations', { body: { token, password } })
  let secret: string | undefined
  const signIn = async (from: Browser): Promise<Answer> => {
    const first = await from('/api/identity/staff/sign-ins', { loginName, password })
    if (first.refused) return first
    secret ??= first.secret
    house.floor.clock.turn({ seconds: 61 })
    const { now } = await house.visitor().must('GET /api/health')
    const code = await generate({ secret: secret!, epoch: Math.floor(Date.parse(now) / 1000) })
    return from('/api/identity/staff/sessions', { ticket: first.ticket, code })
  }
  return { loginName, signIn }
}

describe('whoever guesses passwords', () => {
  it('is locked by their address, and nobody behind another one with them', async () => {
    const { signIn } = await colleague()
    const guesser = browser(`203.0.113.7, ${proxy}`)
    await guess(guesser)
    expect((await signIn(guesser)).refused).toBe('LOCKED')
    expect((await signIn(browser(`203.0.113.7, ${proxy}`))).refused).toBe('LOCKED')
    expect((await signIn(browser(`203.0.113.8, ${proxy}`))).refused).toBeUndefined()
  })

  it('says whatever address they like only through a proxy that is trusted', async () => {
    const { signIn } = await colleague()
    const forged = (n: number): Browser => browser(`198.51.100.${n}, 203.0.113.99`)
    for (let i = 0; i < wrongAllowed; i += 1)
      await forged(i)('/api/identity/staff/sign-ins', { loginName: `no${i}`, password: '不对的密码' })
    expect((await signIn(forged(200))).refused).toBe('LOCKED')
  })

  it('does not shut a desk that is known, though it shares the address', async () => {
    const { loginName, signIn } = await colleague()
    const desk = browser(`203.0.113.20, ${proxy}`)
    expect((await signIn(desk)).refused).toBeUndefined()
    await guess(browser(`203.0.113.20, ${proxy}`))
    expect((await signIn(browser(`203.0.113.20, ${proxy}`))).refused).toBe('LOCKED')
    expect((await signIn(desk)).refused).toBeUndefined()
    // the lock by name stays: ten wrong passwords at a known desk shut that name
    for (let i = 0; i < 10; i += 1) await desk('/api/identity/staff/sign-ins', { loginName, password: '不对的密码' })
    expect((await signIn(desk)).refused).toBe('LOCKED')
  })
})

describe('colleagues who went away', () => {
  it('are signed out though the page they left open goes on asking and listening by itself', async () => {
    const who = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const ask = (idle: number, path = '/api/identity/staff') =>
      fetch(house.url + path, { headers: { cookie: who.cookie, 'anxin-idle': String(idle) } })
    house.floor.clock.turn({ minutes: 20 })
    expect((await ask(0)).status).toBe(200)
    for (const minutes of [10, 20]) {
      house.floor.clock.turn({ minutes: 10 })
      expect((await ask(minutes * 60)).status).toBe(200)
      const stream = await ask(0, '/api/crisis/stream')
      expect(stream.status).toBe(200)
      await stream.body?.cancel()
    }
    house.floor.clock.turn({ minutes: 11 })
    expect((await ask(31 * 60)).status).toBe(401)
    expect((await ask(0)).status).toBe(401)
  })
})

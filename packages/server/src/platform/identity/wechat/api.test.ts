import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing.ts'
import type { Visitor } from '../../../visitor.ts'

/** WeChat on this machine: gives a code to whoever comes, and says once whose it was. */
class Wechat {
  readonly #codes = new Map<string, object>()
  readonly asked: URLSearchParams[] = []
  sick: 'broken' | 'words' | undefined
  url = ''
  readonly #server = http.createServer((request, response) => {
    const url = new URL(request.url!, this.url)
    if (this.sick) return void response.writeHead(this.sick === 'broken' ? 502 : 200).end('<html>')
    if (url.pathname !== '/sns/oauth2/access_token') return void response.writeHead(404).end()
    this.asked.push(url.searchParams)
    const code = url.searchParams.get('code')!
    const said = this.#codes.get(code) ?? { errcode: 40029, errmsg: 'invalid code' }
    this.#codes.delete(code)
    response.end(JSON.stringify(said))
  })

  async open(): Promise<void> {
    await new Promise<void>((yes) => this.#server.listen(0, '127.0.0.1', yes))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  close = (): void => void this.#server.close()

  /** Somebody's WeChat opens the address. @returns what the browser brings back */
  comeBack(address: string, said: object): { state: string; code: string } {
    const code = randomUUID()
    this.#codes.set(code, { access_token: 'x', expires_in: 7200, scope: 'snsapi_base', ...said })
    return { code, state: new URL(address).searchParams.get('state')! }
  }
}

const wechat = new Wechat()
let house: TestHouse
beforeAll(async () => {
  await wechat.open()
  house = await openHouse({ street: true })
})
afterEach(() => {
  wechat.sick = undefined
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  wechat.close()
})
const offer = (): unknown =>
  Object.assign(house.floor.outside, {
    wechat: { appId: 'wx0000', secret: 'hush', open: 'https://wechat.invalid', api: wechat.url },
  })

const codeFrom = (): string =>
  /(\d{6})/.exec(house.pager.letters.filter((one) => one.words.includes('验证码')).at(-1)!.words)![1]!
async function codeFor(who: Visitor, phone: string): Promise<{ phone: string; code: string }> {
  house.floor.clock.turn({ minutes: 2 })
  await who.must('POST /api/identity/resident/phone-codes', { body: { phone } })
  await house.settle()
  return { phone, code: codeFrom() }
}
/** Through WeChat and back. */
async function through(who: Visitor, openid: string, more: object = {}) {
  const { url, ticket } = await who.must('POST /api/identity/resident/wechat-requests')
  const came = wechat.comeBack(url, { openid, ...more })
  return {
    ticket,
    ...came,
    go: () => who.call('POST /api/identity/resident/wechat-sessions', { body: { ticket, ...came } }),
  }
}
async function register(who: Visitor, phone: string, wechatTicket?: string) {
  const came = await who.must('POST /api/identity/resident/sessions', { body: await codeFor(who, phone) })
  if (came.state !== 'unregistered') throw new Error('somebody has this number already')
  return who.must('POST /api/identity/resident/registrations', {
    body: {
      ...{
        ticket: came.ticket,
        name: '测试街坊微',
        birthDate: '1980-01-01',
        guardian: null,
        elder: false,
        locale: 'zh',
      },
      emergencyContact: { name: '测试家人', relation: '姐姐', phone: '13900008801' },
      consents: ['service', 'sensitive', 'emergency_contact'],
      ...(wechatTicket ? { wechat: wechatTicket } : {}),
    },
  })
}

describe('the sign-in by WeChat', () => {
  it('is not there where the site has no official account', async () => {
    const who = house.visitor()
    expect(await who.must('GET /api/identity/resident/wechat')).toEqual({ offered: false, joined: false })
    expect((await who.call('POST /api/identity/resident/wechat-requests')).refused).toBe('NOT_FOUND')
    offer()
    expect((await who.must('GET /api/identity/resident/wechat')).offered).toBe(true)
  })

  it('asks WeChat for nothing but who came, and makes nobody: the phone code joins it, with all that was said before', async () => {
    const who = house.visitor()
    await who.must('GET /api/companion/conversation')
    await who.must('POST /api/companion/messages', {
      body: { id: randomUUID(), text: '今天有点累，睡得不好' } as never,
    })
    const { url } = await who.must('POST /api/identity/resident/wechat-requests')
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      ...{ appid: 'wx0000', response_type: 'code', scope: 'snsapi_base' },
      redirect_uri: expect.stringMatching(/\/sign-in$/),
      state: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(url.endsWith('#wechat_redirect')).toBe(true)
    const came = (await (await through(who, 'o-one')).go()).reply
    if (came.state !== 'unknown') throw new Error(came.state)
    expect((await who.must('GET /api/identity/resident')).kind).toBe('anonymous')
    await register(who, '13900008810', came.ticket)
    expect((await who.must('GET /api/identity/resident/wechat')).joined).toBe(true)
    expect(await who.must('GET /api/identity/resident/export')).toMatchObject({ profile: { wechat: true } })
    const kept = await who.must('GET /api/companion/conversation')
    expect(JSON.stringify(kept)).toContain('今天有点累')

    const phone = house.visitor()
    const again = (await (await through(phone, 'o-one')).go()).reply
    expect(again).toMatchObject({ state: 'signed_in', me: { kind: 'registered', name: '测试街坊微' } })
  })

  it('joins a number that is known already when its code is given, and opens nothing without it', async () => {
    const own = house.visitor()
    await register(own, '13900008811')
    const who = house.visitor()
    const came = (await (await through(who, 'o-two')).go()).reply
    if (came.state !== 'unknown') throw new Error(came.state)
    const wrong = await who.call('POST /api/identity/resident/sessions', {
      body: { phone: '13900008811', code: '000000', wechat: came.ticket },
    })
    expect(wrong.refused).toBe('CODE_WRONG')
    expect((await (await through(house.visitor(), 'o-two')).go()).reply).toMatchObject({ state: 'unknown' })
    const signed = await who.must('POST /api/identity/resident/sessions', {
      body: { ...(await codeFor(who, '13900008811')), wechat: came.ticket },
    })
    expect(signed.state).toBe('signed_in')
    expect((await (await through(house.visitor(), 'o-two')).go()).reply).toMatchObject({ state: 'signed_in' })
  })

  it('is joined by somebody signed in, opens no second account, and is left again', async () => {
    const own = house.visitor()
    await register(own, '13900008812')
    expect((await (await through(own, 'o-three')).go()).reply).toMatchObject({ state: 'joined' })
    expect((await (await through(own, 'o-three')).go()).reply).toMatchObject({ state: 'joined' })
    const other = house.visitor()
    await register(other, '13900008813')
    expect((await (await through(other, 'o-three')).go()).refused).toBe('WECHAT_TAKEN')
    expect((await other.must('GET /api/identity/resident')).phoneTail).toBe('8813')
    await own.must('DELETE /api/identity/resident/wechat')
    await own.must('DELETE /api/identity/resident/wechat')
    expect((await (await through(house.visitor(), 'o-three')).go()).reply).toMatchObject({ state: 'unknown' })
  })

  it('takes no answer twice, none for another browser’s request, none WeChat does not stand for', async () => {
    const who = house.visitor()
    const first = await through(who, 'o-one')
    expect((await first.go()).status).toBe(200)
    expect((await first.go()).refused).toBe('TICKET_EXPIRED')
    const [mine, theirs] = [await through(who, 'o-one'), await through(house.visitor(), 'o-two')]
    const mixed = await who.call('POST /api/identity/resident/wechat-sessions', {
      body: { ticket: mine.ticket, state: theirs.state, code: theirs.code },
    })
    expect(mixed.refused).toBe('WECHAT_FAILED')
    const made = await through(house.visitor(), 'o-one')
    const invented = await house.visitor().call('POST /api/identity/resident/wechat-sessions', {
      body: { ticket: made.ticket, state: made.state, code: 'invented' },
    })
    expect(invented.refused).toBe('WECHAT_FAILED')
    expect((await (await through(house.visitor(), 'o-one', { is_snapshotuser: 1 })).go()).refused).toBe('WECHAT_FAILED')
    const late = await through(house.visitor(), 'o-one')
    house.floor.clock.turn({ minutes: 11 })
    expect((await late.go()).refused).toBe('TICKET_EXPIRED')
  })

  it('that cannot be reached says so, and the phone lets in as before', async () => {
    for (const sick of ['broken', 'words'] as const) {
      wechat.sick = sick
      expect((await (await through(house.visitor(), 'o-one')).go()).refused).toBe('WECHAT_DOWN')
    }
    const who = house.visitor()
    const came = await who.must('POST /api/identity/resident/sessions', { body: await codeFor(who, '13900008810') })
    expect(came.state).toBe('signed_in')
  })

  it('leaves no number of WeChat’s in the house, and the secret goes to WeChat alone', async () => {
    expect(
      wechat.asked.every((one) => one.get('secret') === 'hush' && one.get('grant_type') === 'authorization_code'),
    ).toBe(true)
    const look = await house.floor.engine.hold()
    const { rows } = await look.query(
      `select wechat_index::text || coalesce((select string_agg(body::text, '') from ticket), '') as kept from resident where wechat_index is not null`,
    )
    look.release()
    expect(rows.length).toBeGreaterThanOrEqual(2)
    for (const { kept } of rows) expect(kept).not.toMatch(/o-one|o-two|hush|6f2d6f6e65/)
  })
})

import { createHmac, randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readHook } from '@anxin/client/hook.ts'
import type { HookKind } from '@anxin/contract/hook-kinds.ts'
import { hookKinds } from '@anxin/contract/hook-kinds.ts'
import { hookNews } from '@anxin/contract/hook-news.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { inTransaction } from '../db/transaction.ts'
import { forgetDeliveries } from './deliver.ts'

interface Heard {
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/** A system of somebody else’s, on this machine. */
class Receiver {
  readonly heard: Heard[] = []
  /** The code it answers with; none: it says nothing. */
  answers: (heard: Heard) => number | undefined = () => 204
  readonly #server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const headers = new Headers(request.headers as Record<string, string>)
      const heard = { path: request.url ?? '', headers, body }
      this.heard.push(heard)
      const code = this.answers(heard)
      if (code) response.writeHead(code, { location: 'http://127.0.0.1:1/' }).end('never read')
    })
  })
  url = ''

  async open(): Promise<void> {
    await new Promise<void>((yes) => this.#server.listen(0, '127.0.0.1', yes))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  at(path: string): { kind: string; id: string; about: Record<string, unknown> }[] {
    return this.heard.filter((one) => one.path === path).map((one) => JSON.parse(one.body))
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const receiver = new Receiver()
let house: TestHouse
let admin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await receiver.open()
})
// sessions end while the clock is turned
beforeEach(async () => {
  admin = await house.colleague('agency_admin')
})
afterEach(() => {
  receiver.answers = () => 204
})
afterAll(async () => {
  receiver.close()
  expect(house.faults).toEqual([])
  await house.close()
})

interface Made {
  readonly id: string
  readonly path: string
  readonly secret: string
}
async function hook(kinds: readonly HookKind[], by = admin): Promise<Made> {
  const id = randomUUID()
  const path = `/${id}`
  await by.must('POST /api/hook/hooks', { body: { id, name: '街道平台', url: receiver.url + path, kinds: [...kinds] } })
  const { secret } = await by.must('POST /api/hook/hooks/:id/secret', { params: { id } })
  return { id, path, secret }
}
const shut = ({ id }: Made) => admin.must('POST /api/hook/hooks/:id/shut', { params: { id } })
const log = async ({ id }: Made) =>
  (await admin.must('GET /api/hook/hooks/:id/deliveries', { params: { id } })).deliveries
const row = async ({ id }: Made) => (await admin.must('GET /api/hook/hooks')).hooks.find((one) => one.id === id)!

const canary = '金丝雀在灯下睡着了'
async function inDanger(): Promise<void> {
  const who = house.visitor()
  await who.must('POST /api/companion/messages', {
    body: { id: randomUUID(), text: `我不想活了，药都准备好了，今晚就吃，${canary}` },
  })
  await who.must('POST /api/companion/callback', {
    body: { phone: '13912345678', friend: { name: '小雀', phone: '13987654321' }, consent: true },
  })
}
const newestAlert = async (): Promise<string> => {
  const lin = await house.as('林晓安')
  const { rows } = await lin.must('GET /api/crisis/board')
  return rows
    .filter((one) => one.ownerName === null)
    .sort((a, b) => a.number.localeCompare(b.number))
    .at(-1)!.id
}

describe('a webhook', () => {
  it('hears once that an alert is closed: when the supervisor signs what two people found to be none', async () => {
    const one = await hook(['alert.closed'])
    await inDanger()
    const params = { id: await newestAlert() }
    const lin = await house.as('林晓安')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
    await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '核实过，是歌词' } })
    const zhou = await house.as('周敏')
    await zhou.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '我也核实过' } })
    await house.settle()
    expect(receiver.at(one.path)).toEqual([])
    const chen = await house.as('陈督明')
    await chen.must('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    await house.settle()
    expect(receiver.at(one.path).map(({ kind, about }) => [kind, about.alertId])).toEqual([['alert.closed', params.id]])
    await shut(one)
  })

  it('hears of an alert in the order of what happens, signed, and of no name, number or word', async () => {
    const all = await hook(hookKinds)
    await inDanger()
    const alertId = await newestAlert()
    house.floor.clock.turn({ minutes: 6 })
    await house.settle()
    const lin = await house.as('林晓安')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: alertId } })
    await house.settle()
    const told = receiver.at(all.path)
    const kinds = told.filter((one) => one.about.alertId === alertId).map((one) => one.kind)
    expect(kinds[0]).toBe('alert.opened')
    expect(kinds).toContain('alert.escalated')
    expect(kinds.at(-1)).toBe('alert.taken')
    for (const one of receiver.heard.filter(({ path }) => path === all.path)) {
      expect(one.body + [...one.headers].join()).not.toMatch(/金丝雀|小雀|139\d{8}|林晓安|[\u4e00-\u9fff]/)
      const news = await readHook(all.secret, one.headers, one.body, house.now().getTime())
      expect(hookNews.safeParse(news).success).toBe(true)
      const time = one.headers.get('x-anxin-time')!
      const hmac = createHmac('sha256', all.secret).update(`${time}.${one.body}`).digest('hex')
      expect(one.headers.get('x-anxin-signature')).toBe(hmac)
      // what was changed on the way, signed by somebody else or sent again later is nobody's
      expect(await readHook(all.secret, one.headers, `${one.body} `, house.now().getTime())).toBeUndefined()
      expect(await readHook('another', one.headers, one.body, house.now().getTime())).toBeUndefined()
      expect(await readHook(all.secret, one.headers, one.body, Number(time) + 6 * 60_000)).toBeUndefined()
    }
    expect(Object.keys(told[0]!.about).sort()).toEqual(['alertId', 'grade', 'number', 'raisedAt', 'unitId'])
    await shut(all)
  })

  it('hears what it asked for and nothing else, and nothing of another agency', async () => {
    const only = await hook(['alert.taken'])
    const elsewhere = await house.colleague('agency_admin', 'elsewhere')
    const theirs = await hook(hookKinds, elsewhere)
    await inDanger()
    const lin = await house.as('林晓安')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: await newestAlert() } })
    await house.settle()
    expect(receiver.at(only.path).map((one) => one.kind)).toEqual(['alert.taken'])
    expect(receiver.at(theirs.path)).toEqual([])
    expect((await admin.call('GET /api/hook/hooks/:id/deliveries', { params: { id: theirs.id } })).refused).toBe(
      'NOT_FOUND',
    )
    expect((await elsewhere.must('GET /api/hook/hooks')).hooks.map((one) => one.id)).toEqual([theirs.id])
    await shut(only)
  })

  it('is tried again later and later, keeps the order meanwhile, and is given up and shown after eight tries', async () => {
    const one = await hook(['alert.opened'])
    receiver.answers = ({ path }) => (path === one.path ? 500 : 204)
    await inDanger()
    await inDanger()
    await house.settle()
    const [second, first] = await log(one)
    expect([first!.state, first!.tries, first!.status, first!.error]).toEqual(['waiting', 1, 500, 'status'])
    const waitMs = Date.parse(first!.nextAt!) - Date.parse(first!.triedAt!)
    expect(waitMs >= 10_000 && waitMs < 11_000, `${waitMs}`).toBe(true)
    expect([second!.state, second!.tries]).toEqual(['waiting', 0])
    for (let n = 0; n < 7; n += 1) {
      house.floor.clock.turn({ minutes: 61 })
      await house.settle()
    }
    admin = await house.colleague('agency_admin')
    const [later, given] = await log(one)
    expect([given!.state, given!.tries]).toEqual(['dead', 8])
    // what comes behind it is not lost with it
    expect(later!.state).toBe('waiting')
    expect((await row(one)).dead).toBe(1)
    receiver.answers = () => 204
    house.floor.clock.turn({ minutes: 1 })
    await house.settle()
    expect((await log(one)).map((each) => each.state)).toEqual(['delivered', 'dead'])
    const body = { params: { id: given!.id } }
    await admin.must('POST /api/hook/deliveries/:id/replay', body)
    await house.settle()
    expect((await log(one)).map((each) => each.state)).toEqual(['delivered', 'delivered'])
    // told again it is the same event
    expect(new Set(receiver.at(one.path).map((each) => each.id)).size).toBe(2)
    await shut(one)
  })

  it('keeps nothing while it is paused but what happened, and goes on in order', async () => {
    const one = await hook(['alert.opened'])
    const pause = (paused: boolean) =>
      admin.must('POST /api/hook/hooks/:id/pause', { params: { id: one.id }, body: { paused } })
    await pause(true)
    await inDanger()
    await inDanger()
    await house.settle()
    expect(receiver.at(one.path)).toEqual([])
    expect((await row(one)).waiting).toBe(2)
    // whatever a row may come to hold: only what the contract names leaves the house
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update hook_delivery set about = about || $2::jsonb where hook_id = $1`, [
        ...[one.id, JSON.stringify({ words: canary, name: '小雀' })],
      ]),
    )
    await pause(false)
    await house.settle()
    const told = (await log(one)).map((each) => each.eventId).reverse()
    expect(receiver.at(one.path).map((each) => each.id)).toEqual(told)
    expect(JSON.stringify(receiver.at(one.path))).not.toMatch(/金丝雀|小雀/)
    await shut(one)
    expect(await row(one)).toMatchObject({ waiting: 0 })
    expect((await admin.call('POST /api/hook/hooks/:id/try', { params: { id: one.id } })).refused).toBe('WRONG_STATE')
  })

  it('is not followed elsewhere, and needs a secret before anything is sent', async () => {
    const id = randomUUID()
    await admin.must('POST /api/hook/hooks', {
      body: { id, name: '没有密钥', url: `${receiver.url}/${id}`, kinds: ['alert.opened'] },
    })
    await admin.must('POST /api/hook/hooks/:id/try', { params: { id } })
    await house.settle()
    expect(receiver.at(`/${id}`)).toEqual([])
    receiver.answers = () => 302
    const { secret } = await admin.must('POST /api/hook/hooks/:id/secret', { params: { id } })
    await house.settle()
    const [tried] = (await admin.must('GET /api/hook/hooks/:id/deliveries', { params: { id } })).deliveries
    expect([tried!.state, tried!.status]).toEqual(['waiting', 302])
    expect(JSON.stringify(await admin.must('GET /api/hook/hooks'))).not.toContain(secret)
    await shut({ id, path: '', secret })
  })
})

describe('an appointment', () => {
  it('is told as a time and a place, without a person', async () => {
    const one = await hook(['appointment.booked', 'appointment.cancelled'])
    const boss = await house.colleague('counsellor')
    const weekly = Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 8 * 60, to: 22 * 60 }))
    await boss.must('PUT /api/appointment/hours', {
      body: { profile: { gender: 'f', about: '', modes: ['voice'], minutes: 50, takesNew: true }, weekly },
    })
    const id = randomUUID()
    await boss.must('POST /api/appointment/appointments', {
      body: {
        ...{ id, caller: { id: randomUUID(), name: '小雀', phone: '13911110000' }, mode: 'voice', minutes: 50 },
        ...{ staffId: (await boss.must('GET /api/identity/staff')).personId, roomId: null, note: canary },
        startsAt: new Date(house.now().getTime() + 40 * 86_400_000).toISOString(),
      },
    })
    await boss.must('POST /api/appointment/appointments/:id/cancel', { params: { id } })
    await house.settle()
    const told = receiver.at(one.path)
    expect(told.map((each) => [each.kind, each.about.appointmentId])).toEqual([
      ['appointment.booked', id],
      ['appointment.cancelled', id],
    ])
    expect(Object.keys(told[0]!.about).sort()).toEqual([
      ...['appointmentId', 'endsAt', 'mode', 'movedFrom', 'startsAt', 'unitId'],
    ])
    expect(JSON.stringify(told)).not.toMatch(/小雀|金丝雀|1391111/)
    await shut(one)
  })
})

describe('on a true site', () => {
  it('only https is called, and a name that stands for this machine is not, though it is https', async () => {
    const site = await openHouse({ street: true, trueSite: true })
    const keeper = await site.colleague('agency_admin')
    const make = (url: string) =>
      keeper.call('POST /api/hook/hooks', { body: { id: randomUUID(), name: '平台', url, kinds: ['alert.opened'] } })
    for (const [url, why] of [
      [receiver.url, 'https'],
      ['https://10.0.0.1/', 'private'],
      ['https://0x7f.1/', 'private'],
      ['https://a:b@hook.example/', 'form'],
    ] as const) {
      const came = await make(url)
      expect([came.refused, (came.reply as { detail?: { why: string } }).detail?.why], url).toEqual(['BAD_INPUT', why])
    }
    expect((await make(`https://localhost:${new URL(receiver.url).port}/`)).status).toBe(200)
    const { id } = (await keeper.must('GET /api/hook/hooks')).hooks[0]!
    await keeper.must('POST /api/hook/hooks/:id/secret', { params: { id } })
    const before = receiver.heard.length
    await keeper.must('POST /api/hook/hooks/:id/try', { params: { id } })
    await site.settle()
    const [tried] = (await keeper.must('GET /api/hook/hooks/:id/deliveries', { params: { id } })).deliveries
    expect([tried!.error, tried!.status]).toEqual(['private', null])
    expect(receiver.heard.length).toBe(before)
    await site.close()
  })
})

describe('what a webhook was told', () => {
  it('is forgotten a month after it ended, and not before', async () => {
    const one = await hook(['alert.opened'])
    await inDanger()
    await house.settle()
    const earlier = (days: number): Promise<unknown> =>
      inTransaction(house.floor, { as: 'house' }, ({ line }) =>
        line.query(
          'update hook_delivery set ended_at = ended_at - make_interval(days => $1) where ended_at is not null',
          [days],
        ),
      )
    await earlier(29)
    await forgetDeliveries(house.floor)
    expect(await log(one)).toHaveLength(1)
    await earlier(2)
    await forgetDeliveries(house.floor)
    expect(await log(one)).toEqual([])
    await shut(one)
  })
})

describe('a webhook in service', () => {
  it('that says nothing keeps neither an alert nor another hook waiting', async () => {
    const [silent, quick] = [await hook(['alert.opened']), await hook(['alert.opened'])]
    receiver.answers = ({ path }) => (path === silent.path ? undefined : 204)
    house.startWork()
    const before = house.pager.letters.length
    const begun = performance.now()
    await inDanger()
    await expect.poll(() => receiver.at(silent.path).length, { timeout: 3000 }).toBe(1)
    await expect.poll(() => receiver.at(quick.path).length, { timeout: 3000 }).toBe(1)
    await expect.poll(() => house.pager.letters.length, { timeout: 3000 }).toBeGreaterThan(before)
    expect(performance.now() - begun).toBeLessThan(4500)
    await expect.poll(async () => (await log(silent))[0]!.error, { timeout: 10_000 }).toBe('timeout')
    await Promise.all([shut(silent), shut(quick)])
  })
})

import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Id } from '@anxin/core/ids.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { inTransaction } from '../db/transaction.ts'
import { type NewNotice, sendNotice } from './notice.ts'
import { type Outside, sendLimitMs } from './outside.ts'
import { openOutside } from './senders.ts'

interface Asked {
  readonly path: string
  readonly id: string
  readonly to: string
  readonly text: string
  readonly at: number
}

/** A provider on this machine. It says nothing to `silent` numbers; the others it answers after a moment. */
class Provider {
  readonly asked: Asked[] = []
  silent: (asked: Asked) => boolean = () => false
  pauseMs = 0
  readonly #server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const { id = '', to = '', text } = JSON.parse(body)
      const asked = { path: request.url ?? '', id, to, text: text?.content ?? text, at: performance.now() }
      this.asked.push(asked)
      if (this.silent(asked)) return
      setTimeout(() => response.end(JSON.stringify({ id: `there-${id || randomUUID()}` })), this.pauseMs)
    })
  })

  async open(): Promise<string> {
    await new Promise<void>((yes) => this.#server.listen(0, '127.0.0.1', yes))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const provider = new Provider()
let house: TestHouse
const mutable = (): { -readonly [K in keyof Outside]: Outside[K] } => house.floor.outside
let sms: Outside['senders']
let smsAndRobot: Outside['senders']

beforeAll(async () => {
  house = await openHouse({ street: true })
  const url = await provider.open()
  sms = openOutside({ smsUrl: `${url}/sms`, smsSecret: 'x' }).senders
  smsAndRobot = openOutside({ smsUrl: `${url}/sms`, smsSecret: 'x', wecomUrl: `${url}/robot` }).senders
  // a day after the planned weeks: nobody stands in the roster, so several people are called at once
  house.floor.clock.turn({ hours: 24 * 40 })
  await house.settle()
  house.startWork()
})
// whoever cried is taken care of: the next test hears of nobody else
afterEach(async () => {
  const lin = await house.as('林晓安')
  const { rows } = await lin.must('GET /api/crisis/board')
  for (const row of rows.filter((one) => one.ownerName === null))
    await lin.call('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
})
afterAll(async () => {
  provider.close()
  expect(house.faults).toEqual([])
  await house.close()
})

const says = async (text: string) => {
  const resident = house.visitor()
  await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  return resident
}
const inDanger = '我不想活了，药都准备好了，今晚就吃'
const detailOf = async (before: ReadonlySet<string>) => {
  const lin = await house.as('林晓安')
  const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
  return lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
}
const known = async () =>
  new Set((await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.map((row) => row.id))
const asTheHouse = async (text: string) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text)).rows)
/** 林晓安, as the house knows her. */
const lin = async () => {
  const [row] = await asTheHouse(`select id, tenant_id from staff where name = '林晓安'`)
  return { id: row!.id as Id, tenantId: row!.tenant_id as Id }
}
/** What is with the provider at this moment. */
const sending = () => asTheHouse(`select id from notice where state = 'queued' and in_hand_until is not null`)

/** So many letters to one person. */
async function letters(count: number, letter: Omit<NewNotice, 'open'>): Promise<void> {
  const { tenantId } = await lin()
  await inTransaction(house.floor, { as: 'tenant', tenantId }, async (ctx) => {
    for (let n = 1; n <= count; n += 1) await sendNotice(ctx, { ...letter, open: { number: `A-${1000 + n}` } })
  })
}
const called = ({ text }: Asked): boolean => text.includes('需要您处理')

/** Three letters were with the provider before the first of them had kept its time to the end. */
function sideBySide(asked: readonly Asked[]): void {
  expect(asked.length).toBeGreaterThanOrEqual(3)
  expect(asked[2]!.at - asked[0]!.at).toBeLessThan(sendLimitMs)
}

describe('a provider that hangs', () => {
  it('keeps nobody from reading that no call has gone out: people are asked side by side, and the house goes on meanwhile', async () => {
    mutable().senders = sms
    provider.silent = () => true
    const before = await known()
    const from = provider.asked.length
    const resident = await says(inDanger)
    const asked = () => provider.asked.slice(from)
    await expect.poll(() => asked().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(3)
    // no line of the database waits with them
    expect((await detailOf(before)).ownerName).toBeNull()
    const read = () => resident.must('GET /api/companion/conversation')
    await expect.poll(async () => (await read()).reach, { timeout: 40_000 }).toBe('lost')
    expect((await read()).messages.some((one) => one.text.includes('120、110或12356'))).toBe(true)
    sideBySide(asked().filter(called))
    // each person of the rung was asked once
    const { pages } = await detailOf(before)
    const first = pages.filter((page) => page.rung === 0 && page.channel === 'sms')
    expect(first.length).toBeGreaterThanOrEqual(3)
    expect(new Set(first.map((page) => page.to)).size).toBe(first.length)
    expect(new Set(asked().map((letter) => letter.id)).size).toBe(asked().length)
  }, 90_000)

  it('sends each person’s call by the next way when their own has taken its time, once each', async () => {
    mutable().senders = smsAndRobot
    provider.silent = ({ path }) => path === '/sms'
    const before = await known()
    const from = provider.asked.length
    const resident = await says(inDanger)
    const read = async () => (await resident.must('GET /api/companion/conversation')).reach
    await expect.poll(read, { timeout: 40_000 }).toBe('sent')
    const by = async (channel: string, state: string) =>
      (await detailOf(before)).pages.filter((page) => page.channel === channel && page.state === state)
    await expect.poll(async () => (await by('wecom', 'sent')).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    sideBySide(provider.asked.slice(from).filter((letter) => letter.path === '/robot'))
    const pages = [...(await by('wecom', 'sent')), ...(await by('sms', 'failed'))]
    const each = pages.map((page) => `${page.rung} ${page.to} ${page.channel}`)
    expect(new Set(each).size).toBe(each.length)
  }, 90_000)

  it('by every way there is keeps the next rung waiting ten seconds at most: a silent way has the next one beside it', async () => {
    const never = () => new Promise<undefined>(() => undefined)
    mutable().senders = { sms: never, email: never, wecom: never, dingtalk: never }
    const before = await known()
    const at = performance.now()
    await says(inDanger)
    const above = async () => (await detailOf(before)).pages.filter((page) => page.rung > 0).length
    await expect.poll(above, { timeout: 40_000 }).toBeGreaterThan(0)
    expect(performance.now() - at).toBeLessThan(12_000)
    // and each way was tried for each person
    const { pages } = await detailOf(before)
    const first = pages.filter((page) => page.rung === 0)
    for (const way of ['sms', 'wecom', 'dingtalk'] as const)
      expect(first.filter((page) => page.channel === way).length, way).toBeGreaterThanOrEqual(3)
  }, 90_000)

  it('lets a call pass although it holds more reminders than the house sends at once', async () => {
    mutable().senders = sms
    const isReminder = ({ text }: Asked): boolean => text.includes('换班')
    provider.silent = isReminder
    const reminders = () => provider.asked.filter(isReminder).length
    await letters(20, { toName: '', addresses: { sms: '13900000000' }, kind: 'swap', inApp: false })
    await expect.poll(reminders, { timeout: 20_000 }).toBeGreaterThan(0)
    const from = provider.asked.length
    await says(inDanger)
    const calls = () => provider.asked.slice(from).filter(called).length
    await expect.poll(calls, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    expect(reminders()).toBeLessThan(20)
  }, 90_000)

  it('in a flood calls nobody twice for one alert, though many letters are on their way at once', async () => {
    mutable().senders = sms
    provider.silent = () => false
    provider.pauseMs = 400
    const number = '13900000077'
    // fewer are gathered than would count as a flood of their own: nothing else could keep them from going twice
    const calls = 50
    const me = { staffId: (await lin()).id, toName: '林晓安', addresses: { sms: number } }
    await letters(calls, { ...me, kind: 'page', inApp: true })
    const mine = () => provider.asked.filter((letter) => letter.to === number).map((letter) => letter.text)
    const gathered = () => mine().flatMap((text) => [...text.matchAll(/又有 (\d+) 条/g)].map((m) => Number(m[1])))
    const single = () => mine().filter((text) => text.includes('需要您处理'))
    const all = () => single().length + gathered().reduce((sum, n) => sum + n, 0)
    await expect.poll(() => single().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(15)
    await expect.poll(async () => (await sending()).length, { timeout: 20_000 }).toBe(0)
    // a minute later they would pass for letters of a calm minute: only whose hand they are in keeps them from going twice
    house.floor.clock.turn({ seconds: 70 })
    await expect.poll(all, { timeout: 40_000 }).toBeGreaterThanOrEqual(calls)
    await expect.poll(async () => (await sending()).length, { timeout: 20_000 }).toBe(0)
    house.floor.clock.turn({ seconds: 70 })
    await new Promise((yes) => setTimeout(yes, 2500))
    expect(all()).toBe(calls)
    expect(gathered().length).toBeGreaterThan(0)
    expect(single().length).toBeLessThan(calls)
    expect(new Set(single()).size).toBe(single().length)
  }, 120_000)
})

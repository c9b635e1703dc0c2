import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { castOf } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const board = async () => (await lin.must('GET /api/crisis/board')).rows
const open = (id: string) => lin.must('GET /api/crisis/events/:id', { params: { id } })

/** 林晓安 finds that it was none, and 陈督明 signs. */
async function endAsNone(id: string): Promise<void> {
  const params = { id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  const said = await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '核实过，是歌词' } })
  if (said.state !== 'FALSE_ALARM') {
    const zhou = await house.as('周敏')
    await zhou.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '我也核实过' } })
  }
  const chen = await house.as('陈督明')
  await chen.must('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
}

async function endedAsNone(who: Visitor, text: string): Promise<string> {
  const before = new Set((await board()).map((row) => row.id))
  await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  const { id } = (await board()).find((row) => !before.has(row.id))!
  await endAsNone(id)
  return id
}

describe('“这是误报”, said by the resident', () => {
  it('stops nobody from being called; only the notice to the emergency contact waits twenty minutes', async () => {
    const one = await castOf(house).somebody('小满', 30)
    await one.who.must('POST /api/companion/messages', {
      body: { id: randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' },
    })
    await one.who.must('POST /api/companion/false-alarm', { body: {} })
    const { id } = (await board()).find((row) => row.name === '小满')!
    const told = () => house.pager.letters.filter((letter) => letter.address === one.contact).length
    const rungs = async () => new Set((await open(id)).pages.map((page) => page.rung)).size
    for (let n = 0; n < 9; n += 1) {
      house.floor.clock.turn({ minutes: 2 })
      await house.settle()
    }
    expect(await rungs()).toBeGreaterThanOrEqual(5)
    expect(told()).toBe(0)
    house.floor.clock.turn({ minutes: 3 })
    await house.settle()
    expect(told()).toBeGreaterThan(0)
  })
})

describe('somebody who presses “我现在很危险” again and again', () => {
  it('is one event with one ladder, and every press is answered', async () => {
    const who = house.visitor()
    const before = new Set((await board()).map((row) => row.id))
    // the first press makes them somebody; from then on the phone says who it is
    await who.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    const called = await open((await board()).find((row) => !before.has(row.id))!.id)
    for (let n = 0; n < 60; n += 10)
      await Promise.all(
        Array.from({ length: 10 }, () => who.must('POST /api/companion/sos', { body: { id: randomUUID() } })),
      )
    const fresh = (await board()).filter((row) => !before.has(row.id))
    expect(fresh).toHaveLength(1)
    expect(fresh[0]!.signals).toBe(61)
    const { pages } = await open(fresh[0]!.id)
    expect(new Set(pages.map((page) => page.rung))).toEqual(new Set([0]))
    // and nobody is called a second time for it
    expect(pages).toHaveLength(called.pages.length)
    const another = house.visitor()
    await another.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    expect((await board()).filter((row) => !before.has(row.id))).toHaveLength(2)
  })
})

describe('a receipt of the gateway', () => {
  const secret = 'between us'
  const send = (noticeId: string, state: 'delivered' | 'failed', key = secret) => {
    const [providerId, at] = [`remembered-${noticeId}`, '2026-03-02T03:00:00.000Z']
    const signature = createHmac('sha256', key).update(`${providerId}.${state}.${at}`).digest('hex')
    return house.visitor().call('POST /api/outside/receipts', { body: { providerId, state, at, signature } })
  }
  /** Somebody in danger, and the text that calls for them. */
  async function called() {
    Object.assign(house.floor.outside, { receiptSecret: secret })
    const from = house.pager.letters.length
    const who = house.visitor()
    await who.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    const texts = house.pager.letters.slice(from).filter((letter) => letter.way === 'sms')
    return { who, texts: texts.map((one) => one.noticeId) }
  }
  const reach = async (who: Visitor) => (await who.must('GET /api/companion/conversation')).reach

  it('counts once, in whatever order and however often it comes, and only when it is signed', async () => {
    const { texts } = await called()
    const noticeId = texts.at(-1)!
    expect((await send(noticeId, 'delivered', 'guessed')).refused).toBe('FORBIDDEN')
    const wang = await house.as('王理')
    const state = async () =>
      (await wang.must('GET /api/outside/outbox', { params: { state: 'all' } })).notices.find(
        (one) => one.id === noticeId,
      )!.state
    expect(await state()).toBe('sent')
    for (let n = 0; n < 5; n += 1) expect((await send(noticeId, 'delivered')).status).toBe(200)
    expect(await state()).toBe('delivered')
    // one that comes too late undoes nothing
    expect((await send(noticeId, 'failed')).status).toBe(200)
    expect(await state()).toBe('delivered')
  })

  it('is what the resident reads: sent, then received', async () => {
    const { who, texts } = await called()
    expect(await reach(who)).toBe('sent')
    await send(texts[0]!, 'delivered')
    await house.settle()
    expect(await reach(who)).toBe('heard')
  })

  it('that says a text will not arrive sends the call by the next channel at once', async () => {
    const { texts } = await called()
    const from = house.pager.letters.length
    for (const one of texts) await send(one, 'failed')
    await house.settle()
    const next = house.pager.letters.slice(from).filter((letter) => letter.way !== 'sms')
    expect(next.length).toBe(texts.length)
  })
})

describe('a danger that comes back', () => {
  it('opens the same event within ninety days of its end, with a ladder of its own; later it is a new one', async () => {
    const cheng = await house.as('阿诚')
    const id = await endedAsNone(cheng, '我不想活了')
    expect((await board()).some((row) => row.id === id)).toBe(false)
    house.floor.clock.turn({ hours: 89 * 24 })
    lin = await house.as('林晓安')
    await (await house.as('阿诚')).must('POST /api/companion/messages', {
      body: { id: randomUUID(), text: '我想结束自己的生命' },
    })
    const back = (await board()).find((row) => row.name === '阿诚')!
    expect([back.id, back.state, back.ownerName]).toEqual([id, 'PAGED', null])
    expect((await open(id)).timeline.some((entry) => entry.to === 'REOPENED')).toBe(true)
    await endAsNone(id)
    house.floor.clock.turn({ hours: 91 * 24 })
    lin = await house.as('林晓安')
    const later = await house.as('阿诚')
    await later.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    expect((await board()).filter((row) => row.name === '阿诚').map((row) => row.id === id)).toEqual([false])
  })

  it('is nobody’s again until it is taken, and that is what the resident reads', async () => {
    const who = house.visitor()
    const before = new Set((await board()).map((row) => row.id))
    await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我想结束自己的生命' } })
    const { id } = (await board()).find((row) => !before.has(row.id))!
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const contact = { id: randomUUID(), channel: 'chat' as const, outcome: 'reached' as const, note: '' }
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
    await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '问过了' } })
    await house.settle()
    expect((await who.must('GET /api/companion/conversation')).presence).toBe('acknowledged')
    const body = { id: randomUUID(), text: '我还是想死，今晚就跳下去' }
    const { conversation } = await who.must('POST /api/companion/messages', { body })
    expect((await open(id)).ownerName).toBeNull()
    expect(conversation).toMatchObject({ presence: 'paged', personName: null, reach: 'calling' })
  })
})

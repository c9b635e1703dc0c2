import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staff } from '../../../../../seed/street.ts'
import { root } from '../../house.ts'
import { lookForRoom } from '../../platform/db/transaction.ts'
import type { Send, Way } from '../../platform/outside/outside.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { fillDisk } from '../../testing-disk.ts'
import { fullDiskTeller } from '../roster/jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  // what the street itself has to send leaves first
  await house.settle()
})
afterAll(async () => house.close())

const phoneOf = (name: string) => staff.find((one) => one.name === name)!.phone

type Broken = Exclude<Way, 'in_app' | 'practice'>
const all: readonly Broken[] = ['sms', 'email', 'wecom', 'dingtalk']

/** Somebody cries for help while these channels are broken. What the resident got, what the desk saw, what left the house. */
async function cry(broken: readonly Broken[]) {
  for (const way of broken) house.pager.break(way)
  const lin = await house.as('林晓安')
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  const letters = house.pager.letters.length
  const resident = house.visitor()
  const { conversation } = await resident.must('POST /api/companion/messages', {
    body: { id: randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' },
  })
  await house.settle()
  const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))
  const detail = row && (await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } }))
  const later = await resident.must('GET /api/companion/conversation')
  for (const way of broken) house.pager.mend(way)
  return {
    helpCard: conversation.messages.some((one) => one.card === 'crisis'),
    presence: conversation.presence,
    firstRead: conversation.reach,
    laterRead: later.reach,
    toldWhereToRing: later.messages.some((one) => one.from === 'note' && one.text.includes('120、110或12356')),
    onBoard: row !== undefined && row.next?.kind === 'rung',
    inConsole: detail?.pages.some((page) => page.channel === 'in_app' && page.state === 'delivered') ?? false,
    left: [...new Set(house.pager.letters.slice(letters).map((one) => one.way))].filter((way) => way !== 'practice'),
    alarm: detail?.timeline.some((one) => one.what === 'crisis.page_not_accepted') ?? false,
    shown: detail?.pages.map((page) => `${page.channel} ${page.state}`) ?? [],
    rungs: new Set(detail?.pages.map((page) => page.rung)).size,
  }
}

/** In every row the resident is answered with the help card and told that somebody was called, and the desk has the event. */
const always = { helpCard: true, presence: 'paged', firstRead: 'calling', onBoard: true, inConsole: true }

const matrix: readonly { off: string; broken: readonly Broken[]; left: readonly Way[]; alarm: boolean }[] = [
  { off: 'nothing', broken: [], left: ['sms'], alarm: false },
  { off: 'e-mail', broken: ['email'], left: ['sms'], alarm: false },
  { off: 'SMS', broken: ['sms'], left: ['wecom'], alarm: false },
  { off: 'SMS and one robot', broken: ['sms', 'wecom'], left: ['dingtalk'], alarm: false },
  { off: 'both robots', broken: ['wecom', 'dingtalk'], left: ['sms'], alarm: false },
  { off: 'every way out of the house', broken: all, left: [], alarm: true },
]

describe('a cry for help while something is off', () => {
  for (const { off, broken, left, alarm } of matrix) {
    it(`is heard, answered and called for: ${off} off`, async () => {
      const seen = await cry(broken)
      expect(seen).toMatchObject({ ...always, left: [...left], alarm })
      // nobody reads that staff were told before a channel took the call, and where none did the numbers come first
      expect(seen).toMatchObject({ laterRead: alarm ? 'lost' : 'sent', toldWhereToRing: alarm })
      // whoever looks afterwards sees by which way it went
      for (const way of left) expect(seen.shown, way).toContain(`${way} sent`)
      // where nothing leaves the house, the next rungs are asked at once
      if (alarm) expect(seen.rungs).toBeGreaterThan(1)
    })
  }

  it('asks a provider that keeps silent once, and the next way at once: whoever waits reads the truth the sooner', async () => {
    const senders = house.floor.outside.senders as { sms: Send }
    const { sms } = senders
    let asked = 0
    senders.sms = async () => {
      asked += 1
      throw new DOMException('no answer', 'TimeoutError')
    }
    const seen = await cry([])
    senders.sms = sms
    const texts = seen.shown.filter((one) => one.startsWith('sms'))
    expect(new Set(texts)).toEqual(new Set(['sms failed']))
    expect(asked).toBe(texts.length)
    expect(seen).toMatchObject({ ...always, laterRead: 'sent', left: ['wecom'] })
  })

  it('is heard while the live stream is off: the desk reads the board, the resident the conversation, and nothing is missed when it is back', async () => {
    const lin = await house.as('林晓安')
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((one) => one.id))
    const resident = house.visitor()
    const { conversation } = await resident.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
    let frames = 0
    const count = (seen: readonly unknown[]): boolean => {
      frames = seen.length
      return false
    }
    const cut = resident.listen('/api/companion/stream', count, 0).catch(() => 'cut')
    await expect.poll(() => frames).toBeGreaterThan(0)
    house.app.server.closeAllConnections()
    await cut
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
    const body = { id: randomUUID(), text: '我在，我是林晓安。' }
    await lin.must('POST /api/crisis/events/:id/messages', { params: { id: row.id }, body })
    const read = await resident.must('GET /api/companion/conversation')
    expect(read.messages.at(-1)!.text).toBe(body.text)
    const back = resident.listen(
      '/api/companion/stream',
      (frames) => frames.some((frame) => frame.data.text === body.text),
      conversation.seq,
    )
    expect((await back).filter((frame) => frame.data.text === body.text)).toHaveLength(1)
  })

  it('finds the numbers on a page that needs no server at all', () => {
    const page = fs.readFileSync(path.join(root, 'packages/resident/public/help.html'), 'utf8')
    for (const number of ['12356', '120', '110']) expect(page).toContain(`tel:${number}`)
    expect(page).not.toMatch(/<script[^>]+src=["']https?:/)
  })

  it('is never answered as if it had been kept when the database is off; it is served static pages still', async () => {
    const resident = house.visitor()
    await resident.must('GET /api/companion/conversation')
    const engine = house.floor.engine as { hold: typeof house.floor.engine.hold }
    const hold = engine.hold
    engine.hold = async () => {
      throw new Error('the database does not answer')
    }
    const body = { id: randomUUID(), text: '我不想活了' }
    const came = await resident.call('POST /api/companion/messages', { body })
    const help = await fetch(`${house.url}/help.html`)
    engine.hold = hold
    expect(came.status).toBeGreaterThanOrEqual(500)
    expect([help.status, (await help.text()).includes('12356')]).toEqual([200, true])
    // the phone kept it and sends it again: the cry arrives, once
    const { conversation } = await resident.must('POST /api/companion/messages', { body })
    expect(conversation.messages.filter((one) => one.id === body.id)).toHaveLength(1)
    expect(conversation.presence).toBe('paged')
  })

  it('is refused aloud while the disk is full: the numbers come first, whoever is on duty is told, what is there can be read, and it arrives once when there is room', async () => {
    const lin = await house.as('林晓安')
    const rows = (await lin.must('GET /api/crisis/board')).rows
    const resident = house.visitor()
    await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '今天有点累' } })
    const tellThem = fullDiskTeller(house.floor)
    const letters = house.pager.letters.length
    const told = () =>
      house.pager.letters
        .slice(letters)
        .filter((one) => one.words.includes('存储已满'))
        .map((one) => one.address)
    const makeRoom = fillDisk(house)
    const body = { id: randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' }
    const came = await resident.call('POST /api/companion/messages', { body })
    const sos = await resident.call('POST /api/companion/sos', { body: { id: randomUUID() } })
    expect([came.status, came.refused, sos.refused]).toEqual([507, 'CANNOT_KEEP', 'CANNOT_KEEP'])
    // the truth for everybody who opens the house now, and the numbers on a page that asks nothing
    expect((await house.visitor().must('GET /api/surge/notice')).full).toBe(true)
    expect(await (await fetch(`${house.url}/help.html`)).text()).toContain('tel:12356')
    const health = await lin.must('GET /api/health')
    expect([health.ok, health.database.fullSince !== null]).toEqual([false, true])
    // whoever is on duty and the administrator are told by text, though nothing can be written; again only later
    await tellThem()
    await tellThem()
    const { people } = await lin.must('GET /api/roster/standing')
    const next = people.find((one) => one.next)!.name
    for (const name of [next, '王理']) expect(told().filter((one) => one === phoneOf(name))).toHaveLength(1)
    // what the desk has it still reads, people and words; nothing is taken as done
    expect((await lin.must('GET /api/crisis/board')).rows).toHaveLength(rows.length)
    const waiting = rows.find((row) => row.ownerName === null)!
    const params = { id: waiting.id }
    expect((await lin.must('GET /api/crisis/events/:id', { params })).number).toBe(waiting.number)
    const taken = await lin.call('POST /api/crisis/events/:id/acknowledge', { params })
    expect(taken.refused).toBe('CANNOT_KEEP')
    expect((await lin.must('GET /api/crisis/events/:id', { params })).ownerName).toBeNull()
    await lookForRoom(house.floor)
    expect((await house.visitor().must('GET /api/surge/notice')).full).toBe(true)
    makeRoom()
    await lookForRoom(house.floor)
    expect((await house.visitor().must('GET /api/surge/notice')).full).toBe(false)
    expect((await lin.must('GET /api/health')).database.fullSince).toBeNull()
    const { conversation } = await resident.must('POST /api/companion/messages', { body })
    expect(conversation.messages.filter((one) => one.id === body.id)).toHaveLength(1)
    expect((await lin.must('GET /api/crisis/board')).rows).toHaveLength(rows.length + 1)
    // who read what meanwhile stands in the audit log
    await house.settle()
    const admin = await house.as('王理')
    const { lines } = await admin.must('GET /api/audit/lines', { params: { about: waiting.id, from: health.now } })
    expect(lines.filter((one) => one.line === 'crisis.event_opened' && one.who === '林晓安')).toHaveLength(2)
    expect(await admin.must('GET /api/audit/verification')).toMatchObject({ holds: true })
  })

  it('is told to everybody who is certified, and to the administrators, where nobody is on duty; the resident reads the truth', async () => {
    // a day after the planned weeks
    house.floor.clock.turn({ hours: 24 * 40 })
    const notice = await house.visitor().must('GET /api/surge/notice')
    expect(notice.covered).toBe(false)
    const lin = await house.as('林晓安')
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    const { conversation } = await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    expect(conversation.presence).toBe('paged')
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
    const { pages } = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
    const called = new Set(pages.map((page) => page.to))
    for (const name of ['林晓安', '周敏', '王理']) expect(called, name).toContain(name)
  })
})

describe('a house that can ring', () => {
  it('rings whoever is on duty beside the text when life is in danger, and nobody for less', async () => {
    const ringing = await openHouse({ street: true, voice: true })
    await ringing.settle()
    const rings = () => ringing.pager.letters.filter((one) => one.way === 'voice')
    const say = (text: string) =>
      ringing.visitor().must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
    await say('有时候觉得活着没意思，不想醒来')
    await ringing.settle()
    expect(rings()).toEqual([])
    await say('我不想活了，药都准备好了，今晚就吃')
    await ringing.settle()
    expect(rings().length).toBeGreaterThan(0)
    const texted = ringing.pager.letters.filter((one) => one.way === 'sms').map((one) => one.address)
    const cabin = '027-00000000'
    expect(rings().every((one) => one.address === cabin || texted.includes(one.address))).toBe(true)
    await ringing.close()
  })

  it('rings the telephone of the cabin beside the first on call, once a minute; where it rings in vain the call is not lost', async () => {
    const ringing = await openHouse({ street: true, voice: true })
    await ringing.settle()
    const wang = await ringing.as('王理')
    const cabin = (await wang.must('GET /api/network/units')).units.find((one) => one.kind === 'cabin')!
    const phone = '027-80000001'
    const params = { id: cabin.id }
    await wang.must('PUT /api/network/units/:id/contact', { params, body: { phone, hours: cabin.hours } })
    const lin = await ringing.as('林晓安')
    const rings = () => ringing.pager.letters.filter((one) => one.way === 'voice' && one.address === phone)
    const cry = async () => {
      const known = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
      await ringing.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
      await ringing.settle()
      return (await lin.must('GET /api/crisis/board')).rows.find((row) => !known.has(row.id))!
    }
    const first = await cry()
    await cry()
    expect(rings().map((one) => one.words)).toEqual([
      `安心小屋：${first.number} 需要人处理，请听到这个电话的同事打开工作台。`,
    ])
    const event = async (id: string) => lin.must('GET /api/crisis/events/:id', { params: { id } })
    const sent = (await event(first.id)).pages.find((one) => one.to === cabin.name)
    expect(sent).toMatchObject({ channel: 'voice', rung: 0 })
    ringing.floor.clock.turn({ minutes: 3 })
    ringing.pager.break('voice')
    const second = await cry()
    const later = await event(second.id)
    expect(later.pages.find((one) => one.to === cabin.name)).toMatchObject({ state: 'failed' })
    expect(later.timeline.map((one) => one.what)).not.toContain('crisis.page_not_accepted')
    await ringing.close()
  })
})

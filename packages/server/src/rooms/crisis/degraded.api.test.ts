import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../house.ts'
import type { Way } from '../../platform/outside/outside.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  // what the street itself has to send leaves first
  await house.settle()
})
afterAll(async () => house.close())

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
  for (const way of broken) house.pager.mend(way)
  return {
    helpCard: conversation.messages.some((one) => one.card === 'crisis'),
    presence: conversation.presence,
    onBoard: row !== undefined && row.next?.kind === 'rung',
    inConsole: detail?.pages.some((page) => page.channel === 'in_app' && page.state === 'delivered') ?? false,
    left: [...new Set(house.pager.letters.slice(letters).map((one) => one.way))].filter((way) => way !== 'practice'),
    alarm: detail?.timeline.some((one) => one.what === 'crisis.page_not_accepted') ?? false,
    rungs: new Set(detail?.pages.map((page) => page.rung)).size,
  }
}

/** In every row the resident is answered with the help card and told that somebody was called, and the desk has the event. */
const always = { helpCard: true, presence: 'paged', onBoard: true, inConsole: true }

const matrix: readonly { off: string; broken: readonly Broken[]; left: readonly Way[]; alarm: boolean }[] = [
  { off: 'nothing', broken: [], left: ['sms'], alarm: false },
  { off: 'the language model (it is off by default)', broken: [], left: ['sms'], alarm: false },
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
      // where nothing leaves the house, the next rungs are asked at once
      if (alarm) expect(seen.rungs).toBeGreaterThan(1)
    })
  }

  it('is heard while the live stream is off: the desk reads the board, the resident the conversation', async () => {
    const resident = house.visitor()
    const { conversation } = await resident.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const lin = await house.as('林晓安')
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => one.ownerName === null)!
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
    expect((await resident.must('GET /api/companion/conversation')).id).toBe(conversation.id)
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
    expect(rings().every((one) => texted.includes(one.address))).toBe(true)
    await ringing.close()
  })
})

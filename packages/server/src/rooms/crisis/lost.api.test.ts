import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outside, Way } from '../../platform/outside/outside.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

const secret = 'between us'
let house: TestHouse
let every: Outside['senders']
beforeAll(async () => {
  house = await openHouse({ street: true })
  // a day after the planned weeks: nobody stands in the roster, so several people are called at once
  house.floor.clock.turn({ hours: 24 * 40 })
  await house.settle()
  every = { ...house.floor.outside.senders }
  Object.assign(house.floor.outside, { receiptSecret: secret })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** The house can send by these ways alone. */
const only = (...ways: Exclude<Way, 'in_app'>[]) =>
  Object.assign(house.floor.outside, { senders: Object.fromEntries(ways.map((way) => [way, every[way]])) })
const willNotArrive = async (noticeId: string) => {
  const [providerId, state, at] = [`remembered-${noticeId}`, 'failed' as const, '2026-03-02T03:00:00.000Z']
  const signature = createHmac('sha256', secret).update(`${providerId}.${state}.${at}`).digest('hex')
  await house.visitor().must('POST /api/outside/receipts', { body: { providerId, state, at, signature } })
}

/** Somebody presses “我现在很危险”. What the desk sees of it, and what has left the house for it, by way. */
async function cry() {
  const lin = await house.as('林晓安')
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
  await house.settle()
  const detail = () => lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
  return {
    left: (way: Way) =>
      house.pager.letters.filter((one) => one.way === way && one.words.includes(row.number)).map((one) => one.noticeId),
    lost: async () => (await detail()).timeline.filter((one) => one.what === 'crisis.page_not_accepted').length,
    rungs: async () => [...new Set((await detail()).pages.map((page) => page.rung))].sort(),
  }
}

describe('a call to one person by several ways', () => {
  it('is not lost while one of them has got through, whatever another says later; once all have failed it is, and once', async () => {
    only('sms', 'wecom')
    const { left, lost, rungs } = await cry()
    const texts = left('sms')
    expect(texts.length).toBeGreaterThanOrEqual(3)
    // nobody confirms a text: the robot is asked too
    house.floor.clock.turn({ seconds: 61 })
    await house.settle()
    const robots = left('wecom')
    expect(robots).toHaveLength(texts.length)
    for (const one of texts) await willNotArrive(one)
    await house.settle()
    expect([await lost(), await rungs()]).toEqual([0, [0]])
    for (const one of robots) await willNotArrive(one)
    await house.settle()
    expect([await lost(), await rungs()]).toEqual([texts.length, [0, 1]])
  })
})

describe('several calls that are lost on one rung', () => {
  it('ask the rung above once, and none beyond it', async () => {
    only('sms')
    const { left, lost, rungs } = await cry()
    const texts = left('sms')
    expect(texts.length).toBeGreaterThanOrEqual(3)
    for (const [n, one] of texts.entries()) {
      await willNotArrive(one)
      await house.settle()
      expect([await lost(), await rungs()]).toEqual([n + 1, [0, 1]])
    }
  })
})

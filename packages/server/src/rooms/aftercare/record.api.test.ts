import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await later(0)
})
/** Time passes; sessions end with it, so people sign in again. */
async function later(hours: number): Promise<void> {
  house.floor.clock.turn({ hours })
  lin = await house.as('林晓安')
  chen = await house.as('陈督明')
  await house.settle()
}
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const findings = {
  ...{ asq: ['yes', 'yes', 'no', 'no', 'no'] as ['yes', 'yes', 'no', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '明天再打', rationale: '有想法，无计划' },
}

/** Somebody in danger, taken by a worker. */
async function taken(): Promise<{ id: string; number: string }> {
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const event = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: event.id } })
  return event
}
const reach = (id: string) =>
  lin.must('POST /api/crisis/events/:id/contacts', {
    params: { id },
    body: { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '' },
  })
const assess = (id: string) =>
  lin.must('POST /api/crisis/events/:id/assessments', {
    params: { id },
    body: { id: randomUUID(), fields: findings },
  })

const owed = async (id: string) =>
  (await chen.must('GET /api/aftercare/desk')).records.find((one) => one.eventId === id)
/** How often a colleague was called for the record of this event so far. */
const calls = async (who: Visitor, number: string): Promise<number> => {
  const { phone } = await who.must('GET /api/identity/staff/contact')
  return house.pager.letters.filter(
    (one) => one.address === phone && one.words.includes('记录还没写全') && one.words.includes(number),
  ).length
}

describe('the record of a day', () => {
  it('is asked for when a day has passed: the owner first, the supervisor when it stays open, and nothing is held up', async () => {
    const { id, number } = await taken()
    await reach(id)
    await later(23)
    expect(await owed(id)).toBeUndefined()
    await later(1.5)
    expect(await owed(id)).toMatchObject({ missing: ['assessment'], ownerName: '林晓安' })
    expect([await calls(lin, number), await calls(chen, number)]).toEqual([1, 0])
    await house.settle()
    expect(await calls(lin, number)).toBe(1)
    await later(4)
    expect([await calls(lin, number), await calls(chen, number)]).toEqual([2, 1])
    // the work goes on, and what was missing may still be written
    await assess(id)
    await house.settle()
    expect(await owed(id)).toBeUndefined()
    await later(48)
    expect([await calls(lin, number), await calls(chen, number)]).toEqual([2, 1])
  })

  it('names a contact nobody wrote down, and asks for no assessment of somebody who was not reached', async () => {
    const { id } = await taken()
    await later(25)
    expect(await owed(id)).toMatchObject({ missing: ['contact'] })
    await lin.must('POST /api/crisis/events/:id/contacts', {
      params: { id },
      body: { id: randomUUID(), channel: 'phone', outcome: 'no_answer', note: '没有接' },
    })
    expect(await owed(id)).toBeUndefined()
  })

  it('is owed of nothing that was no danger, and of nothing that is whole', async () => {
    const [whole, none] = [await taken(), await taken()]
    await reach(whole.id)
    await assess(whole.id)
    await reach(none.id)
    for (const who of [lin, chen])
      await who.must('POST /api/crisis/events/:id/false-alarm', {
        params: { id: none.id },
        body: { reason: '按错了，本人在家' },
      })
    await later(30)
    expect([await owed(whole.id), await owed(none.id)]).toEqual([undefined, undefined])
    expect(await calls(lin, whole.number)).toBe(0)
  })
})

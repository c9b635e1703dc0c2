import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { watchDevices } from './jobs.ts'

let house: TestHouse
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const standing = (who: Visitor = chen) => who.must('GET /api/roster/standing')
const nextName = async () => (await standing()).people.find((one) => one.next)?.name
const called = (words: string) => house.pager.letters.filter((one) => one.words.includes(words))

/** A new danger; who was paged first by SMS. */
async function firstPaged(): Promise<string[]> {
  const before = new Set((await chen.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const { id } = (await chen.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  const { pages } = await chen.must('GET /api/crisis/events/:id', { params: { id } })
  return [...new Set(pages.filter((page) => page.rung === 0).map((page) => page.to))]
}

async function takeReds(name: string, count: number): Promise<void> {
  const who = await house.as(name)
  for (let n = 0; n < count; n += 1) {
    const before = new Set((await chen.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { id } = (await chen.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
    await who.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  }
}

/** Somebody of the agency, by name. */
const idOf = async (name: string): Promise<string> => {
  const from = house.now().toISOString()
  const { people } = await chen.must('GET /api/roster/week', { params: { from, to: from } })
  return people.find((one) => one.name === name)!.id
}

describe('whose turn it is', () => {
  it('is the first of the shift, and whoever has eight open events is passed by', async () => {
    const first = (await nextName())!
    expect(await firstPaged()).toContain(first)
    await takeReds(first, 8)
    const { people } = await standing()
    expect(people.find((one) => one.name === first)).toMatchObject({ passed: 'open', next: false })
    const second = (await nextName())!
    expect(second).not.toBe(first)
    expect(await firstPaged()).toContain(second)
  })

  it('is told to a person all the same when everybody is at the cap', async () => {
    await takeReds((await nextName())!, 8)
    const { people } = await standing()
    expect(people.every((one) => one.passed !== null)).toBe(true)
    expect(await firstPaged()).toContain(people.find((one) => one.next)!.name)
  })

  it('reaches whoever was called up beside the shift', async () => {
    const wang = await house.as('王理')
    const stands = (await standing()).people.map((one) => one.name)
    const name = ['林晓安', '周敏', '李静'].find((one) => !stands.includes(one))!
    const now = Date.parse((await chen.must('GET /api/health')).now)
    const body = {
      ...{ id: randomUUID(), staffId: await idOf(name), why: '暴雨' },
      ...{ startsAt: new Date(now - 1000).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() },
    }
    const { refused } = await wang.call('POST /api/roster/extras', { body })
    // the people of the street take turns: where the rest of the house forbids it, that is the answer
    if (refused) return expect(['OVERLAP', 'REST_NEEDED']).toContain(refused)
    expect(await nextName()).toBe(name)
    expect(await firstPaged()).toContain(name)
    await wang.must('DELETE /api/roster/extras/:id', { params: { id: body.id } })
    expect((await standing()).people.map((one) => one.name)).not.toContain(name)
  })
})

describe('the start of a shift', () => {
  it('asks both devices; a silent one voids its place, the next moves up, and that is an alarm', async () => {
    const wang = await house.as('王理')
    // a day after the planned weeks: nobody stands until this shift is planned
    house.floor.clock.turn({ hours: 24 * 40 })
    chen = await house.as('陈督明')
    const keeper = await house.as('王理')
    void wang
    expect((await house.visitor().must('GET /api/surge/notice')).covered).toBe(false)
    const now = Date.parse((await chen.must('GET /api/health')).now)
    const body = {
      ...{ id: randomUUID(), primaryId: await idOf('林晓安'), secondaryId: await idOf('周敏') },
      ...{ startsAt: new Date(now + 60_000).toISOString(), endsAt: new Date(now + 4 * 3_600_000).toISOString() },
    }
    await keeper.must('POST /api/roster/shifts', { body })
    house.floor.clock.turn({ minutes: 2 })
    expect(await watchDevices(house.floor)).toBe(2)
    expect(await watchDevices(house.floor)).toBe(0)
    await house.settle()
    expect(called('点“我在”')).toHaveLength(2)
    const zhou = await house.as('周敏')
    await zhou.must('PUT /api/roster/device-tests/:id', { params: { id: (await standing(zhou)).myTest!.id } })
    house.floor.clock.turn({ minutes: 6 })
    expect(await watchDevices(house.floor)).toBe(1)
    await house.settle()
    expect(called('林晓安的班没有回应').length).toBeGreaterThan(1)
    expect((await standing()).silent.map((one) => one.name)).toEqual(['林晓安'])
    expect(await nextName()).toBe('周敏')
    expect(await firstPaged()).toContain('周敏')
    expect((await house.visitor().must('GET /api/surge/notice')).covered).toBe(true)
  })

  it('gives the place back to whoever answers late', async () => {
    const lin = await house.as('林晓安')
    const { myTest } = await standing(lin)
    expect(myTest!.late).toBe(true)
    const stranger = await (await house.as('周敏')).call('PUT /api/roster/device-tests/:id', {
      params: { id: myTest!.id },
    })
    expect(stranger.refused).toBe('NOT_FOUND')
    await lin.must('PUT /api/roster/device-tests/:id', { params: { id: myTest!.id } })
    expect((await standing()).silent).toEqual([])
    expect((await standing()).people[0]!.name).toBe('林晓安')
  })

  it('shows what the shift before left to say, to those who stand and to nobody else', async () => {
    const lin = await house.as('林晓安')
    const { myShift } = await standing(lin)
    await lin.must('PUT /api/roster/shifts/:id/note', {
      params: { id: myShift!.id },
      body: { text: 'A-0003 十点再打一次' },
    })
    expect((await standing(await house.as('周敏'))).note).toMatchObject({ by: '林晓安', text: 'A-0003 十点再打一次' })
    const li = await (await house.as('李静')).call('PUT /api/roster/shifts/:id/note', {
      params: { id: myShift!.id },
      body: { text: '我没站这班' },
    })
    expect(li.refused).toBe('FORBIDDEN')
  })
})

describe('a page', () => {
  it('that its channel took in silence goes by the next channel too, while nobody has come', async () => {
    const before = new Set((await chen.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    const row = (await chen.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
    const by = (way: string) => called(row.number).filter((one) => one.way === way).length
    expect([by('sms') > 0, by('wecom')]).toEqual([true, 0])
    house.floor.clock.turn({ minutes: 1, seconds: 1 })
    await house.settle()
    expect(by('wecom')).toBeGreaterThan(0)
  })

  it('that no channel takes is an alarm of its own, to the administrators too', async () => {
    for (const way of ['sms', 'email', 'wecom', 'dingtalk'] as const) house.pager.break(way)
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    for (const way of ['sms', 'email', 'wecom', 'dingtalk'] as const) house.pager.mend(way)
    const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
    expect(notices.some((one) => one.template === 'page_lost' && one.to === '王理')).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepDrills } from './jobs.ts'

let house: TestHouse
let chen: Visitor
let lin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  chen = await house.as('陈督明')
  lin = await house.as('林晓安')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const open = async (callers: number) => {
  const { run, code } = await chen.must('POST /api/drill/runs', {
    body: { id: randomUUID(), title: '夜班演练', callers, minutes: 30 },
  })
  return { id: run.id, code: code! }
}
async function caller(code: string, text: string): Promise<Visitor> {
  const who = house.visitor()
  await who.must('POST /api/drill/callers', { body: { code } })
  await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  return who
}
const drills = async () => (await lin.must('GET /api/crisis/board')).rows.filter((row) => row.drill)

describe('a drill', () => {
  it('comes by the true path and says 演练 on the board, in every page and in the outbox', async () => {
    const { id, code } = await open(2)
    await caller(code, '我不想活了，药都准备好了，今晚就吃')
    await caller(code, '我想结束自己的生命')
    await house.settle()
    const rows = await drills()
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row.number).toMatch(/^演练A-\d{4}$/)
    const words = house.pager.letters.filter((one) => one.words.includes(rows[0]!.number))
    expect(words.length).toBeGreaterThan(0)
    const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
    expect(notices.some((one) => one.words.includes('演练A-'))).toBe(true)
    const third = house.visitor()
    expect((await third.call('POST /api/drill/callers', { body: { code } })).refused).toBe('NOT_FOUND')
    expect((await third.call('POST /api/drill/callers', { body: { code: 'x'.repeat(32) } })).refused).toBe('NOT_FOUND')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: rows[0]!.id } })
    const report = await chen.must('GET /api/drill/runs/:id', { params: { id } })
    expect(report).toMatchObject({ came: 2, raised: 2, taken: 1, inTime: 1, mostPages: 1, pagesFailed: 0 })
    expect(report.paged.most).not.toBeNull()
  })

  it('is counted nowhere: not as open, not in the load of anybody, and after-care never sees it', async () => {
    const before = await chen.must('GET /api/health')
    const { people } = await chen.must('GET /api/roster/standing')
    // the one of the seed; not the one of the drill they have taken
    expect(people.find((one) => one.name === '林晓安')?.open ?? 1).toBe(1)
    const { code } = await open(1)
    await caller(code, '我不想活了')
    expect((await chen.must('GET /api/health')).alerts.open).toBe(before.alerts.open)
    expect((await chen.must('GET /api/aftercare/desk')).reviews).toEqual([])
  })

  it('ended closes its events by lawful steps, each with its entry; safe to repeat', async () => {
    const { runs } = await chen.must('GET /api/drill/runs')
    const events = await drills()
    for (const run of runs)
      for (let n = 0; n < 2; n += 1) await chen.must('POST /api/drill/runs/:id/end', { params: { id: run.id } })
    expect(await drills()).toEqual([])
    for (const { id } of events) {
      const { state, timeline } = await lin.must('GET /api/crisis/events/:id', { params: { id } })
      expect([state, timeline.at(-1)!.what]).toEqual(['CLOSED', 'crisis.drill_over'])
    }
  })

  it('left alone ends by itself at its time, and real alerts stay as they are', async () => {
    const { code } = await open(1)
    await caller(code, '我不想活了')
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const real = (await lin.must('GET /api/crisis/board')).rows.filter((row) => !row.drill).length
    house.floor.clock.turn({ minutes: 31 })
    expect(await keepDrills(house.floor)).toBe(1)
    lin = await house.as('林晓安')
    expect(await drills()).toEqual([])
    expect((await lin.must('GET /api/crisis/board')).rows).toHaveLength(real)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { forgetNumbers } from './jobs.ts'

let house: TestHouse
let lin: Visitor
let wang: Visitor
let admin: Visitor
let worker: Visitor
const words = '我不想活了，药都准备好了，今晚就吃'

beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
  wang = await house.as('王理')
  admin = await house.colleague('agency_admin', 'elsewhere')
  worker = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
  const contact = await lin.must('GET /api/identity/staff/contact')
  await lin.must('PUT /api/identity/staff/contact', { body: { ...contact, onTree: true } })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Says to the only other agency whether each may call the other's people. */
async function say(who: Visitor, yes: boolean) {
  const { agencies } = await who.must('GET /api/pool/neighbours')
  await who.must('PUT /api/pool/neighbours/:id', { params: { id: agencies[0]!.id }, body: { yes } })
  return (await who.must('GET /api/pool/neighbours')).agencies[0]!
}

/** A cry nobody takes for so many minutes. @returns its event's id */
async function cry(minutes: number): Promise<string> {
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/messages', { body: { id: randomUUID(), text: words } })
  await house.settle()
  house.floor.clock.turn({ minutes })
  await house.settle()
  return (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!.id
}
const detail = (id: string) => lin.must('GET /api/crisis/events/:id', { params: { id } })
const calls = async (who: Visitor) => (await who.must('GET /api/pool/calls')).calls
const said = async (id: string, what: string) => (await detail(id)).timeline.filter((one) => one.what === what)

describe('neighbouring agencies', () => {
  it('are not asked before both have said yes, nor while the people of the place still have their time', async () => {
    expect(await say(wang, true)).toMatchObject({ ours: true, theirs: false })
    const early = await cry(6.5)
    expect(await said(early, 'crisis.neighbours_asked')).toEqual([])
    expect(await calls(worker)).toEqual([])
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: early } })
    expect(await say(admin, true)).toMatchObject({ ours: true, theirs: true })
    const taken = await cry(5)
    expect(await calls(worker)).toEqual([])
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: taken } })
  })

  it('are asked to ring when nobody has come, learn nothing of who asks for help, and whoever rings is read on the event', async () => {
    const id = await cry(6.5)
    const [call, ...more] = await calls(worker)
    const event = await detail(id)
    expect(more).toEqual([])
    expect(call).toMatchObject({ number: event.number, grade: 'RED_E', takenBy: null, mine: false })
    expect(call!.numbers.map((one) => one.name)).toContain('林晓安')
    expect(call!.numbers.map((one) => one.name)).not.toContain('周敏')
    expect(JSON.stringify(call)).not.toContain(words)
    expect((await worker.call('GET /api/crisis/events/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect(await calls(lin)).toEqual([])
    const params = { id: call!.id }
    expect((await lin.call('PUT /api/pool/calls/:id/taking', { params })).refused).toBe('NOT_FOUND')
    await worker.must('PUT /api/pool/calls/:id/taking', { params })
    const second = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS'])
    expect((await second.call('PUT /api/pool/calls/:id/taking', { params })).refused).toBe('ALREADY_TAKEN')
    await house.settle()
    expect((await said(id, 'crisis.neighbour_rings'))[0]!.text).toContain('别处的机构 同事crisis_worker')
    await worker.must('PUT /api/pool/calls/:id/outcome', { params, body: { outcome: 'reached' } })
    await house.settle()
    expect(await said(id, 'crisis.neighbour_reached')).toHaveLength(1)
    expect(await calls(worker)).toEqual([])
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  })

  it('who reach nobody make the next rung called at once; what somebody has taken asks no neighbour any more', async () => {
    const id = await cry(6.5)
    const [call] = await calls(worker)
    const params = { id: call!.id }
    const rungs = async () => new Set((await detail(id)).pages.map((page) => page.rung)).size
    const before = await rungs()
    await house.settle()
    expect(await rungs()).toBe(before)
    await worker.must('PUT /api/pool/calls/:id/outcome', { params, body: { outcome: 'nobody' } })
    await house.settle()
    expect(await rungs()).toBe(before + 1)
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    const other = await cry(6.5)
    expect(await calls(worker)).toHaveLength(1)
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: other } })
    expect(await calls(worker)).toEqual([])
  })

  it('are not asked for a drill, however long nobody comes', async () => {
    const chen = await house.as('陈督明')
    const { code } = await chen.must('POST /api/drill/runs', {
      body: { id: randomUUID(), title: '夜班演练', callers: 1, minutes: 30 },
    })
    const caller = house.visitor()
    await caller.must('POST /api/drill/callers', { body: { code: code! } })
    await caller.must('POST /api/companion/messages', { body: { id: randomUUID(), text: words } })
    await house.settle()
    house.floor.clock.turn({ minutes: 6.5 })
    await house.settle()
    const drill = (await lin.must('GET /api/crisis/board')).rows.find((row) => row.drill)!
    expect((await detail(drill.id)).pages.some((page) => page.rung === 3)).toBe(true)
    expect(await said(drill.id, 'crisis.neighbours_asked')).toEqual([])
    expect(await calls(worker)).toEqual([])
  })

  it('keep no telephone of anybody once it is over: said so, or taken by the place itself', async () => {
    const id = await cry(6.5)
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    const kept = () =>
      inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
        const { rows } = await line.query(
          'select count(*)::int as n from pool_call where length(numbers_sealed) > 0 or ended_at is null',
        )
        return rows[0]!.n
      })
    expect(await kept()).toBeGreaterThan(0)
    await forgetNumbers(house.floor)
    expect(await kept()).toBe(0)
  })

  it('are asked no more once one of them has taken the word back', async () => {
    // signed in anew: more than half an hour has passed since
    expect(await say(await house.as('王理'), false)).toMatchObject({ ours: false, theirs: true })
    const id = await cry(6.5)
    expect(await calls(worker)).toEqual([])
    expect(await said(id, 'crisis.neighbours_asked')).toEqual([])
  })
})

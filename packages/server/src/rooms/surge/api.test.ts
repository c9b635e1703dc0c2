import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepSurge } from './jobs.ts'

let house: TestHouse
let wang: Visitor
let li: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
async function signIn(): Promise<void> {
  wang = await house.as('王理')
  li = await house.as('李静')
}

const nowMs = async () => Date.parse((await wang.must('GET /api/health')).now)
async function asked() {
  const { units } = await wang.must('GET /api/surge/all')
  return { unitId: units[0]!.id, endsAt: new Date((await nowMs()) + 3 * 86_400_000).toISOString(), withPhase: true }
}
const order = {
  ...{ order: '梧桐办〔2026〕3号', orderedOn: '2026-03-01', why: '暴雨内涝' },
  ...{ noticeZh: '暴雨期间，小屋整夜有人。', noticeEn: 'During the storm somebody is here all night.' },
}
const notice = async () => (await house.visitor().must('GET /api/surge/notice')).notice

describe('a public event', () => {
  const id = randomUUID()

  it('is switched on in two steps, and only what was seen', async () => {
    const span = await asked()
    const { seen, certified } = await wang.must('POST /api/surge/previews', { body: span })
    expect(certified).toBeGreaterThan(2)
    expect(await notice()).toBeNull()
    const wrong = await wang.call('POST /api/surge/switches', { body: { ...span, ...order, id, seen: 'x'.repeat(64) } })
    expect(wrong.refused).toBe('WRONG_STATE')
    for (let n = 0; n < 2; n += 1) {
      const { surge } = await wang.must('POST /api/surge/switches', { body: { ...span, ...order, id, seen } })
      expect(surge).toMatchObject({ order: order.order, endedAt: null, withPhase: true, byName: '王理' })
    }
    const second = {
      ...span,
      ...order,
      id: randomUUID(),
      seen: (await wang.must('POST /api/surge/previews', { body: span })).seen,
    }
    expect((await wang.call('POST /api/surge/switches', { body: second })).refused).toBe('WRONG_STATE')
    expect((await li.call('POST /api/surge/previews', { body: span })).refused).toBe('FORBIDDEN')
  })

  it('stands as a notice on both faces, and sets the phase of early warning', async () => {
    expect(await notice()).toEqual({ zh: order.noticeZh, en: order.noticeEn })
    expect((await li.must('GET /api/surge/all')).surges[0]!.noticeZh).toBe(order.noticeZh)
    const { phases } = await wang.must('GET /api/assessment/phases')
    expect(phases[0]).toMatchObject({ phase: 'emergency', order: order.order, endedAt: null })
  })

  it('has a queue at the scene: urgent first, taken by exactly one, seen with look, listen and link', async () => {
    for (const [urgent, words] of [
      [false, '体育馆东门，老伯，药没带'],
      [true, '二号棚，姑娘一直发抖'],
    ] as const)
      await li.must('POST /api/surge/waiting', { body: { id: randomUUID(), urgent, words } })
    const { waiting } = await li.must('GET /api/surge/waiting')
    expect(waiting.map((one) => one.urgent)).toEqual([true, false])
    const params = { id: waiting[0]!.id }
    const half = await house.colleague('volunteer', 'here', ['C-BASE', 'C-DATA', 'C-LIS'])
    const refused = await half.call('PUT /api/surge/waiting/:id/taker', { params })
    expect(refused).toMatchObject({ refused: 'CERT_REQUIRED', reply: { detail: { missing: 'C-PFA' } } })
    const zhou = await house.as('周敏')
    const both = await Promise.all([li, zhou].map((who) => who.call('PUT /api/surge/waiting/:id/taker', { params })))
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const taker = both[0]!.status === 200 ? li : zhou
    const body = {
      ...{
        look: { safe: true, needs: ['rest' as const, 'family' as const], strongDistress: true },
        listen: '想给妈妈打电话',
      },
      link: { to: ['family' as const], note: '已借手机' },
    }
    expect((await (taker === li ? zhou : li).call('PUT /api/surge/waiting/:id/form', { params, body })).refused).toBe(
      'ALREADY_TAKEN',
    )
    for (let n = 0; n < 2; n += 1) await taker.must('PUT /api/surge/waiting/:id/form', { params, body })
    expect(await li.must('GET /api/surge/waiting')).toMatchObject({
      on: true,
      seenToday: 1,
      waiting: [{ urgent: false }],
    })
  })

  it('goes back by itself on its day; whoever still waits is still seen, and nobody new is queued', async () => {
    house.floor.clock.turn({ hours: 3 * 24 + 1 })
    await signIn()
    expect(await notice()).toBeNull()
    expect(await keepSurge(house.floor)).toBe(1)
    expect(await keepSurge(house.floor)).toBe(0)
    const { surges } = await wang.must('GET /api/surge/all')
    expect(surges[0]).toMatchObject({ id, endedBy: null })
    expect(surges[0]!.endedAt).not.toBeNull()
    const { waiting, on } = await li.must('GET /api/surge/waiting')
    expect([on, waiting.length]).toEqual([false, 1])
    await li.must('PUT /api/surge/waiting/:id/taker', { params: { id: waiting[0]!.id } })
    const late = await li.call('POST /api/surge/waiting', { body: { id: randomUUID(), urgent: false, words: '晚了' } })
    expect(late.refused).toBe('WRONG_STATE')
  })

  it('ended before its day takes the phase back with it', async () => {
    const span = await asked()
    const { seen } = await wang.must('POST /api/surge/previews', { body: span })
    const again = randomUUID()
    await wang.must('POST /api/surge/switches', { body: { ...span, ...order, id: again, seen } })
    const { surge } = await wang.must('POST /api/surge/switches/:id/end', { params: { id: again } })
    expect(surge.endedBy).toBe('王理')
    expect((await wang.must('GET /api/assessment/phases')).phases[0]!.endedAt).not.toBeNull()
    expect(await notice()).toBeNull()
  })
})

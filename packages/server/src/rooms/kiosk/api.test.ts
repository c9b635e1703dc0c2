import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { wipeIdle } from '../companion/jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function tablet(): Promise<{ ticket: string; unitName: string }> {
  const worker = await house.colleague('social_worker')
  const { places } = await worker.must('GET /api/kiosk/places')
  return worker.must('POST /api/kiosk/tablets', { body: { unitId: places[0]!.id, packs: ['quick', 'minor_12_17'] } })
}
const save = (
  ticket: string,
  id: string,
  answers: Record<string, number | null>,
  more: {
    instrument?: string
    age?: number
    pack?: 'quick' | 'minor_12_17' | 'elder'
    done?: boolean
    finish?: boolean
  } = {},
  who: Visitor = house.visitor(),
) =>
  who.call('PUT /api/kiosk/sittings/:id', {
    params: { id },
    body: {
      ...{ ticket, pack: more.pack ?? 'quick', age: more.age ?? 40 },
      startedAt: house.floor.clock.processNow.toISOString(),
      save: {
        ...{ instrument: more.instrument ?? 'phq4', version: '1.0.0', answers },
        ...{ done: more.done ?? false, finish: more.finish ?? false },
      },
    },
  })
const board = async () =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.filter((row) => row.source === 'scale')

describe('a tablet in a cabin', () => {
  it('tells a person of a dangerous answer once, however often it is sent, named after the tablet', async () => {
    const { ticket } = await tablet()
    const before = (await board()).length
    const id = randomUUID()
    await save(ticket, id, { 1: 3, 2: 3, 3: 0, 4: 0 }, { done: true })
    const body = { instrument: 'phq9' }
    const first = await save(ticket, id, { 9: 2 }, body)
    expect(first.reply.sitting).toMatchObject({ safety: true })
    await save(ticket, id, { 9: 2 }, body)
    const rows = await board()
    expect(rows).toHaveLength(before + 1)
    expect(rows.some((row) => row.name?.startsWith('小屋平板'))).toBe(true)
  })

  it('shows the result of the one who just answered, and nothing of anybody to whoever comes with the ticket', async () => {
    const { ticket } = await tablet()
    const who = house.visitor()
    const id = randomUUID()
    await save(ticket, id, { 1: 0, 2: 0, 3: 0, 4: 0 }, { done: true }, who)
    const came = await save(
      ticket,
      id,
      { F1: 0, F2: 0, F3: 0, F4: 0 },
      { instrument: 'function', done: true, finish: true },
      who,
    )
    expect(came.reply.sitting?.result?.title).toBe('目前状态平稳')
    expect((await who.must('GET /api/identity/resident')).kind).toBe('nobody')
    expect((await who.call('GET /api/assessment/results')).refused).toBe('SIGN_IN_FIRST')
    const other = await tablet()
    // another tablet, and a pack it was not put up for
    expect((await save(other.ticket, randomUUID(), { 1: 0 }, { pack: 'elder', age: 70 })).refused).toBe('NOT_FOUND')
  })

  it('counts nobody twice when it sends the same again after they were forgotten', async () => {
    const { ticket } = await tablet()
    const id = randomUUID()
    await save(ticket, id, { 1: 0, 2: 0, 3: 0, 4: 0 }, { done: true })
    house.floor.clock.turn({ minutes: 45 })
    expect(await wipeIdle(house.floor)).toBeGreaterThan(0)
    const again = await save(ticket, id, { 1: 0, 2: 0, 3: 0, 4: 0 }, { done: true })
    expect([again.status, again.reply.sitting]).toEqual([200, null])
  })

  it('asks children as everywhere: a guardian first below fourteen, their own yes below eighteen', async () => {
    const { ticket } = await tablet()
    const asked = (age: number) =>
      save(ticket, randomUUID(), { 1: 0 }, { pack: 'minor_12_17', instrument: 'phq9', age })
    expect((await asked(13)).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await asked(15)).refused).toBe('CONSENT_NEEDED')
  })

  it('sends nothing more once it is taken down', async () => {
    const { ticket } = await tablet()
    await house.visitor().must('DELETE /api/kiosk/tablets', { body: { ticket } })
    expect((await save(ticket, randomUUID(), { 1: 0 })).refused).toBe('TICKET_EXPIRED')
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let wang: Visitor
const riverside = randomUUID()
const hillside = randomUUID()
const code = (id: string): string => `ca${id.replace(/-/g, '').slice(-8)}`

/** Somebody certified who answers for the riverside cabin and nothing else. */
async function atRiverside(): Promise<{ id: string; who: Visitor; name: string }> {
  const who = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
  const me = await who.must('GET /api/identity/staff')
  await wang.must('POST /api/network/people/:id/grants', {
    params: { id: me.personId },
    body: { role: 'crisis_worker', unitId: riverside },
  })
  for (const { id } of me.grants) await wang.must('DELETE /api/network/grants/:id', { params: { id } })
  return { id: me.personId, who, name: me.name }
}

beforeAll(async () => {
  house = await openHouse({ street: true })
  wang = await house.as('王理')
  const { units } = await wang.must('GET /api/network/units')
  const parentId = units.find((unit) => unit.kind === 'community')!.id
  for (const [id, name] of [
    [riverside, '江边小屋'],
    [hillside, '山上小屋'],
  ] as const)
    await wang.must('POST /api/network/units', { body: { id, parentId, kind: 'cabin', name } })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** A cry for help at a cabin; who was paged at once, and whether each of them could open it. */
async function paged(cabin: string | undefined): Promise<{ id: string; names: string[] }> {
  const before = new Set((await wang.must('GET /api/crisis/board')).rows.map((row) => row.id))
  const body = { id: randomUUID(), ...(cabin ? { cabin } : {}) }
  await house.visitor().must('POST /api/companion/sos', { body })
  const { id } = (await wang.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  const { pages } = await wang.must('GET /api/crisis/events/:id', { params: { id } })
  return { id, names: [...new Set(pages.filter((page) => page.rung === 0).map((page) => page.to))] }
}

describe('who is paged for a place', () => {
  it('is never somebody who could not open the event: where nobody stands who can, those who can are told at once', async () => {
    const street = await paged(undefined)
    const lin = await house.as('林晓安')
    expect((await lin.call('GET /api/crisis/events/:id', { params: { id: street.id } })).status).toBe(200)
    const hill = await paged(code(hillside))
    expect(hill.names).toContain('王理')
    for (const name of ['林晓安', '周敏', '李静']) expect(hill.names).not.toContain(name)
    expect((await wang.call('GET /api/crisis/events/:id', { params: { id: hill.id } })).status).toBe(200)
  })

  it('stands for that place, side by side with the shift of another one', async () => {
    const [first, second] = [await atRiverside(), await atRiverside()]
    const { now } = await house.visitor().must('GET /api/health')
    const at = (minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString()
    const body = {
      ...{ id: randomUUID(), startsAt: at(1), endsAt: at(121), unitId: riverside },
      ...{ primaryId: first.id, secondaryId: second.id },
    }
    // the street's people do not answer for the riverside, and these do not for the street
    const { people } = await wang.must('GET /api/roster/week', { params: { from: at(0), to: at(1) } })
    const lin = people.find((one) => one.name === '林晓安')!.id
    const wrong = { ...body, id: randomUUID(), secondaryId: lin }
    expect((await wang.call('POST /api/roster/shifts', { body: wrong })).refused).toBe('BAD_INPUT')
    const manager = await house.colleague('cabin_manager', 'elsewhere')
    expect((await manager.call('POST /api/roster/shifts', { body })).refused).toBe('NOT_FOUND')
    await wang.must('POST /api/roster/shifts', { body })
    house.floor.clock.turn({ minutes: 2 })
    await house.settle()
    const river = await paged(code(riverside))
    expect(river.names).toEqual([first.name])
    expect((await first.who.call('GET /api/crisis/events/:id', { params: { id: river.id } })).status).toBe(200)
    const street = await paged(undefined)
    expect(street.names).not.toContain(first.name)
    expect((await first.who.call('GET /api/crisis/events/:id', { params: { id: street.id } })).refused).toBe(
      'NOT_FOUND',
    )
    expect(street.names.length).toBeGreaterThan(0)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepHouseholds } from './jobs.ts'

let house: TestHouse
let li: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const find = async (name: string) =>
  (await li.must('GET /api/casework/people', { params: { typed: name } })).people.find((one) => one.name === name)!
async function open(name: string, who: Visitor): Promise<{ id: string; residentId: string }> {
  await house.neighbour(name)
  const residentId = (await find(name)).id
  const { caseId } = await who.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: residentId }, source: 'walk_in', population: 'bereaved' },
      request: '家里有人走了，夜里睡不着',
    },
  })
  return { id: caseId, residentId }
}
const read = (who: Visitor, id: string) => who.must('GET /api/household/cases/:id', { params: { id } })
const relations = async (who: Visitor, id: string) =>
  (await read(who, id)).household?.members.map(({ relation }) => relation) ?? []
const keep = (who: Visitor, id: string, ...members: { residentId: string; relation: string }[]) =>
  who.call('PUT /api/household/cases/:id', {
    params: { id },
    body: { householdId: randomUUID(), name: '丧家', members },
  })
const days = (id: string, day: string | null) =>
  li.call('PUT /api/household/cases/:id/days', { params: { id }, body: { day } })
const today = (): string => new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('a household', () => {
  it('is seen from the case of each member by whoever works there, and nobody sees another case for it', async () => {
    const other = await house.colleague('counsellor')
    const [granny, boy] = [await open('丧一', li), await open('丧二', other)]
    await keep(
      li,
      granny.id,
      { residentId: granny.residentId, relation: '奶奶' },
      { residentId: boy.residentId, relation: '孙子' },
    )
    expect(await relations(li, granny.id)).toEqual(['奶奶', '孙子'])
    expect(await relations(other, boy.id)).toEqual(['奶奶', '孙子'])
    expect((await li.call('GET /api/household/cases/:id', { params: { id: boy.id } })).refused).toBe('NOT_FOUND')
    expect((await keep(li, boy.id, { residentId: boy.residentId, relation: '孙子' })).refused).toBe('NOT_FOUND')
  })

  it('lets somebody be taken out again; their own file shows none, and what is written there leaves the old one alone', async () => {
    const other = await house.colleague('counsellor')
    const [granny, boy] = [await open('丧三', li), await open('丧四', other)]
    const self = { residentId: granny.residentId, relation: '奶奶' }
    await keep(li, granny.id, self, { residentId: boy.residentId, relation: '孙子' })
    await keep(li, granny.id, self)
    expect(await relations(li, granny.id)).toEqual(['奶奶'])
    expect((await read(other, boy.id)).household).toBeNull()
    await keep(other, boy.id, { residentId: boy.residentId, relation: '自己' })
    expect(await relations(other, boy.id)).toEqual(['自己'])
    expect(await relations(li, granny.id)).toEqual(['奶奶'])
  })
})

describe('days of remembrance', () => {
  it('stand in the file until they are past, are taken back, and are thought of in words that say nothing', async () => {
    const { id } = await open('丧五', li)
    const { texts, shownHash } = await li.must('GET /api/casework/consent-texts')
    await li.must('POST /api/casework/cases/:id/consents', {
      params: { id },
      body: {
        ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash },
        purposes: texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
      },
    })
    await days(id, today())
    const kinds = async () => (await read(li, id)).days.map(({ kind }) => kind).sort()
    expect(await kinds()).toEqual(['hundredth', 'qingming', 'seventh', 'year', 'zhongyuan'])
    await days(id, null)
    expect(await kinds()).toEqual([])
    await days(id, today())
    expect(await keepHouseholds(house.floor)).toBeGreaterThan(0)
    expect(await keepHouseholds(house.floor)).toBe(0)
    const { tasks } = (await li.must('GET /api/casework/cases/:id', { params: { id } })).case
    // the worker knows which day it is, the letter does not say
    expect(tasks.filter(({ kind }) => kind === 'remembrance').map(({ text }) => text)).toContain('seventh')
    // who was told of a day still sees that it stood
    await days(id, null)
    expect((await read(li, id)).days).toContainEqual(expect.objectContaining({ kind: 'seventh', told: true }))
    await house.settle()
    const letters = house.pager.letters.filter(({ way }) => way === 'sms')
    expect(letters.length).toBeGreaterThan(0)
    expect(letters.every(({ words }) => !/头七|百日|周年|清明|中元|去世|哀/.test(words))).toBe(true)
  })
})

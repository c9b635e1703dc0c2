import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** 李静 opens a case of somebody of the street. */
async function openFor(name: string): Promise<void> {
  const { people } = await li.must('GET /api/casework/people', { params: { typed: name } })
  const person = { id: people.find((one) => one.name === name)!.id }
  const about = { person, source: 'walk_in' as const, population: 'general' as const, request: '想找人说说' }
  await li.must('POST /api/casework/cases', { body: { id: randomUUID(), ...about } })
}

describe('feedback after a session', () => {
  const send = (who: Visitor, more: object = {}) =>
    who.must('POST /api/record/feedback', {
      body: { id: randomUUID(), heard: 2, mine: 3, better: 2, text: '', signed: true, ...more },
    })

  it('is read by the supervisor and never by the helper', async () => {
    const me = await house.neighbour('馈一')
    await openFor('馈一')
    await send(me, { text: '有点赶' })
    expect((await chen.must('GET /api/record/feedback')).rows[0]).toMatchObject({ text: '有点赶', leadName: '李静' })
    expect((await li.call('GET /api/record/feedback')).refused).toBe('FORBIDDEN')
    const elsewhere = await house.colleague('supervisor', 'elsewhere')
    expect((await elsewhere.must('GET /api/record/feedback')).rows).toEqual([])
  })

  it('without a name leads to nobody, in the list or in the audit', async () => {
    const me = await house.neighbour('馈二')
    await openFor('馈二')
    await send(me, { signed: false, text: '我不敢当面说' })
    const row = (await chen.must('GET /api/record/feedback')).rows.find((one) => one.text === '我不敢当面说')
    expect(row).toMatchObject({ caseId: null, leadName: null })
    const auditor = await house.colleague('auditor')
    const lines = await auditor.must('GET /api/audit/lines', { params: { line: 'record.feedback_sent' } })
    expect(JSON.stringify(lines)).not.toContain('馈二')
  })

  it('in which somebody wants to die tells whoever is on call', async () => {
    const me = await house.neighbour('馈三')
    expect((await send(me, { signed: false, text: '没有用，我不想活了' })).danger).toBe(true)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some((row) => row.name === '馈三')).toBe(true)
  })
})

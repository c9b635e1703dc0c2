import { randomUUID } from 'node:crypto'
import type { complaintAbouts } from '@anxin/contract/complaint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepComplaints } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

interface Said {
  readonly id?: string
  readonly about?: (typeof complaintAbouts)[number]
  readonly whom?: string
  readonly text?: string
  readonly signed?: boolean
}
const file = (who: Visitor, said: Said = {}) =>
  who.must('POST /api/complaint/complaints', {
    body: { id: randomUUID(), about: 'waiting', whom: '', text: '等了三天没有人回电话', signed: true, ...said },
  })
const list = async (who: Visitor, view: 'open' | 'ended' = 'open') =>
  (await who.must('GET /api/complaint/complaints', { params: { view } })).rows
const look = async (code: string) =>
  (await house.visitor().must('POST /api/complaint/looks', { body: { code } })).complaint
const settle = (code: string, settled: boolean, text = '') =>
  house.visitor().call('POST /api/complaint/settlements', { body: { code, settled, text } })
const take = (who: Visitor, id: string) => who.call('POST /api/complaint/complaints/:id/take', { params: { id } })
const answer = (who: Visitor, id: string, text: string) =>
  who.call('PUT /api/complaint/complaints/:id/answer', { params: { id }, body: { text } })
const nameOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).name
const sent = (kind: string) => house.pager.letters.filter((one) => one.words.includes(kind)).length

describe('a complaint', () => {
  it('is answered to whoever signed it, and they get a word that says nothing about it', async () => {
    const [me, boss] = [await house.as('阿诚'), await house.colleague('supervisor')]
    const id = randomUUID()
    const { code, nobodyElse, danger } = await file(me, { id })
    expect({ nobodyElse, danger }).toEqual({ nobodyElse: false, danger: false })
    expect((await list(boss)).find((row) => row.id === id)).toMatchObject({ name: '阿诚', state: 'received' })
    await take(boss, id)
    await answer(boss, id, '对不起让您久等。我们加了一个人接电话。')
    await house.settle()
    expect((await me.must('GET /api/complaint/mine')).complaints).toMatchObject([
      { id, code, state: 'answered', answer: '对不起让您久等。我们加了一个人接电话。' },
    ])
    expect(sent('您提的事有了回复')).toBe(1)
    await answer(boss, id, '对不起让您久等。我们加了一个人接电话。')
    await house.settle()
    expect(sent('您提的事有了回复')).toBe(1)
    const along = (who: Visitor) => who.must('GET /api/identity/resident/export')
    expect(await along(me)).toMatchObject({ complaints: [{ id, text: '等了三天没有人回电话', state: 'answered' }] })
    expect(await along(await house.neighbour('柳三'))).toMatchObject({ complaints: [] })
  })

  it('without a name shows nobody who it came from, in the list or in the audit, and its code finds the answer', async () => {
    const [me, boss, auditor] = [
      await house.neighbour('柳二'),
      await house.colleague('supervisor'),
      await house.colleague('auditor'),
    ]
    const id = randomUUID()
    const { code } = await file(me, { id, signed: false, text: '我的咨询师总是迟到' })
    expect((await list(boss)).find((row) => row.id === id)?.name).toBeNull()
    expect((await me.must('GET /api/complaint/mine')).complaints).toEqual([])
    expect(JSON.stringify(await me.must('GET /api/identity/resident/export'))).not.toContain('我的咨询师总是迟到')
    const lines = await auditor.must('GET /api/audit/lines', { params: { line: 'complaint.complaint_filed' } })
    expect(JSON.stringify(lines)).not.toContain('柳二')
    const own = await me.must('GET /api/identity/resident/accesses')
    expect(JSON.stringify(own)).not.toContain('complaint')
    await take(boss, id)
    await answer(boss, id, '谢谢您告诉我们，我们会和这位同事谈。')
    expect(await look(`${code.slice(0, 5)} ${code.slice(5).toLowerCase()}`)).toMatchObject({ state: 'answered' })
  })

  it('is never seen by the one it names, and others may see to it', async () => {
    const [named, other] = [await house.colleague('supervisor'), await house.colleague('agency_admin')]
    const id = randomUUID()
    await file(await house.neighbour('柳三'), { id, about: 'person', whom: `督导${await nameOf(named)}` })
    expect((await list(named)).some((row) => row.id === id)).toBe(false)
    expect((await take(named, id)).refused).toBe('NOT_FOUND')
    expect((await named.call('GET /api/complaint/complaints/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await take(other, id)).refused).toBeUndefined()
  })

  it('tells its speaker at once when everybody who could see to it is named in it', async () => {
    const alone = await openHouse({ street: true })
    const me = await alone.neighbour('柳四')
    const names = (await (await alone.colleague('agency_admin')).must('GET /api/network/people')).people
      .filter((one) => one.grants.some(({ role }) => ['supervisor', 'agency_admin', 'dpo'].includes(role)))
      .map((one) => one.name)
    const body = { id: randomUUID(), about: 'person' as const, whom: '', signed: true }
    const reply = await me.must('POST /api/complaint/complaints', { body: { ...body, text: names.join('、') } })
    expect(reply.nobodyElse).toBe(true)
    await alone.close()
  })

  it('that is not settled goes once to another person, with a new term', async () => {
    const [first, second] = [await house.colleague('supervisor'), await house.colleague('supervisor')]
    const id = randomUUID()
    const { code } = await file(house.visitor(), { id, signed: false })
    await take(first, id)
    expect((await take(second, id)).refused).toBe('ALREADY_TAKEN')
    expect((await answer(second, id, '我来答')).refused).toBe('NOT_FOUND')
    await answer(first, id, '已经知道了')
    expect((await settle(code, false, '没有说怎么改')).reply?.complaint.state).toBe('reopened')
    expect((await settle(code, false, '没有说怎么改')).reply?.complaint.state).toBe('reopened')
    expect((await take(first, id)).refused).toBe('SECOND_PERSON_NEEDED')
    expect((await take(second, id)).reply?.complaint).toMatchObject({ again: '没有说怎么改', state: 'taken' })
    await answer(second, id, '从下周起晚上也有人接')
    expect((await settle(code, false)).refused).toBe('WRONG_STATE')
    expect((await settle(code, true)).reply?.complaint.state).toBe('closed')
  })

  it('sent again is one complaint with one code, and tells nobody twice', async () => {
    const [me, boss] = [await house.neighbour('柳五'), await house.colleague('supervisor')]
    const id = randomUUID()
    await house.settle()
    const before = house.pager.letters.length
    const first = await file(me, { id })
    await house.settle()
    const told = house.pager.letters.length
    expect(told).toBeGreaterThan(before)
    expect(await file(me, { id })).toEqual(first)
    await house.settle()
    expect(house.pager.letters.length).toBe(told)
    expect((await list(boss)).filter((row) => row.id === id)).toHaveLength(1)
  })

  it('in which somebody says they want to die tells whoever is on call, name or no name', async () => {
    const [me, desk] = [await house.neighbour('柳六'), await house.as('林晓安')]
    const words = { text: '没有人管我，我不想活了', signed: false }
    expect((await file(me, words)).danger).toBe(true)
    const { rows } = await desk.must('GET /api/crisis/board')
    expect(rows.find((row) => row.name === '柳六')).toMatchObject({ source: 'complaint', grade: 'ORANGE' })
    const open = rows.length
    expect((await file(house.visitor(), words)).danger).toBe(true)
    expect((await desk.must('GET /api/crisis/board')).rows).toHaveLength(open + 1)
  })

  it('is reminded of before the promised day and told of every day after it, never to whoever is named', async () => {
    const late = await openHouse({ street: true })
    const named = await late.colleague('supervisor')
    const me = await late.neighbour('柳七')
    const { dueAt } = await me.must('POST /api/complaint/complaints', {
      body: { id: randomUUID(), about: 'person', whom: await nameOf(named), text: '总是迟到', signed: true },
    })
    await late.settle()
    expect((await named.must('GET /api/complaint/complaints')).rows).toEqual([])
    const told = () => late.pager.letters.filter((one) => one.words.includes('答复期限'))
    expect(await keepComplaints(late.floor)).toBe(0)
    const daysAhead = Math.ceil((Date.parse(dueAt) - late.now().getTime()) / 86_400_000)
    expect(daysAhead).toBeGreaterThanOrEqual(19)
    late.floor.clock.turn({ days: daysAhead - 2 })
    expect([await keepComplaints(late.floor), await keepComplaints(late.floor)]).toEqual([1, 0])
    late.floor.clock.turn({ days: 3 })
    expect([await keepComplaints(late.floor), await keepComplaints(late.floor)]).toEqual([1, 0])
    late.floor.clock.turn({ days: 1 })
    expect(await keepComplaints(late.floor)).toBe(1)
    await late.settle()
    expect(told().length).toBeGreaterThan(0)
    const boss = await late.colleague('supervisor')
    expect((await boss.must('GET /api/complaint/complaints')).overdue).toBe(1)
    await late.close()
  })

  it('of another agency is as unknown as one that was never made, and a guessed code is locked', async () => {
    const stranger = await house.colleague('supervisor', 'elsewhere')
    const id = randomUUID()
    await file(await house.neighbour('柳八'), { id })
    expect((await list(stranger)).some((row) => row.id === id)).toBe(false)
    expect((await take(stranger, id)).refused).toBe('NOT_FOUND')
    const guess = () => house.visitor().call('POST /api/complaint/looks', { body: { code: 'AAAAABBBBB' } })
    for (let n = 0; n < 10; n += 1) expect((await guess()).refused).toBe('NOT_FOUND')
    expect((await guess()).refused).toBe('LOCKED')
  })
})

import { randomUUID } from 'node:crypto'
import { toTalk } from '@anxin/core/care/volunteer.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
/** Leads the cases; goes herself. */
let li: Visitor
let chen: Visitor
let caseId: string
let ids: Map<string, string>
let hour = 0

beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
  const { rows } = await li.must('GET /api/casework/cases')
  caseId = rows.find((one) => one.name === '桂芳')!.id
  const { colleagues } = await li.must('GET /api/outing/cases/:id', { params: { id: caseId } })
  ids = new Map(colleagues.map((one) => [one.name, one.id]))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
async function signIn(): Promise<void> {
  li = await house.as('李静')
  chen = await house.as('陈督明')
}

const now = (): number => house.floor.clock.processNow.getTime()
const iso = (ms: number): string => new Date(ms).toISOString()
/** Hours ahead, each time later: nobody is booked twice. */
const nextHour = (): number => {
  hour += 2
  return now() + 3_600_000 * hour
}

type PlanBody = { companionId?: string | null; wish?: boolean; id?: string }
const planOf = (more: PlanBody = {}) => ({
  ...{ id: randomUUID(), staffId: ids.get('李静')!, startsAt: iso(nextHour()), minutes: 50 },
  ...{
    where: '梧桐里 3 栋 202',
    why: '看看她一个人吃饭怎么样',
    bring: ['consent' as const],
    companionId: null,
    wish: false,
  },
  ...more,
})
async function planned(more: PlanBody = {}): Promise<string> {
  const body = planOf(more)
  await li.must('POST /api/outing/cases/:id/visits', { params: { id: caseId }, body })
  return body.id
}
const see = async (id: string, who = li) => (await who.must('GET /api/outing/visits/:id', { params: { id } })).visit
const step = (
  id: string,
  name: 'left' | 'arrived' | 'longer' | 'safe' | 'help',
  more: { at?: number; back?: number; who?: Visitor; id?: string } = {},
) =>
  (more.who ?? li).must('POST /api/outing/visits/:id/steps', {
    params: { id },
    body: {
      id: more.id ?? randomUUID(),
      step: name,
      writtenAt: iso(more.at ?? now()),
      expectedAt: more.back ? iso(more.back) : null,
    },
  })
const edit = (
  id: string,
  said:
    | { field: 'seen'; value: string }
    | { field: 'met'; value: 'met' | 'not_home' }
    | { field: 'risk'; value: { answer: 'none' | 'present'; words: string } },
  base = 0,
  who = li,
  more: { id?: string; at?: number } = {},
) =>
  who.must('POST /api/outing/visits/:id/edits', {
    params: { id },
    body: { edits: [{ id: more.id ?? randomUUID(), base, said, writtenAt: iso(more.at ?? now()) }] },
  })
const board = async (who: Visitor = chen) => (await who.must('GET /api/outing/board')).lines
const lineOf = async (id: string, who: Visitor = chen) => (await board(who)).find((one) => one.id === id)
async function later(minutes: number): Promise<void> {
  house.floor.clock.turn({ minutes })
  await house.settle()
  // whoever was away for an hour signs in again
  await signIn()
}
const noticesOf = async (template: string): Promise<string[]> => {
  const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
  return notices.filter((one) => one.template === template).map((one) => `${one.to} ${one.channel} ${one.state}`)
}

describe('a planned visit', () => {
  it('is an appointment at home, stands once, and is on the day of who goes', async () => {
    const body = planOf({ companionId: ids.get('林晓安')! })
    const plan = () => li.must('POST /api/outing/cases/:id/visits', { params: { id: caseId }, body })
    const [first, again] = [await plan(), await plan()]
    expect(again.visit.id).toBe(first.visit.id)
    const day = new Date(Date.parse(body.startsAt) + 8 * 3_600_000).toISOString().slice(0, 10)
    const mine = (await li.must('GET /api/outing/day', { params: { day } })).visits.filter(({ id }) => id === body.id)
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({
      where: '梧桐里 3 栋 202',
      name: '桂芳',
      companion: { name: '林晓安' },
      inside: { why: body.why, bring: ['consent'] },
    })
    const { rows } = await li.must('GET /api/appointment/calendar', {
      params: { from: iso(Date.parse(body.startsAt) - 60_000), to: iso(Date.parse(body.startsAt) + 60_000) },
    })
    expect(rows.filter(({ id }) => id === body.id)).toHaveLength(1)
    const next = planOf()
    const refused = await li.call('POST /api/outing/cases/:id/visits', {
      params: { id: caseId },
      body: { ...next, startsAt: body.startsAt },
    })
    expect(refused.refused).toBe('SLOT_TAKEN')
    expect((await li.must('GET /api/outing/cases/:id', { params: { id: caseId } })).where).toBe('梧桐里 3 栋 202')
  })
  it('goes with two where somebody wishes it, and is refused for one alone', async () => {
    const alone = await li.call('POST /api/outing/cases/:id/visits', {
      params: { id: caseId },
      body: planOf({ wish: true }),
    })
    expect(alone.refused).toBe('SECOND_PERSON_NEEDED')
    expect((await see(await planned({ wish: true, companionId: ids.get('周敏')! }))).two).toBe('wish')
  })
  it('takes a volunteer along who has the certificates on the day of the visit, and nobody without', async () => {
    const plan = async (who: Visitor) => {
      const { personId } = await who.must('GET /api/identity/staff')
      return li.call('POST /api/outing/cases/:id/visits', {
        params: { id: caseId },
        body: planOf({ companionId: personId }),
      })
    }
    const half = await house.colleague('volunteer', 'here', ['C-BASE', 'C-DATA', 'C-PFA'])
    expect(await plan(half)).toMatchObject({
      ...{ status: 403, refused: 'CERT_REQUIRED' },
      reply: { field: 'companionId', detail: { missing: 'C-LIS' } },
    })
    const learnt = await house.colleague('volunteer', 'here', toTalk)
    const { reply } = await plan(learnt)
    const { id } = reply!.visit
    // it ends before the day comes: the visit stands, and they may always say where they are
    const { personId } = await learnt.must('GET /api/identity/staff')
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update staff_certificate set valid_until = '2020-01-01' where staff_id = $1`, [personId]),
    )
    expect((await plan(learnt)).refused).toBe('CERT_REQUIRED')
    const details = { where: '3 栋', why: '', bring: [], companionId: personId, wish: false }
    expect((await li.call('PUT /api/outing/visits/:id', { params: { id }, body: details })).refused).toBe(
      'CERT_REQUIRED',
    )
    await step(id, 'left', { who: learnt })
    await step(id, 'safe', { who: learnt })
    const { colleagues } = await li.must('GET /api/outing/cases/:id', { params: { id: caseId } })
    const untrained = colleagues.filter((one) => one.untrained).map((one) => one.name)
    expect(new Set(untrained)).toEqual(new Set(['同事volunteer']))
  })
  it('booked in the calendar is a visit as well, and keeps what was said of it when it is moved', async () => {
    const residentId = (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case.residentId
    const id = randomUUID()
    const booked = {
      id,
      residentId,
      staffId: ids.get('李静')!,
      roomId: null,
      mode: 'home' as const,
      startsAt: iso(nextHour()),
      minutes: 50,
    }
    const profile = { gender: 'f' as const, about: '', modes: ['home' as const], minutes: 50, takesNew: true }
    await li.must('PUT /api/appointment/hours', { body: { profile, weekly: [] } })
    await li.must('POST /api/appointment/appointments', { body: booked })
    expect(await see(id)).toMatchObject({ where: null, worker: { name: '李静' } })
    const goers = (await li.must('GET /api/outing/visits/:id/goers', { params: { id } })).colleagues
    expect(goers.map(({ name }) => name)).toEqual(expect.arrayContaining(['李静', '周敏', '林晓安']))
    const stranger = await house.colleague('counsellor', 'elsewhere')
    expect((await stranger.call('GET /api/outing/visits/:id/goers', { params: { id } })).refused).toBe('NOT_FOUND')
    const details = { where: '5 栋 101', why: '送药盒', bring: [], companionId: null, wish: false }
    await li.must('PUT /api/outing/visits/:id', { params: { id }, body: details })
    const moved = randomUUID()
    await li.must('POST /api/appointment/appointments/:id/move', {
      params: { id },
      body: { id: moved, staffId: ids.get('李静')!, roomId: null, startsAt: iso(nextHour()) },
    })
    expect(await see(id)).toMatchObject({ where: '5 栋 101', state: 'CONFIRMED', inside: { why: '送药盒' } })
    // the card of the calendar leads to the same visit
    expect(await see(moved)).toMatchObject({ id, where: '5 栋 101' })
  })
})

describe('the walls', () => {
  it('show somebody who only comes along who, where and when, and nothing that is written', async () => {
    const grid = await house.as('孟格')
    const id = await planned({ companionId: ids.get('孟格')! })
    await edit(id, { field: 'seen', value: '屋里很静' })
    const seen = await see(id, grid)
    expect(seen).toMatchObject({ name: '桂芳', where: '梧桐里 3 栋 202', inside: null })
    expect(JSON.stringify(seen)).not.toMatch(/屋里很静|看看她/)
    expect(
      (
        await grid.call('POST /api/outing/visits/:id/edits', {
          params: { id },
          body: { edits: [{ id: randomUUID(), base: 1, said: { field: 'seen', value: '改' }, writtenAt: iso(now()) }] },
        })
      ).refused,
    ).toBe('FORBIDDEN')
    await step(id, 'left', { who: grid })
    await step(id, 'safe', { who: grid })
  })
  it('show nothing to another agency, a volunteer or a colleague who has no part in it', async () => {
    const id = await planned()
    const paper = { id: randomUUID(), bytes: Buffer.from([0xff, 0xd8, 0xff, 1]).toString('base64') }
    await li.must('POST /api/outing/visits/:id/papers', { params: { id }, body: paper })
    const strangers = await Promise.all([
      house.colleague('supervisor', 'elsewhere'),
      house.colleague('volunteer'),
      house.colleague('community_worker'),
      house.colleague('counsellor'),
    ])
    for (const who of strangers) {
      expect((await who.call('GET /api/outing/visits/:id', { params: { id } })).refused).toBe('NOT_FOUND')
      expect((await who.must('GET /api/outing/day')).visits).toEqual([])
      expect(
        (
          await who.call('POST /api/outing/visits/:id/steps', {
            params: { id },
            body: { id: randomUUID(), step: 'safe', writtenAt: iso(now()), expectedAt: null },
          })
        ).refused,
      ).toBe('NOT_FOUND')
      const file = await who.call('GET /api/outing/visits/:id/papers/:paperId', { params: { id, paperId: paper.id } })
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(file.refused)
    }
    const there = await house.colleague('supervisor', 'elsewhere')
    expect(await board(there)).toEqual([])
  })
  it('let nobody but those who go say they are safe', async () => {
    const id = await planned()
    await step(id, 'left')
    expect(
      (
        await chen.call('POST /api/outing/visits/:id/steps', {
          params: { id },
          body: { id: randomUUID(), step: 'safe', writtenAt: iso(now()), expectedAt: null },
        })
      ).refused,
    ).toBe('NOT_FOUND')
    await step(id, 'safe')
  })
  it('keep a picture of a paper for those who may read, and nothing that is no picture', async () => {
    const id = await planned()
    const send = (bytes: Buffer) =>
      li.call('POST /api/outing/visits/:id/papers', {
        params: { id },
        body: { id: randomUUID(), bytes: bytes.toString('base64') },
      })
    expect((await send(Buffer.from('<html>'))).refused).toBe('FILE_NOT_ALLOWED')
    expect((await send(Buffer.alloc(2 * 1024 * 1024 + 1, 0xff))).refused).toBe('FILE_TOO_BIG')
    await send(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 7, 7]))
    expect((await see(id)).inside!.form.papers).toMatchObject([{ byName: '李静', size: 6 }])
  })
})

describe('the safety timer', () => {
  it('asks who is out, then supervisor and duty, then further up, until somebody owns it', async () => {
    const id = await planned()
    await step(id, 'left', { back: now() + 60 * 60_000 })
    await later(59)
    expect(await lineOf(id)).toMatchObject({ alert: false, rung: 0, name: '', where: null })
    await later(2)
    expect(await noticesOf('outing_ask')).toEqual(expect.arrayContaining(['李静 sms sent', '李静 in_app delivered']))
    expect(await lineOf(id)).toMatchObject({ alert: false, rung: 1 })
    await later(15)
    const line = await lineOf(id)
    expect(line).toMatchObject({ alert: true, rung: 2, name: '桂芳', where: '梧桐里 3 栋 202', owner: null })
    expect(line!.people[0]).toMatchObject({ name: '李静' })
    const called = new Set(line!.calls.filter(({ rung }) => rung === 1).map(({ to }) => to))
    expect(called).toContain('陈督明')
    expect(called).not.toContain('李静')
    expect(called.size).toBeGreaterThan(1)
    await later(15)
    await later(15)
    expect((await lineOf(id))!.calls.filter(({ rung }) => rung === 3).map(({ to }) => to)).toContain('王理')
    await chen.must('POST /api/outing/visits/:id/owner', { params: { id } })
    const { rung } = (await lineOf(id))!
    await later(16)
    expect(await lineOf(id)).toMatchObject({ rung, owner: '陈督明', mine: true })
    // whoever took it and is silent is asked again
    await later(15)
    expect(await lineOf(id)).toMatchObject({ rung: rung + 1, owner: null })
    await chen.must('POST /api/outing/visits/:id/owner', { params: { id } })
    await chen.must('POST /api/outing/visits/:id/answer', { params: { id }, body: { words: '电话通了，手机没电' } })
    expect(await lineOf(id)).toBeUndefined()
    await later(60)
    expect(await lineOf(id)).toBeUndefined()
  })
  it('calls for help at once and sooner again, also without leaving having been said, and a late word of safety ends it', async () => {
    const id = await planned()
    await step(id, 'help')
    await house.settle()
    expect(await lineOf(id)).toMatchObject({ alert: true })
    expect((await noticesOf('outing_help')).some((one) => one.startsWith('陈督明 sms'))).toBe(true)
    const { rung } = (await lineOf(id))!
    await later(6)
    expect((await lineOf(id))!.rung).toBe(rung + 1)
    // leaving, said again, does not hide it
    await step(id, 'left')
    expect(await lineOf(id)).toMatchObject({ alert: true })
    await step(id, 'safe', { at: now() - 10 * 60_000 })
    expect(await lineOf(id)).toMatchObject({ alert: true })
    await step(id, 'safe')
    expect(await lineOf(id)).toBeUndefined()
    await house.settle()
    expect((await noticesOf('outing_safe')).length).toBeGreaterThan(0)
  })
  it('alerts with the text messages broken', async () => {
    house.pager.break('sms')
    const id = await planned()
    await step(id, 'left', { back: now() + 60_000 })
    await later(2)
    await later(15)
    house.pager.mend('sms')
    expect(await lineOf(id)).toMatchObject({ alert: true })
    expect((await lineOf(id))!.calls).toEqual(
      expect.arrayContaining([expect.objectContaining({ to: '陈督明', channel: 'in_app', state: 'delivered' })]),
    )
    await step(id, 'safe')
  })
  it('goes on where it stood after the house was switched off and on: late, owned, and asked for help', async () => {
    const [late, owned, helped] = [await planned(), await planned(), await planned()]
    for (const id of [late, owned]) await step(id, 'left', { back: now() + 20 * 60_000 })
    await step(helped, 'help')
    await later(21)
    await later(15)
    await chen.must('POST /api/outing/visits/:id/owner', { params: { id: owned } })
    const before = await Promise.all([late, owned, helped].map((id) => lineOf(id)))
    house = await house.restart()
    await later(16)
    const after = await Promise.all([late, owned, helped].map((id) => lineOf(id)))
    expect(after[0]).toMatchObject({ alert: true, owner: null, where: '梧桐里 3 栋 202', rung: before[0]!.rung + 1 })
    expect(after[1]).toMatchObject({ alert: true, owner: '陈督明', rung: before[1]!.rung })
    expect(after[2]!.rung).toBeGreaterThan(before[2]!.rung)
    // a house that was away for hours catches up at once
    const away = await planned()
    await step(away, 'left', { back: now() + 60_000 })
    house = await house.restart()
    house.floor.clock.turn({ hours: 5 })
    await house.settle()
    await signIn()
    expect(await lineOf(away)).toMatchObject({ rung: 1, alert: false })
    await later(16)
    expect(await lineOf(away)).toMatchObject({ alert: true })
    for (const id of [late, owned, helped, away]) await step(id, 'safe')
    expect(await Promise.all([late, owned, helped, away].map((id) => lineOf(id)))).toEqual(Array(4).fill(undefined))
  })
  it('comes to the same whatever order and however often its words arrive', async () => {
    const start = now()
    const said = [
      ['left', 0],
      ['arrived', 10],
      ['help', 20],
      ['safe', 30],
    ] as const
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ]) {
      const id = await planned()
      const one = said.map(([name, minute]) => ({ name, at: start - 3_600_000 + minute * 60_000, id: randomUUID() }))
      for (const n of [...order, ...order]) await step(id, one[n]!.name, { at: one[n]!.at, id: one[n]!.id })
      expect((await see(id)).timer).toMatchObject({ out: false, arrivedAt: iso(one[1]!.at), safeAt: iso(one[3]!.at) })
      expect(await lineOf(id)).toBeUndefined()
    }
  })
})

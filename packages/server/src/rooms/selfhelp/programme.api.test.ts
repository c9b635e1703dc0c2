import { randomUUID } from 'node:crypto'
import { toTalk } from '@anxin/core/care/volunteer.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { fingerprint } from '../../platform/privacy.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepSelfHelp } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const now = (): string => house.floor.clock.processNow.toISOString()
async function begin(who: Visitor, wantsHelper = true): Promise<string> {
  const id = randomUUID()
  await who.must('PUT /api/selfhelp/programmes/:id', { params: { id }, body: { consent: true, wantsHelper } })
  return id
}
const doSession = (who: Visitor, id: string, number: number, problem: number | null = 5) =>
  who.call('PUT /api/selfhelp/programmes/:id/sessions/:number', {
    params: { id, number },
    body: { problem, doneAt: now() },
  })
const board = async (who: Visitor) => (await who.must('GET /api/selfhelp/helper/programmes')).rows
const rowOf = async (who: Visitor, id: string) => (await board(who)).find((row) => row.id === id)
const take = (who: Visitor, id: string) => who.call('POST /api/selfhelp/helper/programmes/:id/take', { params: { id } })
const contact = (who: Visitor, id: string, more: object = {}, contactId = randomUUID()) =>
  who.call('PUT /api/selfhelp/helper/programmes/:id/contacts/:contactId', {
    params: { id, contactId },
    body: { kind: 'call', minutes: 15, outcome: 'reached', note: null, nextContactAt: null, ...more },
  })
const listed = async (name: string) =>
  (await (await house.as('李静')).must('GET /api/worklist/entries')).rows.filter((row) => row.name === name)
const alertsOf = async (name: string) =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.filter((row) => row.name === name)
const forgotten = (who: Visitor, table: string): Promise<number> =>
  inTransaction(
    house.floor,
    { as: 'session', tokenHash: fingerprint(decodeURIComponent(/anxin_\w+=([^;]+)/.exec(who.cookie)![1]!)) },
    async ({ line }) => Number((await line.query(`select count(*)::int as n from ${table}`)).rows[0]!.n),
  )

describe('the five sessions', () => {
  it('are begun with consent, gone through in order, each once, and are finished with the fifth', async () => {
    const me = await house.neighbour('贝一')
    expect((await me.must('GET /api/selfhelp/programme')).programme).toBeNull()
    const id = await begin(me)
    for (let n = 0; n < 2; n += 1)
      await me.must('PUT /api/selfhelp/programmes/:id', { params: { id }, body: { consent: true, wantsHelper: true } })
    expect((await doSession(me, id, 2)).refused).toBe('WRONG_STATE')
    for (const number of [1, 2, 3, 4, 5]) {
      expect((await doSession(me, id, number, 8 - number)).status).toBe(200)
      expect((await doSession(me, id, number, 0)).reply.programme.sessions[number - 1]).toMatchObject({
        problem: 8 - number,
      })
    }
    expect((await me.must('GET /api/selfhelp/programme')).programme).toMatchObject({ id, state: 'finished' })
  })

  it('run one at a time; who has left may begin again', async () => {
    const me = await house.neighbour('贝二')
    const id = await begin(me, false)
    const other = { params: { id: randomUUID() }, body: { consent: true as const, wantsHelper: false } }
    expect((await me.call('PUT /api/selfhelp/programmes/:id', other)).refused).toBe('WRONG_STATE')
    const left = await me.must('POST /api/selfhelp/programmes/:id/leave', {
      params: { id },
      body: { reason: '最近太忙' },
    })
    expect(left).toMatchObject({ programme: { state: 'left' }, danger: false })
    expect((await me.call('PUT /api/selfhelp/programmes/:id', other)).status).toBe(200)
  })

  it('without consent do not begin', async () => {
    const me = await house.neighbour('贝三')
    const came = await me.knock('PUT', `/api/selfhelp/programmes/${randomUUID()}`, {
      consent: false,
      wantsHelper: true,
    })
    expect(came.refused).toBe('BAD_INPUT')
  })

  it('are left with a cry for help: a person is told once, also when it comes on the second sending', async () => {
    const me = await house.neighbour('贝四')
    const id = await begin(me, false)
    await me.must('POST /api/selfhelp/programmes/:id/leave', { params: { id }, body: { reason: null } })
    const asked = { params: { id }, body: { reason: '没用的，我不想活了' } }
    for (let n = 0; n < 3; n += 1)
      expect((await me.must('POST /api/selfhelp/programmes/:id/leave', asked)).danger).toBe(true)
    expect(await alertsOf('贝四')).toMatchObject([{ source: 'selfhelp', signals: 1 }])
  })
})

describe('the helpers’ board', () => {
  it('shows who waits without a name to those of the place, and the name to whoever takes them', async () => {
    const me = await house.neighbour('米一')
    const id = await begin(me)
    await doSession(me, id, 1, 7)
    const volunteer = await house.colleague('volunteer', 'here', toTalk)
    expect(await rowOf(volunteer, id)).toMatchObject({ name: null, mine: false, sessionsDone: 1, lastProblem: null })
    expect((await take(volunteer, id)).reply.row).toMatchObject({ name: '米一', mine: true, lastProblem: 7 })
    expect((await take(volunteer, id)).status).toBe(200)
    expect((await me.must('GET /api/selfhelp/programme')).programme?.helperName).toBe('同事volunteer')
  })

  it('has one helper for each: the second hears that a colleague was quicker and sees the row no more', async () => {
    const id = await begin(await house.neighbour('米二'))
    const [first, second] = [
      await house.colleague('volunteer', 'here', toTalk),
      await house.colleague('community_worker'),
    ]
    const came = await Promise.all([take(first, id), take(second, id)])
    expect(came.map((one) => one.status).sort()).toEqual([200, 409])
    const loser = came[0].status === 409 ? first : second
    expect((await take(loser, id)).refused).toBe('ALREADY_TAKEN')
    expect(await rowOf(loser, id)).toBeUndefined()
    const supervisor = await house.colleague('supervisor')
    expect(await rowOf(supervisor, id)).toMatchObject({ name: '米二', mine: false })
  })

  it('gives nobody to a volunteer who has not learnt it, and what they lack is named; a contact is noted also after it ended', async () => {
    const id = await begin(await house.neighbour('米六'))
    const half = await house.colleague('volunteer', 'here', ['C-BASE', 'C-DATA'])
    expect(await take(half, id)).toMatchObject({
      ...{ status: 403, refused: 'CERT_REQUIRED' },
      reply: { detail: { missing: 'C-PFA,C-LIS' } },
    })
    const learnt = await house.colleague('volunteer', 'here', toTalk)
    expect((await take(learnt, id)).status).toBe(200)
    const { personId } = await learnt.must('GET /api/identity/staff')
    const wang = await house.as('王理')
    const { people } = await wang.must('GET /api/network/people')
    for (const { id: certificateId } of people.find((one) => one.id === personId)!.certificates)
      await wang.must('POST /api/network/certificates/:id/end', {
        params: { id: certificateId },
        body: { why: '离开了' },
      })
    expect((await contact(learnt, id, { outcome: 'worried' })).status).toBe(200)
    expect((await take(learnt, await begin(await house.neighbour('米七')))).refused).toBe('CERT_REQUIRED')
  })

  it('says nothing to another agency, nor to roles that do not help', async () => {
    const id = await begin(await house.neighbour('米三'))
    const stranger = await house.colleague('volunteer', 'elsewhere')
    expect(await board(stranger)).toEqual([])
    expect((await take(stranger, id)).refused).toBe('NOT_FOUND')
    expect((await (await house.colleague('clinician')).call('GET /api/selfhelp/helper/programmes')).refused).toBe(
      'FORBIDDEN',
    )
  })

  it('leaves out who walks alone', async () => {
    const id = await begin(await house.neighbour('米四'), false)
    const volunteer = await house.colleague('volunteer', 'here', toTalk)
    expect(await rowOf(volunteer, id)).toBeUndefined()
    expect((await take(volunteer, id)).refused).toBe('NOT_FOUND')
  })

  it('stands in the database too: a query that forgot its where finds one’s own and those who wait', async () => {
    const volunteer = await house.colleague('volunteer', 'here', toTalk)
    const waiting = await forgotten(volunteer, 'programme')
    const id = await begin(await house.neighbour('米五'))
    expect(await forgotten(volunteer, 'programme')).toBe(waiting + 1)
    const other = await house.colleague('volunteer', 'here', toTalk)
    await take(other, id)
    await contact(other, id, { note: '约了下周三' })
    expect(await forgotten(volunteer, 'programme')).toBe(waiting)
    expect(await forgotten(volunteer, 'helper_contact')).toBe(0)
    expect(await forgotten(other, 'helper_contact')).toBe(1)
    expect(await forgotten(await house.colleague('agency_admin'), 'helper_contact')).toBe(0)
    expect(await forgotten(await house.colleague('auditor'), 'programme')).toBe(0)
  })
})

describe('contacts of a helper', () => {
  it('are noted once by the helper, and read by the helper and supervisors alone', async () => {
    const id = await begin(await house.neighbour('明一'))
    const [helper, other] = [
      await house.colleague('volunteer', 'here', toTalk),
      await house.colleague('volunteer', 'here', toTalk),
    ]
    expect((await contact(helper, id)).refused).toBe('NOT_FOUND')
    await take(helper, id)
    const contactId = randomUUID()
    const next = new Date(Date.parse(now()) + 7 * 86_400_000).toISOString()
    for (let n = 0; n < 5; n += 1) await contact(helper, id, { note: '能睡整觉了', nextContactAt: next }, contactId)
    expect((await contact(other, id)).refused).toBe('NOT_FOUND')
    const read = (who: Visitor) => who.call('GET /api/selfhelp/helper/programmes/:id/contacts', { params: { id } })
    expect((await read(helper)).reply.contacts).toMatchObject([
      { minutes: 15, note: '能睡整觉了', by: '同事volunteer' },
    ])
    expect((await read(await house.colleague('supervisor'))).reply.contacts).toHaveLength(1)
    expect((await read(other)).refused).toBe('NOT_FOUND')
    expect((await rowOf(helper, id))?.nextContactAt).toBe(next)
  })

  it('“worried” puts the resident on the list for a social worker, once, and rings nobody', async () => {
    const id = await begin(await house.neighbour('明二'))
    const helper = await house.colleague('volunteer', 'here', toTalk)
    await take(helper, id)
    const contactId = randomUUID()
    for (let n = 0; n < 3; n += 1)
      await contact(helper, id, { outcome: 'worried', note: '话很少，问什么都说好' }, contactId)
    expect(await listed('明二')).toMatchObject([{ colour: 'YELLOW', rule: 'Y4' }])
    expect(await alertsOf('明二')).toEqual([])
  })

  it('danger in a note is heard whatever box was ticked', async () => {
    const id = await begin(await house.neighbour('明三'))
    const helper = await house.colleague('volunteer', 'here', toTalk)
    await take(helper, id)
    await contact(helper, id, { outcome: 'reached', note: '她说我不想活了' })
    expect(await alertsOf('明三')).toMatchObject([{ source: 'worker', signals: 1 }])
    expect(await listed('明三')).toHaveLength(1)
  })
})

describe('a programme that makes nothing lighter', () => {
  it('tells the helper after three sessions, once, and shows it on their board', async () => {
    const [me, helper] = [await house.neighbour('贝重'), await house.colleague('volunteer', 'here', toTalk)]
    const id = await begin(me)
    await take(helper, id)
    const letters = () => house.pager.letters.filter((one) => one.words.includes('没有轻松')).length
    for (const [n, problem] of [6, 6, 7, 7].entries()) {
      await doSession(me, id, n + 1, problem)
      await doSession(me, id, n + 1, problem)
      await house.settle()
      expect(letters()).toBe(n < 2 ? 0 : 1)
      expect((await rowOf(helper, id))!.staysHeavy).toBe(n >= 2)
    }
  })

  it('tells nobody where it became lighter, or where nobody was wished for', async () => {
    const before = house.pager.letters.filter((one) => one.words.includes('没有轻松')).length
    const [lighter, alone] = [await house.neighbour('贝轻'), await house.neighbour('贝独')]
    const ids = [await begin(lighter), await begin(alone, false)] as const
    for (const n of [1, 2, 3]) {
      await doSession(lighter, ids[0], n, 8 - n)
      await doSession(alone, ids[1], n, 7)
    }
    await house.settle()
    expect(house.pager.letters.filter((one) => one.words.includes('没有轻松'))).toHaveLength(before)
  })
})

describe('a programme that goes quiet', () => {
  it('is told to its helper once after two weeks, in words that name nobody', async () => {
    const me = await house.neighbour('计一')
    const id = await begin(me)
    const helper = await house.colleague('counsellor')
    await take(helper, id)
    await keepSelfHelp(house.floor)
    const told = async () =>
      (await (await house.colleague('agency_admin')).must('GET /api/outside/outbox', { params: {} })).notices.filter(
        (one) => one.words.includes('两周没有消息') && one.to === '同事counsellor' && one.channel === 'in_app',
      )
    const before = (await told()).length
    house.floor.clock.turn({ days: 14, minutes: 5 })
    await keepSelfHelp(house.floor)
    await keepSelfHelp(house.floor)
    const after = await told()
    expect(after.length).toBe(before + 1)
    expect(JSON.stringify(after)).not.toContain('计一')
    // the clock has moved past every session: signed in anew
    const again = await house.colleague('supervisor')
    expect(await rowOf(again, id)).toMatchObject({ quietWeeks: 2 })
  })
})

describe('figures', () => {
  it('say nothing while there are fewer than ten, and then what the trial measured', async () => {
    const admin = await house.colleague('agency_admin', 'elsewhere')
    expect(await admin.must('GET /api/selfhelp/helper/figures')).toEqual({
      ...{ begun: '<10', finished: '<10', left: '<10', dropOut: '<10', helperMinutes: '<10', problemChange: '<10' },
    })
    const helper = await house.colleague('social_worker')
    for (let n = 0; n < 20; n += 1) {
      const me = await house.neighbour(`钟${n}`)
      const id = await begin(me)
      await take(helper, id)
      await contact(helper, id, { minutes: 30 })
      await doSession(me, id, 1, 8)
      await doSession(me, id, 2, 5)
      if (n < 10) for (const number of [3, 4, 5]) await doSession(me, id, number, 4)
      else await me.must('POST /api/selfhelp/programmes/:id/leave', { params: { id }, body: { reason: null } })
    }
    const supervisor = await house.colleague('supervisor')
    const figures = await supervisor.must('GET /api/selfhelp/helper/figures')
    expect(figures.begun).toBeGreaterThanOrEqual(20)
    expect(figures.finished).toBeGreaterThanOrEqual(10)
    expect(figures.dropOut).toBeGreaterThan(0.3)
    expect(figures.helperMinutes).toBeGreaterThan(15)
    expect(figures.problemChange).toBeLessThan(-2)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { question } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await later(0)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Time passes; sessions end with it, so people sign in again. */
async function later(hours: number): Promise<void> {
  house.floor.clock.turn({ hours })
  lin = await house.as('林晓安')
  chen = await house.as('陈督明')
  await house.settle()
}

const plan = {
  ...{ warningSigns: ['睡不着'], innerCoping: ['慢呼吸'], peoplePlaces: ['小公园'], trustedContacts: [] },
  ...{ professionals: [], saferEnvironment: [{ step: '药交给邻居', whoHelps: '邻居', done: true }] },
  ...{ reasonToLive: '女儿', likelihoodOfUse: 8 },
}
const findings = {
  ...{ asq: ['yes', 'yes', 'yes', 'no', 'no'] as ['yes', 'yes', 'yes', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '陪到天亮', rationale: '有想法，无计划' },
}
const open = (id: string) => lin.must('GET /api/crisis/events/:id', { params: { id } })

/** Somebody nobody knows pressed “我现在很危险”, and 林晓安 has reached them; also when they press it again. */
async function reached(who: Visitor = house.visitor()): Promise<string> {
  const before = new Set(
    (await lin.must('GET /api/crisis/board')).rows.filter((row) => !row.ownerName).map((row) => row.id),
  )
  await who.must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id) && !row.ownerName)!
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params: { id }, body: contact })
  return id
}

async function stable(who?: Visitor): Promise<string> {
  const id = await reached(who)
  const params = { id }
  await lin.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: findings } })
  await lin.must('POST /api/crisis/events/:id/stabilise', { params, body: { note: '好些了' } })
  await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID(), fields: plan } })
  await house.settle()
  return id
}

const noted = async (id: string, taskId: string, distress: number | null, more: object = {}) =>
  lin.must('POST /api/crisis/events/:id/follow-ups', {
    params: { id },
    body: { taskId, reached: distress !== null, distress, note: '', planSeen: distress !== null, ...more },
  })

async function nearlyClosed(who?: Visitor): Promise<string> {
  const id = await stable(who)
  const { followUps } = await open(id)
  for (const [n, distress] of [6, 3].entries()) await noted(id, followUps[n]!.id, distress)
  return id
}
const askToClose = (id: string) =>
  lin.call('POST /api/crisis/events/:id/close', { params: { id }, body: { summary: '平稳' } })

describe('a signature', () => {
  it('is another person’s, also where the one who asks is a supervisor', async () => {
    const id = await nearlyClosed()
    const params = { id }
    await chen.must('POST /api/crisis/events/:id/take-over', { params, body: { reason: '同事下班' } })
    await chen.must('POST /api/crisis/events/:id/close', { params, body: { summary: '平稳' } })
    const signed = await chen.call('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    expect(signed.refused).toBe('SECOND_PERSON_NEEDED')
    expect((await open(id)).state).toBe('FOLLOW_UP')
  })
})

describe('a danger that came back', () => {
  it('is assessed anew, has contacts of its own from its own first day, and closes over none of the calls before', async () => {
    const who = house.visitor()
    const id = await nearlyClosed(who)
    expect((await open(id)).closeMissing).toEqual([])
    await later(24 * 5)
    expect(await reached(who)).toBe(id)
    const params = { id }
    const early = await lin.call('POST /api/crisis/events/:id/stabilise', { params, body: { note: '好些了' } })
    expect([early.refused, (early.reply as { field?: string }).field]).toEqual(['WRONG_STATE', 'assessment'])
    await lin.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: findings } })
    await lin.must('POST /api/crisis/events/:id/stabilise', { params, body: { note: '好些了' } })
    await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID(), fields: plan } })
    const now = await open(id)
    const owed = now.followUps.filter((one) => one.state === 'due')
    const ahead = owed.map((one) =>
      Math.round((Date.parse(one.dueAt) - house.floor.clock.processNow.getTime()) / 3_600_000),
    )
    expect(ahead).toEqual([24, 72, 168, 720])
    expect(now.followUps.filter((one) => one.state === 'cancelled').map((one) => one.hours)).toEqual([168, 720])
    expect(now.closeMissing).toEqual(expect.arrayContaining(['two_contacts', 'falling_scores']))
    const calls = () => house.pager.letters.filter((one) => one.words.includes(`${now.number} 今天有一次回访`)).length
    const before = calls()
    await later(24)
    expect(calls()).toBeGreaterThan(before)
  })

  it('and proves a false alarm leaves what was owed before: the calls still to come have an owner and a time', async () => {
    const who = house.visitor()
    const id = await stable(who)
    await later(30)
    expect(await reached(who)).toBe(id)
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '按错了' } })
    const zhou = await house.as('周敏')
    await zhou.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '我也问过' } })
    await chen.must('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    await later(24 * 6)
    const { contacts } = await lin.must('GET /api/aftercare/desk')
    const left = contacts.filter((one) => one.eventId === id)
    expect(left.map((one) => one.hours)).toEqual([24, 72, 168])
    await later(24 * 7)
    const letters = (await lin.must('GET /api/aftercare/desk')).contacts.filter((one) => one.eventId === id)
    // nobody left a number to write to: a person decides about the letter of the fourteenth day
    expect(letters.map((one) => [one.hours, one.state])).toContainEqual([336, 'decide'])
  })
})

describe('words in the weeks after that are not graver than before', () => {
  it('open nothing again, and whoever looks after the person is told of them', async () => {
    const who = house.visitor()
    const id = await stable(who)
    await later(30)
    const from = house.pager.letters.length
    await who.must('POST /api/companion/messages', {
      body: { id: randomUUID(), text: '有时候觉得活着没意思，不想醒来' },
    })
    await house.settle()
    const event = await open(id)
    expect(event.state).toBe('FOLLOW_UP')
    expect(event.reasons).toHaveLength(2)
    const words = `安心小屋：${event.number} 的人又说了让人放不下的话，今天请打开工作台看看。`
    expect(house.pager.letters.slice(from).map((one) => one.words)).toContain(words)
  })
})

describe('a caring call nobody answers', () => {
  it('is tried twice more the same day, the last with the supervisors; then a visit is decided about, and asked for until it is', async () => {
    const id = await stable()
    await later(24)
    const state = async () => (await open(id)).followUps[0]!.state
    const calls = () => house.pager.letters.filter((one) => one.words.includes('回访')).length
    expect(await state()).toBe('due')
    // hours later nothing was noted: each look is a missed try
    const seen: string[] = []
    for (let n = 0; n < 3; n += 1) {
      await later(3)
      seen.push(await state())
    }
    expect(seen).toEqual(['missed_once', 'escalated', 'decide'])
    const before = calls()
    await later(24)
    expect(calls()).toBeGreaterThan(before)
    expect(await state()).toBe('decide')
    const decide = (decision: 'visit' | 'leave') =>
      lin.must('POST /api/crisis/events/:id/follow-up-decisions', {
        params: { id },
        body: { taskId: task, decision, reason: '两天没有声音，去看一眼' },
      })
    const task = (await open(id)).followUps[0]!.id
    const decided = await decide('visit')
    expect(decided.followUps[0]).toMatchObject({ state: 'due', tries: 0 })
    expect(decided.timeline.at(-1)!).toMatchObject({ what: 'crisis.follow_up_decided', by: '林晓安' })
    // a decision that is sent again changes nothing
    expect((await decide('leave')).followUps[0]!.state).toBe('due')
    await later(4)
    expect(await state()).toBe('missed_once')
  })

  it('is one missed try, however often the same press arrives', async () => {
    const id = await stable()
    const task = (await open(id)).followUps[0]!.id
    const tryId = randomUUID()
    for (let n = 0; n < 3; n += 1) await noted(id, task, null, { tryId })
    expect((await open(id)).followUps[0]).toMatchObject({ tries: 1, state: 'missed_once' })
  })
})

describe('an event is not closed', () => {
  it('before the safety plan was looked at when the person was last reached', async () => {
    const id = await stable()
    const { followUps } = await open(id)
    await noted(id, followUps[0]!.id, 6)
    await noted(id, followUps[1]!.id, 3, { planSeen: false })
    expect((await open(id)).closeMissing).toEqual(['plan_seen'])
    expect((await askToClose(id)).refused).toBe('CLOSE_NOT_READY')
    await noted(id, followUps[2]!.id, 2)
    expect((await askToClose(id)).status).toBe(200)
  })

  it('while somebody is still to be told, and the database says the same', async () => {
    const id = await nearlyClosed()
    const asked = await lin.must('POST /api/safeguard/disclosures', { body: question(id) })
    expect((await open(id)).closeMissing).toEqual(['telling'])
    expect((await askToClose(id)).refused).toBe('CLOSE_NOT_READY')
    const line = await house.floor.engine.hold()
    const answer = await line.query(`update crisis_event set state = 'CLOSED' where id = $1`, [id]).then(
      () => 'done',
      (error: Error) => error.message,
    )
    line.release()
    expect(answer).toMatch(/not closed over what is owed: telling/)
    await lin.must('POST /api/safeguard/disclosures/:id/drop', { params: { id: asked.id }, body: {} })
    expect((await askToClose(id)).status).toBe(200)
    // what was asked for after the wish to close still stands in its way
    await lin.must('POST /api/safeguard/disclosures', { body: question(id) })
    const signed = await chen.call('POST /api/crisis/events/:id/sign-off', { params: { id }, body: { note: '同意' } })
    expect(signed.refused).toBe('CLOSE_NOT_READY')
  })

  it('while a search for the person still runs', async () => {
    const id = await reached()
    await lin.must('POST /api/crisis/events/:id/emergency', {
      params: { id },
      body: { service: '110', note: '在江边' },
    })
    await lin.must('POST /api/rescue/events/:id/board', { params: { id }, body: { id: randomUUID() } })
    expect((await open(id)).closeMissing).toContain('search')
  })

  it('as a false alarm either, while the report it came from was not checked', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    const person = { name: '小钱', phone: null, howToFind: '', minor: 'unsure' as const }
    const fields = {
      ...{ relation: 'neighbour' as const, seen: '她把药都攒起来了', when: '', where: '', dangerNow: 'no' as const },
      ...{ person, mayName: false, reporter: { name: null, phone: null } },
    }
    await house.visitor().must('POST /api/safeguard/reports', { body: { id: randomUUID(), fields } })
    const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
    await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '人在家，好好的' } })
    const sign = () => chen.call('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    expect((await sign()).refused).toBe('CLOSE_NOT_READY')
    const [report] = (await lin.must('GET /api/safeguard/reports', { params: { eventId: id } })).reports
    await lin.must('PUT /api/safeguard/reports/:id/check', {
      params: { id: report!.id },
      body: { steps: ['read'], result: 'not_confirmed', note: '' },
    })
    expect((await sign()).status).toBe(200)
  })
})

describe('a board with more alerts than anybody can read', () => {
  it('says how many there are, and lists the most urgent', async () => {
    await reached()
    const line = await house.floor.engine.hold()
    await line.query('begin')
    await line.query(
      `with one as (select * from crisis_event where state not in ('CLOSED','DECEASED') order by number desc limit 1),
       many as (insert into crisis_event (id, tenant_id, resident_id, unit_id, grade, state, subject, source, minor, raised_at)
         select gen_random_uuid(), tenant_id, resident_id, unit_id, 'YELLOW', 'DETECTED', 'other', 'third_party', false, raised_at
         from one, generate_series(1, 520) returning *)
       insert into crisis_timer (id, tenant_id, resident_id, event_id, kind, rung, target, due_at)
         select gen_random_uuid(), tenant_id, resident_id, id, 'rung', 1, 'supervisor', raised_at + interval '2 days' from many`,
    )
    await line.query('commit')
    line.release()
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { rows, total } = await lin.must('GET /api/crisis/board')
    expect(rows).toHaveLength(500)
    expect(total).toBeGreaterThan(520)
    expect(rows.some((row) => row.source === 'sos_button' && row.state === 'PAGED')).toBe(true)
  })
})

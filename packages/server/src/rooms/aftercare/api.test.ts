import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { castOf } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await later(0)
})
/** Time passes; sessions end with it, so people sign in again. */
async function later(hours: number): Promise<void> {
  house.floor.clock.turn({ hours })
  lin = await house.as('林晓安')
  chen = await house.as('陈督明')
  await house.settle()
}
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

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

const nowIso = (): string => house.floor.clock.processNow.toISOString()

/** Somebody of the street in danger, up to the end of the acute phase. */
async function stableEvent(who: Visitor): Promise<string> {
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await who.must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  const params = { id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  await lin.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: findings } })
  await lin.must('POST /api/crisis/events/:id/stabilise', { params, body: { note: '好些了' } })
  await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID(), fields: plan } })
  await house.settle()
  return id
}

async function closed(who: Visitor): Promise<string> {
  const id = await stableEvent(who)
  const { followUps } = await lin.must('GET /api/crisis/events/:id', { params: { id } })
  for (const [n, distress] of [6, 3].entries()) {
    const body = { taskId: followUps[n]!.id, reached: true, distress, note: '', planSeen: true }
    await lin.must('POST /api/crisis/events/:id/follow-ups', { params: { id }, body })
  }
  await lin.must('POST /api/crisis/events/:id/close', { params: { id }, body: { summary: '平稳' } })
  await chen.must('POST /api/crisis/events/:id/sign-off', { params: { id }, body: { note: '同意' } })
  await house.settle()
  return id
}

const deskOf = async (who: Visitor, id: string) => {
  const { contacts, reviews, debriefs } = await who.must('GET /api/aftercare/desk')
  return {
    contacts: contacts.filter((one) => one.eventId === id),
    reviews: reviews.filter((one) => one.eventId === id),
    debriefs,
  }
}
const lettersTo = (phone: string, words: string) =>
  house.pager.letters.filter((one) => one.address === phone && one.words.includes(words))

describe('a year of caring contacts', () => {
  it('outlives the event: what was left when it closed has an owner and a time', async () => {
    const cheng = await house.as('阿诚')
    const id = await closed(cheng)
    await later(7 * 24)
    const { contacts } = await deskOf(lin, id)
    expect(contacts.map((one) => [one.kind, one.hours, one.ownerName])).toEqual([['visit', 168, '林晓安']])
    const along = (await cheng.must('GET /api/identity/resident/export')) as {
      followUps: { kind: string; dueAt: string }[]
    }
    expect(along.followUps).toContainEqual(expect.objectContaining({ kind: 'visit', dueAt: contacts[0]!.dueAt }))
  })

  it('sends words that ask for nothing on the fourteenth day, once however often the house looks', async () => {
    await later(7 * 24)
    for (let n = 0; n < 3; n += 1) await house.settle()
    const letters = lettersTo('13900000102', '不用回复')
    expect(letters).toHaveLength(1)
    expect(letters[0]!.words).toBe('安心小屋：不用回复，我们惦记着您。想说话的时候，小屋一直在。')
  })

  it('missed three times asks for a decision about a visit, and keeps asking every day', async () => {
    const { contacts } = await lin.must('GET /api/aftercare/desk')
    const params = { id: contacts.find((one) => one.hours === 168)!.id }
    expect((await lin.must('GET /api/aftercare/contacts/:id', { params })).phone).toBe('13900000102')
    const before = house.pager.letters.length
    for (let n = 0; n < 3; n += 1) {
      await later(25)
    }
    expect(house.pager.letters.length).toBeGreaterThan(before)
    const now = await lin.must('GET /api/aftercare/contacts/:id', { params })
    expect(now.state).toBe('decide')
    const decided = await lin.must('PUT /api/aftercare/contacts/:id/decision', {
      params,
      body: { decision: 'again', note: '白天常不在家，改晚上打' },
    })
    expect([decided.state, decided.kind, decided.tries]).toEqual(['due', 'call', 0])
    const body = { tryId: randomUUID(), reached: true, distress: 2, note: '在带女儿' }
    for (let n = 0; n < 2; n += 1)
      expect((await lin.must('PUT /api/aftercare/contacts/:id', { params, body })).state).toBe('done')
  })

  it('never writes to the dead: a death ends every contact to come', async () => {
    const id = (await lin.must('GET /api/crisis/board', { params: { view: 'ended' } })).rows.find(
      (row) => row.name === '阿诚',
    )!.id
    await chen.must('POST /api/crisis/events/:id/death', { params: { id }, body: { reason: '家属告知' } })
    await house.settle()
    const before = lettersTo('13900000102', '安心小屋').length
    await later(366 * 24)
    expect(lettersTo('13900000102', '安心小屋')).toHaveLength(before)
    expect((await deskOf(lin, id)).contacts).toEqual([])
  })
})

describe('the forms a follow-up asks again', () => {
  it('show on the follow-up when they were answered, opened for that very person', async () => {
    const id = await stableEvent(house.visitor())
    const params = { id }
    const event = async () => lin.must('GET /api/crisis/events/:id', { params })
    const { personId, followUps } = await event()
    expect(followUps.map((one) => one.form?.instrument ?? null)).toEqual([null, null, 'asq', 'phq9'])
    const mood = async () => (await event()).followUps.at(-1)!.form!.answeredAt
    expect(await mood()).toBeNull()
    await later(24 * 30)
    expect((await event()).followUps.map((one) => one.form?.answeredAt ?? null)).toEqual([null, null, null, null])
    const sittingId = randomUUID()
    await lin.must('POST /api/assessment/people/:id/sittings', {
      params: { id: personId },
      body: { sittingId, pack: 'mood', mode: 'interviewer' },
    })
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(n + 1), n === 8 ? 0 : 1]))
    const body = { instrument: 'phq9', version: '1.0.0', answers, done: true, finish: true }
    await lin.must('PUT /api/assessment/staff-sittings/:id/answers', { params: { id: sittingId }, body })
    expect(await mood()).not.toBeNull()
  })
})

describe('whoever was handed over to 120', () => {
  it('is owed an appointment within seven days: its owner is asked daily, late the supervisors too, and nothing closes over it', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { id, number } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/emergency', { params, body: { service: '120', note: '吃了药' } })
    await lin.must('POST /api/crisis/events/:id/handover', {
      params,
      body: { unit: '市一院急诊', receiver: '值班医生', at: nowIso() },
    })
    await later(0)
    await house.settle()
    const owed = async () => (await deskOf(lin, id)).contacts.find((one) => one.kind === 'appointment')
    const first = (await owed())!
    expect(first).toMatchObject({ state: 'due', mine: true, hours: 168 })
    expect((await lin.must('GET /api/crisis/events/:id', { params })).closeMissing).toContain('appointment')
    const words = `安心小屋：${number} 今天有一次回访，请打开工作台。`
    /** To how many telephones the house wrote about it since. */
    const told = (since: number) =>
      new Set(house.pager.letters.slice(since).flatMap((one) => (one.words === words ? [one.address] : []))).size
    let since = house.pager.letters.length
    await later(73)
    await house.settle()
    expect(told(since)).toBe(1)
    await later(24 * 4)
    await house.settle()
    since = house.pager.letters.length
    await later(25)
    await house.settle()
    expect(told(since)).toBeGreaterThan(1)
    expect(await owed()).toMatchObject({ state: 'missed' })
    const settle = (body: { outcome: 'made' | 'still_in' | 'declined'; meetsAt: string | null; note: string }) =>
      lin.call('PUT /api/aftercare/contacts/:id/appointment', { params: { id: first.id }, body })
    const soon = new Date(Date.parse(nowIso()) + 86_400_000).toISOString()
    expect((await settle({ outcome: 'made', meetsAt: null, note: '' })).reply).toMatchObject({ field: 'meetsAt' })
    expect((await settle({ outcome: 'made', meetsAt: soon, note: '' })).reply).toMatchObject({ field: 'note' })
    expect((await settle({ outcome: 'made', meetsAt: soon, note: '医院只有这天有号' })).status).toBe(200)
    expect(await owed()).toBeUndefined()
    expect((await lin.must('GET /api/crisis/events/:id', { params })).closeMissing).not.toContain('appointment')
  })

  it('is rung within 24 to 72 hours after they leave the hospital, and seven days count from there', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/emergency', { params, body: { service: '120', note: '吃了药' } })
    const unit = { unit: '市一院', receiver: '值班医生', at: nowIso() }
    await lin.must('POST /api/crisis/events/:id/handover', { params, body: unit })
    await house.settle()
    await later(20 * 24)
    const owed = async () => (await deskOf(lin, id)).contacts
    const first = (await owed()).find((one) => one.kind === 'appointment')!
    const settle = (outAt: string | null) =>
      lin.call('PUT /api/aftercare/contacts/:id/appointment', {
        params: { id: first.id },
        body: { outcome: 'out', meetsAt: null, outAt, note: '回到女儿家' },
      })
    expect((await settle(null)).reply).toMatchObject({ field: 'outAt' })
    const ahead = new Date(Date.parse(nowIso()) + 3_600_000).toISOString()
    expect((await settle(ahead)).reply).toMatchObject({ field: 'outAt' })
    const out = nowIso()
    for (let n = 0; n < 2; n += 1) expect((await settle(out)).status).toBe(200)
    await later(37)
    const call = (await owed()).filter((one) => one.kind === 'call')
    expect(call.map((one) => [Date.parse(one.dueAt) - Date.parse(out), one.mine])).toEqual([[72 * 3_600_000, true]])
    expect(Date.parse((await owed()).find((one) => one.kind === 'appointment')!.dueAt)).toBe(
      Date.parse(out) + 7 * 24 * 3_600_000,
    )
  })

  it('still in hospital has seven days anew; a call is no appointment', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/emergency', { params, body: { service: '110', note: '在桥上' } })
    const body = { unit: '派出所', receiver: '王警官', at: nowIso() }
    await lin.must('POST /api/crisis/events/:id/handover', { params, body })
    await later(0)
    await house.settle()
    const owed = async () => (await deskOf(lin, id)).contacts.find((one) => one.kind === 'appointment')!
    const first = await owed()
    await later(48)
    const stay = { outcome: 'still_in' as const, meetsAt: null, note: '还在住院' }
    await lin.must('PUT /api/aftercare/contacts/:id/appointment', { params: { id: first.id }, body: stay })
    expect(Date.parse((await owed()).dueAt) - Date.parse(first.dueAt)).toBeGreaterThanOrEqual(48 * 3_600_000)
    const tried = { tryId: randomUUID(), reached: true, distress: 3, note: '' }
    const came = await lin.call('PUT /api/aftercare/contacts/:id', { params: { id: first.id }, body: tried })
    expect(came.refused).toBe('WRONG_STATE')
  })
})

describe('after a red event', () => {
  let id: string
  it('everybody who worked on it is offered a talk within a day, and a no asks for no reason', async () => {
    const asked = () => house.pager.letters.filter((one) => one.words.includes('今天想有人陪您说说')).length
    const before = asked()
    id = await stableEvent(await house.neighbour('秋生'))
    expect(asked()).toBeGreaterThan(before)
    const own = (await lin.must('GET /api/aftercare/desk')).debriefs.filter((one) => one.mine && one.answer === null)
    expect(own.length).toBeGreaterThan(0)
    const params = { id: own.at(-1)!.id }
    expect((await chen.call('PUT /api/aftercare/debriefs/:id', { params, body: { answer: 'declined' } })).refused).toBe(
      'NOT_FOUND',
    )
    await lin.must('PUT /api/aftercare/debriefs/:id', { params, body: { answer: 'declined' } })
    expect((await lin.must('GET /api/aftercare/desk')).debriefs.some((one) => one.id === params.id)).toBe(false)
    // one that goes on through the night: nobody waits for its end to be asked
    const known = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const long = (await lin.must('GET /api/crisis/board')).rows.find((row) => !known.has(row.id))!
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: long.id } })
    await later(21)
    const offered = (await lin.must('GET /api/aftercare/desk')).debriefs
    expect(offered.some((one) => one.mine && one.number === long.number)).toBe(true)
  })

  it('a review stands in the queue, its timeline drawn from the log, and is called for until done', async () => {
    const [review] = (await deskOf(chen, id)).reviews
    expect((await deskOf(lin, id)).reviews).toEqual([])
    const params = { id: review!.id }
    const opened = await chen.must('GET /api/aftercare/reviews/:id', { params })
    expect(opened.timeline.map((one) => one.what)).toContain('crisis.event_stabilised')
    expect(opened.signals[0]!.source).toBe('sos_button')
    expect(opened.sla.answerMinutes).not.toBeNull()
    const called = () => house.pager.letters.filter((one) => one.words.includes('复盘')).length
    const before = called()
    await later(49)
    expect(called()).toBeGreaterThan(before)
    await chen.must('PUT /api/aftercare/reviews/:id/rapid-note', { params, body: { text: '人已平稳，家人在旁。' } })
    const again = await chen.must('PUT /api/aftercare/reviews/:id/rapid-note', { params, body: { text: '后来改写' } })
    expect(again.rapid!.text).toBe('人已平稳，家人在旁。')
    const fields = {
      ...{
        what: '夜里按下求助，两分钟内接手。',
        wentWell: '电话打通快',
        hard: '住址不明',
        detector: 'missed' as const,
      },
      ...{ detectorNote: '前一晚的话没有报', learning: '登记时补问常住地' },
    }
    const missing = await chen.call('PUT /api/aftercare/reviews/:id', { params, body: { fields, actions: [] } })
    expect([missing.refused, (missing.reply as { field?: string }).field]).toEqual(['BAD_INPUT', 'actions'])
    const person = opened.colleagues[0]!
    const actions = [{ id: randomUUID(), text: '把那句话交给质量组', ownerId: person.id, dueOn: '2099-01-31' }]
    for (let n = 0; n < 2; n += 1) {
      const kept = await chen.must('PUT /api/aftercare/reviews/:id', { params, body: { fields, actions } })
      expect([kept.actions.length, kept.openActions]).toEqual([1, 1])
    }
    await chen.must('PUT /api/aftercare/actions/:id', { params: { id: actions[0]!.id } })
    expect((await chen.must('GET /api/aftercare/reviews/:id', { params })).openActions).toBe(0)
  })

  it('the log can be taken along and verified by anybody, and a changed word shows', async () => {
    const log = await chen.must('GET /api/aftercare/events/:id/log', { params: { id } })
    const file = path.join(os.tmpdir(), `log-${randomUUID()}.json`)
    const script = new URL('../../../../../docs/verify-log.mjs', import.meta.url).pathname
    const verify = (value: object): string => {
      fs.writeFileSync(file, JSON.stringify(value))
      try {
        return execFileSync(process.execPath, [script, file], { encoding: 'utf8', cwd: os.tmpdir() })
      } catch (error) {
        return `${(error as { status: number }).status} ${(error as { stdout: string }).stdout}`
      }
    }
    expect(verify(log)).toMatch(/^HOLDS/)
    const entries = log.entries.map((one) => ({ ...one }))
    entries[3]!.by = '别人'
    expect(verify({ ...log, entries })).toMatch(/^1 BROKEN at 4/)
    expect(verify({ ...log, entries: [...log.entries.slice(0, 2), ...log.entries.slice(3)] })).toMatch(/^1 BROKEN at 3/)
    expect(verify({ ...log, entries: [log.entries[1], log.entries[0]] })).toMatch(/^1 BROKEN at 1/)
    fs.rmSync(file)
  })

  it('what it owes is hidden from another agency as if it were not there', async () => {
    const stranger = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS', 'C-SUPERVISE'])
    expect(await stranger.must('GET /api/aftercare/desk')).toMatchObject({ contacts: [], reviews: [], debriefs: [] })
    const params = { id: (await deskOf(chen, id)).reviews[0]!.id }
    expect((await stranger.call('GET /api/aftercare/reviews/:id', { params })).refused).toBe('NOT_FOUND')
    expect((await stranger.call('GET /api/aftercare/events/:id/log', { params: { id } })).refused).toBe('NOT_FOUND')
  })
})

describe('those touched by a death', () => {
  it('are listed without a name, and looked after within three days', async () => {
    const id = (await lin.must('GET /api/crisis/board', { params: { view: 'ended' } })).rows.find(
      (row) => row.state === 'DECEASED',
    )!.id
    const circle = { id: randomUUID(), eventId: id, circle: 'school' as const, people: 28, words: '阿诚女儿所在的班' }
    await lin.must('POST /api/aftercare/circles', { body: circle })
    const desk = await lin.must('GET /api/aftercare/desk')
    expect(desk.circles).toHaveLength(1)
    expect(JSON.stringify(desk.circles)).not.toContain('阿诚')
    const params = { id: circle.id }
    expect((await lin.must('GET /api/aftercare/circles/:id', { params })).words).toBe(circle.words)
    await lin.must('PUT /api/aftercare/circles/:id', { params, body: { note: '班主任已谈，两人需再看' } })
    expect((await lin.must('GET /api/aftercare/desk')).circles[0]!.seenAt).not.toBeNull()
    const open = (await lin.must('GET /api/crisis/board')).rows[0]!.id
    const early = await lin.call('POST /api/aftercare/circles', {
      body: { ...circle, id: randomUUID(), eventId: open },
    })
    expect(early.refused).toBe('WRONG_STATE')
  })
})

describe('the open figures', () => {
  it('say nothing while they would be about fewer than ten people', async () => {
    const figures = await house.visitor().must('GET /api/aftercare/figures')
    expect(figures.all).toEqual({ due: null, percent: null })
  })
})

// a year of days and letters is work, not speed
describe('the letters of a year', { timeout: 180_000 }, () => {
  it('say something else each time, once, and none of them asks for an answer', async () => {
    const before = house.pager.letters.length
    await closed((await castOf(house).somebody('春和', 40)).who)
    for (const days of [14, 46, 30, 92, 183]) {
      await later(days * 24)
      await house.settle()
    }
    const words = house.pager.letters.slice(before).flatMap((one) => (/不用回/.test(one.words) ? [one.words] : []))
    expect(words).toHaveLength(5)
    expect(new Set(words).size).toBe(5)
  })
})

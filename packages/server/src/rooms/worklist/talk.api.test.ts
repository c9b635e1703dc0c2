import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const say = async (who: Visitor, text: string) => {
  await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  await house.settle()
}
const passive = '有时候真希望睡着就不用醒来了'
const active = '我不想活了，想自杀'

const listOf = async (worker: Visitor, name: string) =>
  (await worker.must('GET /api/worklist/entries')).rows.filter((row) => row.name === name)
const entryOf = async (worker: Visitor, name: string) => {
  const [row] = await listOf(worker, name)
  return row && (await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })).entry
}
const findings = (entry: Awaited<ReturnType<typeof entryOf>>) =>
  entry!.decisions[0]!.evidence.flatMap((one) => one.findings)
const reject = (worker: Visitor, id: string, fact: string) =>
  worker.must('POST /api/worklist/entries/:id/evidence-rejections', {
    params: { id },
    body: { fact, reason: '在念一段歌词' },
  })
/** PHQ-9 filled in with a worker. @returns nothing */
async function fill(worker: Visitor, residentId: string, each: number, item9: number): Promise<void> {
  const id = randomUUID()
  const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
    worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id },
      body: { instrument, version: '1.0.0', answers, done: true, finish },
    })
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id: residentId },
    body: { sittingId: id, pack: 'quick', mode: 'interviewer' },
  })
  await save('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, false)
  const eight = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), each]))
  await save('phq9', { ...eight, 9: item9 }, true)
}
const newestResident = () =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query('select id from resident order by created_at desc limit 1')
    return rows[0]!.id as string
  })
async function register(visitor: Visitor, phone: string, name: string, birthDate: string) {
  await visitor.must('POST /api/identity/resident/phone-codes', { body: { phone } })
  await house.settle()
  const letter = house.pager.letters.filter((one) => one.words.includes('验证码')).at(-1)!
  const code = /(\d{6})/.exec(letter.words)![1]!
  const came = await visitor.must('POST /api/identity/resident/sessions', { body: { phone, code } })
  if (came.state !== 'unregistered') throw new Error('known already')
  await visitor.must('POST /api/identity/resident/registrations', {
    body: {
      ...{ ticket: came.ticket, name, birthDate, elder: false, locale: 'zh' },
      guardian: birthDate > '2008' ? { name: '季母', relation: '母亲', phone: '13900000999' } : null,
      emergencyContact: { name: '季夏', relation: '妹妹', phone: '13900000789' },
      consents: ['service', 'sensitive', 'emergency_contact'],
    },
  })
  await house.settle()
}

describe('what somebody with a name says in the conversation', () => {
  it('puts them on the list by level and time, never by their words', async () => {
    const who = await house.neighbour('谈一', '1980-01-01')
    const worker = await house.colleague('social_worker')
    await say(who, '今天真是笑死，累死我了')
    expect(await listOf(worker, '谈一')).toEqual([])
    const before = house.floor.clock.processNow.toISOString()
    await say(who, passive)
    const entry = (await entryOf(worker, '谈一'))!
    expect([entry.rule, entry.colour, entry.dueWhat]).toEqual(['Y1', 'YELLOW', 'acknowledge'])
    const [said] = findings(entry)
    expect(said).toMatchObject({ fact: 'chat', value: 'L2' })
    expect(said!.at! >= before && said!.at! <= house.floor.clock.processNow.toISOString()).toBe(true)
    expect(JSON.stringify(entry)).not.toContain('醒来')
    const events = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows
    expect(events.find((one) => one.id === entry.eventId)?.name).toBe('谈一')
  })

  it('raises the same entry when it gets graver, and lowers nothing when it gets milder', async () => {
    const who = await house.neighbour('谈二', '1980-01-01')
    const worker = await house.colleague('social_worker')
    await say(who, passive)
    await say(who, active)
    await say(who, '没事了，我就随便说说')
    const rows = await listOf(worker, '谈二')
    expect(rows.map((row) => [row.rule, row.colour])).toEqual([['O1', 'ORANGE']])
  })

  it('stands beside a form: one judgement names both', async () => {
    const who = await house.neighbour('谈三', '1980-01-01')
    const worker = await house.colleague('social_worker')
    await say(who, passive)
    const { residentId } = (await entryOf(worker, '谈三'))!
    await fill(worker, residentId, 2, 0)
    const facts = findings(await entryOf(worker, '谈三')).map(({ fact, value }) => `${fact}=${value}`)
    expect(facts).toEqual(expect.arrayContaining(['chat=L2', 'phq9.total=16']))
    house.floor.clock.turn({ minutes: 1 })
    await say(who, active)
    const after = await entryOf(worker, '谈三')
    expect(after!.rule).toBe('O1')
    const both = findings(after).map(({ fact, value }) => `${fact}=${value}`)
    expect(both).toEqual(expect.arrayContaining(['chat=L3', 'phq9.total=16']))
  })

  it('calls whoever is on call again where circumstances make it graver than the words alone', async () => {
    const who = await house.neighbour('谈四', '1980-01-01')
    const worker = await house.colleague('social_worker')
    const onBoard = async () =>
      (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.find((one) => one.name === '谈四')
    // a form brings them onto the list, and nobody is called for it
    await fill(worker, await newestResident(), 2, 0)
    const entry = (await entryOf(worker, '谈四'))!
    await worker.must('POST /api/worklist/entries/:id/profile', {
      params: { id: entry.id },
      body: { populations: [], history: [], context: ['bereaved_by_suicide'], protective: [] },
    })
    await house.settle()
    expect([(await entryOf(worker, '谈四'))!.rule, await onBoard()]).toEqual(['Y2', undefined])
    house.floor.clock.turn({ minutes: 1 })
    await say(who, passive)
    const after = (await entryOf(worker, '谈四'))!
    expect([after.rule, after.colour]).toEqual(['O3', 'ORANGE'])
    expect((await onBoard())?.grade).toBe('ORANGE')
  })

  it('that a worker rejects stays rejected for those words; graver, lesser and newer ones count for themselves', async () => {
    const who = await house.neighbour('谈五', '1980-01-01')
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    await say(who, passive)
    house.floor.clock.turn({ minutes: 1 })
    await say(who, active)
    const entry = (await entryOf(worker, '谈五'))!
    expect(entry.rule).toBe('O1')
    // the graver words fall away; the ones before them stand
    await reject(worker, entry.id, 'chat')
    expect((await entryOf(worker, '谈五'))!.rule).toBe('Y1')
    await reject(worker, entry.id, 'chat')
    expect((await entryOf(worker, '谈五'))!.rule).toBe('G0')
    // and so they stay, whatever is computed later
    await fill(worker, entry.residentId, 2, 0)
    const measured = await entryOf(worker, '谈五')
    expect([measured!.rule, findings(measured).map(({ fact }) => fact)]).toEqual(['Y2', ['phq9.total']])
    house.floor.clock.turn({ minutes: 1 })
    await say(who, active)
    expect((await entryOf(worker, '谈五'))!.rule).toBe('O1')
  })

  it('said while a worker was rejecting the words before counts at once', async () => {
    const who = await house.neighbour('谈六', '1980-01-01')
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    await say(who, active)
    const entry = (await entryOf(worker, '谈六'))!
    house.floor.clock.turn({ minutes: 1 })
    // written, and not judged yet
    await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: active } })
    await reject(worker, entry.id, 'chat')
    expect((await entryOf(worker, '谈六'))!.rule).toBe('O1')
  })

  it('counts beside a form for seven days, and not after', async () => {
    const who = await house.neighbour('谈七', '1980-01-01')
    const worker = await house.colleague('social_worker')
    await say(who, passive)
    const { id, residentId } = (await entryOf(worker, '谈七'))!
    await worker.must('POST /api/worklist/entries/:id/take', { params: { id } })
    const decision = { id: randomUUID(), decision: 'watch' as const, reason: '谈过，先看着' }
    await worker.must('POST /api/worklist/entries/:id/decision', { params: { id }, body: decision })
    house.floor.clock.turn({ hours: 6 * 24 })
    const fresh = await house.colleague('social_worker')
    await fill(fresh, residentId, 0, 0)
    expect((await entryOf(fresh, '谈七'))?.rule).toBe('Y1')
    const again = (await entryOf(fresh, '谈七'))!
    await fresh.must('POST /api/worklist/entries/:id/take', { params: { id: again.id } })
    await fresh.must('POST /api/worklist/entries/:id/decision', {
      params: { id: again.id },
      body: { ...decision, id: randomUUID() },
    })
    house.floor.clock.turn({ hours: 2 * 24 })
    const later = await house.colleague('social_worker')
    await fill(later, residentId, 0, 0)
    expect(await listOf(later, '谈七')).toEqual([])
  })

  it('opens a new entry after the one before was closed, by the new words alone', async () => {
    const who = await house.neighbour('谈八', '1980-01-01')
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    await say(who, active)
    const { id } = (await entryOf(worker, '谈八'))!
    await worker.must('POST /api/worklist/entries/:id/take', { params: { id } })
    const body = { id: randomUUID(), decision: 'specialist' as const, reason: '已送到医院' }
    await worker.must('POST /api/worklist/entries/:id/decision', { params: { id }, body })
    house.floor.clock.turn({ minutes: 1 })
    await say(who, passive)
    const again = (await entryOf(worker, '谈八'))!
    expect(again.id).not.toBe(id)
    expect(findings(again).map(({ value }) => value)).toEqual(['L2'])
  })
})

describe('a list that cannot judge', () => {
  it('holds no message up: the words are answered and the alert stands', async () => {
    const torn = await openHouse({ street: true })
    const who = await torn.neighbour('谈九', '1980-01-01')
    await inTransaction(torn.floor, { as: 'house' }, ({ line }) =>
      line.query(
        `insert into care_profile (resident_id, tenant_id, fields_sealed, changed_at)
         select id, tenant_id, '\\x00', now() from resident order by created_at desc limit 1`,
        [],
      ),
    )
    const body = { id: randomUUID(), text: active }
    const { conversation } = await who.must('POST /api/companion/messages', { body })
    expect(conversation.messages.at(-1)?.from).not.toBe('resident')
    await torn.settle()
    const events = (await (await torn.as('林晓安')).must('GET /api/crisis/board')).rows
    expect(events.find((one) => one.name === '谈九')?.grade).toBe('ORANGE')
    // what was broken on purpose is what failed: the judgement, and nothing else
    expect(await listOf(await torn.colleague('social_worker'), '谈九')).toEqual([])
    await torn.close()
  })
})

describe('a list that cannot even be written to', () => {
  it('fails no message: the words are kept; the alert stands, and the work waits for another try', async () => {
    const torn = await openHouse({ street: true })
    const who = await torn.neighbour('谈十', '1980-01-01')
    const line = await torn.floor.engine.hold()
    await line.script("alter table care_profile add constraint torn check (talk = '{}'::jsonb) not valid")
    line.release()
    const body = { id: randomUUID(), text: active }
    const { conversation } = await who.must('POST /api/companion/messages', { body })
    expect(conversation.messages.at(-1)?.from).not.toBe('resident')
    await torn.settle()
    const events = (await (await torn.as('林晓安')).must('GET /api/crisis/board')).rows
    expect(events.find((one) => one.name === '谈十')?.grade).toBe('ORANGE')
    const look = await torn.floor.engine.hold()
    const { rows } = await look.query(`select error from job where kind = 'worklist.talk_heard'`, [])
    look.release()
    expect(rows.filter((row) => !String(row.error).includes('torn'))).toEqual([])
    expect(rows.length).toBeGreaterThan(0)
    await torn.close()
  })
})

describe('what somebody says without a name', () => {
  it('raises the alert only, and counts from the day on which they register', async () => {
    const visitor = house.visitor()
    const worker = await house.colleague('social_worker')
    await say(visitor, passive)
    expect(await listOf(worker, '季秋')).toEqual([])
    const saidBy = house.floor.clock.processNow.toISOString()
    house.floor.clock.turn({ minutes: 5 })
    await register(visitor, '13900000701', '季秋', '1988-03-12')
    const entry = await entryOf(worker, '季秋')
    expect(entry?.rule).toBe('Y1')
    const [said] = findings(entry)
    expect(said).toMatchObject({ fact: 'chat', value: 'L2' })
    expect(said!.at! <= saidBy).toBe(true)
  })

  it('calls somebody anew when it turns out to be a child', async () => {
    const visitor = house.visitor()
    const worker = await house.colleague('social_worker')
    await say(visitor, passive)
    house.floor.clock.turn({ minutes: 1 })
    await register(visitor, '13900000702', '季童', '2011-03-12')
    expect((await entryOf(worker, '季童'))?.rule).toBe('O3')
    const events = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows
    expect(events.find((one) => one.name === '季童')?.grade).toBe('ORANGE')
  })

  it('counts for whoever claims the conversation by its code', async () => {
    const visitor = house.visitor()
    const worker = await house.colleague('social_worker')
    await say(visitor, active)
    const { claimCode } = (await visitor.must('GET /api/companion/conversation')) as { claimCode: string }
    const heng = await house.neighbour('何恒', '1988-03-12')
    await heng.must('POST /api/identity/resident/claims', { body: { claimCode } })
    await house.settle()
    expect((await entryOf(worker, '何恒'))?.rule).toBe('O1')
  })
})

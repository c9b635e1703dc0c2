import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { type Cast, castOf, question } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let cast: Cast
let lin: Visitor
let zhou: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  cast = castOf(house)
})
beforeEach(async () => {
  await cast.signIn()
  lin = cast.lin
  zhou = cast.zhou
  chen = cast.chen
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const eventOf = async (name: string) => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === name)!
const sheetOf = async (name: string) =>
  lin.must('GET /api/safeguard/events/:id', { params: { id: (await eventOf(name)).id } })

const made = { channel: 'phone' as const, toName: '阿明' }

describe('telling somebody', () => {
  it('takes two people, writes its own record, and goes to the ethics queue of a third', async () => {
    const one = await cast.somebody('许言', 30)
    await cast.say(one, '我不想活了')
    const { id: eventId } = await eventOf('许言')
    const walked = await lin.must('POST /api/safeguard/walks', { body: { ...question(eventId), locale: 'zh' } })
    expect(walked).toMatchObject({ may: true, people: 'two', reviewWithinHours: 168 })
    if (!walked.may) throw new Error('the table says no')
    expect(walked.words).toContain('许言')
    const body = question(eventId, { words: walked.words })
    const asked = await lin.must('POST /api/safeguard/disclosures', { body })
    expect((await lin.must('POST /api/safeguard/disclosures', { body })).id).toBe(asked.id)
    const params = { id: asked.id }
    const done = (who: Visitor) => who.call('POST /api/safeguard/disclosures/:id/done', { params, body: made })
    expect((await done(lin)).refused).toBe('SECOND_PERSON_NEEDED')
    const second = (who: Visitor) => who.call('POST /api/safeguard/disclosures/:id/second', { params, body: {} })
    expect((await second(lin)).refused).toBe('SECOND_PERSON_NEEDED')
    expect((await second(zhou)).status).toBe(200)
    expect((await done(lin)).reply).toMatchObject({
      doneBy: '林晓安',
      toName: '阿明',
      secondBy: '周敏',
      toldFirst: false,
    })
    const queue = await chen.must('GET /api/safeguard/disclosures')
    expect(queue.disclosures.find((row) => row.id === asked.id)).toMatchObject({ basis: 'ethics_pipl13_companion13' })
    const decide = (who: Visitor) =>
      who.call('PUT /api/safeguard/disclosures/:id/decision', {
        params,
        body: { decision: 'upheld', note: '必要，最小' },
      })
    expect((await decide(chen)).reply).toMatchObject({ decision: 'upheld', decidedBy: '陈督明' })
    expect((await chen.must('GET /api/safeguard/disclosures')).disclosures.some((row) => row.id === asked.id)).toBe(
      false,
    )
  })

  it('lets one person tell where life is in danger now, and a day later supervisors are called to look', async () => {
    const one = await cast.somebody('陆生', 41)
    await cast.say(one, '我已经把药都吃了')
    const { id: eventId } = await eventOf('陆生')
    const asked = await lin.must('POST /api/safeguard/disclosures', {
      body: question(eventId, { imminent: true, receiver: 'police' }),
    })
    const params = { id: asked.id }
    const told = await lin.must('POST /api/safeguard/disclosures/:id/done', {
      params,
      body: { channel: 'phone', toName: '接警员' },
    })
    expect(Date.parse(told.reviewDue!) - Date.parse(told.doneAt!)).toBe(24 * 3_600_000)
    house.floor.clock.turn({ hours: 25 })
    const before = house.pager.letters.length
    await house.keepSafeguard()
    await house.settle()
    const called = house.pager.letters.slice(before).filter((letter) => letter.words.includes('保护'))
    expect(called.length).toBeGreaterThan(0)
    expect(called.every((letter) => !/陆生|药|110/.test(letter.words))).toBe(true)
  })

  it('tells community managers, employers and schools nothing, with words that say so', async () => {
    const { id: eventId } = await eventOf('许言')
    for (const receiver of ['community_manager', 'employer', 'school'] as const) {
      const answer = await lin.call('POST /api/safeguard/disclosures', {
        body: question(eventId, { receiver, imminent: true, consent: true }),
      })
      expect(answer.refused).toBe('NOBODY_MAY_KNOW')
    }
  })

  it('lets an adult decide about violence at home', async () => {
    const { id: eventId } = await eventOf('许言')
    const dv = { situation: 'dv_adult', receiver: 'police' }
    expect((await lin.call('POST /api/safeguard/disclosures', { body: question(eventId, dv) })).refused).toBe(
      'CONSENT_NEEDED',
    )
    expect(
      (await lin.call('POST /api/safeguard/disclosures', { body: question(eventId, { ...dv, consent: true }) })).status,
    ).toBe(200)
  })

  it('is refused by the database where one person would be both', async () => {
    const { id: eventId } = await eventOf('许言')
    const asked = await lin.must('POST /api/safeguard/disclosures', { body: question(eventId) })
    const force = (set: string) =>
      inTransaction(house.floor, { as: 'house' }, async (ctx) => {
        await ctx.line.query(`update disclosure set ${set} where id = $1`, [asked.id])
      })
    await expect(force('second_by = asked_by, second_at = now()')).rejects.toThrow(/check/)
    await expect(
      force(`done_by = asked_by, done_at = now(), review_due = now() + interval '24 hours'`),
    ).rejects.toThrow(/check/)
    await expect(force('imminent = true')).rejects.toThrow(/kept/)
    await expect(force(`receiver = 'employer'`)).rejects.toThrow(/kept|check/)
  })

  it('is not there for another agency, nor for an administrator’s curiosity', async () => {
    const { id: eventId } = await eventOf('许言')
    const stranger = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS', 'C-SUPERVISE'])
    expect((await stranger.call('GET /api/safeguard/events/:id', { params: { id: eventId } })).refused).toBe(
      'NOT_FOUND',
    )
    expect((await stranger.must('GET /api/safeguard/disclosures')).disclosures).toEqual([])
    const admin = await house.colleague('agency_admin')
    expect((await admin.call('GET /api/safeguard/disclosures')).refused).toBe('FORBIDDEN')
  })
})

describe('a contact who may be the danger', () => {
  it('is never offered and never told by the house, and only another person takes the mark off', async () => {
    const one = await cast.somebody('乔安', 28)
    await cast.say(one, '我不想活了，今晚就去死')
    const { id } = await eventOf('乔安')
    const body = { id: randomUUID(), who: 'emergency_contact' as const, reason: '她说他会追来' }
    const sheet = await lin.must('POST /api/safeguard/events/:id/marks', { params: { id }, body })
    expect(sheet.contacts[0]).toMatchObject({ phone: null, mark: { reason: '她说他会追来', mine: true } })
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id } })
    expect(detail.emergencyContact).toMatchObject({ phone: null, doNotCall: true })
    expect(JSON.stringify(detail)).not.toContain(one.contact)
    await cast.untilContactsAreTold()
    expect(cast.letterTo(one.contact)).toEqual([])
    const told = await lin.call('POST /api/safeguard/disclosures', { body: question(id, { imminent: true }) })
    expect(told.refused).toBe('MAY_BE_DANGER')
    const mark = sheet.contacts[0]!.mark!.id
    const lift = (who: Visitor) =>
      who.call('POST /api/safeguard/marks/:id/lift', { params: { id: mark }, body: { reason: '当面核实过' } })
    expect((await lift(lin)).refused).toBe('SECOND_PERSON_NEEDED')
    expect((await lift(zhou)).status).toBe(200)
    expect((await sheetOf('乔安')).contacts[0]!.phone).toBe(one.contact)
  })

  it('is not told either when the mark came after somebody had asked to tell them', async () => {
    const one = await cast.somebody('温言', 33)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('温言')
    const asked = await lin.must('POST /api/safeguard/disclosures', { body: question(id, { imminent: true }) })
    const body = { id: randomUUID(), who: 'emergency_contact' as const, reason: '可能就是他' }
    await zhou.must('POST /api/safeguard/events/:id/marks', { params: { id }, body })
    const done = await lin.call('POST /api/safeguard/disclosures/:id/done', { params: { id: asked.id }, body: made })
    expect(done.refused).toBe('MAY_BE_DANGER')
  })

  it('is still told where nobody marked them', async () => {
    const one = await cast.somebody('方远', 35)
    await cast.say(one, '我已经把药都吃了，快死了')
    await cast.untilContactsAreTold()
    expect(cast.letterTo(one.contact).length).toBeGreaterThan(0)
  })
})

import { randomUUID } from 'node:crypto'
import { refusalCodes } from '@anxin/core/dialogue/phrases/refusals.phrases.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { markTurn } from '../companion/actions/mark.ts'
import type { ConversationRow } from '../companion/tables.ts'
import { labelledLines } from './actions/learn.ts'
import { keepQuality } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const say = async (who: Visitor, text: string, id = randomUUID()): Promise<string> => {
  await who.must('POST /api/companion/messages', { body: { id, text } })
  return id
}
const allow = (who: Visitor, given = true) =>
  who.must('PUT /api/identity/resident/consents', { body: { purpose: 'training', given, textVersion: '1' } })
const supervisor = () => house.colleague('supervisor', 'here', ['C-SUPERVISE'])
const eventOf = async (name: string) =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.find((row) => row.name === name)!.id
const label = (who: Visitor, id: string, body: object) =>
  who.call('PUT /api/crisis/events/:id/label', { params: { id }, body: { level: null, ...body } as never })
const board = async (who: Visitor) => who.must('GET /api/quality/board')
const asHouse = <T>(text: string, params: readonly unknown[] = []): Promise<T[]> =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows as T[])
const learn = async () => {
  const [{ tenant_id: tenantId }] = (await asHouse<{ tenant_id: string }>(
    `select tenant_id from unit where kind = 'cabin' and tenant_id is not null order by created_at limit 1`,
  )) as [{ tenant_id: string }]
  return inTransaction(house.floor, { as: 'tenant', tenantId }, labelledLines)
}
describe('the board', () => {
  it('tells nothing that fewer than ten residents could be read from, and numbers from ten on', async () => {
    const admin = await house.colleague('agency_admin')
    const talk = async (n: number): Promise<Visitor> => {
      const me = await house.neighbour(`方${n}`)
      await say(me, '最近有点累')
      const { messages } = await me.must('GET /api/companion/conversation')
      const line = messages.filter((one) => one.from === 'program').at(-1)!.id
      await me.must('PUT /api/companion/messages/:id/thumb', {
        params: { id: line },
        body: { thumb: n % 2 ? 'up' : 'down', reason: n % 2 ? null : 'cold' },
      })
      return me
    }
    expect((await board(admin)).whole).toMatchObject({ talks: '<10', dropOff: '<10', thumbs: 0, thumbsUp: null })
    for (let n = 0; n < 9; n += 1) await talk(n)
    expect((await board(admin)).whole).toMatchObject({ thumbs: '<10', thumbsUp: '<10' })
    const tenth = await talk(9)
    for (let n = 0; n < 3; n += 1) await say(tenth, `还有第${n}件事想说`)
    const { weeks, whole, thumbReasons } = await board(admin)
    // three talks of the street, one of which ended early, and ten of which nine did
    expect(whole).toMatchObject({ talks: 13, thumbs: 10, thumbsUp: 0.5 })
    expect(whole.dropOff).toBeCloseTo(10 / 13)
    expect(weeks).toHaveLength(12)
    expect(weeks.at(-1)).toMatchObject({ thumbs: 10, thumbsUp: 0.5 })
    expect(weeks[0]).toMatchObject({ talks: 0, dropOff: null, heldBack: null })
    expect(thumbReasons).toEqual([{ reason: 'cold', count: '<10' }])
  })

  it('counts who asked for a person, and how far the estimate was off only from ten on', async () => {
    const admin = await house.colleague('agency_admin')
    const before = (await board(admin)).whole
    const me = await house.neighbour('方甲')
    await me.must('POST /api/companion/person-requests', { body: { id: randomUUID(), locale: 'zh' } })
    await me.must('GET /api/companion/conversation')
    const { asked, inTime, estimateError } = (await board(admin)).whole
    expect(asked).toBe(before.asked + 1)
    expect(inTime === null || inTime === '<10').toBe(true)
    expect(estimateError).toBeNull()
  })

  it('counts numbers left to be called back by the part of the day, and whether somebody reached them', async () => {
    const admin = await house.colleague('agency_admin')
    const worker = await house.as('林晓安')
    const parts = ['night', 'morning', 'afternoon', 'evening']
    const told = async () => {
      const { callbacks } = await board(admin)
      expect(callbacks.map(({ part }) => part)).toEqual(parts)
      return callbacks
    }
    const hour = new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000).getUTCHours()
    const now = Math.floor(hour / 6)
    const leave = async (n: number): Promise<void> => {
      const who = house.visitor()
      await say(who, `我不想活了，第${n}次这样想`)
      const body = { phone: `137000011${String(n).padStart(2, '0')}`, friend: null, consent: true as const }
      await who.must('POST /api/companion/callback', { body })
    }
    for (let n = 0; n < 9; n += 1) await leave(n)
    expect((await told())[now]).toMatchObject({ left: '<10', kept: '<10' })
    const before = new Set((await worker.must('GET /api/crisis/board')).rows.map(({ id }) => id))
    await leave(9)
    expect((await told())[now]).toMatchObject({ left: 10, kept: 0 })
    const { rows } = await worker.must('GET /api/crisis/board')
    const id = rows.find((row) => !before.has(row.id))!.id
    await worker.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    await worker.must('POST /api/crisis/events/:id/contacts', {
      params: { id },
      body: { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '' },
    })
    expect((await told())[now]).toMatchObject({ left: 10, kept: 0.1 })
    expect((await told())[(now + 2) % 4]).toMatchObject({ left: 0, kept: null })
  })

  it('holds against the promise how soon somebody came, from ten residents on', async () => {
    const admin = await house.colleague('agency_admin')
    const worker = await house.as('林晓安')
    const askAndCome = async (n: number): Promise<void> => {
      const me = await house.neighbour(`方戊${n}`)
      await me.must('POST /api/companion/person-requests', { body: { id: randomUUID(), locale: 'zh' } })
      await me.must('GET /api/companion/conversation')
      await worker.must('POST /api/crisis/events/:id/acknowledge', { params: { id: await eventOf(`方戊${n}`) } })
    }
    for (let n = 0; n < 9; n += 1) await askAndCome(n)
    expect((await board(admin)).whole.inTime).toBe('<10')
    await askAndCome(9)
    expect((await board(admin)).whole.inTime).toBe(1)
    // a span is told once five were answered: fewer than ten have heard one
    expect((await board(admin)).whole.estimateError).toBe('<10')
  })

  it('counts turns in which a reminder was said or somebody was not understood, from ten residents on', async () => {
    const admin = await house.colleague('agency_admin')
    const mark = async (n: number): Promise<void> => {
      const id = await say(await house.neighbour(`方丁${n}`), '最近有点累')
      const [line] = await asHouse<ConversationRow>(
        'select c.* from conversation c join message m on m.conversation_id = c.id where m.id = $1',
        [id],
      )
      const opening = { as: 'tenant', tenantId: line!.tenant_id } as const
      for (let again = 0; again < 2; again += 1)
        await inTransaction(house.floor, opening, async (ctx) =>
          markTurn(ctx, line!, id, ['reminder', 'misunderstood']),
        )
    }
    for (let n = 0; n < 9; n += 1) await mark(n)
    expect((await board(admin)).whole).toMatchObject({ reminders: '<10', misunderstood: '<10' })
    await mark(9)
    expect((await board(admin)).whole).toMatchObject({ reminders: 10, misunderstood: 10 })
  })

  it('counts labels by the level that raised the alert', async () => {
    const boss = await supervisor()
    const me = await house.neighbour('方乙')
    await say(me, '我不想活了')
    await label(boss, await eventOf('方乙'), { label: 'right', level: 'L3' })
    const { screening } = await board(boss)
    expect(screening.find((row) => row.level === 'L3')).toMatchObject({ right: 1, falseAlarm: 0, precision: '<10' })
  })

  it('is not another agency’s', async () => {
    const { whole, screening } = await board(await house.colleague('agency_admin', 'elsewhere'))
    expect(whole).toMatchObject({ talks: 0, asked: 0, thumbs: 0 })
    expect(screening.every((row) => row.right === 0)).toBe(true)
  })
})

describe('what a supervisor says about an alert', () => {
  it('is shown with who and when, may be changed, and every change is kept', async () => {
    const me = await house.neighbour('陶一')
    await say(me, '我不想活了')
    const id = await eventOf('陶一')
    const boss = await supervisor()
    for (let n = 0; n < 3; n += 1) expect((await label(boss, id, { label: 'right', level: 'L3' })).status).toBe(200)
    await label(boss, id, { label: 'false_alarm' })
    const seen = (await (await house.as('林晓安')).must('GET /api/crisis/events/:id/labels', { params: { id } })).labels
    expect(seen).toMatchObject([
      { label: 'false_alarm', level: null, by: '同事supervisor', stands: true },
      { label: 'right', level: 'L3', stands: false },
    ])
    await expect(asHouse(`delete from crisis_label`)).rejects.toThrow('insert only')
  })

  it('needs the certificate, and a place one answers for', async () => {
    const me = await house.neighbour('陶二')
    await say(me, '我不想活了')
    const id = await eventOf('陶二')
    expect((await label(await house.colleague('supervisor'), id, { label: 'right' })).refused).toBe('CERT_REQUIRED')
    expect((await label(await house.colleague('crisis_worker'), id, { label: 'right' })).refused).toBe('FORBIDDEN')
    const stranger = await house.colleague('supervisor', 'elsewhere', ['C-SUPERVISE'])
    expect((await label(stranger, id, { label: 'right' })).refused).toBe('NOT_FOUND')
    expect((await stranger.call('GET /api/crisis/events/:id/labels', { params: { id } })).refused).toBe('NOT_FOUND')
  })

  it('makes sense: a missed line is a line of that conversation, and a grave one is no false alarm', async () => {
    const me = await house.neighbour('陶三')
    const line = await say(me, '我不想活了')
    const id = await eventOf('陶三')
    const boss = await supervisor()
    const other = await say(await house.neighbour('陶四'), '今天天气不错')
    expect((await label(boss, id, { label: 'missed', level: 'L3' })).refused).toBe('BAD_INPUT')
    expect((await label(boss, id, { label: 'missed', messageId: line })).refused).toBe('BAD_INPUT')
    expect((await label(boss, id, { label: 'false_alarm', level: 'L3' })).refused).toBe('BAD_INPUT')
    expect((await label(boss, id, { label: 'right', level: 'L0' })).refused).toBe('BAD_INPUT')
    expect((await label(boss, id, { label: 'missed', level: 'L3', messageId: other })).refused).toBe('NOT_FOUND')
    expect((await label(boss, id, { label: 'missed', level: 'L2', messageId: line })).status).toBe(200)
  })

  it('teaches only with the resident’s consent, without who they are, and says how many were left out', async () => {
    const before = await learn()
    const boss = await supervisor()
    const [yes, no] = [await house.neighbour('唐晓梅'), await house.neighbour('陶六')]
    await allow(yes)
    const said = '我叫唐晓梅，电话13912345678，我不想活了'
    await say(yes, said)
    const missed = await say(yes, '我把猫送人了，唐晓梅以后不用再喂它')
    await say(no, '我真的不想活了')
    await label(boss, await eventOf('唐晓梅'), { label: 'right', level: 'L3' })
    await label(boss, await eventOf('唐晓梅'), { label: 'missed', level: 'L2', messageId: missed })
    await label(boss, await eventOf('陶六'), { label: 'right', level: 'L3' })
    const found = await learn()
    const rows = found.rows.filter((row) => !before.rows.includes(row)).map((row) => JSON.parse(row) as object)
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({
      ...{
        text: '我叫〔名字〕，电话〔电话〕，我不想活了',
        label: 'risk',
        kind: 'local',
        severity: 'active',
        subject: 'self',
      },
    })
    expect(rows).toContainEqual(
      expect.objectContaining({ text: '我把猫送人了，〔名字〕以后不用再喂它', severity: 'passive' }),
    )
    expect(found.withoutConsent).toBe(before.withoutConsent + 1)
    await allow(yes, false)
    expect((await learn()).rows).toEqual(before.rows)
  })

  it('a false alarm teaches that its lines are ordinary talk', async () => {
    const me = await house.neighbour('陶七')
    await allow(me)
    await say(me, '我不想活了，这关游戏太难')
    await label(await supervisor(), await eventOf('陶七'), { label: 'false_alarm' })
    const rows = (await learn()).rows.filter((row) => row.includes('游戏')).map((row) => JSON.parse(row) as object)
    expect(rows).toMatchObject([{ label: 'none', severity: 'none' }])
  })
})

describe('safe answers', () => {
  const day = (days: number): string =>
    shanghaiDay(new Date(house.floor.clock.processNow.getTime() + days * 86_400_000))
  const own = (who: Visitor, expiresAt: string, owner = '程医师（示例）') =>
    who.call('PUT /api/quality/templates', { body: { code: 'medicine', own: { owner, expiresAt } } })

  it('have an owner here, until a day within twenty-four months, and it may be taken back', async () => {
    const admin = await house.colleague('agency_admin')
    expect((await admin.must('GET /api/quality/templates')).templates.map((one) => one.code)).toEqual([...refusalCodes])
    expect((await own(admin, day(800))).refused).toBe('BAD_INPUT')
    expect((await own(admin, day(-1))).refused).toBe('BAD_INPUT')
    for (let n = 0; n < 2; n += 1) expect((await own(admin, day(200))).status).toBe(200)
    const seen = await (await house.colleague('supervisor')).must('GET /api/quality/templates')
    expect(seen.templates[0]).toMatchObject({
      code: 'medicine',
      own: { owner: '程医师（示例）', expiresAt: day(200), by: '同事agency_admin' },
      state: 'in_date',
    })
    expect((await own(await house.colleague('supervisor'), day(100))).refused).toBe('FORBIDDEN')
    const back = await admin.must('PUT /api/quality/templates', { body: { code: 'medicine', own: null } })
    expect(back.templates[0]!.own).toBeNull()
  })

  it('that end soon are told to administrators once, and again when they have ended', async () => {
    const admin = await house.colleague('agency_admin')
    await own(admin, day(20))
    const told = async (): Promise<number> => {
      await keepQuality(house.floor)
      return (await asHouse(`select 1 from notice where template = 'templates_due'`)).length
    }
    const first = await told()
    expect(first).toBeGreaterThan(0)
    expect(await told()).toBe(first)
    expect((await board(admin)).templatesDue).toBe(1)
    house.floor.clock.turn({ days: 25 })
    expect(await told()).toBeGreaterThan(first)
    const later = await house.colleague('agency_admin')
    expect((await later.must('GET /api/quality/templates')).templates[0]!.state).toBe('expired')
  })
})

describe('how soon somebody took an alert', () => {
  it('is told to supervisors by grade; what nobody took counts as late once its time is over', async () => {
    // signed in anew each time: the clock is turned past an idle session
    const orange = async () => (await board(await supervisor())).takeover.find((one) => one.grade === 'ORANGE')!
    // whatever the street still waits for is over
    house.floor.clock.turn({ minutes: 31 })
    const before = await orange()
    const me = await house.neighbour('方一一')
    await say(me, '我不想活了')
    const id = await eventOf('方一一')
    const row = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.find((one) => one.id === id)!
    expect(row.grade).toBe('ORANGE')
    house.floor.clock.turn({ minutes: 10 })
    await (await house.as('林晓安')).must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    const taken = await orange()
    expect([taken.raised - before.raised, taken.taken - before.taken]).toEqual([1, 1])
    expect(taken.p50Seconds).toBeGreaterThan(0)
    await say(await house.neighbour('方二二'), '我不想活了')
    expect((await orange()).raised).toBe(taken.raised)
    house.floor.clock.turn({ minutes: 31 })
    const late = await orange()
    expect([late.raised - taken.raised, late.taken - taken.taken]).toEqual([1, 0])
    expect(late.inTime! * late.raised).toBeCloseTo(taken.inTime! * taken.raised)
    expect((await (await house.colleague('crisis_worker')).call('GET /api/quality/board')).refused).toBe('FORBIDDEN')
  })
})

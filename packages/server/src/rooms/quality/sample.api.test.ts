import { randomUUID } from 'node:crypto'
import type { Rating, Reading } from '@anxin/core/quality/rubric.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { fingerprint } from '../../platform/privacy.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
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
  who.must('PUT /api/identity/resident/consents', { body: { purpose: 'quality', given, textVersion: '1' } })
const readingOf = (rating: Rating, more: Partial<Reading> = {}): Reading => ({
  ...{ detects: rating, confirms: rating, guides: rating, supports: rating, bounds: rating },
  ...more,
})
const rate = (who: Visitor, id: string, reading: Reading, note = '') =>
  who.call('PUT /api/quality/samples/:id/reading', { params: { id }, body: { reading, note } })
const samples = async (who: Visitor) => (await who.must('GET /api/quality/samples')).rows
const board = async (who: Visitor) => who.must('GET /api/quality/board')
/** What a query that forgot its where would see in the name of whoever is signed in. */
const forgotten = (who: Visitor, table: string): Promise<number> =>
  inTransaction(
    house.floor,
    { as: 'session', tokenHash: fingerprint(decodeURIComponent(/anxin_\w+=([^;]+)/.exec(who.cookie)![1]!)) },
    async ({ line }) => Number((await line.query(`select count(*)::int as n from ${table}`)).rows[0]!.n),
  )
const asHouse = <T>(text: string, params: readonly unknown[] = []): Promise<T[]> =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows as T[])
describe('the weekly sample', () => {
  const aWeekLater = () => house.floor.clock.turn({ days: 7 })
  let readers: [Visitor, Visitor, Visitor]

  it('is drawn from residents who allow it, once, without who they are', async () => {
    const yes = await house.neighbour('邓晓云')
    await allow(yes)
    await say(yes, '我叫邓晓云，最近总睡不好')
    await say(yes, '我妈电话13912345678，她总担心我')
    const no = await house.neighbour('邓二')
    await say(no, '最近总睡不好')
    await say(no, '我妈总担心我')
    aWeekLater()
    for (let n = 0; n < 3; n += 1) await keepQuality(house.floor)
    readers = [
      await house.colleague('counsellor'),
      await house.colleague('supervisor'),
      await house.colleague('clinician'),
    ]
    const rows = await samples(readers[0])
    expect(rows).toHaveLength(1)
    const { lines } = await readers[0].must('GET /api/quality/samples/:id', { params: { id: rows[0]!.id } })
    const text = JSON.stringify(lines)
    expect(text).toContain('我妈电话〔电话〕，她总担心我')
    expect(text).not.toContain('邓晓云')
    expect(text).not.toMatch(/139\d{8}/)
    expect(lines[0]!.minute).toBe(0)
  })

  it('is rated by two, each blind to the other, and by no third', async () => {
    const [first, second, third] = readers
    const { id } = (await samples(first))[0]!
    for (let n = 0; n < 3; n += 1) expect((await rate(first, id, readingOf('best'))).status).toBe(200)
    expect((await samples(second))[0]).toMatchObject({ id, mine: null })
    expect(await forgotten(second, 'quality_reading')).toBe(0)
    const ratedTwice = await Promise.all([
      rate(second, id, readingOf('suboptimal')),
      rate(third, id, readingOf('best')),
    ])
    expect(ratedTwice.map((one) => one.status).sort()).toEqual([200, 409])
    const loser = ratedTwice[0].status === 409 ? second : third
    expect((await rate(loser, id, readingOf('best'))).refused).toBe('ALREADY_TAKEN')
    expect(await samples(loser)).toEqual([])
    expect((await samples(first))[0]).toMatchObject({ mine: readingOf('best') })
    const { sample, agreement } = await board(await house.colleague('agency_admin'))
    expect(sample).toMatchObject([{ drawn: 1, once: 0, twice: 1 }])
    expect(agreement.detects).toBe('<10')
  })

  it('tells administrators of harm once, lets them open that copy, and no other', async () => {
    const me = await house.neighbour('邓三')
    await allow(me)
    for (const text of ['最近很累', '说不上来', '就是累']) await say(me, text)
    aWeekLater()
    await keepQuality(house.floor)
    const admin = await house.colleague('agency_admin')
    const reader = await house.colleague('counsellor')
    const { id } = (await samples(reader)).find((row) => row.mine === null)!
    const open = () => admin.call('GET /api/quality/samples/:id', { params: { id } })
    expect((await open()).refused).toBe('NOT_FOUND')
    expect((await admin.must('GET /api/quality/harms')).rows).toEqual([])
    const told = async (): Promise<number> => {
      await house.settle()
      return (await asHouse<{ n: number }>(`select count(*)::int as n from notice where template = 'quality_harm'`))[0]!
        .n
    }
    for (let n = 0; n < 2; n += 1) await rate(reader, id, readingOf('best', { guides: 'harm' }), '没有说可以找谁')
    const once = await told()
    expect(once).toBeGreaterThan(0)
    await rate(reader, id, readingOf('best', { guides: 'harm', supports: 'harm' }))
    expect(await told()).toBe(once)
    expect((await admin.must('GET /api/quality/harms')).rows).toMatchObject([
      { sampleId: id, in: ['guides', 'supports'] },
    ])
    expect((await open()).status).toBe(200)
    expect(await forgotten(admin, 'quality_sample')).toBe(1)
  })

  it('is none of another agency’s business, nor of other roles', async () => {
    const { id } = (await samples(await house.colleague('counsellor')))[0]!
    const stranger = await house.colleague('counsellor', 'elsewhere')
    expect(await samples(stranger)).toEqual([])
    expect((await stranger.call('GET /api/quality/samples/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await rate(stranger, id, readingOf('best'))).refused).toBe('NOT_FOUND')
    expect(await forgotten(await house.colleague('crisis_worker'), 'quality_sample')).toBe(0)
    expect((await (await house.colleague('social_worker')).call('GET /api/quality/samples')).refused).toBe('FORBIDDEN')
  })

  it('is gone when the resident withdraws, with what was said about it', async () => {
    const me = await house.neighbour('邓四')
    await allow(me)
    for (const text of ['睡不着', '想了很多事', '还是睡不着']) await say(me, text)
    aWeekLater()
    await keepQuality(house.floor)
    const reader = await house.colleague('counsellor')
    const { id } = (await samples(reader)).find((row) => row.week === weekAgo())!
    await rate(reader, id, readingOf('best'))
    await allow(me, false)
    expect((await reader.call('GET /api/quality/samples/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect(await asHouse('select 1 from quality_reading where sample_id = $1', [id])).toEqual([])
  })

  it('is gone when the resident deletes themselves, and after ninety days', async () => {
    const me = await house.neighbour('邓五')
    await allow(me)
    for (const text of ['有点烦', '邻居吵', '睡不着']) await say(me, text)
    aWeekLater()
    await keepQuality(house.floor)
    const count = async (): Promise<number> => (await asHouse(`select 1 from quality_sample`)).length
    const before = await count()
    await me.must('DELETE /api/identity/resident')
    expect(await count()).toBe(before - 1)
    house.floor.clock.turn({ days: 91 })
    await keepQuality(house.floor)
    expect(await count()).toBe(0)
  })

  const weekAgo = (): string => {
    const today = Date.parse(shanghaiDay(house.floor.clock.processNow))
    const monday = today - (((new Date(today).getUTCDay() + 6) % 7) + 7) * 86_400_000
    return new Date(monday).toISOString().slice(0, 10)
  }
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const surgeId = randomUUID()
const at = { params: { id: surgeId } }
/** Sessions end while days pass: everybody signs in anew. */
const wang = (): Promise<Visitor> => house.as('王理')
const wavesNow = async () =>
  (await (await wang()).must('GET /api/surge/all')).surges.find((one) => one.id === surgeId)!.waves
async function pass(days: number): Promise<void> {
  house.floor.clock.turn({ days })
  await house.keepList()
  await house.settle()
}
/** What a resident finds on their own page. */
const asked = async (who: Visitor) => (await who.must('GET /api/assessment/offers')).due.map((one) => one.pack)

describe('people of a public event', () => {
  it('are asked only once somebody begins it, and only by whoever keeps the place', async () => {
    const keeper = await wang()
    const { units } = await keeper.must('GET /api/surge/all')
    const { now } = await keeper.must('GET /api/health')
    const endsAt = new Date(Date.parse(now) + 3 * 86_400_000).toISOString()
    const span = { unitId: units[0]!.id, endsAt, withPhase: false }
    const { seen } = await keeper.must('POST /api/surge/previews', { body: span })
    const order = {
      ...{ order: '梧桐办〔2026〕9号', orderedOn: '2026-03-01', why: '老楼塌了一角' },
      ...{ noticeZh: '小屋整夜有人。', noticeEn: 'Somebody is here all night.' },
    }
    await keeper.must('POST /api/surge/switches', { body: { ...span, ...order, id: surgeId, seen } })
    expect(await wavesNow()).toEqual([])
    const li = await house.as('李静')
    expect((await li.call('POST /api/surge/switches/:id/cohort', at)).refused).toBe('FORBIDDEN')
    const other = await house.colleague('agency_admin', 'elsewhere')
    expect((await other.call('POST /api/surge/switches/:id/cohort', at)).refused).toBe('NOT_FOUND')
  })

  it('are asked at once and after 1, 3, 6, 12 and 18 months, also who came later, and nobody twice', async () => {
    const early = await house.neighbour('早来', '1980-01-01')
    const child = await house.neighbour('小童', '2013-01-01')
    for (let n = 0; n < 2; n += 1) await (await wang()).must('POST /api/surge/switches/:id/cohort', at)
    expect((await wavesNow()).map((one) => [one.months, one.state])).toEqual([
      ...[0, 1, 3, 6, 12, 18].map((months) => [months, 'due']),
    ])
    for (let n = 0; n < 2; n += 1) await house.keepList()
    await house.settle()
    expect(await asked(early)).toEqual(['post_disaster'])
    expect(await asked(child)).toEqual(['minor_12_17'])
    const [baseline, first] = await wavesNow()
    expect([baseline!.state, first!.state]).toEqual(['asked', 'due'])
    expect(baseline!.people).toBeGreaterThan(1)
    const late = await house.neighbour('晚来', '1980-01-01')
    expect(await asked(late)).toEqual([])
    await pass(29)
    expect((await wavesNow())[1]!.state).toBe('due')
    await pass(2)
    expect((await wavesNow())[1]!.state).toBe('asked')
    expect(await asked(await house.neighbour('再晚来', '1980-01-01'))).toEqual([])
    expect((await wavesNow())[1]!.people).toBe(baseline!.people + 1)
  })

  it('see what is to come beside what they are waiting for; a new judgement does not take it away', async () => {
    const who = await house.neighbour('在名单', '1980-01-01')
    const message = { id: randomUUID(), text: '有时候真希望睡着就不用醒来了' }
    await who.must('POST /api/companion/messages', { body: message })
    await house.settle()
    const worker = await house.colleague('social_worker')
    const row = (await worker.must('GET /api/worklist/entries')).rows.find((one) => one.name === '在名单')!
    const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })
    const waves = entry.rescreens.filter((one) => one.cohortMonths !== null)
    expect(waves.map((one) => one.cohortMonths)).toEqual([3, 6, 12, 18])
  })

  it('are asked no more once it is stopped, and again where it is begun again', async () => {
    await (await wang()).must('POST /api/surge/switches/:id/cohort/end', at)
    expect((await wavesNow()).map((one) => one.state)).toEqual(['asked', 'asked', ...Array(4).fill('cancelled')])
    await pass(60)
    expect((await wavesNow())[2]!.state).toBe('cancelled')
    // three months are over: that wave is not made up for, the others go on
    await (await wang()).must('POST /api/surge/switches/:id/cohort', at)
    expect((await wavesNow()).map((one) => one.state)).toEqual(['asked', 'asked', 'cancelled', 'due', 'due', 'due'])
    await pass(90)
    expect((await wavesNow())[3]!.state).toBe('asked')
  })
})

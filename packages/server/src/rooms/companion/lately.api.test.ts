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

const dayOf = (daysAgo: number): string =>
  new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10)
/** A low day, written down today. @returns what is proposed then */
const low = async (who: Visitor, daysAgo: number) =>
  (
    await who.must('PUT /api/selfhelp/moods/:id', {
      params: { id: randomUUID() },
      body: {
        ...{ value: 2, words: [], topics: [], note: null, day: dayOf(daysAgo) },
        at: new Date(house.floor.clock.processNow.getTime() - daysAgo * 86_400_000).toISOString(),
      },
    })
  ).suggestion
async function check(who: Visitor): Promise<void> {
  const id = randomUUID()
  await who.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
  await who.must('PUT /api/assessment/sittings/:id/answers', {
    params: { id },
    body: { instrument: 'phq4', version: '1.0.0', answers: { '1': 1, '2': 0, '3': 1, '4': 0 }, done: true },
  })
}

describe('a check that was just done', () => {
  it('is not proposed again by the diary', async () => {
    const [done, other] = [await house.neighbour('做过'), await house.neighbour('没做')]
    await check(done)
    const proposed = { done: null as string | null, other: null as string | null }
    for (const days of [4, 3, 2, 1, 0]) {
      proposed.done = await low(done, days)
      proposed.other = await low(other, days)
    }
    expect(proposed).toEqual({ done: null, other: 'phq4' })
  })

  it('stands in the summary for whoever comes, with the last mood; nothing of it for somebody without a name', async () => {
    const me = await house.neighbour('小结')
    await check(me)
    await low(me, 0)
    await me.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '想找人说说工作的事' } })
    const { summary } = (await me.must('GET /api/companion/packet')).packet
    expect(summary).toContain(`最近一次自测：${dayOf(0)}`)
    expect(summary).toContain('最近的心情（1 风暴–5 晴）：2')
    expect(summary).not.toContain('：：')
    const nobody = house.visitor()
    await nobody.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '想找人说说' } })
    expect((await nobody.must('GET /api/companion/packet')).packet.summary).not.toMatch(/自测|心情/)
  })
})

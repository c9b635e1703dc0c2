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

/** A check somebody without a name has finished. @returns its id */
async function finished(visitor: Visitor): Promise<string> {
  const id = randomUUID()
  await visitor.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
  const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
    visitor.must('PUT /api/assessment/sittings/:id/answers', {
      params: { id },
      body: { instrument, version: '1.0.0', answers, done: true, finish },
    })
  await save('phq4', { 1: 0, 2: 0, 3: 0, 4: 0 }, false)
  await save('function', { F1: 0, F2: 0, F3: 0, F4: 0 }, true)
  return id
}

describe('the code of a result without a name', () => {
  it('is given to nobody but the device that answered, and one that is guessed at locks', async () => {
    const visitor = house.visitor()
    const id = await finished(visitor)
    const ask = (who: Visitor) => who.call('POST /api/assessment/sittings/:id/claim-code', { params: { id } })
    const other = house.visitor()
    await finished(other)
    expect((await ask(other)).refused).toBe('NOT_FOUND')
    const { claimCode } = await visitor.must('POST /api/assessment/sittings/:id/claim-code', { params: { id } })
    expect((await ask(other)).refused).toBe('NOT_FOUND')
    const stranger = await house.neighbour('郝猜')
    const guess = (code: string) => stranger.call('POST /api/assessment/claims', { body: { claimCode: code } })
    let refused = (await guess('AAAA 2222')).refused
    for (let n = 0; n < 20 && refused === 'NOT_FOUND'; n += 1) refused = (await guess(`AAAA 22${n + 23}`)).refused
    expect([refused, (await guess(claimCode)).refused]).toEqual(['LOCKED', 'LOCKED'])
    expect((await stranger.must('GET /api/assessment/results')).results).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

const onCall = async () => (await house.visitor().must('GET /api/health')).onCall

it('an agency that stands does not hide another one in which nobody does', async () => {
  expect(await onCall()).toMatchObject({ covered: true, agencies: 1, uncovered: 0 })
  const { people: before } = await onCall()
  const keeper = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS'])
  expect(await onCall()).toMatchObject({
    covered: false,
    people: before,
    agencies: 2,
    uncovered: 1,
    gapWithin72h: true,
  })
  const { now } = await house.visitor().must('GET /api/health')
  const startsAt = new Date(Date.parse(now) + 60_000)
  const second = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
  const idOf = async (who: Visitor): Promise<string> => (await who.must('GET /api/identity/staff')).personId
  const body = {
    ...{ id: randomUUID(), primaryId: await idOf(keeper), startsAt: startsAt.toISOString() },
    ...{ endsAt: new Date(startsAt.getTime() + 8 * 3_600_000).toISOString() },
    secondaryId: await idOf(second),
  }
  await keeper.must('POST /api/roster/shifts', { body })
  house.floor.clock.turn({ minutes: 2 })
  // somebody stands in each now; that the other one has a gap ahead is still said
  expect(await onCall()).toMatchObject({ covered: true, uncovered: 0, people: before + 2, gapWithin72h: true })
})

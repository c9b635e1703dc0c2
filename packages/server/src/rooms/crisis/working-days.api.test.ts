import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openHouse({ street: true })
})
afterEach(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const hourMs = 3_600_000
const now = (): number => house.floor.clock.processNow.getTime()

/** Turns the hand to ten in the morning of a weekday (0 Sunday) in the coming March, which has no holidays. */
function turnTo(weekday: number): void {
  const year = new Date(now()).getUTCFullYear() + 1
  const first = Date.UTC(year, 2, 8, 2)
  const days = (weekday - new Date(first).getUTCDay() + 7) % 7
  house.floor.clock.turn({ seconds: Math.round((first + days * 24 * hourMs - now()) / 1000) })
}

/** Hours until the supervisor is called, for what this resident has just raised. */
async function hoursToSupervisor(raise: (resident: Visitor) => Promise<unknown>, resident = house.visitor()) {
  await raise(resident)
  const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
  const row = rows.filter((one) => Date.parse(one.raisedAt) > now() - hourMs * 12).at(-1)!
  expect(row).toMatchObject({ grade: 'YELLOW', next: { kind: 'rung', target: 'supervisor' } })
  return Math.round((Date.parse(row.next!.dueAt) - now()) / hourMs)
}

const askForPerson = (resident: Visitor) =>
  resident.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
const wishPassively = (resident: Visitor) =>
  resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '有时候觉得睡过去不用醒来就好了' } })

describe('a calm request for a person', () => {
  it('waits one working day for the supervisor: a day in the week', async () => {
    turnTo(2)
    expect(await hoursToSupervisor(askForPerson)).toBe(24)
  })

  it('counts from Monday when it comes on a Sunday, and days off never add more than a day', async () => {
    turnTo(0)
    expect(await hoursToSupervisor(askForPerson)).toBe(38)
    turnTo(6)
    expect(await hoursToSupervisor(askForPerson)).toBe(48)
  })

  it('that turns into a passive wish to die is owed a call within 24 hours, Sunday or not', async () => {
    turnTo(0)
    const resident = house.visitor()
    expect(await hoursToSupervisor(askForPerson, resident)).toBe(38)
    house.floor.clock.turn({ hours: 2 })
    expect(await hoursToSupervisor(wishPassively, resident)).toBe(24)
    house.floor.clock.turn({ hours: 3 })
    // asking again does not put it off
    expect(await hoursToSupervisor(askForPerson, resident)).toBe(21)
  })

  it('that begins as a passive wish is never counted in working days', async () => {
    turnTo(0)
    expect(await hoursToSupervisor(wishPassively)).toBe(24)
  })
})

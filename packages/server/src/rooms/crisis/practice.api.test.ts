import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { practise, watchPractising } from '../roster/jobs.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openHouse({ street: true })
})
afterEach(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const figures = async () => (await house.visitor().must('GET /api/health')).practice

/** One hour passes; the alert is raised, paged and looked at, as the loops do it. */
async function hour(): Promise<number> {
  house.floor.clock.turn({ hours: 1 })
  const raised = await practise(house.floor)
  await house.settle()
  house.floor.clock.turn({ seconds: 31 })
  await house.settle()
  return raised
}

/** What the administrators were told of the self-check, in the console and on their phones. */
async function told(): Promise<{ inApp: number; sms: number }> {
  const admin: Visitor = await house.as('王理')
  const { notices } = await admin.must('GET /api/outside/outbox', { params: {} })
  const mine = notices.filter((one) => one.template === 'self_check' && one.to === '王理')
  return {
    inApp: mine.filter((one) => one.channel === 'in_app').length,
    sms: mine.filter((one) => one.channel !== 'in_app').length,
  }
}

describe('the hourly practice alert', () => {
  it('is written, paged, accepted and looked at, and measured from written to accepted', async () => {
    expect(await hour()).toBe(1)
    const { day, week, lastAt, late, failing } = await figures()
    expect(day).toMatchObject({ runs: 1, failed: 0 })
    expect(week).toEqual(day)
    expect(day.p50Ms).toBeGreaterThanOrEqual(0)
    expect(day.p95Ms).toBeLessThan(2000)
    expect([lastAt !== null, late, failing]).toEqual([true, 0, 0])
    expect(await told()).toEqual({ inApp: 0, sms: 0 })
  })

  it('is raised once an hour however often and however many look, and every hour anew', async () => {
    house.floor.clock.turn({ hours: 1 })
    const raised = await Promise.all([practise(house.floor), practise(house.floor), practise(house.floor)])
    expect(raised.reduce((a, b) => a + b)).toBe(1)
    expect(await practise(house.floor)).toBe(0)
    await house.settle()
    expect(await hour()).toBe(1)
    expect((await figures()).day.runs).toBe(2)
  })

  it('rings nobody, is on no board and in no figure of real alerts', async () => {
    const before = await (await house.as('林晓安')).must('GET /api/crisis/board')
    const open = (await house.visitor().must('GET /api/health')).alerts.open
    await hour()
    const after = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(after.rows.map((row) => row.id)).toEqual(before.rows.map((row) => row.id))
    expect((await house.visitor().must('GET /api/health')).alerts.open).toBe(open)
    const practised = house.pager.letters.filter((one) => one.words.includes('自检'))
    expect(practised.map((one) => [one.way, one.address])).toEqual([['practice', '']])
    const admin = await house.as('王理')
    const { notices } = await admin.must('GET /api/outside/outbox', { params: {} })
    expect(notices.some((one) => one.template === 'practice')).toBe(false)
  })

  it('that no channel accepts is an alarm to the administrators, in discreet words', async () => {
    house.pager.break('practice')
    await hour()
    expect(await told()).toEqual({ inApp: 1, sms: 1 })
    const words = house.pager.letters.filter((one) => one.way === 'sms').at(-1)!.words
    expect(words).toContain('自检')
    expect(words).not.toMatch(/预警|报警|危/)
    expect(await figures()).toMatchObject({ failing: 1, day: { runs: 1, failed: 1, p95Ms: null } })
    expect((await house.visitor().must('GET /api/health')).ok).toBe(false)
    house.pager.mend('practice')
    await hour()
    expect(await figures()).toMatchObject({ failing: 0, day: { runs: 2, failed: 1 } })
    expect((await told()).inApp).toBe(1)
  })

  it('whose page stands still in the queue has failed too', async () => {
    house.floor.clock.turn({ hours: 1 })
    await practise(house.floor)
    house.floor.clock.turn({ seconds: 31 })
    await house.settle()
    expect((await figures()).day).toMatchObject({ runs: 1, failed: 1 })
    expect((await told()).inApp).toBe(1)
  })

  it('fails where the clocks of the house and of its database differ: timers may be off, and nobody would know', async () => {
    await hour()
    expect((await house.visitor().must('GET /api/health')).ok).toBe(true)
    const { now } = Date
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => now.call(Date) + 3000)
    await hour()
    const seen = await house.visitor().must('GET /api/health')
    ahead.mockRestore()
    expect(seen).toMatchObject({ ok: false, practice: { failing: 1 } })
    expect(seen.clock.skewMs).toBeGreaterThan(2000)
    expect(await told()).toEqual({ inApp: 1, sms: 1 })
    const after = await house.visitor().must('GET /api/health')
    expect(Math.abs(after.clock.skewMs)).toBeLessThan(2000)
  })

  it('that is missing is told once, by the other loop, and counted as late until the next one', async () => {
    await hour()
    house.floor.clock.turn({ hours: 3 })
    expect(await watchPractising(house.floor)).toBe(1)
    expect(await watchPractising(house.floor)).toBe(0)
    await house.settle()
    expect(await told()).toEqual({ inApp: 1, sms: 1 })
    expect((await figures()).late).toBe(1)
    await hour()
    expect((await figures()).late).toBe(0)
    expect((await told()).inApp).toBe(1)
  })

  it('keeps the figures of a day and of a week, and forgets older ones', async () => {
    for (let n = 0; n < 3; n += 1) await hour()
    house.floor.clock.turn({ days: 2 })
    await hour()
    expect(await figures()).toMatchObject({ day: { runs: 1 }, week: { runs: 4 } })
    house.floor.clock.turn({ days: 9 })
    await hour()
    expect(await figures()).toMatchObject({ day: { runs: 1 }, week: { runs: 1 } })
  })
})

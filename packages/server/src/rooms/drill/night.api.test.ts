import { nightLimits } from '@anxin/core/crisis/drill.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepDrills, watchNights } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true, trueSite: true })
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const hour = 3
const callers = 6
/** Whoever looks signs in anew: the hand of the clock is turned by whole nights. */
const supervisor = () => house.colleague('supervisor', 'here', ['C-CRISIS'])
const put = async (who: Visitor, more: object) =>
  who.call('PUT /api/drill/night', { body: { on: true, hour, callers, ...more } })
const nights = async () =>
  (await (await supervisor()).must('GET /api/drill/runs')).runs.filter((run) => run.night !== null)
const letters = (from: number) => house.pager.letters.slice(from).filter((one) => one.way !== 'practice')
const told = (from: number) => letters(from).filter((one) => one.words.includes('自动演练'))

/** Turns the hand to the next time it is the hour of the drill, and a minute past it. */
async function untilTheHour(): Promise<void> {
  const now = await house.floor.engine.hold().then(async (line) => {
    const { rows } = await line.query('select clock_timestamp() + $1::interval as now', [house.floor.clock.interval])
    line.release()
    return rows[0]!.now as Date
  })
  const day = 24 * 3_600_000
  const past = (((now.getTime() + 8 * 3_600_000 - hour * 3_600_000) % day) + day) % day
  house.floor.clock.turn({ seconds: (day - past) / 1000 + 60 })
}

/** Lets the minutes of a drill go by as they go in service: work, then half a minute. */
async function playItOut(): Promise<void> {
  for (let at = 0; at <= nightLimits.minutes * 2 + 1; at += 1) {
    await house.settle()
    house.floor.clock.turn({ seconds: 30 })
  }
  await keepDrills(house.floor)
}

describe('a drill every night', () => {
  it('is off until an administrator turns it on, and on a true site only by one who says that they know', async () => {
    const chen = await supervisor()
    expect(await chen.must('GET /api/drill/night')).toMatchObject({ on: false, testSite: false, setBy: null })
    expect((await put(chen, { knowingly: true })).refused).toBe('FORBIDDEN')
    const admin = await house.colleague('agency_admin')
    expect(await put(admin, {})).toMatchObject({ refused: 'BAD_INPUT' })
    await untilTheHour()
    expect(await keepDrills(house.floor)).toBe(0)
    expect(await nights()).toEqual([])
    const { reply } = await put(await house.colleague('agency_admin'), { knowingly: true })
    expect(reply).toMatchObject({ on: true, hour, callers })
    // tonight's hour is over: the first one is tomorrow's
    expect(await keepDrills(house.floor)).toBe(0)
    expect(await watchNights(house.floor)).toBe(0)
  })

  it('plays by the true path, rings nobody, stands on no board, and passes when the ladder was climbed in time', async () => {
    await untilTheHour()
    const before = house.pager.letters.length
    expect(await keepDrills(house.floor)).toBe(1)
    expect(await keepDrills(house.floor)).toBe(0)
    for (let n = 0; n < 3; n += 1) {
      await house.settle()
      house.floor.clock.turn({ seconds: 30 })
    }
    const lin = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const board = (await lin.must('GET /api/crisis/board')).rows
    expect(board.filter((row) => row.drill)).toEqual([])
    await playItOut()
    // others are called for their own alerts meanwhile
    expect(letters(before).filter((one) => one.words.includes('演练'))).toEqual([])
    const admin = await house.colleague('agency_admin')
    const { notices } = await admin.must('GET /api/outside/outbox', { params: {} })
    expect(notices.filter((one) => one.words.includes('演练A-'))).toEqual([])
    const practice = house.pager.letters.slice(before).filter((one) => one.way === 'practice')
    expect(practice.filter((one) => one.words.includes('演练A-')).length).toBeGreaterThan(callers)
    const [run] = await nights()
    expect(run).toMatchObject({ openedBy: null, came: callers, raised: callers, failures: [] })
    expect(run!.endedAt).not.toBeNull()
    const report = await (await supervisor()).must('GET /api/drill/runs/:id', { params: { id: run!.id } })
    expect(report).toMatchObject({ mostPages: 1, pagesFailed: 0, uncalled: 0, ladder: { open: 0 } })
    expect(report.ladder.due).toBeGreaterThan(callers * 2)
    expect(report.rungs.length).toBeGreaterThan(2)
    expect(report.ladder.latest).toBeLessThanOrEqual(nightLimits.rungSeconds)
    const { alerts } = await (await supervisor()).must('GET /api/health')
    expect(alerts.open).toBe(board.length)
  })

  it('that fails is told to the supervisors in words that say nothing else, with the reason in the report', async () => {
    await untilTheHour()
    house.pager.break('practice')
    const before = house.pager.letters.length
    expect(await keepDrills(house.floor)).toBe(1)
    await playItOut()
    house.pager.mend('practice')
    await house.settle()
    const [run] = await nights()
    expect(run!.failures).toEqual(expect.arrayContaining(['paged_late', 'page_failed']))
    const words = new Set(told(before).map((one) => one.words))
    expect([...words]).toEqual(['安心小屋：昨夜的自动演练没有通过，或没有进行，请打开工作台的“演练”看结果。'])
    expect(letters(before).filter((one) => one.words.includes('演练A-'))).toEqual([])
  })

  it('that did not run is told once, by the other loop', async () => {
    await untilTheHour()
    const before = house.pager.letters.length
    house.floor.clock.turn({ minutes: nightLimits.missedAfterMinutes })
    expect(await keepDrills(house.floor)).toBe(0)
    expect(await watchNights(house.floor)).toBe(1)
    expect(await watchNights(house.floor)).toBe(0)
    await house.settle()
    const [run] = await nights()
    expect(run).toMatchObject({ came: 0, failures: ['missed'] })
    expect(told(before).length).toBeGreaterThan(0)
  })

  it('ended by hand before its time is judged by what it has shown', async () => {
    await untilTheHour()
    await keepDrills(house.floor)
    const [run] = await nights()
    await (await supervisor()).must('POST /api/drill/runs/:id/end', { params: { id: run!.id } })
    expect((await nights())[0]!.failures).toContain('not_all_came')
  })

  it('turned off is played no more, and missed by nobody', async () => {
    await put(await house.colleague('agency_admin'), { on: false })
    await untilTheHour()
    const before = (await nights()).length
    expect(await keepDrills(house.floor)).toBe(0)
    house.floor.clock.turn({ hours: 2 })
    expect(await watchNights(house.floor)).toBe(0)
    expect(await nights()).toHaveLength(before)
  })
})

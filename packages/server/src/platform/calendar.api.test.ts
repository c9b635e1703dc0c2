import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing.ts'
import { warnOfCalendar } from './calendar.ts'

let house: TestHouse
const now = async (): Promise<number> => Date.parse((await house.visitor().must('GET /api/health')).now)
const turnTo = async (day: string): Promise<void> =>
  house.floor.clock.turn({ seconds: (Date.parse(`${day}T09:00:00+08:00`) - (await now())) / 1000 })
/** The year after next: nobody has written it down, whenever this test is run. */
let year: number
beforeAll(async () => {
  house = await openHouse({ street: true })
  year = new Date(await now()).getUTCFullYear() + 2
  await turnTo(`${year}-01-08`)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const weekday = (from: string): string => {
  const at = new Date(`${from}T00:00:00Z`)
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}
const letters = () => house.pager.letters.filter(({ words }) => words.includes(`${year} 年的放假`))

describe('the calendar of working days', () => {
  it('says to everybody which year is not written down, and administrators are told once a week', async () => {
    expect((await house.visitor().must('GET /api/health')).calendar.missing).toContain(year)
    expect((await (await house.as('林晓安')).must('GET /api/calendar/years')).missing).toContain(year)
    await warnOfCalendar(house.floor)
    await warnOfCalendar(house.floor)
    await house.settle()
    const once = letters().length
    expect(once).toBeGreaterThan(0)
    house.floor.clock.turn({ days: 7, minutes: 1 })
    await warnOfCalendar(house.floor)
    await house.settle()
    expect(letters()).toHaveLength(2 * once)
  })

  it('is written down by the keeper of the house alone, whole and with its source', async () => {
    const off = weekday(`${year}-03-01`)
    const body = { source: '试用的通知', days: [{ day: off, working: false, name: '试用的假日' }] }
    const asked = { params: { year }, body }
    for (const role of ['agency_admin', 'supervisor', 'crisis_worker'] as const)
      expect((await (await house.colleague(role)).call('PUT /api/calendar/years/:year', asked)).refused).toBe(
        'FORBIDDEN',
      )
    const keeper = await house.colleague('platform_admin')
    const kept = await keeper.must('PUT /api/calendar/years/:year', asked)
    expect(kept.missing).not.toContain(year)
    expect(kept.years.find((one) => one.year === year)).toMatchObject({ ...body, by: '同事platform_admin' })
    expect((await house.visitor().must('GET /api/health')).calendar.missing).not.toContain(year)
    house.floor.clock.turn({ days: 8 })
    const before = letters().length
    await warnOfCalendar(house.floor)
    await house.settle()
    expect(letters()).toHaveLength(before)
  })

  it('takes no day of another year, no day twice, and no moved working day in the week', async () => {
    const keeper = await house.colleague('platform_admin')
    const day = weekday(`${year}-05-03`)
    for (const days of [
      [{ day: `${year + 1}-01-01`, working: false, name: '别的年' }],
      [
        { day, working: false, name: '一次' },
        { day, working: false, name: '两次' },
      ],
      [{ day, working: true, name: '本来就上班' }],
    ]) {
      const { refused } = await keeper.call('PUT /api/calendar/years/:year', {
        params: { year },
        body: { source: '试用的通知', days },
      })
      expect(refused).toBe('BAD_INPUT')
    }
  })

  it('moves the term of whoever asks for a person: a day off does not count', async () => {
    const asked = weekday(`${year}-06-02`)
    await turnTo(asked)
    const keeper = await house.colleague('platform_admin')
    const due = async (): Promise<number> => {
      const resident = house.visitor()
      await resident.must('POST /api/companion/person-requests', { body: { id: crypto.randomUUID() } })
      const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
      return Math.max(...rows.flatMap((row) => (row.next ? [Date.parse(row.next.dueAt)] : [])))
    }
    const without = await due()
    const days = [...Array(5).keys()].map((i) => {
      const at = new Date(`${asked}T00:00:00Z`)
      at.setUTCDate(at.getUTCDate() + i)
      return { day: at.toISOString().slice(0, 10), working: false, name: '试用的假日' }
    })
    await keeper.must('PUT /api/calendar/years/:year', { params: { year }, body: { source: '试用的通知', days } })
    expect(await due()).toBeGreaterThan(without)
  })
})

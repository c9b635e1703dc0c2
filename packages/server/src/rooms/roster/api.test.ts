import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { askVolunteers } from './jobs.ts'

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
const ahead = (hours: number): { from: string; to: string } => ({
  from: new Date(now()).toISOString(),
  to: new Date(now() + hours * hourMs).toISOString(),
})
const week = async (name = '王理') => (await house.as(name)).must('GET /api/roster/week', { params: ahead(72) })

type Shift = Awaited<ReturnType<typeof week>>['shifts'][number]
const hourOf = (shift: Shift): number => new Date(Date.parse(shift.startsAt) + 8 * hourMs).getUTCHours()

/** The first shift that starts at this Shanghai hour, at least `later` hours from now. */
async function shiftAt(hour: number, later = 14): Promise<Shift> {
  const { shifts } = await week()
  const found = shifts.find((one) => hourOf(one) === hour && Date.parse(one.startsAt) > now() + later * hourMs)
  if (!found) throw new Error(`no shift starts at ${hour}`)
  return found
}

/** The keeper takes a shift off the roster, and the house looks ahead. */
async function empty(shift: Shift): Promise<void> {
  await (await house.as('王理')).must('DELETE /api/roster/shifts/:id', { params: { id: shift.id } })
  await look()
}
async function look(): Promise<number> {
  const asked = await askVolunteers(house.floor)
  await house.settle()
  return asked
}

const requestsOf = async (name: string) => (await (await house.as(name)).must('GET /api/roster/requests')).requests
const askedNow = async (): Promise<string[]> => {
  const names = ['林晓安', '周敏', '李静', '陈督明']
  const all = await Promise.all(names.map(requestsOf))
  return names.filter((_, n) => all[n]!.length > 0)
}
async function answer(name: string, accept: boolean) {
  const [request] = await requestsOf(name)
  const params = { id: request!.id }
  return (await house.as(name)).call('PUT /api/roster/requests/:id', { params, body: { accept } })
}
const sent = async (template: string, to?: string) => {
  const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
  return notices.filter((one) => one.template === template && (to === undefined || one.to === to))
}

describe('an empty place', () => {
  it('is offered to three colleagues first, whose turn it is, in words that tell nothing', async () => {
    const day = await shiftAt(8)
    await empty(day)
    const asked = await askedNow()
    expect(asked).toHaveLength(3)
    // she stands in no shift of these weeks, so it is her turn
    expect(asked).toContain('陈督明')
    const [request] = await requestsOf('陈督明')
    expect(request).toMatchObject({ startsAt: day.startsAt, endsAt: day.endsAt, place: 'primary', withName: null })
    const notices = await sent('volunteer', '陈督明')
    expect(notices.map((one) => one.channel).sort()).toEqual(['in_app', 'sms'])
    expect(notices[0]!.words).toMatch(/^安心小屋：\d+月\d+日 08:00–16:00 的值班有空档，您方便顶上吗？/)
    const { seeking } = await week()
    expect(seeking).toEqual([{ startsAt: day.startsAt, endsAt: day.endsAt, place: 'primary', asked: 3, declined: 0 }])
  })

  it('is not asked for twice, however often the house looks; after two hours more are asked', async () => {
    await empty(await shiftAt(8, 20))
    expect(await look()).toBe(0)
    expect((await sent('volunteer', '陈督明')).length).toBe(2)
    house.floor.clock.turn({ hours: 3 })
    expect(await look()).toBe(1)
    expect(await askedNow()).toHaveLength(4)
  })

  it('goes to the first who says yes; then the second place is sought beside them', async () => {
    const day = await shiftAt(8)
    await empty(day)
    expect((await answer('陈督明', true)).reply.requests).toEqual([])
    const filled = (await week()).shifts.find((one) => one.startsAt === day.startsAt)
    expect(filled).toMatchObject({ endsAt: day.endsAt, primary: { name: '陈督明' }, secondary: null })
    const [next] = await askedNow()
    const [request] = await requestsOf(next!)
    expect(request).toMatchObject({ place: 'secondary', withName: '陈督明' })
    await answer(next!, true)
    const whole = (await week()).shifts.find((one) => one.startsAt === day.startsAt)
    expect(whole).toMatchObject({ primary: { name: '陈督明' }, secondary: { name: next } })
    expect(await askedNow()).toEqual([])
    expect((await week()).seeking).toEqual([])
  })

  it('is given to one of two who say yes in the same moment; the other is told kindly', async () => {
    const day = await shiftAt(8)
    await empty(day)
    const both = await Promise.all(
      (await askedNow()).slice(0, 2).map(async (name) => {
        const [request] = await requestsOf(name)
        return { who: await house.as(name), params: { id: request!.id } }
      }),
    )
    const came = await Promise.all(
      both.map(({ who, params }) => who.call('PUT /api/roster/requests/:id', { params, body: { accept: true } })),
    )
    expect(came.map((one) => one.refused ?? 'yes').sort()).toEqual(['PLACE_TAKEN', 'yes'])
    expect((await week()).shifts.filter((one) => one.startsAt === day.startsAt)).toHaveLength(1)
    const winner = both[came.findIndex((one) => one.status === 200)]!
    const again = await winner.who.call('PUT /api/roster/requests/:id', {
      params: winner.params,
      body: { accept: true },
    })
    expect(again.status).toBe(200)
  })

  it('that everybody declines is told to the administrators, once', async () => {
    await empty(await shiftAt(8, 20))
    for (const name of await askedNow()) expect((await answer(name, false)).status).toBe(200)
    await house.settle()
    expect(await sent('unfilled')).toEqual([])
    const [last, ...others] = await askedNow()
    expect(others).toEqual([])
    await answer(last!, false)
    await look()
    await look()
    const told = await sent('unfilled', '王理')
    expect(told.map((one) => one.channel).sort()).toEqual(['in_app', 'sms'])
    expect((await week()).seeking[0]).toMatchObject({ asked: 4, declined: 4 })
  })

  it('is asked for no more when the keeper has filled it', async () => {
    const day = await shiftAt(8)
    await empty(day)
    const { startsAt, endsAt, primary, secondary } = day
    const body = { id: randomUUID(), startsAt, endsAt, primaryId: primary.id, secondaryId: secondary!.id }
    await (await house.as('王理')).must('POST /api/roster/shifts', { body })
    expect((await answer('陈督明', true)).refused).toBe('PLACE_TAKEN')
    await look()
    expect(await askedNow()).toEqual([])
  })
})

describe('somebody who may not stand', () => {
  it('is not asked: two nights a week are enough', async () => {
    await empty(await shiftAt(0))
    // the two who stand every night have had theirs
    expect((await askedNow()).sort()).toEqual(['周敏', '陈督明'].sort())
  })

  it('is not asked without a certificate', async () => {
    const uncertified = await house.colleague('crisis_worker')
    const day = await shiftAt(8)
    await empty(day)
    expect((await uncertified.must('GET /api/roster/requests')).requests).toEqual([])
  })

  it('is not asked within twelve hours of a red alert', async () => {
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID(), locale: 'zh' } })
    const lin = await house.as('林晓安')
    const { rows } = await lin.must('GET /api/crisis/board')
    const red = rows.find((row) => row.grade.startsWith('RED') && row.ownerName === null)!
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: red.id } })
    const { shifts } = await week()
    const next = shifts.find(
      (one) => Date.parse(one.startsAt) > now() && Date.parse(one.startsAt) < now() + 9 * hourMs,
    )!
    await empty(next)
    expect(await askedNow()).not.toContain('林晓安')
    expect(await askedNow()).toContain('陈督明')
  })

  it('is refused in a swap by the same rules: the third night of a week is too many', async () => {
    const keeper = await house.as('王理')
    const { shifts, people } = await keeper.must('GET /api/roster/week', { params: ahead(24 * 15) })
    const chen = people.find((one) => one.name === '陈督明')!
    const dayOf = (shift: Shift): number => Math.floor((Date.parse(shift.startsAt) + 8 * hourMs) / (24 * hourMs))
    const nights = shifts.filter((one) => hourOf(one) === 0)
    const monday = nights.findIndex((one) => (dayOf(one) + 3) % 7 === 0)
    const swap = async (night: Shift): Promise<string> => {
      const params = { id: night.id }
      const owner = await house.as(night.primary.name)
      const asked = await owner.call('POST /api/roster/shifts/:id/swaps', { params, body: { toId: chen.id } })
      if (asked.status !== 200) return asked.refused!
      await (await house.as('陈督明')).must('PUT /api/roster/shifts/:id/swaps', { params, body: { accept: true } })
      return 'yes'
    }
    const said: string[] = []
    for (const night of nights.slice(monday, monday + 3)) said.push(await swap(night))
    expect(said).toEqual(['yes', 'yes', 'REST_NEEDED'])
    expect(await swap(nights[monday + 7]!)).toBe('yes')
  })

  it('cannot answer what was asked of somebody else', async () => {
    await empty(await shiftAt(8))
    const [request] = await requestsOf('陈督明')
    const li = await house.as('李静')
    const params = { id: request!.id }
    expect((await li.call('PUT /api/roster/requests/:id', { params, body: { accept: true } })).refused).toBe(
      'NOT_FOUND',
    )
    const stranger = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    expect((await stranger.call('PUT /api/roster/requests/:id', { params, body: { accept: true } })).refused).toBe(
      'NOT_FOUND',
    )
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { warnOfGaps } from './jobs.ts'

let house: TestHouse
let lin: Visitor
let zhou: Visitor
let chen: Visitor
let wang: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  // far behind the planned weeks: who stands is what this story plans
  await later(24 * 40)
  const now = house.now().getTime()
  const body = {
    ...{ id: randomUUID(), primaryId: await idOf('林晓安'), secondaryId: await idOf('周敏') },
    ...{ startsAt: iso(now - 60_000), endsAt: iso(now + 8 * hour - 60_000) },
  }
  await wang.must('POST /api/roster/shifts', { body })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const hour = 3_600_000
const iso = (ms: number): string => new Date(ms).toISOString()
/** The day so many days from now, in Shanghai. */
const day = (ahead: number): string => iso(house.now().getTime() + (ahead * 24 + 8) * hour).slice(0, 10)
/** Time passes; sessions end with it, so people sign in again. */
async function later(hours: number): Promise<void> {
  house.floor.clock.turn({ hours })
  const people = ['林晓安', '周敏', '陈督明', '王理'] as const
  const [a, b, c, d] = await Promise.all(people.map((name) => house.as(name)))
  ;[lin, zhou, chen, wang] = [a!, b!, c!, d!]
  await house.settle()
}
const idOf = async (name: string): Promise<string> => {
  const from = house.now().toISOString()
  const { people } = await chen.must('GET /api/roster/week', { params: { from, to: from } })
  return people.find((one) => one.name === name)!.id
}
const respites = (who: Visitor) => who.must('GET /api/roster/respites')
const standing = async () => (await chen.must('GET /api/roster/standing')).people.map((one) => one.name)
const week = () =>
  chen.must('GET /api/roster/week', {
    params: { from: house.now().toISOString(), to: iso(house.now().getTime() + 8 * hour) },
  })
const letters = (words: string) => house.pager.letters.filter((one) => one.words.includes(words))

/** A new danger: the event, taken by nobody. */
async function danger(): Promise<string> {
  const before = new Set((await chen.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  return (await chen.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!.id
}
const pagedFor = async (id: string): Promise<string[]> => {
  const { pages } = await chen.must('GET /api/crisis/events/:id', { params: { id } })
  return [...new Set(pages.map((page) => page.to))]
}

/** Somebody has worked on a danger, a day has passed, and the talk was held: they are asked. */
async function talked(): Promise<string> {
  const id = await danger()
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  await later(21)
  const talk = (await lin.must('GET /api/aftercare/desk')).debriefs.find((one) => one.mine && one.answer === null)!
  await lin.must('PUT /api/aftercare/debriefs/:id', { params: { id: talk.id }, body: { answer: 'accepted' } })
  expect((await respites(lin)).mine).toEqual([])
  await chen.must('PUT /api/aftercare/debriefs/:id/held', { params: { id: talk.id } })
  await chen.must('PUT /api/aftercare/debriefs/:id/held', { params: { id: talk.id } })
  await house.settle()
  return id
}

describe('after the talk', () => {
  let owned: string
  let mine: string
  it('whoever worked on a danger is asked, once, whether they want some quiet days; no one else is', async () => {
    owned = await talked()
    expect(letters('想不想歇几天')).toHaveLength(1)
    const offered = (await respites(lin)).mine
    expect(offered).toMatchObject([{ state: 'offered', from: null, to: null }])
    mine = offered[0]!.id
    expect((await respites(chen)).wishes).toEqual([])
    const stranger = await zhou.call('PUT /api/roster/respites/:id', { params: { id: mine }, body: { days: null } })
    expect(stranger.refused).toBe('NOT_FOUND')
  })

  it('they say which days, and a supervisor is told; days that are over or too many are refused by name', async () => {
    const params = { id: mine }
    const wish = (from: string, to: string) =>
      lin.call('PUT /api/roster/respites/:id', { params, body: { days: { from, to } } })
    expect((await wish(day(-1), day(1))).reply).toMatchObject({ refused: 'BAD_INPUT', field: 'from' })
    expect((await wish(day(0), day(30))).reply).toMatchObject({ refused: 'BAD_INPUT', field: 'to' })
    expect((await wish(day(1), day(0))).reply).toMatchObject({ refused: 'BAD_INPUT', field: 'to' })
    for (let n = 0; n < 2; n += 1) expect((await wish(day(0), day(2))).refused).toBeUndefined()
    await house.settle()
    const [first] = letters('有一位同事想歇几天')
    if (!first) throw new Error('no supervisor was told')
    expect((await respites(chen)).wishes).toMatchObject([
      { id: mine, name: '林晓安', from: day(0), to: day(2), inHand: expect.any(Number) },
    ])
    expect((await respites(chen)).wishes[0]!.inHand).toBeGreaterThan(0)
    // it changes nothing yet, and nobody but a supervisor is shown it
    expect((await respites(zhou)).wishes).toEqual([])
    expect((await respites(zhou)).away).toEqual([])
    // a wish nobody answers is told again after a day, once
    await later(25)
    await warnOfGaps(house.floor)
    await warnOfGaps(house.floor)
    await house.settle()
    const toChen = letters('有一位同事想歇几天').filter((one) => one.address === first.address && one.way === first.way)
    expect(toChen).toHaveLength(2)
  })

  it('only a supervisor of the place with the certificate answers, and never to themselves', async () => {
    const params = { id: mine }
    const body = { answer: 'granted' as const }
    expect((await zhou.call('PUT /api/roster/respites/:id/answer', { params, body })).refused).toBe('FORBIDDEN')
    const unlearned = await house.colleague('supervisor', 'here', ['C-CRISIS'])
    expect((await unlearned.call('PUT /api/roster/respites/:id/answer', { params, body })).refused).toBe(
      'CERT_REQUIRED',
    )
    const elsewhere = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS', 'C-SUPERVISE'])
    expect((await elsewhere.call('PUT /api/roster/respites/:id/answer', { params, body })).refused).toBe('NOT_FOUND')
    expect(await respites(elsewhere)).toEqual({ mine: [], wishes: [], away: [] })
  })

  it('“let us talk first” is an answer too, and the wish may be said again', async () => {
    const params = { id: mine }
    await chen.must('PUT /api/roster/respites/:id/answer', { params, body: { answer: 'talk' } })
    expect((await respites(lin)).mine).toMatchObject([{ state: 'talk' }])
    expect((await respites(chen)).wishes).toEqual([])
    await lin.must('PUT /api/roster/respites/:id', { params, body: { days: { from: day(0), to: day(2) } } })
    expect((await respites(lin)).mine).toMatchObject([{ state: 'wished' }])
  })

  it('granted: their place in the shift that runs stands empty at once, and colleagues are asked, not they', async () => {
    const now = house.now().getTime()
    const body = {
      ...{ id: randomUUID(), primaryId: await idOf('林晓安'), secondaryId: await idOf('周敏') },
      ...{ startsAt: iso(now - 60_000), endsAt: iso(now + 8 * hour - 60_000) },
    }
    await wang.must('POST /api/roster/shifts', { body })
    expect(await standing()).toEqual(['林晓安', '周敏'])
    expect((await week()).gaps.filter((one) => one.missing === 'second')).toEqual([])
    const params = { id: mine }
    house.pager.letters.length = 0
    const answered = await chen.must('PUT /api/roster/respites/:id/answer', { params, body: { answer: 'granted' } })
    expect(answered.places).toBe(1)
    const again = await chen.must('PUT /api/roster/respites/:id/answer', { params, body: { answer: 'granted' } })
    expect(again.places).toBe(0)
    await house.settle()
    expect(letters('想歇几天的事有了答复').length).toBeGreaterThan(0)
    expect(await standing()).toEqual(['周敏'])
    const shown = await week()
    expect(shown.gaps[0]).toMatchObject({ missing: 'second' })
    expect(shown.onDuty.filter((one) => one.slot !== 'supervisor').map((one) => one.name)).toEqual(['周敏'])
    expect(shown.seeking.length).toBeGreaterThan(0)
    expect((await lin.must('GET /api/roster/requests')).requests).toEqual([])
    for (const who of [lin, zhou, chen])
      expect((await respites(who)).away).toMatchObject([{ name: '林晓安', to: day(2) }])
  })

  it('no new alert calls them, on no rung of the ladder; a signal in their own event goes to who is at work', async () => {
    const granted = house.now().getTime()
    const id = await danger()
    for (let minute = 0; minute < 36; minute += 3) {
      house.floor.clock.turn({ minutes: 3 })
      await house.settle()
    }
    await later(0)
    const paged = await pagedFor(id)
    expect(paged).toContain('周敏')
    expect(paged).not.toContain('林晓安')
    await zhou.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    // what is due in the event they own is told to who is there
    await later(1)
    const { pages, ownerName } = await chen.must('GET /api/crisis/events/:id', { params: { id: owned } })
    expect(ownerName).toBe('林晓安')
    expect(pages.filter((page) => page.to === '林晓安' && Date.parse(page.at) > granted)).toEqual([])
  })

  it('no shift, no swap and no “take over now” puts them where nobody would call them', async () => {
    const now = house.now().getTime()
    const zhouId = await idOf('周敏')
    const linId = await idOf('林晓安')
    const span = { startsAt: iso(now + 9 * hour), endsAt: iso(now + 16 * hour) }
    const planned = await wang.call('POST /api/roster/shifts', {
      body: { id: randomUUID(), ...span, primaryId: linId, secondaryId: zhouId },
    })
    expect(planned.refused).toBe('ON_RESPITE')
    expect((await lin.call('POST /api/roster/duty', { body: { handoverNote: '' } })).refused).toBe('ON_RESPITE')
    const extra = { id: randomUUID(), ...span, staffId: linId, why: '人手不够' }
    expect((await wang.call('POST /api/roster/extras', { body: extra })).refused).toBe('ON_RESPITE')
  })

  it('they may come back earlier by themselves, and are called again; nobody else ends it', async () => {
    const params = { id: mine }
    expect((await zhou.call('PUT /api/roster/respites/:id/end', { params })).refused).toBe('NOT_FOUND')
    for (let n = 0; n < 2; n += 1) await lin.must('PUT /api/roster/respites/:id/end', { params })
    expect((await respites(zhou)).away).toEqual([])
    await lin.must('POST /api/roster/duty', { body: { handoverNote: '' } })
    expect((await standing())[0]).toBe('林晓安')
    expect(await pagedFor(await danger())).toContain('林晓安')
  })
})

describe('days that begin later', () => {
  it('cut a shift in two where they begin; the hours before stay theirs', async () => {
    const now = house.now().getTime()
    const midnight = Date.parse(`${day(3)}T00:00:00+08:00`)
    const body = {
      ...{ id: randomUUID(), primaryId: await idOf('林晓安'), secondaryId: await idOf('周敏') },
      ...{ startsAt: iso(midnight - 4 * hour), endsAt: iso(midnight + 4 * hour) },
    }
    expect(midnight).toBeGreaterThan(now)
    await wang.must('POST /api/roster/shifts', { body })
    // another danger they worked on; they want no talk, and are asked all the same
    const id = await danger()
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    await later(21)
    for (const talk of (await lin.must('GET /api/aftercare/desk')).debriefs.filter((one) => one.mine && !one.answer))
      await lin.must('PUT /api/aftercare/debriefs/:id', { params: { id: talk.id }, body: { answer: 'declined' } })
    const offered = (await respites(lin)).mine
    expect(offered).toHaveLength(1)
    const params = { id: offered[0]!.id }
    const from = iso(midnight + 8 * hour).slice(0, 10)
    await lin.must('PUT /api/roster/respites/:id', { params, body: { days: { from, to: from } } })
    expect((await respites(chen)).wishes).toMatchObject([{ places: 1 }])
    await chen.must('PUT /api/roster/respites/:id/answer', { params, body: { answer: 'granted' } })
    const { shifts } = await chen.must('GET /api/roster/week', {
      params: { from: iso(midnight - 6 * hour), to: iso(midnight + 6 * hour) },
    })
    expect(shifts.map((one) => [Date.parse(one.startsAt), one.primary.name, one.secondary?.name ?? null])).toEqual([
      [midnight - 4 * hour, '林晓安', '周敏'],
      [midnight, '周敏', null],
    ])
    const late = await lin.call('PUT /api/roster/respites/:id', { params, body: { days: null } })
    expect(late.refused).toBe('WRONG_STATE')
  })
})

describe('whoever has been asked', () => {
  /** They worked on a danger, a day has passed, and they want no talk: which talk that was. */
  async function wantsNoTalk(name: '林晓安' | '周敏'): Promise<() => Promise<unknown>> {
    const who = () => (name === '林晓安' ? lin : zhou)
    await who().must('POST /api/crisis/events/:id/acknowledge', { params: { id: await danger() } })
    await later(21)
    const { debriefs } = await who().must('GET /api/aftercare/desk')
    const talks = debriefs.filter((one) => one.mine && !one.answer)
    expect(talks.length).toBeGreaterThan(0)
    const say = async (id: string) => {
      await who().must('PUT /api/aftercare/debriefs/:id', { params: { id }, body: { answer: 'declined' } })
      await house.settle()
    }
    for (const { id } of talks) await say(id)
    // the first of them is the one after which they were asked
    return () => say(talks[0]!.id)
  }

  it('is not asked again by another talk while their days stand', async () => {
    expect((await respites(lin)).mine).toMatchObject([{ state: 'granted' }])
    await house.settle()
    const before = letters('想不想歇几天').length
    await wantsNoTalk('林晓安')
    expect((await respites(lin)).mine).toMatchObject([{ state: 'granted' }])
    expect(letters('想不想歇几天')).toHaveLength(before)
  })

  it('and has said no, is not asked again by the same talk', async () => {
    const sayAgain = await wantsNoTalk('周敏')
    const [offer, ...more] = (await respites(zhou)).mine
    expect([offer?.state, more]).toEqual(['offered', []])
    await zhou.must('PUT /api/roster/respites/:id', { params: { id: offer!.id }, body: { days: null } })
    const before = letters('想不想歇几天').length
    await sayAgain()
    expect((await respites(zhou)).mine).toEqual([])
    expect(letters('想不想歇几天')).toHaveLength(before)
  })
})

describe('a wish', () => {
  it('of a supervisor is answered by another one, and never by one of another place', async () => {
    const id = await danger()
    await chen.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
    await later(21)
    for (const talk of (await chen.must('GET /api/aftercare/desk')).debriefs.filter((one) => one.mine && !one.answer))
      await chen.must('PUT /api/aftercare/debriefs/:id', { params: { id: talk.id }, body: { answer: 'declined' } })
    const params = { id: (await respites(chen)).mine[0]!.id }
    await chen.must('PUT /api/roster/respites/:id', { params, body: { days: { from: day(0), to: day(0) } } })
    const body = { answer: 'granted' as const }
    expect((await respites(chen)).wishes).toEqual([])
    const own = await chen.call('PUT /api/roster/respites/:id/answer', { params, body })
    expect(own.refused).toBe('SECOND_PERSON_NEEDED')
    const next = await house.colleague('supervisor', 'here', ['C-SUPERVISE'])
    expect((await respites(next)).wishes).toMatchObject([{ name: '陈督明' }])
    // the same supervisor, moved to another cabin of the agency
    const { units } = await wang.must('GET /api/network/units')
    const parentId = units.find((unit) => unit.kind === 'community')!.id
    const riverside = { id: randomUUID(), parentId, kind: 'cabin' as const, name: '江边小屋' }
    await wang.must('POST /api/network/units', { body: riverside })
    const me = await next.must('GET /api/identity/staff')
    const grant = { role: 'supervisor' as const, unitId: riverside.id }
    await wang.must('POST /api/network/people/:id/grants', { params: { id: me.personId }, body: grant })
    for (const one of me.grants) await wang.must('DELETE /api/network/grants/:id', { params: { id: one.id } })
    expect((await respites(next)).wishes).toEqual([])
    expect((await next.call('PUT /api/roster/respites/:id/answer', { params, body })).refused).toBe('NOT_FOUND')
  })
})

describe('when there is nobody else at all', () => {
  it('whoever rests is called all the same: a rung is never empty', async () => {
    await zhou.must('POST /api/roster/duty', { body: { handoverNote: '' } })
    expect(await standing()).toContain('周敏')
    const now = house.now().getTime()
    // everybody of the agency rests from this moment, and the shift still says otherwise
    const line = await house.floor.engine.hold()
    await line.query(
      `insert into respite (id, tenant_id, staff_id, unit_id, offered_at, wish, wished_at, starts_at, ends_at, answer, answered_at, answered_by)
       select gen_random_uuid(), f.tenant_id, f.id, g.unit_id, $1, 'away', $1, $1, $2, 'granted', $1, o.id
       from staff f join lateral (select unit_id from staff_grant where staff_id = f.id limit 1) g on true
       join lateral (select id from staff x where x.tenant_id = f.tenant_id and x.id <> f.id limit 1) o on true`,
      [new Date(now - 1000), new Date(now + hour)],
    )
    line.release()
    expect(await standing()).toEqual([])
    expect((await pagedFor(await danger())).length).toBeGreaterThan(0)
  })
})

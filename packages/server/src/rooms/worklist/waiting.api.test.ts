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

type Answers = Record<string, number | null>
const phq9 = (rest: number, item9: number | null): Answers => ({
  ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), rest])),
  9: item9,
})
/** Somebody registered, written down by a worker. */
async function person(worker: Visitor): Promise<string> {
  const id = randomUUID()
  await worker.must('POST /api/assessment/people', {
    body: {
      id,
      name: '等候的人',
      birthDate: '1985-03-02',
      consent: true,
      consentChannel: 'phone',
    },
  })
  return id
}
async function fill(worker: Visitor, id: string, instrument: 'phq9' | 'asq', answers: Answers, finish: boolean) {
  const sittingId = randomUUID()
  const save = (form: string, given: Answers, end: boolean) =>
    worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id: sittingId },
      body: { instrument: form, version: '1.0.0', answers: given, done: true, finish: end },
    })
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id },
    body: { sittingId, pack: instrument === 'asq' ? 'crisis' : 'quick', mode: 'interviewer' },
  })
  if (instrument === 'phq9') await save('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, false)
  await save(instrument, answers, finish)
}
const entryOf = async (worker: Visitor, residentId: string) => {
  for (const { id } of (await worker.must('GET /api/worklist/entries')).rows) {
    const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id } })
    if (entry.residentId === residentId) return entry
  }
  return undefined
}
const nameOf = async (who: Visitor): Promise<string> => (await who.must('GET /api/identity/staff')).name!
/** Letters to somebody of the staff, as the administrator sees them go out. */
const lettersTo = async (name: string): Promise<string[]> => {
  const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
  return notices.filter((one) => one.to === name).map((one) => one.template)
}
const hoursUntil = async (who: Visitor, iso: string): Promise<number> => {
  const { now } = await who.must('GET /api/worklist/entries')
  return Math.round((Date.parse(iso) - Date.parse(now)) / 3_600_000)
}

describe('a finding a worker has rejected', () => {
  it('lowers ORANGE only by somebody with the certificate; for anybody else nothing changes', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fill(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 }, true)
    const orange = (await entryOf(worker, id))!
    const rejection = { params: { id: orange.id }, body: { fact: 'asq.q1_4', reason: '听错了，问的是别人' } }
    const refused = await worker.call('POST /api/worklist/entries/:id/evidence-rejections', rejection)
    expect(refused.refused).toBe('CERT_REQUIRED')
    const still = (await entryOf(worker, id))!
    expect([still.colour, still.rule, still.decisions.length]).toEqual(['ORANGE', 'O1', orange.decisions.length])
    const certified = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const { entry } = await certified.must('POST /api/worklist/entries/:id/evidence-rejections', rejection)
    expect([entry.colour, entry.rule]).toEqual(['GREEN', 'G0'])
    expect(entry.decisions[0]!.rejected[0]).toMatchObject(rejection.body)
  })

  it('stays rejected when more of the same sitting is answered, and counts again when it is answered anew', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    const sittingId = randomUUID()
    await worker.must('POST /api/assessment/people/:id/sittings', {
      params: { id },
      body: { sittingId, pack: 'quick', mode: 'interviewer' },
    })
    const save = (instrument: string, answers: Answers, finish = false) =>
      worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
        params: { id: sittingId },
        body: { instrument, version: '1.0.0', answers, done: true, finish },
      })
    const heavy: Answers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), at < 8 ? 2 : 0]))
    await save('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 })
    await save('phq9', heavy)
    const entry = (await entryOf(worker, id))!
    expect(entry.rule).toBe('Y2')
    const at = { params: { id: entry.id } }
    await worker.must('POST /api/worklist/entries/:id/evidence-rejections', {
      ...at,
      body: { fact: 'phq9.total', reason: '替家里人答的' },
    })
    await worker.must('POST /api/worklist/entries/:id/profile', {
      ...at,
      body: { populations: [], history: [], context: ['lives_alone'], protective: [] },
    })
    await save('function', { F1: 0, F2: 0, F3: 0, F4: 0 }, true)
    const still = (await entryOf(worker, id))!
    expect([still.colour, still.rule]).toEqual(['GREEN', 'G0'])
    expect(still.decisions[0]).toMatchObject({
      by: '程序',
      rejected: [{ fact: 'phq9.total', by: await nameOf(worker), reason: '替家里人答的' }],
    })
    await fill(worker, id, 'phq9', heavy, true)
    expect((await entryOf(worker, id))!.rule).toBe('Y2')
  })
})

describe('a skipped safety question', () => {
  it('with a low score leaves a worker to ask within 72 hours, whatever the colour', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fill(worker, id, 'phq9', phq9(0, null), false)
    const other = await house.colleague('counsellor')
    const entry = (await entryOf(other, id))!
    expect([entry.rule, entry.colour, entry.dueWhat, await hoursUntil(other, entry.dueAt)]).toEqual([
      ...['G0', 'GREEN', 'safety_question', 72],
    ])
    expect(entry.steps.map((one) => one.what)).toContain('worklist.safety_unanswered')
  })

  it('that was answered leaves nobody on the list', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fill(worker, id, 'phq9', phq9(0, 0), true)
    expect(await entryOf(worker, id)).toBeUndefined()
  })
})

describe('a form that is done in a sitting that never ends', () => {
  it('is judged all the same', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fill(worker, id, 'phq9', phq9(2, 0), false)
    const entry = (await entryOf(await house.colleague('counsellor'), id))!
    expect([entry.rule, entry.colour, entry.tier, entry.dueWhat]).toEqual(['Y2', 'YELLOW', 3, 'acknowledge'])
    expect(entry.decisions).toHaveLength(1)
  })
})

describe('somebody who becomes worse while waiting', () => {
  it('is told to whoever sees to them, and to the supervisor where nobody does', async () => {
    const worker = await house.colleague('social_worker')
    const [mine, open] = [await person(worker), await person(worker)]
    for (const id of [mine, open]) await fill(worker, id, 'phq9', { ...phq9(1, 0), 1: 3 }, true)
    const entry = (await entryOf(worker, mine))!
    await worker.must('POST /api/worklist/entries/:id/take', { params: { id: entry.id } })
    const supervisor = await house.colleague('supervisor')
    const [owner, above] = [await nameOf(worker), await nameOf(supervisor)]
    await house.keepList()
    expect(await lettersTo(owner)).not.toContain('list_worse')
    house.floor.clock.turn({ hours: 20 })
    const later = await house.colleague('social_worker')
    for (const id of [mine, open]) await fill(later, id, 'phq9', phq9(2, 0), false)
    await house.keepList()
    const told = (await lettersTo(owner)).filter((one) => one === 'list_worse').length
    expect(told).toBeGreaterThan(0)
    await house.keepList()
    expect((await lettersTo(owner)).filter((one) => one === 'list_worse')).toHaveLength(told)
    expect(await lettersTo(above)).toContain('list_worse')
    expect((await entryOf(later, mine))!.worse).toBe(true)
  })
})

describe('somebody in danger', () => {
  it('is to be contacted on each of three days: the entry owes it and its owner hears; no form counts as unanswered', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const name = await nameOf(worker)
    const id = await person(worker)
    await fill(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 }, true)
    const entry = (await entryOf(worker, id))!
    expect(entry.colour).toBe('RED')
    const at = { params: { id: entry.id } }
    await worker.must('POST /api/worklist/entries/:id/take', at)
    const reach = (who: Visitor) =>
      who.must('POST /api/worklist/entries/:id/contacts', {
        ...at,
        body: { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '' },
      })
    await reach(worker)
    house.floor.clock.turn({ hours: 25 })
    await house.keepList()
    expect(await lettersTo(name)).toContain('list_contact')
    const now = (await entryOf(await house.colleague('counsellor'), id))!
    expect(now.steps.map((one) => one.what)).toContain('worklist.daily_contact_due')
    for (let day = 0; day < 9; day += 1) {
      house.floor.clock.turn({ hours: 24 })
      await house.keepList()
    }
    const after = (await entryOf(await house.colleague('counsellor'), id))!
    expect(after.steps.filter((one) => one.what === 'worklist.daily_contact_due')).toHaveLength(3)
    expect(after.steps.map((one) => one.what)).not.toContain('worklist.rescreens_unanswered')
  })

  it('because of what a colleague saw is asked again as after a form', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const { people } = await worker.must('GET /api/assessment/people', { params: { phone: '13900000101' } })
    const id = people[0]!.id
    const asked = async () => (await (await house.as('桂芳')).must('GET /api/assessment/offers')).due.length
    const before = await asked()
    const seen = { id: randomUUID(), residentId: id, signs: ['talks_of_dying' as const], dangerNow: true, words: '' }
    await worker.must('POST /api/worklist/observations', { body: seen })
    for (let day = 0; day < 8; day += 1) {
      house.floor.clock.turn({ hours: 24 })
      await house.keepList()
    }
    expect(await asked()).toBeGreaterThan(before)
  })
})

describe('an ORANGE nobody took', () => {
  it('is told to the supervisor at its term and to the administrators at twice its term', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fill(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 }, true)
    const admin = await house.colleague('agency_admin')
    const name = await nameOf(admin)
    house.floor.clock.turn({ minutes: 31 })
    await house.keepList()
    expect(await lettersTo(name)).not.toContain('list_overdue')
    house.floor.clock.turn({ minutes: 30 })
    await house.keepList()
    expect(await lettersTo(name)).toContain('list_overdue')
  })
})

describe('a meeting that is owed', () => {
  const at = (id: string) => ({ params: { id } })
  const reach = (who: Visitor, id: string, channel: 'phone' | 'visit' | 'video') =>
    who.must('POST /api/worklist/entries/:id/contacts', {
      ...at(id),
      body: { id: randomUUID(), channel, outcome: 'reached', note: '' },
    })
  const overdue = (entry: { steps: readonly { what: string; text: string | null }[] }) =>
    entry.steps.filter((one) => one.what === 'worklist.step_overdue' && one.text === 'meeting').length

  it('stands within 48 hours at ORANGE; a call does not settle it, seeing them does', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const [called, seen] = [await person(worker), await person(worker)]
    for (const id of [called, seen]) {
      await fill(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 }, true)
      const entry = (await entryOf(worker, id))!
      expect(await hoursUntil(worker, entry.meetBy!)).toBe(48)
      await worker.must('POST /api/worklist/entries/:id/take', at(entry.id))
      await reach(worker, entry.id, id === called ? 'phone' : 'video')
    }
    expect((await entryOf(worker, seen))!.meetBy).toBeNull()
    expect((await entryOf(worker, called))!.meetBy).not.toBeNull()
    house.floor.clock.turn({ hours: 47 })
    await house.keepList()
    expect(overdue((await entryOf(await house.colleague('counsellor'), called))!)).toBe(0)
    const above = await nameOf(await house.colleague('supervisor'))
    const admin = await nameOf(await house.colleague('agency_admin'))
    house.floor.clock.turn({ hours: 2 })
    await house.keepList()
    const late = await house.colleague('counsellor')
    expect([overdue((await entryOf(late, called))!), overdue((await entryOf(late, seen))!)]).toEqual([1, 0])
    expect(await lettersTo(above)).toContain('list_overdue')
    house.floor.clock.turn({ hours: 49 })
    for (let n = 0; n < 3; n += 1) await house.keepList()
    expect(overdue((await entryOf(await house.colleague('counsellor'), called))!)).toBe(2)
    expect(await lettersTo(admin)).toContain('list_overdue')
  })

  it('stands within 14 days at YELLOW, and follows the level when it changes', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const id = await person(worker)
    await fill(worker, id, 'phq9', phq9(2, 0), true)
    const entry = (await entryOf(worker, id))!
    expect(await hoursUntil(worker, entry.meetBy!)).toBe(14 * 24)
    const level = (colour: 'ORANGE' | 'YELLOW') =>
      worker.must('POST /api/worklist/entries/:id/level', {
        ...at(entry.id),
        body: { colour, reason: '和本人谈过以后' },
      })
    await level('ORANGE')
    expect(await hoursUntil(worker, (await entryOf(worker, id))!.meetBy!)).toBe(48)
    await worker.must('POST /api/worklist/entries/:id/take', at(entry.id))
    await reach(worker, entry.id, 'visit')
    await level('YELLOW')
    expect((await entryOf(worker, id))!.meetBy).toBeNull()
  })
})

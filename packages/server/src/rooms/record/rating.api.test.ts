import { randomUUID } from 'node:crypto'
import type { TaskKind } from '@anxin/core/casework/priority.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { residentIdOf } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const step = (id: string, to: string) =>
  li.call('POST /api/casework/cases/:id/steps', { params: { id }, body: { to: to as never, reason: '' } })
const keep = async (id: string, sheet: string, fields: object, seen = 0) =>
  li.must('PUT /api/casework/cases/:id/sheets', {
    params: { id },
    body: { seen, content: { sheet, fields } as never },
  })

async function opened(who: Visitor, name: string, birthDate?: string): Promise<{ id: string; person: Visitor }> {
  const person = await house.neighbour(name, birthDate)
  const { caseId: id } = await who.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: await residentIdOf(who, name) }, source: 'walk_in', population: 'general' },
      request: '夜里睡不着',
    },
  })
  return { id, person }
}

/** A case whose end has come, with everything but the person's word on it. */
async function closing(name: string): Promise<{ id: string; person: Visitor }> {
  const { id, person } = await opened(li, name)
  for (const to of ['SCREENED', 'INTAKE']) await step(id, to)
  const intake = {
    ...{ request: '夜里睡不着', eligibility: '本社区居民', conflict: 'none', conflictNote: '' },
    ...{ emergencyContact: '女儿', accessibility: ['none'], accessibilityNote: '' },
  }
  await keep(id, 'intake', intake, 1)
  const { texts, shownHash } = await li.must('GET /api/casework/consent-texts')
  await li.must('POST /api/casework/cases/:id/consents', {
    params: { id },
    body: {
      ...{ id: randomUUID(), how: 'spoken', witnessName: '王婶', shownHash },
      purposes: texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
    },
  })
  await step(id, 'ASSESSING')
  await keep(id, 'closing', { reason: 'wish', summary: '好多了', relapsePlan: '先打给女儿' })
  expect((await step(id, 'CLOSING')).refused).toBeUndefined()
  await chen.must('POST /api/casework/cases/:id/signatures', { params: { id }, body: { what: 'closing' } })
  return { id, person }
}
const say = (person: Visitor, more: object) =>
  person.call('POST /api/record/mine/rating', { body: { id: randomUUID(), ...more } as never })
const write = (who: Visitor, id: string, more: object) =>
  who.call('POST /api/record/cases/:id/rating', { params: { id }, body: { id: randomUUID(), ...more } as never })
const read = async (who: Visitor, id: string) =>
  (await who.must('GET /api/record/cases/:id/rating', { params: { id } })).rating
const answers = [5, 4, 5, 3, 5, null]
const ratings = async (who: Visitor) => (await who.must('GET /api/record/feedback')).ratings

describe('what somebody says of the service at its end', () => {
  it('is asked before a case is closed: the gate names it, and the database refuses too', async () => {
    const { id } = await closing('评一')
    expect((await step(id, 'FOLLOW_UP')).refused).toBe('GATE_NOT_MET')
    const { ways } = (await li.must('GET /api/casework/cases/:id', { params: { id } })).case
    expect(ways.find(({ to }) => to === 'FOLLOW_UP')?.missing).toEqual(['rated'])
    const past = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update care_case set state = 'FOLLOW_UP' where id = $1`, [id]),
    )
    await expect(past).rejects.toThrow(/nobody asked/)
  })

  it('is answered on the own phone; the supervisor reads it, the helper sees only that it was answered', async () => {
    const { id, person } = await closing('评二')
    expect((await person.must('GET /api/record/mine/rating')).asked).toBe(true)
    const body = { how: 'own', id: randomUUID(), answers, text: '等得有点久' }
    expect((await say(person, body)).reply).toEqual({ danger: false })
    expect((await say(person, body)).reply).toEqual({ danger: false })
    expect((await person.must('GET /api/record/mine/rating')).asked).toBe(false)
    expect(await read(li, id)).toMatchObject({ how: 'own', answers: null, text: null })
    expect(await read(chen, id)).toMatchObject({ how: 'own', answers, text: '等得有点久' })
    expect((await ratings(chen)).filter(({ caseId }) => caseId === id)).toHaveLength(1)
    // it is theirs to take along
    expect(JSON.stringify(await person.must('GET /api/identity/resident/export'))).toContain('等得有点久')
    expect((await write(li, id, { how: 'declined', note: '' })).refused).toBe('WRONG_STATE')
    expect((await step(id, 'FOLLOW_UP')).refused).toBeUndefined()
  })

  it('is answered without a name: no person, no case and no day stands with it', async () => {
    const { id, person } = await closing('评三')
    await say(person, { how: 'unnamed', answers, text: '不敢当面说：太赶' })
    expect(await read(chen, id)).toMatchObject({ how: 'unnamed', answers: null, text: null })
    const row = (await ratings(chen)).find(({ text }) => text === '不敢当面说：太赶')
    expect(row).toMatchObject({ caseId: null, leadName: null, answers, day: expect.stringMatching(/-01$/) })
    const elsewhere = await house.colleague('supervisor', 'elsewhere')
    expect(await ratings(elsewhere)).toEqual([])
    expect((await step(id, 'FOLLOW_UP')).refused).toBeUndefined()
  })

  it('may be declined by the person, and by a worker who notes it; thinking again is allowed', async () => {
    const { id, person } = await closing('评四')
    expect((await say(person, { how: 'own', answers: answers.map(() => null), text: '' })).refused).toBe('BAD_INPUT')
    await say(person, { how: 'declined' })
    expect((await person.must('GET /api/record/mine/rating')).asked).toBe(false)
    expect((await step(id, 'FOLLOW_UP')).refused).toBeUndefined()
    const other = await closing('评五')
    expect((await write(li, other.id, { how: 'unreached', note: '' })).refused).toBe('BAD_INPUT')
    await write(li, other.id, { how: 'unreached', note: '打了三次没人接' })
    expect(await read(li, other.id)).toMatchObject({ how: 'unreached', note: '打了三次没人接', byName: '李静' })
    // what a colleague wrote is no answer of theirs
    expect((await other.person.must('GET /api/record/mine/rating')).asked).toBe(true)
    expect((await step(other.id, 'FOLLOW_UP')).refused).toBeUndefined()
    await say(other.person, { how: 'own', answers, text: '' })
    expect(await read(chen, other.id)).toMatchObject({ how: 'own', answers })
  })

  it('is written down by a worker for whoever has no phone, for the team; nobody outside it, and not for a resident', async () => {
    const { id } = await closing('评六')
    await write(li, id, { how: 'written', answers, text: '说饭堂那次最好' })
    expect(await read(li, id)).toMatchObject({ how: 'written', answers, text: '说饭堂那次最好' })
    const other = await house.colleague('counsellor')
    expect((await other.call('GET /api/record/cases/:id/rating', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await write(other, id, { how: 'declined', note: '' })).refused).toBe('NOT_FOUND')
    const stranger = await house.neighbour('评七')
    expect((await say(stranger, { how: 'own', answers, text: '' })).refused).toBe('NOT_FOUND')
  })

  it('is asked again once a case was opened again', async () => {
    const { id, person } = await closing('评八')
    await say(person, { how: 'own', answers, text: '' })
    await step(id, 'FOLLOW_UP')
    // ended before there was a plan: without one nobody works on it again
    expect((await step(id, 'ACTIVE')).refused).toBe('GATE_NOT_MET')
    const goal = { id: randomUUID(), statement: '睡得着', measure: '日记', baseline: '2 晚', target: '5 晚' }
    await li.must('PUT /api/casework/cases/:id/plan', {
      params: { id },
      body: { seen: 0, goals: [{ ...goal, dueOn: '2027-03-01', ownerId: null, ownWords: null }] },
    })
    await chen.must('POST /api/casework/cases/:id/signatures', { params: { id }, body: { what: 'plan' } })
    for (const to of ['CLOSED', 'ACTIVE']) expect((await step(id, to)).refused).toBeUndefined()
    await li.must('POST /api/casework/cases/:id/reviews', {
      params: { id },
      body: { id: randomUUID(), goals: [{ id: goal.id, attainment: 0 }], view: '可以了', next: 'close' },
    })
    expect((await step(id, 'CLOSING')).refused).toBeUndefined()
    expect(await read(chen, id)).toBeNull()
    expect((await person.must('GET /api/record/mine/rating')).asked).toBe(true)
  })

  it('calls whoever is on duty when it holds danger, also without a name', async () => {
    const { person } = await closing('评九')
    const { reply } = await say(person, { how: 'unnamed', answers, text: '其实我不想活了，今晚就走' })
    expect(reply).toEqual({ danger: true })
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some(({ name }) => name === '评九')).toBe(true)
  })
})

describe('a task that asks', () => {
  const give = async (id: string, kind: TaskKind, owner = '何苗', part = 'volunteer', by = li) => {
    const he = await house.as(owner)
    const { personId } = await he.must('GET /api/identity/staff')
    const params = { id }
    await by.call('PUT /api/casework/cases/:id/team', {
      params,
      body: { staffId: personId, part: part as 'volunteer' },
    })
    const task = { id: randomUUID(), kind, text: '打个电话', ownerId: personId, dueAt: '2027-01-01T00:00:00Z' }
    await by.must('POST /api/casework/cases/:id/tasks', { params, body: task })
    const answer = (asks: string, said: object, who = he) =>
      who.call('POST /api/record/tasks/:id/answers', { params: { id: task.id }, body: { asks, said } as never })
    return { he, taskId: task.id, answer }
  }
  const taskOf = async (id: string, taskId: string) =>
    (await li.must('GET /api/casework/cases/:id', { params: { id } })).case.tasks.find((one) => one.id === taskId)

  it('lets a volunteer write down the six answers, who sees nothing of the case; the worker reads them', async () => {
    const { id } = await closing('问一')
    const { he, taskId, answer } = await give(id, 'rating')
    const done = he.call('POST /api/casework/tasks/:id/done', { params: { id: taskId }, body: { note: '问过了' } })
    expect((await done).refused).toBe('BAD_INPUT')
    const said = { how: 'written', id: randomUUID(), answers, text: '何姐姐问得耐心' }
    expect((await answer('rating', said, await house.colleague('volunteer'))).refused).toBe('NOT_FOUND')
    expect((await answer('check_in', {})).refused).toBe('BAD_INPUT')
    for (let n = 0; n < 2; n += 1) expect((await answer('rating', said)).reply).toEqual({ danger: false })
    expect(await read(li, id)).toMatchObject({ how: 'written', answers, text: '何姐姐问得耐心', byName: '何苗' })
    expect(await taskOf(id, taskId)).toMatchObject({ state: 'done' })
    for (const door of ['GET /api/record/cases/:id', 'GET /api/record/cases/:id/rating'] as const)
      expect((await he.call(door, { params: { id } })).refused).toBe('FORBIDDEN')
    expect((await step(id, 'FOLLOW_UP')).refused).toBeUndefined()
    // the wall under it: a case one was not given to ask about
    const other = await closing('问二')
    const { personId } = await he.must('GET /api/identity/staff')
    const past = inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const { rows } = await line.query(
        `select set_config('anxin.tenant', tenant_id::text, true), set_config('anxin.staff', id::text, true), tenant_id from staff where id = $1`,
        [personId],
      )
      await line.query('set local role anxin_app')
      await line.query(
        `insert into case_rating (id, tenant_id, unit_id, case_id, resident_id, round, how, by_id, by_name, at)
         values (gen_random_uuid(), $1, gen_random_uuid(), $2, gen_random_uuid(), 0, 'declined', $3, '', now())`,
        [rows[0]?.tenant_id, other.id, personId],
      )
    })
    await expect(past).rejects.toThrow(/row-level security/)
  })

  it('lets a volunteer say how somebody is; what is answered stands with the task, and danger calls whoever is on duty', async () => {
    const { id } = await closing('问三')
    const calm = await give(id, 'check_in')
    const said = { reached: true, feels: 'same', words: '想有人陪着去医院拿药', safety: 'none' }
    expect((await calm.answer('check_in', { ...said, feels: null })).refused).toBe('BAD_INPUT')
    expect((await calm.answer('check_in', said)).reply).toEqual({ danger: false })
    expect(await taskOf(id, calm.taskId)).toMatchObject({ state: 'done', answers: said })
    const bad = await give(id, 'check_in')
    const heard = { reached: true, feels: null, words: '他说活着没意思，药都攒好了', safety: 'present' }
    expect((await bad.answer('check_in', heard)).reply).toEqual({ danger: true })
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some(({ name }) => name === '问三')).toBe(true)
  })

  const todayOf = async (who: Visitor, caseId: string) =>
    (await who.must('GET /api/casework/today')).tasks.filter((one) => one.caseId === caseId)
  const harder = { reached: true, feels: 'harder', words: '夜里又醒了', safety: 'none' }
  const nobody = { reached: false, feels: null, words: '打了两次', safety: 'not_asked' }

  it('makes the lead know that it is harder, or that nobody was reached: one call each, however often it is said', async () => {
    const { id } = await closing('问四')
    const calm = await give(id, 'check_in')
    await calm.answer('check_in', { ...harder, feels: 'better' })
    expect(await todayOf(li, id)).toEqual([])
    for (const said of [harder, harder, nobody, nobody]) {
      const asked = await give(id, 'check_in')
      for (let n = 0; n < 2; n += 1) expect((await asked.answer('check_in', said)).reply).toEqual({ danger: false })
    }
    const told = await todayOf(li, id)
    expect(told.map(({ kind }) => kind).sort()).toEqual(['harder', 'unreached'])
    expect(told.every(({ text, dueAt }) => text === '' && dueAt > house.now().toISOString())).toBe(true)
    expect(await todayOf(calm.he, id)).toEqual([])
    // done, the next one is a new one; six questions and a plain call that reached nobody count too
    const done = { params: { id: told.find(({ kind }) => kind === 'unreached')!.id }, body: { reached: true } }
    await li.must('POST /api/casework/tasks/:id/done', done)
    const rating = await give(id, 'rating')
    await rating.answer('rating', { how: 'unreached', id: randomUUID(), note: '没人接' })
    const plain = await give(id, 'call')
    await plain.he.must('POST /api/casework/tasks/:id/done', { params: { id: plain.taskId }, body: { reached: false } })
    expect((await todayOf(li, id)).map(({ kind }) => kind).sort()).toEqual(['harder', 'unreached'])
  })

  it('tells the lead nothing of what they heard themself, and goes to whoever leads by then', async () => {
    const { id } = await closing('问五')
    const own = await give(id, 'check_in', '李静', 'lead')
    await own.answer('check_in', harder)
    expect(await todayOf(li, id)).toEqual([])
    const first = await give(id, 'check_in')
    await first.answer('check_in', harder)
    const next = await house.colleague('social_worker', 'here', ['C-CASE'])
    const { personId } = await next.must('GET /api/identity/staff')
    const params = { id }
    await li.must('PUT /api/casework/cases/:id/team', { params, body: { staffId: personId, part: 'lead' } })
    const again = await give(id, 'check_in', '何苗', 'volunteer', next)
    await again.answer('check_in', harder)
    expect((await todayOf(next, id)).map(({ kind }) => kind)).toEqual(['harder'])
    expect(await todayOf(li, id)).toEqual([])
  })

  it('shows the number to whoever was given it while it stands open, to nobody else; the person sees each look', async () => {
    const { openCase } = (await li.must('GET /api/casework/people', { params: { typed: '桂芳' } })).people.find(
      ({ name }) => name === '桂芳',
    )!
    const { id } = openCase!
    const { he, taskId, answer } = await give(id, 'check_in')
    const look = (who: Visitor, task = taskId) =>
      who.call('GET /api/casework/tasks/:id/phone', { params: { id: task } })
    expect((await look(he)).reply).toEqual({
      phone: '13900000101',
      why: null,
      lead: { name: '李静', phone: expect.any(String) },
    })
    for (const other of [li, await house.colleague('volunteer')]) expect((await look(other)).refused).toBe('NOT_FOUND')
    const seen = JSON.stringify(await (await house.as('桂芳')).must('GET /api/identity/resident/accesses'))
    expect(seen).toContain('casework.task_phone_read')
    await answer('check_in', nobody)
    expect((await look(he)).refused).toBe('NOT_FOUND')
    const note = await give(id, 'note')
    expect((await look(he, note.taskId)).refused).toBe('NOT_FOUND')
  })

  it('shows nobody the number of a minor without the certificate for minors, but whom to ask', async () => {
    const lead = await house.colleague('social_worker', 'here', ['C-CASE', 'C-MINOR'])
    const { id } = await opened(lead, '问七', '2012-05-01')
    const { he, taskId } = await give(id, 'check_in', '何苗', 'volunteer', lead)
    const { reply } = await he.call('GET /api/casework/tasks/:id/phone', { params: { id: taskId } })
    expect(reply).toMatchObject({ phone: null, why: 'minor', lead: { name: expect.any(String) } })
  })
})

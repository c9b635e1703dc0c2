import { randomUUID } from 'node:crypto'
import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepOwed } from './jobs.ts'

let house: TestHouse
let admin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  admin = await house.as('王理')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[]) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
const lead = (duties: readonly Duty[] = ['C-CASE', 'C-CRISIS'], role: StaffRole = 'social_worker') =>
  house.colleague(role, 'here', duties)
const taskKinds = async (who: Visitor, caseId: string) =>
  (await who.must('GET /api/casework/today')).tasks.filter((one) => one.caseId === caseId).map(({ kind }) => kind)

/** A case of a new neighbour. @param colour how urgent */
async function caseOf(who: Visitor, name: string, colour: 'YELLOW' | 'RED' = 'YELLOW'): Promise<string> {
  await house.neighbour(name)
  const { people } = await who.must('GET /api/casework/people', { params: { typed: name } })
  const { caseId } = await who.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: people.find((one) => one.name === name)!.id }, source: 'walk_in' },
      ...{ population: 'general', colour, request: '想找人说说' },
    },
  })
  return caseId
}
/** The case of 桂芳, in work for so many days, in which somebody was last spoken to so many days ago. */
async function inWork(li: Visitor, days: number, quietDays: number): Promise<string> {
  const { rows } = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
  const { id } = rows.find(({ name }) => name === '桂芳')!
  await sql(
    `update care_case set state_at = $2, plan_agreed_at = $2, reviewed_at = null, reviewed_sessions = sessions, last_contact_at = $3 where id = $1`,
    [id, ago(days), ago(quietDays)],
  )
  return id
}
/** A scale the person of a case filled in themself. */
async function filledIn(caseId: string, at: Date): Promise<void> {
  const whose = 'from care_case where id = $2'
  const sitting = randomUUID()
  await sql(
    `insert into sitting (id, tenant_id, resident_id, unit_id, pack, mode, phase, config, state, started_at, finished_at)
     select $1, tenant_id, resident_id, unit_id, 'community', 'self', 'routine', '0', 'finished', $3, $3 ${whose}`,
    [sitting, caseId, at],
  )
  await sql(
    `insert into response (id, tenant_id, resident_id, sitting_id, instrument, version, answers_sealed, done, valid, total, started_at, ended_at)
     select $1, tenant_id, resident_id, $3, 'phq9', (select version from instrument_version where instrument = 'phq9' limit 1), '', true, true, 9, $4, $4 ${whose}`,
    [randomUUID(), caseId, sitting, at],
  )
}
const ago = (days: number): Date => new Date(house.now().getTime() - days * 86_400_000)

describe('what time asks for in a case', () => {
  it('is a task of the lead: goals after eight weeks, a call after thirty days; not before, and once', async () => {
    const li = await house.as('李静')
    const owed = async (id: string) =>
      (await taskKinds(li, id)).filter((kind) => kind === 'goals_due' || kind === 'quiet').sort()
    const id = await inWork(li, 55, 29)
    await keepOwed(house.floor)
    expect(await owed(id)).toEqual([])
    await inWork(li, 57, 31)
    await keepOwed(house.floor)
    await keepOwed(house.floor)
    expect(await owed(id)).toEqual(['goals_due', 'quiet'])
  })

  it('is a measure after four weeks without one: a number of the session or a scale of their own makes it quiet', async () => {
    const li = await house.as('李静')
    const asked = async (id: string) => {
      await keepOwed(house.floor)
      return (await taskKinds(li, id)).includes('measure')
    }
    const noted = (caseId: string, mood: number | null, days: number) =>
      li.must('PUT /api/record/notes/:id', {
        params: { id: randomUUID() },
        body: {
          ...{ caseId, format: 'dap', mode: 'face', minutes: 50, attendance: 'came', risk: 'none', goals: [] },
          fields: { said: '', seen: '', thought: '', plan: '', next: '', mood, problems: [], riskWords: '' },
          sessionAt: ago(days).toISOString(),
        },
      })
    const id = await inWork(li, 29, 1)
    const own = 'resident_id = (select resident_id from care_case where id = $1)'
    await sql('delete from case_note where case_id = $1', [id])
    await filledIn(id, ago(2))
    expect(await asked(id)).toBe(false)
    await sql(`delete from response where ${own}`, [id])
    await inWork(li, 27, 1)
    expect(await asked(id)).toBe(false)
    await inWork(li, 29, 1)
    await noted(id, 6, 27)
    expect(await asked(id)).toBe(false)
    await sql(`delete from case_note where case_id = $1`, [id])
    await noted(id, null, 2)
    await noted(id, 6, 29)
    expect(await asked(id)).toBe(true)
    expect(await asked(id)).toBe(true)
    const { tasks } = await li.must('GET /api/casework/today')
    expect(tasks.filter((one) => one.caseId === id && one.kind === 'measure')).toHaveLength(1)
  })

  it('not reached, is asked again a week later; reached, it is asked no more', async () => {
    const li = await house.as('李静')
    const id = await inWork(li, 20, 40)
    const weekLater = () =>
      sql(`update case_task set done_at = done_at - interval '8 days' where case_id = $1 and kind = 'quiet'`, [id])
    const asked = async () =>
      (await li.must('GET /api/casework/today')).tasks.find((one) => one.caseId === id && one.kind === 'quiet')
    const done = async (reached: boolean) =>
      li.must('POST /api/casework/tasks/:id/done', { params: { id: (await asked())!.id }, body: { note: '', reached } })
    await keepOwed(house.floor)
    await done(false)
    await keepOwed(house.floor)
    expect(await asked()).toBeUndefined()
    await weekLater()
    await keepOwed(house.floor)
    await done(true)
    await weekLater()
    await keepOwed(house.floor)
    expect(await asked()).toBeUndefined()
  })

  it('is a note not signed two days after the session, one day where there was danger, for whoever wrote it', async () => {
    const li = await lead()
    const fields = {
      ...{ said: '', seen: '', thought: '', plan: '', next: '' },
      mood: null,
      problems: [],
      riskWords: '',
    }
    const noted = async (caseId: string, hours: number, risk: 'none' | 'present') =>
      li.must('PUT /api/record/notes/:id', {
        params: { id: randomUUID() },
        body: {
          ...{ caseId, format: 'dap', mode: 'face', minutes: 50, attendance: 'came', risk, goals: [], fields },
          sessionAt: ago(hours / 24).toISOString(),
        },
      })
    const [soon, late, danger] = [await caseOf(li, '记早'), await caseOf(li, '记晚'), await caseOf(li, '记危')]
    await noted(soon, 47, 'none')
    // however many of one case wait, they are signed in one sitting
    for (const hours of [49, 60]) await noted(late, hours, 'none')
    await noted(danger, 25, 'present')
    for (let pass = 0; pass < 2; pass += 1) await keepOwed(house.floor)
    expect(await taskKinds(li, soon)).toEqual([])
    expect(await taskKinds(li, late)).toEqual(['note'])
    expect(await taskKinds(li, danger)).toContain('note')
  })
})

describe('a case whose lead may lead no longer', () => {
  const chenHas = async (caseId: string) => taskKinds(await house.as('陈督明'), caseId)
  const endAll = async (who: Visitor, duty: Duty) =>
    sql(`update staff_certificate set valid_until = current_date - 2 where staff_id = $1 and duty = $2`, [
      await idOf(who),
      duty,
    ])

  it('urgent, is a supervisor’s within a day once the certificate has ended; what does not press stays', async () => {
    const li = await lead()
    const [red, calm] = [await caseOf(li, '接一', 'RED'), await caseOf(li, '接二')]
    await keepOwed(house.floor)
    expect(await chenHas(red)).toEqual([])
    await endAll(li, 'C-CRISIS')
    const before = house.pager.letters.filter((one) => one.words.includes('换人带')).length
    await keepOwed(house.floor)
    await keepOwed(house.floor)
    await house.settle()
    expect(await chenHas(red)).toEqual(['handover'])
    expect(await chenHas(calm)).toEqual([])
    const { tasks } = await (await house.as('陈督明')).must('GET /api/casework/today')
    const due = Date.parse(tasks.find(({ kind }) => kind === 'handover')!.dueAt)
    expect(due - house.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000)
    expect(house.pager.letters.filter((one) => one.words.includes('换人带')).length).toBe(before + 1)
  })

  it('is not asked for while a renewed certificate stands, nor for one the case does not ask for', async () => {
    const li = await lead(['C-CASE', 'C-CRISIS', 'C-MINOR'])
    const red = await caseOf(li, '接三', 'RED')
    await endAll(li, 'C-MINOR')
    await endAll(li, 'C-CRISIS')
    await admin.must('POST /api/network/people/:id/certificates', {
      params: { id: await idOf(li) },
      body: { id: randomUUID(), duty: 'C-CRISIS', number: '新', validUntil: '2099-01-01' },
    })
    await keepOwed(house.floor)
    expect(await chenHas(red)).toEqual([])
  })

  it('is a supervisor’s too where the lead has left, whether it presses or not; done and still so, it is asked again', async () => {
    const li = await lead()
    const calm = await caseOf(li, '接四')
    await admin.must('PUT /api/network/people/:id/state', {
      params: { id: await idOf(li) },
      body: { state: 'suspended' },
    })
    await keepOwed(house.floor)
    expect(await chenHas(calm)).toEqual(['handover'])
    const chen = await house.as('陈督明')
    const { tasks } = await chen.must('GET /api/casework/today')
    const task = tasks.find((one) => one.caseId === calm)!
    await chen.must('POST /api/casework/tasks/:id/done', { params: { id: task.id }, body: { note: '明天定' } })
    await keepOwed(house.floor)
    expect(await chenHas(calm)).toEqual([])
    await sql(`update case_task set done_at = done_at - interval '25 hours' where id = $1`, [task.id])
    await keepOwed(house.floor)
    expect(await chenHas(calm)).toEqual(['handover'])
  })
})

describe('how cases ended', () => {
  it('is counted for the supervisor of the place, and says nothing of fewer than ten', async () => {
    const read = (who: Visitor) => who.call('GET /api/record/outcomes')
    const chen = await house.as('陈督明')
    const all = async () => (await read(chen)).reply.groups.find(({ population }) => population === null)
    const before = await all()
    expect(before?.ended ?? null).toBeNull()
    expect((await read(await lead())).refused).toBe('FORBIDDEN')
    expect((await read(admin)).refused).toBe('FORBIDDEN')
    const li = await lead()
    const ids: string[] = []
    for (let n = 0; n < 10; n += 1) ids.push(await caseOf(li, `终${'甲乙丙丁戊己庚辛壬癸'[n]}`))
    const end = (some: readonly string[], outcome: string) =>
      sql(
        `with a as (update care_case set plan_agreed_at = $2, outcome = $3 where id = any($1::uuid[]) returning id) select count(*) from a`,
        [some, ago(20), outcome],
      ).then(() =>
        sql(`update care_case set state = 'DECLINED', state_at = $2, closed_at = $2 where id = any($1::uuid[])`, [
          some,
          ago(1),
        ]),
      )
    await end(ids.slice(0, 3), 'recovered')
    await end(ids.slice(3, 9), 'improved')
    expect((await all())?.ended).toBeNull()
    await end(ids.slice(9), 'deteriorated')
    expect(await all()).toEqual({
      ...{ population: null, ended: 10, completed: 0, measured: 10 },
      ...{ recovered: 30, improved: 90, deteriorated: 10, waitDays: null },
    })
    const far = await house.colleague('supervisor', 'elsewhere')
    expect((await read(far)).reply.groups.every(({ ended }) => ended === null)).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
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

const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
const search = async (who: Visitor, typed: string, tail?: string) =>
  (await who.must('GET /api/casework/people', { params: { typed, ...(tail ? { tail } : {}) } })).people
const find = async (name: string) => (await search(li, name)).find((one) => one.name === name)!
const openFor = async (who: Visitor, residentId: string, more: object = {}) =>
  (
    await who.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: residentId }, source: 'walk_in', population: 'general' },
        ...{ request: '夜里睡不着，想找人说说', ...more },
      },
    })
  ).caseId
const newCase = async (name: string, who: Visitor = li, more: object = {}) => {
  await house.neighbour(name)
  return openFor(who, (await find(name)).id, more)
}
const read = async (who: Visitor, id: string) =>
  (await who.must('GET /api/casework/cases/:id', { params: { id } })).case
const step = (who: Visitor, id: string, to: string, reason = '') =>
  who.call('POST /api/casework/cases/:id/steps', { params: { id }, body: { to: to as never, reason } })
const sign = (who: Visitor, id: string, what: 'assessment' | 'plan' | 'closing') =>
  who.call('POST /api/casework/cases/:id/signatures', { params: { id }, body: { what } })
const team = (who: Visitor, id: string, staffId: string, part: 'lead' | 'worker' | 'counsellor' | 'volunteer' | null) =>
  who.call('PUT /api/casework/cases/:id/team', { params: { id }, body: { staffId, part } })
const texts = () => li.must('GET /api/casework/consent-texts')
const consent = async (id: string, more: object = {}) =>
  li.call('POST /api/casework/cases/:id/consents', {
    params: { id },
    body: {
      ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash: (await texts()).shownHash },
      purposes: (await texts()).texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
      ...more,
    },
  })
const intake = { request: '夜里睡不着', eligibility: '本社区居民', conflict: 'none' as const, conflictNote: '' }
const sheets = {
  intake: { ...intake, emergencyContact: '女儿 小芸', accessibility: ['none' as const], accessibilityNote: '' },
  assessment: {
    ...{ body: '睡得浅', mind: '担心孩子', social: '独居', strengths: '爱种花', risk: '问过，没有' },
    ...{ culture: '说本地话', noBaseline: 'declined' },
  },
  closing: {
    ...{ reason: 'goals_met' as const, summary: '睡得着了', relapsePlan: '难受时先给女儿打电话' },
  },
}
const keep = (
  id: string,
  sheet: keyof typeof sheets,
  seen: number,
  who: Visitor = li,
  fields: object = sheets[sheet],
) =>
  who.must('PUT /api/casework/cases/:id/sheets', {
    params: { id },
    body: { seen, content: { sheet, fields } as never },
  })
const goal = (id = randomUUID()) => ({
  ...{ id, statement: '一周里睡得着的晚上多起来', measure: '睡眠日记', baseline: '2 晚', target: '5 晚' },
  ...{ dueOn: '2027-03-01', ownerId: null, ownWords: null },
})
const plan = (id: string, goals: object[], seen = 0) =>
  li.call('PUT /api/casework/cases/:id/plan', {
    params: { id },
    body: { seen, tier: 2, every: 'weekly', goals: goals as never },
  })

const rate = (id: string) =>
  li.must('POST /api/record/cases/:id/rating', {
    params: { id },
    body: { how: 'declined', id: randomUUID(), note: '说都挺好，不想答' },
  })

/** Takes a case to where its plan is to be made. */
async function planned(name: string): Promise<string> {
  const id = await newCase(name)
  for (const to of ['SCREENED', 'INTAKE']) expect((await step(li, id, to)).refused).toBeUndefined()
  await keep(id, 'intake', 1)
  await consent(id)
  expect((await step(li, id, 'ASSESSING')).refused).toBeUndefined()
  await keep(id, 'assessment', 0)
  await sign(chen, id, 'assessment')
  expect((await step(li, id, 'PLANNED')).refused).toBeUndefined()
  return id
}

/** Takes a case to where it is worked on. */
async function active(name: string): Promise<string> {
  const id = await planned(name)
  await plan(id, [goal()])
  await sign(chen, id, 'plan')
  await consent(id, { what: 'plan', purposes: [] })
  expect((await step(li, id, 'ACTIVE')).refused).toBeUndefined()
  return id
}

describe('a case', () => {
  it('goes through its phases, and each gate says what is missing', async () => {
    const id = await newCase('康一')
    await step(li, id, 'SCREENED')
    await step(li, id, 'INTAKE')
    const early = await step(li, id, 'ASSESSING')
    expect(early.refused).toBe('GATE_NOT_MET')
    expect((await read(li, id)).ways.find(({ to }) => to === 'ASSESSING')?.missing).toEqual([
      ...['eligibility', 'conflictChecked', 'emergencyContact', 'consent', 'accessibility'],
    ])
    expect((await step(li, id, 'ACTIVE')).refused).toBe('WRONG_STATE')
  })

  it('is not worked on while no service is agreed to; the database refuses it too', async () => {
    const id = await planned('康零')
    await li.must('PUT /api/casework/cases/:id/plan', {
      params: { id },
      body: { seen: 0, tier: null, every: null, goals: [goal()] },
    })
    await sign(chen, id, 'plan')
    expect((await step(li, id, 'ACTIVE')).refused).toBe('GATE_NOT_MET')
    const past = (more = '') =>
      inTransaction(house.floor, { as: 'house' }, ({ line }) =>
        line.query(`update care_case set state = 'ACTIVE' ${more} where id = $1`, [id]),
      )
    await expect(past()).rejects.toThrow(/no service without a plan/)
    const all = {
      ...{ plan_tier: '2', plan_every: `'weekly'`, plan_agreed_at: 'now()' },
      contract_at: `now(), contract_version = '1'`,
    }
    for (const left of Object.keys(all)) {
      const rest = Object.entries(all).filter(([name]) => name !== left)
      const set = rest.map(([name, value]) => `, ${name} = ${value}`).join('')
      await expect(past(set), left).rejects.toThrow(/no service without a plan/)
    }
  })

  it('is worked on once a supervisor signed the plan and the person agreed, closed with a second signature, followed up and opened again', async () => {
    const id = await active('康二')
    expect(await read(li, id)).toMatchObject({ state: 'ACTIVE', plan: { approved: true }, goals: [{ target: '5 晚' }] })
    await keep(id, 'closing', 0)
    expect((await step(li, id, 'CLOSING')).refused).toBe('GATE_NOT_MET')
    const { goals } = await read(li, id)
    await li.must('POST /api/casework/cases/:id/reviews', {
      params: { id },
      body: { id: randomUUID(), goals: [{ id: goals[0]!.id, attainment: 1 }], view: '我觉得好多了', next: 'close' },
    })
    expect((await step(li, id, 'CLOSING')).refused).toBeUndefined()
    expect((await step(li, id, 'FOLLOW_UP')).refused).toBe('GATE_NOT_MET')
    expect((await sign(chen, id, 'closing')).refused).toBeUndefined()
    await rate(id)
    expect((await step(li, id, 'FOLLOW_UP')).refused).toBeUndefined()
    const calls = (await read(li, id)).tasks.filter(({ kind }) => kind === 'follow_up')
    expect(calls.map(({ months }) => months)).toEqual([1, 3, 6])
    expect((await step(li, id, 'CLOSED')).refused).toBeUndefined()
    expect((await step(li, id, 'ACTIVE')).refused).toBeUndefined()
    const again = await read(li, id)
    expect(again).toMatchObject({ state: 'ACTIVE', reopened: 1, goals: [{ attainment: 1 }] })
    expect(again.changes.filter(({ what }) => what === 'casework.case_moved').length).toBeGreaterThan(8)
  })

  it('does not close while an alert is not answered by a safety plan; the database refuses it too', async () => {
    const id = await active('康三')
    const { goals } = await read(li, id)
    await keep(id, 'closing', 0)
    await li.must('POST /api/casework/cases/:id/reviews', {
      params: { id },
      body: { id: randomUUID(), goals: [{ id: goals[0]!.id, attainment: 0 }], view: '差不多', next: 'close' },
    })
    await step(li, id, 'CLOSING')
    await sign(chen, id, 'closing')
    await li.must('PUT /api/record/notes/:id', { params: { id: randomUUID() }, body: risky(id) })
    expect((await read(li, id)).safetyOpen).toBe(true)
    const shut = await step(li, id, 'FOLLOW_UP')
    expect(shut.refused).toBe('GATE_NOT_MET')
    const forced = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line
        .query(`select set_config('anxin.tenant', (select tenant_id::text from care_case where id = $1), true)`, [id])
        .then(() => line.query(`update care_case set state = 'FOLLOW_UP' where id = $1`, [id])),
    )
    await expect(forced).rejects.toThrow('safety is not settled')
  })

  it('does not skip a step, also when somebody forgets to ask', async () => {
    const id = await newCase('康四')
    const skip = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update care_case set state = 'CLOSED' where id = $1`, [id]),
    )
    await expect(skip).rejects.toThrow('no step')
  })

  it('is not signed by whoever wrote it', async () => {
    const boss = await house.colleague('supervisor', 'here', ['C-SUPERVISE', 'C-CRISIS'])
    const id = await newCase('康五')
    await keep(id, 'assessment', 0, boss)
    expect((await sign(boss, id, 'assessment')).refused).toBe('SECOND_PERSON_NEEDED')
    expect((await sign(chen, id, 'assessment')).refused).toBeUndefined()
  })

  it('shows both when two write on one sheet: nothing is overwritten silently', async () => {
    const id = await newCase('康六')
    await keep(id, 'assessment', 0, li)
    const theirs = await keep(id, 'assessment', 0, chen, { ...sheets.assessment, mind: '我写的是另一句' })
    expect(theirs).toMatchObject({
      state: 'meanwhile',
      sheet: { revision: 1, byName: '李静', fields: { mind: '担心孩子' } },
    })
    expect((await keep(id, 'assessment', 1, chen, { ...sheets.assessment, mind: '两句都要' })).state).toBe('kept')
  })
})

describe('what stands around a person', () => {
  const tie = (name: string, more: object = {}) => ({
    ...{ id: randomUUID(), name, kind: 'kin' as const, relation: '姐姐', way: 'support' as const },
    ...{ strength: 2 as const, home: false, ...more },
  })
  const draw = (who: Visitor, id: string, seen: number, ties: object[]) =>
    who.call('PUT /api/casework/cases/:id/sheets', {
      params: { id },
      body: { seen, content: { sheet: 'ecomap', fields: { ties, note: '' } } as never },
    })

  it('is drawn by the team, sealed like every sheet, and asked for by no gate', async () => {
    const id = await newCase('图一')
    const [sister, club] = [tie('远房桂姐'), tie('合唱班', { kind: 'group', way: 'broken', strength: 1 })]
    expect((await draw(li, id, 0, [sister, club])).reply?.state).toBe('kept')
    expect((await read(chen, id)).sheets.ecomap).toMatchObject({ revision: 1, fields: { ties: [sister, club] } })
    const kept = await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`select s::text as whole from case_sheet s where case_id = $1 and sheet = 'ecomap'`, [id]),
    )
    expect(kept.rows).toHaveLength(1)
    expect(String(kept.rows[0]?.whole)).not.toMatch(/桂姐|合唱/)
    const missing = (await read(li, id)).ways.flatMap((way) => way.missing)
    expect(missing).not.toContain('ecomap')
  })

  it('shows both drawings when two draw at once, and has room for sixteen', async () => {
    const id = await newCase('图二')
    await draw(li, id, 0, [tie('妹妹')])
    expect((await draw(chen, id, 0, [tie('邻居')])).reply).toMatchObject({
      state: 'meanwhile',
      sheet: { byName: '李静' },
    })
    const many = (n: number) => Array.from({ length: n }, (_, at) => tie(`第${at}位`))
    expect((await draw(li, id, 1, many(17))).refused).toBe('BAD_INPUT')
    expect((await draw(li, id, 1, many(16))).reply?.state).toBe('kept')
    expect((await draw(li, id, 2, [tie('谁', { strength: 4 })])).refused).toBe('BAD_INPUT')
  })
})

const risky = (caseId: string) => ({
  ...{ caseId, format: 'dap' as const, mode: 'face' as const, minutes: 50, attendance: 'came' as const },
  ...{ risk: 'present' as const, goals: [], sessionAt: house.now().toISOString() },
  fields: { said: '', seen: '', thought: '', plan: '', next: '', mood: 3, problems: [], riskWords: '他说不想活了' },
})

describe('a team', () => {
  it('lets a volunteer see the task and never the case, also where somebody forgot to ask', async () => {
    const id = await newCase('康八')
    const he = await house.as('何苗')
    const heId = await idOf(he)
    expect((await team(li, id, heId, 'volunteer')).refused).toBeUndefined()
    const body = {
      id: randomUUID(),
      kind: 'visit' as const,
      text: '周六陪着去买菜',
      ownerId: heId,
      dueAt: '2027-01-01T00:00:00Z',
    }
    await li.must('POST /api/casework/cases/:id/tasks', { params: { id }, body })
    const { tasks } = await he.must('GET /api/casework/today')
    expect(tasks).toMatchObject([{ name: '康八', text: '周六陪着去买菜', caseNumber: null }])
    expect((await he.call('GET /api/casework/cases/:id', { params: { id } })).refused).toBe('FORBIDDEN')
    const seen = await asStaff(heId, [
      'care_case',
      'case_sheet',
      'case_note',
      'case_goal',
      'case_change',
      'process_note',
    ])
    expect(seen).toEqual({ care_case: 0, case_sheet: 0, case_note: 0, case_goal: 0, case_change: 0, process_note: 0 })
    await he.must('POST /api/casework/tasks/:id/done', { params: { id: tasks[0]!.id }, body: { note: '去过了' } })
    expect((await read(li, id)).tasks).toMatchObject([{ state: 'done', note: '去过了' }])
  })

  it('is the only one that sees a case, with the supervisor of the place', async () => {
    const id = await newCase('康九')
    const other = await house.colleague('social_worker')
    expect((await other.call('GET /api/casework/cases/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await other.must('GET /api/casework/cases', { params: { view: 'place' } })).rows).toEqual([])
    expect((await read(chen, id)).name).toBe('康九')
    expect((await team(other, id, await idOf(other), 'worker')).refused).toBe('NOT_FOUND')
    await team(li, id, await idOf(other), 'worker')
    expect((await read(other, id)).name).toBe('康九')
    expect((await team(other, id, await idOf(chen), 'worker')).refused).toBe('FORBIDDEN')
    for (const role of ['community_manager', 'agency_admin', 'researcher'] as const)
      expect(
        (await (await house.colleague(role)).call('GET /api/casework/cases/:id', { params: { id } })).refused,
      ).toBe('FORBIDDEN')
  })

  it('never has somebody who knows the person privately', async () => {
    const id = await newCase('康十')
    const neighbour = await house.colleague('counsellor')
    const conflictWith = [await idOf(neighbour)]
    await li.must('PUT /api/casework/cases/:id/sheets', {
      params: { id },
      body: { seen: 1, content: { sheet: 'intake', fields: sheets.intake, conflictWith } },
    })
    expect((await team(li, id, conflictWith[0]!, 'counsellor')).refused).toBe('DUAL_RELATION')
    const { colleagues } = await li.must('GET /api/casework/cases/:id/colleagues', { params: { id } })
    expect(colleagues.find((one) => one.id === conflictWith[0])?.conflict).toBe(true)
  })

  it('is led by somebody with the certificates: urgent ones and minors ask for more', async () => {
    const plain = await house.colleague('social_worker', 'here', ['C-CASE'])
    await house.neighbour('急一')
    await house.neighbour('小一', '2012-05-01')
    const ask = (residentId: string, colour: 'ORANGE' | 'YELLOW') =>
      plain.call('POST /api/casework/cases', {
        body: {
          id: randomUUID(),
          person: { id: residentId },
          source: 'walk_in',
          population: 'general',
          colour,
          request: '请帮忙',
        },
      })
    expect((await ask((await find('急一')).id, 'ORANGE')).refused).toBe('CERT_REQUIRED')
    expect((await ask((await find('小一')).id, 'YELLOW')).refused).toBe('CERT_REQUIRED')
    expect((await ask((await find('急一')).id, 'YELLOW')).refused).toBeUndefined()
  })

  it('is full at the cap, and a supervisor lets it be more for a week', async () => {
    const full = await house.colleague('counsellor', 'here', ['C-CRISIS'])
    for (let n = 0; n < 3; n += 1) {
      await house.neighbour(`满${n}`)
      await openFor(full, (await find(`满${n}`)).id, { colour: 'ORANGE' })
    }
    await house.neighbour('满四')
    const more = { id: randomUUID(), person: { id: (await find('满四')).id }, source: 'phone' as const }
    const body = { ...more, population: 'general' as const, colour: 'ORANGE' as const, request: '第四个急的' }
    expect((await full.call('POST /api/casework/cases', { body })).refused).toBe('CASELOAD_FULL')
    const rows = (await chen.must('GET /api/casework/caseload')).rows
    expect(rows.find((row) => row.urgent === 3)).toMatchObject({
      active: 3,
      cap: 20,
      urgentCap: 3,
      overrideUntil: null,
    })
    const given = { id: randomUUID(), staffId: await idOf(full), reason: '两位同事请假' }
    await chen.must('POST /api/casework/overrides', { body: given })
    expect((await full.call('POST /api/casework/cases', { body })).refused).toBeUndefined()
  })
})

/** Looks at whole tables as one member of staff, as a query that forgot its `where` would. */
async function asStaff(staffId: string, tables: string[]): Promise<Record<string, number>> {
  return inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    await line.query(
      `select set_config('anxin.tenant', tenant_id::text, true), set_config('anxin.staff', id::text, true) from staff where id = $1`,
      [staffId],
    )
    await line.query('set local role anxin_app')
    const found: Record<string, number> = {}
    for (const table of tables)
      found[table] = Number((await line.query(`select count(*)::int as n from ${table}`)).rows[0]!.n)
    return found
  })
}

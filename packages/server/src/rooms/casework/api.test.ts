import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepCases } from './jobs.ts'

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
  assessment: { body: '', mind: '担心孩子', social: '独居', strengths: '爱种花', risk: '问过，没有', culture: '' },
  closing: {
    ...{ reason: 'goals_met' as const, summary: '睡得着了', relapsePlan: '难受时先给女儿打电话' },
    ...{ satisfaction: [3, 3, 3, 3, 3, 3], satisfactionNote: '' },
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
  li.call('PUT /api/casework/cases/:id/plan', { params: { id }, body: { seen, goals: goals as never } })

/** Takes a case to where it is worked on. */
async function active(name: string): Promise<string> {
  const id = await newCase(name)
  for (const to of ['SCREENED', 'INTAKE']) expect((await step(li, id, to)).refused).toBeUndefined()
  await keep(id, 'intake', 1)
  await consent(id)
  expect((await step(li, id, 'ASSESSING')).refused).toBeUndefined()
  await keep(id, 'assessment', 0)
  await sign(chen, id, 'assessment')
  expect((await step(li, id, 'PLANNED')).refused).toBeUndefined()
  await plan(id, [goal()])
  await sign(chen, id, 'plan')
  await consent(id, { what: 'plan', purposes: [] })
  expect((await step(li, id, 'ACTIVE')).refused).toBeUndefined()
  return id
}

describe('finding a person again', () => {
  it('knows an old spelling, every reading of a name, initials, a character that looks alike, and the end of a number', async () => {
    await li.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), source: 'phone', population: 'elder', request: '一个人在家' },
        person: { newId: randomUUID(), name: '单桂萍', phone: '13711110042' },
      },
    })
    for (const typed of ['单桂萍', 'shanguiping', 'dan gui ping', 'sgp', 'DGP', '单桂苹', '桂萍', '0042'])
      expect(await search(li, typed), typed).toMatchObject([{ name: '单桂萍', phoneTail: '0042' }])
    expect(await search(li, '单桂平')).toMatchObject([{ name: '单桂萍', by: ['pinyin'] }])
    const { id } = await find('单桂萍')
    await li.must('POST /api/casework/people/:id/aliases', {
      params: { id },
      body: { id: randomUUID(), name: '陈阿婆' },
    })
    expect(await search(li, '陈阿婆')).toMatchObject([
      { name: '单桂萍', aliases: ['陈阿婆'], by: ['alias', 'shape', 'pinyin'] },
    ])
  })

  it('puts the likeliest first and says that a case is open already', async () => {
    const people = await search(li, '单桂平', '0042')
    expect(people[0]).toMatchObject({ name: '单桂萍', openCase: { leadName: '李静', state: 'NEW' } })
    const { id, openCase } = people[0]!
    const again = await li.call('POST /api/casework/cases', {
      body: { id: randomUUID(), person: { id }, source: 'chat', population: 'elder', request: '又来了一次' },
    })
    expect([again.refused, openCase!.number > 0]).toEqual(['CASE_OPEN_ALREADY', true])
  })

  it('refuses a second record until likely twins were looked at', async () => {
    const twin = await find('单桂萍')
    const body = (notThese: string[]) => ({
      ...{ id: randomUUID(), source: 'walk_in' as const, population: 'general' as const, request: '来坐坐' },
      person: { newId: randomUUID(), name: '单桂苹', notThese },
    })
    expect((await li.call('POST /api/casework/cases', { body: body([]) })).refused).toBe('TWIN_FOUND')
    expect((await li.call('POST /api/casework/cases', { body: body([twin.id]) })).refused).toBeUndefined()
  })

  it('joins two records of one person, keeps both histories, and takes it back', async () => {
    await house.neighbour('曾阿福')
    await house.neighbour('曾福')
    const [old, young] = [await find('曾阿福'), await find('曾福')]
    await consent(await openFor(li, old.id))
    const mergeId = randomUUID()
    const body = { id: mergeId, keptId: old.id, mergedId: young.id, reason: '同一个人，两次登记' }
    for (let n = 0; n < 2; n += 1) await li.must('POST /api/casework/merges', { body })
    expect((await search(li, '曾福')).map((one) => one.name)).toEqual(['曾阿福'])
    expect((await find('曾阿福')).joined).toMatchObject([{ name: '曾福', by: '李静', reason: '同一个人，两次登记' }])
    await li.must('POST /api/casework/merges/:id/undo', { params: { id: mergeId } })
    expect((await search(li, '曾福')).map((one) => one.name)).toContain('曾福')
    expect((await find('曾阿福')).joined).toEqual([])
  })

  it('shows nobody of another agency, and what is kept for it is not a name', async () => {
    expect(await search(await house.colleague('social_worker', 'elsewhere'), '单桂萍')).toEqual([])
    const rows = await inTransaction(
      house.floor,
      { as: 'house' },
      async ({ line }) => (await line.query('select key, kind from person_key')).rows,
    )
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.every((row) => (row.key as Uint8Array).length === 16)).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/单|桂|shan|0042/)
  })
})

describe('a case', () => {
  it('goes through its phases, and each gate says what is missing', async () => {
    const id = await newCase('康一')
    await step(li, id, 'SCREENED')
    await step(li, id, 'INTAKE')
    const early = await step(li, id, 'ASSESSING')
    expect(early.refused).toBe('GATE_NOT_MET')
    expect((await read(li, id)).ways.find(({ to }) => to === 'ASSESSING')?.missing).toEqual([
      ...['conflictChecked', 'emergencyContact', 'consent', 'accessibility'],
    ])
    expect((await step(li, id, 'ACTIVE')).refused).toBe('WRONG_STATE')
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

  it('opens with at most eight statements', async () => {
    const id = await active('康七')
    const engine = house.floor.engine as { hold: TestHouse['floor']['engine']['hold'] }
    const hold = engine.hold.bind(house.floor.engine)
    const asked: string[] = []
    engine.hold = async (urgent) => {
      const line = await hold(urgent)
      const query = line.query.bind(line)
      line.query = (text, params) => {
        asked.push(text)
        return query(text, params)
      }
      return line
    }
    await read(li, id)
    engine.hold = hold
    const plumbing =
      /^(begin|commit|rollback|set local|select \* from open_session|with .*audit|insert into (audit|with)|.*audit_line|select version, wrapped)/s
    const own = asked.filter((text) => !plumbing.test(text.trim()) && !text.includes('audit'))
    expect(own.length).toBeLessThanOrEqual(8)
    expect(own.length).toBeGreaterThan(3)
  })
})

const risky = (caseId: string) => ({
  ...{ caseId, format: 'dap' as const, mode: 'face' as const, minutes: 50, attendance: 'came' as const },
  ...{ risk: 'present' as const, goals: [], sessionAt: new Date().toISOString() },
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
    const plain = await house.colleague('social_worker')
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

describe('consent', () => {
  it('is written down purpose by purpose, spoken words need somebody else who heard them', async () => {
    const id = await newCase('同一')
    expect((await consent(id, { witnessName: undefined })).refused).toBe('BAD_INPUT')
    expect((await consent(id, { witnessName: undefined, witnessId: await idOf(li) })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect((await consent(id, { shownHash: '0'.repeat(64) })).refused).toBe('BAD_INPUT')
    expect((await consent(id, { witnessName: undefined, witnessId: await idOf(chen) })).refused).toBeUndefined()
    const given = new Map((await read(li, id)).consents.map((one) => [one.purpose, one.given]))
    expect([given.get('case_record'), given.get('recording'), given.get('research')]).toEqual([true, false, false])
  })

  it('is taken back by the person in one write, and from then on nothing leaves: the lead is told', async () => {
    const me = await house.neighbour('同二')
    const id = await openFor(li, (await find('同二')).id)
    await consent(id)
    const summary = () =>
      li.call('GET /api/casework/cases/:id/summary', { params: { id, purpose: 'case_supervision' } })
    const made = await summary()
    expect(made.refused).toBeUndefined()
    expect(JSON.stringify(made.reply)).not.toContain('同二')
    for (const purpose of ['case_supervision', 'case_record'] as const)
      await me.must('PUT /api/identity/resident/consents', { body: { purpose, given: false, textVersion: '1' } })
    expect((await summary()).refused).toBe('CONSENT_NEEDED')
    const note = { ...risky(id), risk: 'none' as const }
    expect((await li.call('PUT /api/record/notes/:id', { params: { id: randomUUID() }, body: note })).refused).toBe(
      'CONSENT_NEEDED',
    )
    expect((await read(li, id)).tasks.filter(({ kind }) => kind === 'consent')).toHaveLength(2)
    const mine = (await me.must('GET /api/identity/resident/export')) as { casework: { agreed: object[] } }
    expect(JSON.stringify(mine.casework.agreed)).toContain('"given":false')
  })

  it('is signed on the own phone with a fresh code, and what was signed is kept as it was shown', async () => {
    const me = await house.as('阿诚')
    const { id } = (await find('阿诚')).openCase!
    const { shownHash, consents } = await me.must('GET /api/casework/mine')
    const purposes = consents.map(({ purpose }) => ({ purpose, given: purpose !== 'research' }))
    const body = { id: randomUUID(), shownHash, locale: 'zh' as const, typedName: '阿诚', purposes, code: '000000' }
    await me.must('POST /api/casework/mine/codes')
    await house.settle()
    const code = house.pager.letters.flatMap(({ words }) => /验证码 (\d{6})/.exec(words)?.[1] ?? []).at(-1)!
    expect(
      (
        await me.call('POST /api/casework/mine/signatures', {
          body: { ...body, code: code === '000000' ? '000001' : '000000' },
        })
      ).refused,
    ).toBe('CODE_WRONG')
    for (let n = 0; n < 2; n += 1) await me.must('POST /api/casework/mine/signatures', { body: { ...body, code } })
    expect((await read(li, id)).consents.find(({ purpose }) => purpose === 'case_record')).toMatchObject({
      given: true,
      how: 'online',
    })
    const after = (await me.must('GET /api/casework/mine')).consents
    expect(after.find(({ purpose }) => purpose === 'research')?.given).toBe(false)
  })
})

describe('a plan', () => {
  it('has at most three goals; a changed one is signed and agreed to again', async () => {
    const id = await newCase('划一')
    expect((await plan(id, [goal(), goal(), goal(), goal()])).refused).toBe('BAD_INPUT')
    const first = goal()
    expect((await plan(id, [first, goal(), goal()])).reply?.revision).toBe(1)
    await sign(chen, id, 'plan')
    expect((await plan(id, [{ ...first, target: '6 晚' }], 0)).reply?.state).toBe('meanwhile')
    expect((await plan(id, [{ ...first, target: '6 晚' }], 1)).reply).toEqual({ state: 'kept', revision: 2 })
    expect((await read(li, id)).plan).toMatchObject({ revision: 2, approved: false })
    const fourth = inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      for (let n = 0; n < 3; n += 1)
        await line.query(
          `insert into case_goal (id, tenant_id, unit_id, case_id, resident_id, place, fields_sealed, due_on)
           select gen_random_uuid(), tenant_id, unit_id, id, resident_id, 9, '', '2027-01-01' from care_case where id = $1`,
          [id],
        )
    })
    await expect(fourth).rejects.toThrow('at most three goals')
  })

  it('is said by the person in their own words, and they see how it goes without a number', async () => {
    const me = await house.neighbour('划二')
    const id = await openFor(li, (await find('划二')).id)
    await plan(id, [goal()])
    const { case: mine } = await me.must('GET /api/casework/mine')
    await me.must('PUT /api/casework/mine/goals/:id/words', {
      params: { id: mine!.goals[0]!.id },
      body: { words: '想睡个好觉' },
    })
    expect((await read(li, id)).goals[0]?.ownWords).toBe('想睡个好觉')
    expect(mine).toMatchObject({ helper: '李静', moved: 'unknown', planReady: false })
    const other = await house.neighbour('划三')
    expect((await other.must('GET /api/casework/mine')).case).toBeNull()
    expect(
      (
        await other.call('PUT /api/casework/mine/goals/:id/words', {
          params: { id: mine!.goals[0]!.id },
          body: { words: 'x' },
        })
      ).refused,
    ).toBe('NOT_FOUND')
  })

  it('begins from a national text that an agency may make its own', async () => {
    const { templates } = await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })
    expect(templates).toHaveLength(2)
    const one = templates[0]!
    const own = { goals: one.national.goals, actions: ['先打电话再上门'] }
    const body = { code: one.code, fromVersion: one.version, locale: 'zh' as const, own }
    expect((await li.call('PUT /api/casework/templates', { body })).refused).toBe('FORBIDDEN')
    await chen.must('PUT /api/casework/templates', { body })
    const kept = (await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })).templates[0]!
    expect(kept).toMatchObject({ own: { actions: ['先打电话再上门'] }, base: null, byName: '陈督明' })
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update plan_template set base_version = '0', base = jsonb_set(base, '{actions}', '["从前的一句"]')`),
    )
    const later = (await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })).templates[0]!
    expect(later).toMatchObject({ base: { actions: ['从前的一句'] }, own: { actions: ['先打电话再上门'] } })
  })
})

describe('a bereaved household', () => {
  it('is one, each member keeps a case of their own, and days of remembrance are thought of in words that say nothing', async () => {
    await house.neighbour('丧一')
    await house.neighbour('丧二')
    const [first, second] = [await find('丧一'), await find('丧二')]
    const id = await openFor(li, first.id, { population: 'bereaved' })
    const other = await house.colleague('counsellor')
    const theirs = await openFor(other, second.id, { population: 'bereaved' })
    await consent(id)
    await li.must('PUT /api/casework/cases/:id/household', {
      params: { id },
      body: {
        ...{ householdId: randomUUID(), name: '丧家' },
        members: [
          { residentId: first.id, relation: '奶奶' },
          { residentId: second.id, relation: '孙子' },
        ],
      },
    })
    expect((await read(li, id)).household?.members.map(({ relation }) => relation)).toEqual(['奶奶', '孙子'])
    expect((await li.call('GET /api/casework/cases/:id', { params: { id: theirs } })).refused).toBe('NOT_FOUND')
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const { days } = await li.must('PUT /api/casework/cases/:id/remembrances', { params: { id }, body: { day: today } })
    expect(days.map(({ kind }) => kind)).toEqual(['seventh', 'hundredth', 'year'])
    expect(await keepCases(house.floor)).toBeGreaterThan(0)
    await keepCases(house.floor)
    const tasks = (await read(li, id)).tasks.filter(({ kind }) => kind === 'remembrance')
    expect(tasks).toHaveLength(1)
    await house.settle()
    expect(house.pager.letters.every(({ words }) => !/头七|百日|周年|去世|哀/.test(words))).toBe(true)
  })
})

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
const sign = (who: Visitor, id: string, what: 'assessment' | 'plan' | 'closing') =>
  who.call('POST /api/casework/cases/:id/signatures', { params: { id }, body: { what } })
const texts = () => li.must('GET /api/casework/consent-texts')
const consent = async (id: string, more: object = {}, who = li) =>
  who.call('POST /api/casework/cases/:id/consents', {
    params: { id },
    body: {
      ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash: (await texts()).shownHash },
      purposes: (await texts()).texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
      ...more,
    },
  })
const goal = (id = randomUUID()) => ({
  ...{ id, statement: '一周里睡得着的晚上多起来', measure: '睡眠日记', baseline: '2 晚', target: '5 晚' },
  ...{ dueOn: '2027-03-01', ownerId: null, ownWords: null },
})
const plan = (id: string, goals: object[], seen = 0, more: object = {}) =>
  li.call('PUT /api/casework/cases/:id/plan', {
    params: { id },
    body: { seen, tier: 2, every: 'weekly', goals: goals as never, ...more },
  })

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
    // the case of one record is the case of both, whichever of them somebody comes with
    const second = { id: randomUUID(), source: 'chat', population: 'general', request: '又来了一次' } as const
    const again = await li.call('POST /api/casework/cases', { body: { ...second, person: { id: young.id } } })
    expect(again.refused).toBe('CASE_OPEN_ALREADY')
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

const risky = (caseId: string) => ({
  ...{ caseId, format: 'dap' as const, mode: 'face' as const, minutes: 50, attendance: 'came' as const },
  ...{ risk: 'present' as const, goals: [], sessionAt: house.now().toISOString() },
  fields: { said: '', seen: '', thought: '', plan: '', next: '', mood: 3, problems: [], riskWords: '他说不想活了' },
})

describe('consent', () => {
  it('is written down purpose by purpose, spoken words need somebody else who heard them', async () => {
    const id = await newCase('同一')
    expect((await consent(id, { witnessName: undefined })).refused).toBe('BAD_INPUT')
    expect((await consent(id, { witnessName: undefined, witnessId: await idOf(li) })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect((await consent(id, { shownHash: '0'.repeat(64) })).refused).toBe('BAD_INPUT')
    expect((await consent(id, { witnessName: undefined, witnessId: await idOf(chen) })).refused).toBeUndefined()
    const { consents, acts } = await read(li, id)
    const given = new Map(consents.map((one) => [one.purpose, one.given]))
    expect([given.get('case_record'), given.get('recording'), given.get('research')]).toEqual([true, false, false])
    // who heard it stands beside it for whoever reads the case
    await consent(id, { witnessName: '邻居王婶', supporter: { name: '小芸', relation: '女儿' } })
    expect(acts).toMatchObject([{ what: 'consent', how: 'spoken', byName: '李静', witness: '陈督明', supporter: null }])
    expect((await read(li, id)).acts[0]).toMatchObject({
      witness: '邻居王婶',
      supporter: { name: '小芸', relation: '女儿' },
    })
  })

  it('of a child under fourteen is given with the guardian; taken back it may be alone', async () => {
    const child = await house.neighbour('同小童', '2015-03-02')
    const young = await house.colleague('counsellor', 'here', ['C-MINOR'])
    const id = await openFor(young, (await find('同小童')).id)
    const by = (more: object) => consent(id, more, young)
    expect((await by({})).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await by({ supporter: { name: '同父', relation: '父亲' } })).refused).toBeUndefined()
    const purposes = (await texts()).texts.map(({ purpose }) => ({ purpose, given: false }))
    expect((await by({ purposes })).refused).toBeUndefined()
    const alone = {
      ...{ id: randomUUID(), shownHash: (await texts()).shownHash, locale: 'zh' as const, typedName: '同小童' },
      ...{ code: '000000', purposes: purposes.map((one) => ({ ...one, given: true })) },
    }
    expect((await child.call('POST /api/casework/mine/signatures', { body: alone })).refused).toBe(
      'GUARDIAN_CONSENT_NEEDED',
    )
  })

  it('is taken back by the person in one write, and from then on nothing leaves: the lead is told', async () => {
    const me = await house.neighbour('同二')
    const id = await openFor(li, (await find('同二')).id)
    await consent(id)
    const summary = () => li.call('GET /api/record/cases/:id/summary', { params: { id, purpose: 'case_supervision' } })
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
  it('says how deep the service is and how often, and is signed with the agreement; that falls with another service, not with another goal', async () => {
    const person = await house.neighbour('划三')
    const id = await openFor(li, (await find('划三')).id)
    const agree = () => consent(id, { what: 'plan', purposes: [] })
    const planNow = async () => (await read(li, id)).plan
    const mine = async () => (await person.must('GET /api/casework/mine')).case!
    const first = goal()
    await plan(id, [first], 0, { tier: null, every: null })
    await sign(chen, id, 'plan')
    expect([(await agree()).refused, (await mine()).planReady]).toEqual(['GATE_NOT_MET', false])
    await plan(id, [first], 1, { every: 'fortnightly' })
    await sign(chen, id, 'plan')
    expect(await mine()).toMatchObject({ tier: 2, every: 'fortnightly', planReady: true, agreedAt: null })
    expect((await mine()).agreement.join()).toContain('随时可以停下来')
    expect((await agree()).refused).toBeUndefined()
    const signed = await planNow()
    expect(signed).toMatchObject({ agreedAt: expect.any(String), contractAt: expect.any(String) })
    await plan(id, [{ ...first, target: '6 晚' }], 2, { every: 'fortnightly' })
    expect(await planNow()).toMatchObject({ agreedAt: null, contractAt: signed.contractAt })
    await plan(id, [{ ...first, target: '6 晚' }], 3, { tier: 3, every: 'fortnightly' })
    expect(await planNow()).toMatchObject({ tier: 3, revision: 4, agreedAt: null, contractAt: null })
    // what is to be done stands with the goal it is done for, never with one of another case
    const other = await newCase('划四')
    const liId = await idOf(li)
    const task = (caseId: string) =>
      li.call('POST /api/casework/cases/:id/tasks', {
        params: { id: caseId },
        body: {
          ...{ id: randomUUID(), kind: 'plan', text: '借一盏床头灯', ownerId: liId, dueAt: '2027-01-01T00:00:00Z' },
          goalId: first.id,
        } as never,
      })
    expect([(await task(id)).refused, (await task(other)).refused]).toEqual([undefined, 'NOT_FOUND'])
    expect((await read(li, id)).tasks).toMatchObject([{ text: '借一盏床头灯', goalId: first.id }])
  })

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
    const body = { code: one.code, fromVersion: one.version, locale: 'zh' as const, own, seenAt: null }
    expect((await li.call('PUT /api/casework/templates', { body })).refused).toBe('FORBIDDEN')
    for (let n = 0; n < 2; n += 1)
      expect(await chen.must('PUT /api/casework/templates', { body })).toEqual({ state: 'kept' })
    const kept = (await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })).templates[0]!
    expect(kept).toMatchObject({ own: { actions: ['先打电话再上门'] }, base: null, byName: '陈督明' })
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update plan_template set base_version = '0', base = jsonb_set(base, '{actions}', '["从前的一句"]')`),
    )
    const later = (await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })).templates[0]!
    expect(later).toMatchObject({ base: { actions: ['从前的一句'] }, own: { actions: ['先打电话再上门'] } })
    // what the agency makes of both is made from the text of now; a colleague who had not seen it writes over nothing
    const merged = { ...own, actions: ['先打电话再上门', ...one.national.actions.slice(0, 2)] }
    const put = (seenAt: string | null, next: typeof own | null) =>
      chen.must('PUT /api/casework/templates', { body: { ...body, own: next, seenAt } })
    expect(await put(later.at, merged)).toEqual({ state: 'kept' })
    expect(await put(later.at, own)).toEqual({ state: 'meanwhile' })
    expect(await put(later.at, null)).toEqual({ state: 'meanwhile' })
    const [now] = (await li.must('GET /api/casework/templates', { params: { population: 'bereaved' } })).templates
    expect(now).toMatchObject({ base: null, own: merged })
    expect(await put(now!.at, null)).toEqual({ state: 'kept' })
    expect(await put(null, null)).toEqual({ state: 'kept' })
  })
})

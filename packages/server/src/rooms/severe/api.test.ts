import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let worker: Visitor
let leader: Visitor
let grid: Visitor
async function signIn(): Promise<void> {
  worker = await house.as('李静')
  leader = await house.as('陈督明')
  grid = await house.as('孟格')
}
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
  await hospital('近处医院', 30.601)
  await hospital('远处医院', 30.9)
  const id = randomUUID()
  await leader.must('PUT /api/directory/places/:id', {
    params: { id },
    body: { ...place('梧桐里', 30.6), kind: 'agency', takesEmergencies: false },
  })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const place = (name: string, lat: number) => ({
  ...{ kind: 'hospital' as const, name, needs: ['psychiatry' as const], populations: [], dialects: [], genders: [] },
  ...{ hours: '全天', address: '', phone: '027-00000088', lat, lng: 114.3, takesEmergencies: true, capacity: 2 },
  ...{ partnerId: null, base: 0 },
})
async function hospital(name: string, lat: number): Promise<void> {
  await leader.must('PUT /api/directory/places/:id', { params: { id: randomUUID() }, body: place(name, lat) })
}

async function observed(name: string, dangerNow = false): Promise<string> {
  const { pathId } = await grid.must('POST /api/severe/observations', {
    body: {
      id: randomUUID(),
      person: { name, where: '梧桐里 3 栋 202' },
      answers: ['smashes_things'],
      dangerNow,
      words: '一直砸东西，劝不住',
    },
  })
  return pathId
}
const at = (id: string) => worker.must('GET /api/severe/paths/:id', { params: { id } })
async function visited(id: string): Promise<void> {
  const { colleagues } = await at(id)
  const who = colleagues.find((one) => one.name === '李静')!
  const visit = randomUUID()
  await worker.must('POST /api/severe/paths/:id/visits', {
    params: { id },
    body: { id: visit, firstId: who.id, secondId: null, partner: '卫生院 何医生', rulesRead: true },
  })
  await worker.must('POST /api/severe/visits/:id/outcome', {
    params: { id: visit },
    body: { outcome: 'seen', words: '本人愿意说话' },
  })
}
const levelled = (id: string, signs: readonly string[], unsteady = false) =>
  worker.must('POST /api/severe/paths/:id/levels', {
    params: { id },
    body: { id: randomUUID(), signs: signs as never, unsteady, second: '何医生' },
  })
const refer = (id: string) =>
  worker.must('POST /api/severe/paths/:id/referrals', {
    params: { id },
    body: {
      id: randomUUID(),
      asked: '请派人接诊',
      contact: '李静 13900000003',
      reason: '持续打砸，劝不住',
      rulesRead: true,
    },
  })

describe('what was seen', () => {
  it('opens one path a person, has no field for an illness and refuses the name of one', async () => {
    const body = {
      id: randomUUID(),
      person: { name: '甲生', where: '1 栋' },
      answers: ['threatens_others' as const],
      dangerNow: false,
    }
    expect(
      (await grid.call('POST /api/severe/observations', { body: { ...body, words: '像是精神分裂' } })).refused,
    ).toBe('BAD_INPUT')
    const first = await grid.must('POST /api/severe/observations', { body: { ...body, words: '' } })
    const again = await grid.must('POST /api/severe/observations', { body: { ...body, words: '' } })
    expect(again.pathId).toBe(first.pathId)
    expect((await grid.call('GET /api/severe/paths/:id', { params: { id: first.pathId } })).refused).toBe('FORBIDDEN')
  })
  it('with danger now calls whoever is on call in the same moment', async () => {
    const before = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.length
    await observed('乙生', true)
    expect((await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.length).toBe(before + 1)
  })
})

describe('the two who go', () => {
  const planned = (id: string, firstId: string, secondId: string) =>
    worker.call('POST /api/severe/paths/:id/visits', {
      params: { id },
      body: { id: randomUUID(), firstId, secondId, partner: null, rulesRead: true },
    })
  it('are of the place; a volunteer comes along with the four certificates, and never as the first', async () => {
    const id = await observed('辛生')
    const { colleagues } = await at(id)
    const named = (name: string) => colleagues.find((one) => one.name === name)!
    const [li, he] = [named('李静'), named('何苗')]
    expect([li.along, he.along, he.untrained]).toEqual([false, true, false])
    const fresh = await house.colleague('volunteer', 'here', ['C-BASE', 'C-DATA', 'C-LIS'])
    const untaught = (await fresh.must('GET /api/identity/staff')).personId
    expect((await at(id)).colleagues.find((one) => one.id === untaught)).toMatchObject({ along: true, untrained: true })
    const refused = await planned(id, li.id, untaught)
    expect(refused).toMatchObject({
      refused: 'CERT_REQUIRED',
      reply: { field: 'secondId', detail: { missing: 'C-PFA' } },
    })
    expect(await planned(id, he.id, li.id)).toMatchObject({ refused: 'BAD_INPUT', reply: { field: 'firstId' } })
    const far = await house.colleague('social_worker', 'elsewhere')
    const stranger = (await far.must('GET /api/identity/staff')).personId
    expect(await planned(id, li.id, stranger)).toMatchObject({ refused: 'BAD_INPUT', reply: { field: 'secondId' } })
    expect((await at(id)).visits).toHaveLength(0)
    expect((await planned(id, li.id, he.id)).status).toBe(200)
    expect((await at(id)).visits.map(({ pair }) => pair)).toEqual([['李静', '何苗']])
  })
  it('are not somebody who has left', async () => {
    const id = await observed('壬生')
    const gone = await house.colleague('social_worker')
    const goneId = (await gone.must('GET /api/identity/staff')).personId
    const admin = await house.as('王理')
    await admin.must('PUT /api/network/people/:id/state', { params: { id: goneId }, body: { state: 'suspended' } })
    const li = (await at(id)).colleagues.find((one) => one.name === '李静')!
    expect(await planned(id, li.id, goneId)).toMatchObject({ refused: 'BAD_INPUT', reply: { field: 'secondId' } })
  })
})

describe('the danger level', () => {
  it('needs two people who saw the person', async () => {
    const id = await observed('丙生')
    const body = { id: randomUUID(), signs: [], unsteady: false, second: '何医生' }
    expect((await worker.call('POST /api/severe/paths/:id/levels', { params: { id }, body })).refused).toBe(
      'WRONG_STATE',
    )
    await visited(id)
    expect(
      (await worker.call('POST /api/severe/paths/:id/levels', { params: { id }, body: { ...body, second: '李静' } }))
        .refused,
    ).toBe('SECOND_PERSON_NEEDED')
    const kept = await worker.must('POST /api/severe/paths/:id/levels', { params: { id }, body })
    expect(kept.level).toBe(0)
    expect(kept.contacts[0]!.norm).toContain('2018')
  })
  it('is kept for good: neither the app nor the house changes or deletes one, and a forged one shows', async () => {
    const id = await observed('丁生')
    await visited(id)
    await levelled(id, ['verbal_threats'])
    await levelled(id, [])
    const whole = await at(id)
    expect(whole.levels.map(({ level }) => level)).toEqual([1, 0])
    expect(whole.whole).toBe(true)
    for (const as of ['house', 'tenant'] as const) {
      const tenantId = await inTransaction(
        house.floor,
        { as: 'house' },
        async ({ line }) =>
          (await line.query('select tenant_id from severe_path limit 1')).rows[0]!.tenant_id as string,
      )
      for (const text of ['update danger_level set level = 0', 'delete from danger_level'])
        await expect(
          inTransaction(house.floor, as === 'house' ? { as } : { as, tenantId }, ({ line }) => line.query(text)),
        ).rejects.toThrow('insert only')
    }
  })
})

describe('level three', () => {
  it('goes to the nearest hospital at once; silent for half an hour, the second one has it and the leader is told', async () => {
    const id = await observed('戊生')
    await visited(id)
    const danger = await levelled(id, ['smashing_anywhere_unstoppable'])
    expect(danger.consequence).toMatchObject({ urgent: true, police: true })
    const sent = await refer(id)
    expect(sent.referrals.map(({ state }) => state)).toEqual(['SENT'])
    const letter = await worker.must('GET /api/referral/referrals/:id', { params: { id: sent.referrals[0]!.id } })
    expect(letter.leaves.map(({ field }) => field)).toEqual([
      'calledName',
      'reason',
      'asked',
      'risk',
      'observed',
      'contact',
    ])
    expect(letter.exception).toMatchObject({ basis: 'psychosis_danger', imminent: true, reason: '持续打砸，劝不住' })
    house.floor.clock.turn({ minutes: 31 })
    await signIn()
    await house.keepReferrals()
    const after = await at(id)
    expect(after.referrals.map(({ state }) => state)).toEqual(['RE_ROUTED', 'SENT'])
    expect(after.referrals[1]!.toName).not.toBe(after.referrals[0]!.toName)
    const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
    expect(notices.some((one) => one.words.includes('已超时') && one.to === '陈督明')).toBe(true)
  })
  it('not taken in is looked at again within two weeks; silence there calls somebody', async () => {
    const id = await observed('己生')
    await visited(id)
    await levelled(id, ['violence_going_on'])
    await refer(id)
    const out = await worker.must('POST /api/severe/paths/:id/admission', {
      params: { id },
      body: { admitted: false, note: '医院看过，没有收' },
    })
    const recheck = out.contacts.find((one) => one.kind === 'recheck')!
    expect(Date.parse(recheck.dueAt) - Date.parse(out.openedAt)).toBeLessThanOrEqual(14 * 86_400_000 + 60_000)
    expect(
      (await leader.call('POST /api/severe/paths/:id/end', { params: { id }, body: { reason: '没事了吧' } })).refused,
    ).toBe('CLOSE_NOT_READY')
  })
  it('taken in and back again has the contacts of the norm; one who is not steady is told to the leader', async () => {
    const id = await observed('庚生')
    await visited(id)
    await levelled(id, ['weapon_or_fire'])
    await refer(id)
    await worker.must('POST /api/severe/paths/:id/admission', { params: { id }, body: { admitted: true, note: '' } })
    const back = await worker.must('POST /api/severe/paths/:id/discharge', {
      params: { id },
      body: { note: '家属接回' },
    })
    const kinds = back.contacts.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'discharge_call')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'follow_up').length).toBeGreaterThanOrEqual(3)
    const call = back.contacts.find((one) => one.kind === 'discharge_call')!
    const next = await worker.must('POST /api/severe/contacts/:id/outcome', {
      params: { id: call.id },
      body: { steady: false, note: '没吃药，夜里不睡' },
    })
    expect(next.contacts.find((one) => one.id === call.id)!.doneAt).not.toBeNull()
  })
})

describe('somebody steady', () => {
  const outcome = (contactId: string, steady: boolean) =>
    worker.must('POST /api/severe/contacts/:id/outcome', {
      params: { id: contactId },
      body: { steady, note: '见到本人，说了一会儿话' },
    })
  const end = (id: string) =>
    leader.call('POST /api/severe/paths/:id/end', { params: { id }, body: { reason: '交给卫生院继续随访' } })
  const owed = async (id: string) => (await at(id)).contacts.filter(({ doneAt }) => doneAt === null)

  it('is asked to a check-up once a year, and the follow-ups go on beside it', async () => {
    const id = await observed('寅生')
    await visited(id)
    await levelled(id, [])
    expect((await owed(id)).map(({ kind }) => kind)).toEqual(['follow_up', 'yearly'])
    await levelled(id, [])
    expect((await owed(id)).filter(({ kind }) => kind === 'yearly')).toHaveLength(1)
    for (const one of (await owed(id)).filter(({ kind }) => kind === 'follow_up')) await outcome(one.id, true)
    expect((await owed(id)).map(({ kind }) => kind)).toEqual(['follow_up', 'yearly'])
  })
  it('is handed on to the health centre with what lies ahead; nobody else is, and nobody is called for it afterwards', async () => {
    const id = await observed('卯生')
    await visited(id)
    await levelled(id, ['verbal_threats'])
    expect((await end(id)).refused).toBe('CLOSE_NOT_READY')
    await outcome((await owed(id))[0]!.id, false)
    expect((await end(id)).refused).toBe('CLOSE_NOT_READY')
    await outcome((await owed(id))[0]!.id, true)
    expect((await at(id)).may).not.toContain('end')
    expect((await leader.must('GET /api/severe/paths/:id', { params: { id } })).may).toContain('end')
    expect((await end(id)).status).toBe(200)
    const callAt = (change: string) =>
      inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
        const sql = `update severe_contact set call_at = ${change} where path_id = $1 and done_at is null returning call_at < '2001-01-01' as past`
        return (await line.query(sql, [id])).rows
      })
    await callAt(`'2000-01-01'`)
    await house.keepReferrals()
    expect((await callAt('call_at')).map(({ past }) => past)).toEqual([true, true])
  })
})

describe('what hospital and family told', () => {
  async function takenIn(name: string): Promise<string> {
    const id = await observed(name)
    await visited(id)
    await levelled(id, ['violence_going_on'])
    await refer(id)
    await worker.must('POST /api/severe/paths/:id/admission', {
      params: { id },
      body: { admitted: true, note: '收在二病区，姐姐陪着' },
    })
    return id
  }
  const home = { clinician: '卫生院 何医生', reminds: '姐姐', watch: '整夜不睡、又说有人害她', place: '社区日间照料' }
  const back = (id: string, more: object) =>
    worker.call('POST /api/severe/paths/:id/discharge', { params: { id }, body: { note: '姐姐接回', ...more } })

  it('stays with the path, and how it goes on at home with it where the person agreed', async () => {
    const id = await takenIn('癸生')
    const named = await back(id, { home: { ...home, agreed: true, watch: '像双相' } })
    expect(named).toMatchObject({ refused: 'BAD_INPUT', reply: { field: 'watch' } })
    expect((await back(id, { home: { ...home, agreed: false } as never })).refused).toBe('BAD_INPUT')
    expect((await back(id, { home: { ...home, agreed: true } })).status).toBe(200)
    expect((await back(id, { home: { ...home, agreed: true } })).status).toBe(200)
    const path = await at(id)
    expect(path.told.map(({ kind, note, by }) => [kind, note, by])).toEqual([
      ['taken_in', '收在二病区，姐姐陪着', '李静'],
      ['came_home', '姐姐接回', '李静'],
    ])
    expect(path.home).toEqual(home)
    expect(path.contacts.map(({ kind }) => kind)).not.toContain('came_home')
    expect((await grid.call('GET /api/severe/paths/:id', { params: { id } })).refused).toBe('FORBIDDEN')
  })
  it('is the contacts alone where they did not', async () => {
    const id = await takenIn('子生')
    expect((await back(id, {})).status).toBe(200)
    expect((await at(id)).home).toBeNull()
  })
  it('not steady at home is ORANGE: whoever is on call has it with the words, in the same moment', async () => {
    const id = await takenIn('丑生')
    await back(id, { home: { ...home, agreed: true } })
    const lin = await house.as('林晓安')
    const onBoard = async () =>
      (await lin.must('GET /api/crisis/board')).rows.find(({ name, source }) => name === '丑生' && source === 'worker')!
    const before = await onBoard()
    const call = (await at(id)).contacts.find(({ kind }) => kind === 'discharge_call')!
    await worker.must('POST /api/severe/contacts/:id/outcome', {
      params: { id: call.id },
      body: { steady: false, note: '三天没睡，药停了' },
    })
    const after = await onBoard()
    expect(after.signals).toBe(before.signals + 1)
    expect(JSON.stringify(await lin.must('GET /api/crisis/events/:id', { params: { id: after.id } }))).toContain(
      '三天没睡，药停了',
    )
    expect((await at(id)).contacts.find((one) => one.id === call.id)).toMatchObject({
      steady: false,
      note: '三天没睡，药停了',
    })
  })
})

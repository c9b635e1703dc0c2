import { randomUUID } from 'node:crypto'
import { allSteps } from '@anxin/core/referral/state.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let worker: Visitor
let leader: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
/** Sessions end while the clock is turned. */
async function signIn(): Promise<void> {
  worker = await house.as('李静')
  leader = await house.as('陈督明')
}
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const place = (name: string, more: object = {}) =>
  ({
    ...{ kind: 'hospital', name, needs: ['sleep', 'psychiatry'], populations: [], dialects: [], genders: [] },
    ...{
      hours: '全天',
      address: '',
      phone: '027-00000099',
      lat: 30.6,
      lng: 114.3,
      takesEmergencies: false,
      capacity: 3,
    },
    ...{ partnerId: null, base: 0, ...more },
  }) as never

async function newPlace(name: string, more: object = {}): Promise<string> {
  const id = randomUUID()
  await leader.must('PUT /api/directory/places/:id', { params: { id }, body: place(name, more) })
  return id
}
async function newestPerson(): Promise<string> {
  return sql(`select resident_id as id from session where resident_id is not null order by started_at desc limit 1`)
}
async function sql(text: string, params: unknown[] = []): Promise<string> {
  return inTransaction(
    house.floor,
    { as: 'house' },
    async ({ line }) => (await line.query(text, params)).rows[0]?.id as string,
  )
}
async function neighbour(name: string): Promise<{ person: Visitor; residentId: string }> {
  const person = await house.neighbour(name)
  return { person, residentId: await newestPerson() }
}

const words = {
  reason: '三周睡不好，白天撑不住',
  asked: '请看看睡眠',
  observed: '上班迟到，瘦了四斤',
  contact: '李静 027-00000000',
}
async function draft(residentId: string, placeId: string | null, more: object = {}): Promise<string> {
  const id = randomUUID()
  const begun = await worker.must('POST /api/referral/referrals', {
    body: {
      ...{
        id,
        residentId,
        tier: 'hospital',
        channel: 'medical',
        need: 'sleep',
        population: null,
        why: '本人想去医院看',
      },
      ...{ possibleDisorder: false, ordinaryNeeds: false },
    },
  })
  await worker.must('PUT /api/referral/referrals/:id/letter', {
    params: { id },
    body: {
      base: 1,
      words: { ...begun.words, ...words, employer: '某某厂', ...more },
      fields: begun.fields,
      placeId,
      toStaffId: null,
    },
  })
  return id
}
const spoken = (id: string) =>
  worker.must('POST /api/referral/referrals/:id/consents', {
    params: { id },
    body: { id: randomUUID(), way: 'spoken', givenBy: 'person', witness: '女儿', days: 90 },
  })
const send = (id: string) => worker.must('POST /api/referral/referrals/:id/send', { params: { id } })
const open = (id: string) => worker.must('GET /api/referral/referrals/:id', { params: { id } })
const seat = (): string => randomUUID()
const link = async (id: string) => {
  const made = await worker.must('POST /api/referral/referrals/:id/links', {
    params: { id },
    body: { id: randomUUID() },
  })
  return { secret: made.url.split('#l.')[1]!, code: made.code, seat: seat() }
}
const answer = (to: string, more: object = {}) => ({ id: randomUUID(), to, text: '', ...more }) as never

describe('a letter', () => {
  it('leaves only with consent for this recipient, and takes along exactly what was ticked', async () => {
    const { residentId } = await neighbour('周小禾')
    const id = await draft(residentId, await newPlace('梧桐人民医院'))
    expect((await worker.call('POST /api/referral/referrals/:id/send', { params: { id } })).refused).toBe(
      'CONSENT_NEEDED',
    )
    await spoken(id)
    const sent = await send(id)
    expect(sent.state).toBe('SENT')
    expect(sent.leaves.map(({ field }) => field)).not.toContain('employer')
    const hospital = house.visitor()
    const opened = await hospital.must('POST /api/referral/link/openings', { body: await link(id) })
    expect(opened.packet).toEqual(sent.leaves)
    expect(JSON.stringify(opened)).not.toContain('某某厂')
  })
  it('does not leave with the name of an illness in it', async () => {
    const { residentId } = await neighbour('钱小禾')
    const id = await draft(residentId, await newPlace('梧桐第二医院'), { observed: '疑似抑郁症' })
    await spoken(id)
    const refused = await worker.call('POST /api/referral/referrals/:id/send', { params: { id } })
    expect(refused.refused).toBe('BAD_INPUT')
    expect((await open(id)).lint.map(({ word }) => word)).toContain('抑郁症')
  })
  it('written by two people at once is refused to the second with the version that stands', async () => {
    const { residentId } = await neighbour('孙小禾')
    const id = await draft(residentId, null)
    const body = { base: 1, words, fields: ['reason' as const], placeId: null, toStaffId: null }
    const late = await worker.call('PUT /api/referral/referrals/:id/letter', { params: { id }, body })
    expect(late.refused).toBe('WRONG_STATE')
  })
  it('sent to another recipient than the one agreed to needs another consent', async () => {
    const { residentId } = await neighbour('吴小禾')
    const id = await draft(residentId, await newPlace('甲医院'))
    await spoken(id)
    const now = await open(id)
    await worker.must('PUT /api/referral/referrals/:id/letter', {
      params: { id },
      body: {
        base: now.version,
        words: now.words,
        fields: now.fields,
        placeId: await newPlace('乙医院'),
        toStaffId: null,
      },
    })
    expect((await worker.call('POST /api/referral/referrals/:id/send', { params: { id } })).refused).toBe(
      'CONSENT_NEEDED',
    )
  })
})

describe('without consent', () => {
  it('a letter leaves only when a second person has agreed, never the same one', async () => {
    const { residentId } = await neighbour('冯小禾')
    const id = await draft(residentId, await newPlace('丙医院'))
    await worker.must('POST /api/referral/referrals/:id/exceptions', {
      params: { id },
      body: { id: randomUUID(), basis: 'imminent_self', reason: '联系不上，家属求助', imminent: false },
    })
    expect((await worker.call('POST /api/referral/referrals/:id/send', { params: { id } })).refused).toBe(
      'CONSENT_NEEDED',
    )
    expect((await worker.call('POST /api/referral/referrals/:id/exceptions/second', { params: { id } })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    await leader.must('POST /api/referral/referrals/:id/exceptions/second', { params: { id } })
    expect((await send(id)).state).toBe('SENT')
  })
  it('and danger to life now, one person sends it and another looks at it within a day', async () => {
    const { residentId } = await neighbour('陈小禾')
    const id = await draft(residentId, await newPlace('丁医院'))
    await worker.must('POST /api/referral/referrals/:id/exceptions', {
      params: { id },
      body: { id: randomUUID(), basis: 'imminent_self', reason: '正要伤害自己', imminent: true },
    })
    await send(id)
    const mine = (await leader.must('GET /api/referral/reviews')).rows.find((one) => one.reason === '正要伤害自己')!
    expect(Date.parse(mine.dueAt) - house.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000 + 5000)
    await leader.must('PUT /api/referral/reviews/:id', {
      params: { id: mine.id },
      body: { what: 'exception', verdict: 'upheld', note: '及时' },
    })
    expect((await leader.must('GET /api/referral/reviews')).rows.some(({ id: one }) => one === mine.id)).toBe(false)
  })
  it('the database itself refuses what the protocol does not know', async () => {
    const { residentId } = await neighbour('褚小禾')
    const id = await draft(residentId, await newPlace('戊医院'))
    const tenantId = await sql('select tenant_id as id from referral where id = $1', [id])
    const by = (set: string) =>
      inTransaction(house.floor, { as: 'tenant', tenantId }, ({ line }) =>
        line.query(`update referral set ${set} where id = $1`, [id]),
      )
    await expect(by(`state = 'SENT', sent_at = now()`)).rejects.toThrow('without consent')
    await expect(by(`state = 'CLOSED'`)).rejects.toThrow('no step')
    const steps = await inTransaction(
      house.floor,
      { as: 'house' },
      async ({ line }) => (await line.query('select from_state, to_state from referral_path')).rows,
    )
    const text = (pairs: (readonly [unknown, unknown])[]) => pairs.map(([from, to]) => `${from}→${to}`).sort()
    expect(text(steps.map((one) => [one.from_state, one.to_state]))).toEqual(text([...allSteps]))
  })
})

describe('a hospital without an account', () => {
  it('accepts, sets a day, says who came and returns a result, all by link; every look is kept', async () => {
    const { residentId } = await neighbour('卫小禾')
    const id = await draft(residentId, await newPlace('己医院'))
    await spoken(id)
    await send(id)
    const [hospital, key] = [house.visitor(), await link(id)]
    await hospital.must('POST /api/referral/link/openings', { body: key })
    expect((await open(id)).state).toBe('RECEIVED')
    const say = (body: never) => hospital.must('POST /api/referral/link/answers', { body: { ...key, answer: body } })
    await say(answer('NEED_INFO', { text: '有没有人陪？' }))
    await worker.must('POST /api/referral/referrals/:id/words', {
      params: { id },
      body: { id: randomUUID(), text: '女儿陪' },
    })
    const appt = new Date(house.now().getTime() + 86_400_000).toISOString()
    await say(answer('APPT_SET', { apptAt: appt }))
    expect((await open(id)).apptAt).toBe(appt)
    await say(answer('ATTENDED'))
    expect(
      (
        await hospital.call('POST /api/referral/link/answers', {
          body: { ...key, answer: answer('RESULT_RETURNED', { outcome: 'in_treatment', text: '确诊抑郁症' }) },
        })
      ).refused,
    ).toBe('BAD_INPUT')
    await say(answer('RESULT_RETURNED', { outcome: 'in_treatment', text: '两周后复诊' }))
    expect(
      (
        await worker.call('POST /api/referral/referrals/:id/close', {
          params: { id },
          body: { outcome: 'in_treatment', note: '在看' },
        })
      ).refused,
    ).toBe('CLOSE_NOT_READY')
    await worker.must('POST /api/referral/referrals/:id/calls', {
      params: { id },
      body: { id: randomUUID(), reached: true, note: '说睡得好些' },
    })
    const closed = await worker.must('POST /api/referral/referrals/:id/close', {
      params: { id },
      body: { outcome: 'in_treatment', note: '在看' },
    })
    expect(closed.state).toBe('CLOSED')
    expect(closed.views.filter(({ way }) => way === 'link')).toHaveLength(1)
    await worker.must('POST /api/referral/referrals/:id/returns', {
      params: { id },
      body: { id: randomUUID(), note: '稳定，转回社区' },
    })
    expect((await open(id)).state).toBe('RETURNED')
  })
  it('is locked out after ten wrong codes, and another device is refused', async () => {
    const { residentId } = await neighbour('蒋小禾')
    const id = await draft(residentId, await newPlace('庚医院'))
    await spoken(id)
    await send(id)
    const key = await link(id)
    const wrong = { ...key, code: key.code === '000000' ? '000001' : '000000' }
    const guess = () => house.visitor().call('POST /api/referral/link/openings', { body: wrong })
    expect((await guess()).refused).toBe('CODE_WRONG')
    await house.visitor().must('POST /api/referral/link/openings', { body: key })
    expect(
      (await house.visitor().call('POST /api/referral/link/openings', { body: { ...key, seat: seat() } })).refused,
    ).toBe('LINK_USED')
    for (let n = 0; n < 10; n += 1) await guess()
    expect((await guess()).refused).toBe('LOCKED')
    expect((await house.visitor().call('POST /api/referral/link/openings', { body: key })).refused).toBe('LOCKED')
  })
  it('gets one page of paper with a code to the link and its recipient across it, and the same as FHIR', async () => {
    const { residentId } = await neighbour('沈小禾')
    const id = await draft(residentId, await newPlace('辛医院'))
    await spoken(id)
    await send(id)
    const paper = await worker.must('POST /api/referral/referrals/:id/paper', {
      params: { id },
      body: { linkId: randomUUID() },
    })
    const pdf = Buffer.from(paper.pdf, 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(pdf.toString('latin1')).toContain('NotoSansHans')
    expect(paper.code).toMatch(/^\d{6}$/)
    const { bundle } = await worker.must('GET /api/referral/referrals/:id/service-request', { params: { id } })
    expect(bundle).toMatchObject({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: { reference: '#person' },
    })
    expect(JSON.stringify(bundle)).not.toContain('某某厂')
  })
  it('that keeps silent is told to the supervisor, then the next one is chosen and the person is asked anew', async () => {
    const { residentId } = await neighbour('韩小禾')
    const id = await draft(residentId, await newPlace('壬医院', { needs: ['sleep'] }))
    await spoken(id)
    await send(id)
    house.floor.clock.turn({ hours: 24 * 8 })
    await signIn()
    await house.keepReferrals()
    expect((await open(id)).state).toBe('SENT')
    house.floor.clock.turn({ hours: 24 * 9 })
    await signIn()
    await house.keepReferrals()
    const after = await open(id)
    expect(after.state).toBe('RE_ROUTED')
    const next = await open(after.laterId!)
    expect(next.state).toBe('DRAFT')
    expect(next.toName).not.toBe('壬医院')
    expect(next.consent).toBeNull()
    expect((await worker.call('POST /api/referral/referrals/:id/send', { params: { id: next.id } })).refused).toBe(
      'CONSENT_NEEDED',
    )
    house.floor.clock.turn({ hours: -24 * 17 })
    await signIn()
  })
  it('that had somebody not come: three calls, then it is looked at anew', async () => {
    const { residentId } = await neighbour('杨小禾')
    const id = await draft(residentId, await newPlace('癸医院'))
    await spoken(id)
    await send(id)
    const heard = (body: never) => worker.must('POST /api/referral/referrals/:id/heard', { params: { id }, body })
    await heard(answer('APPT_SET', { apptAt: new Date(house.now().getTime() + 3_600_000).toISOString() }))
    await heard(answer('NO_SHOW'))
    for (let n = 0; n < 3; n += 1)
      await worker.must('POST /api/referral/referrals/:id/calls', {
        params: { id },
        body: { id: randomUUID(), reached: false, note: '' },
      })
    expect((await open(id)).may).toContain('close')
  })
})

import { randomUUID } from 'node:crypto'
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
async function neighbour(name: string, birthDate?: string): Promise<{ person: Visitor; residentId: string }> {
  const person = await house.neighbour(name, birthDate)
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

describe('the person', () => {
  it('reads exactly what would leave, agrees on their own phone, and takes it back: the hospital opens it no more', async () => {
    const { person, residentId } = await neighbour('朱小禾')
    const id = await draft(residentId, await newPlace('子医院'))
    await worker.must('POST /api/referral/referrals/:id/consent-requests', { params: { id } })
    const [mine] = (await person.must('GET /api/referral/mine')).letters
    expect(mine).toMatchObject({ id, asks: true, toName: '子医院' })
    const fields = mine!.leaves.map(({ field }) => field)
    const wrong = await person.call('POST /api/referral/mine/:id/consent', {
      params: { id },
      body: { id: randomUUID(), fields: fields.slice(1), toName: '子医院' },
    })
    expect(wrong.refused).toBe('WRONG_STATE')
    await person.must('POST /api/referral/mine/:id/consent', {
      params: { id },
      body: { id: randomUUID(), fields, toName: '子医院' },
    })
    await send(id)
    const key = await link(id)
    await house.visitor().must('POST /api/referral/link/openings', { body: key })
    expect((await person.must('GET /api/referral/mine')).letters[0]!.views).toHaveLength(1)
    await person.must('POST /api/referral/mine/:id/withdrawal', { params: { id } })
    expect((await house.visitor().call('POST /api/referral/link/openings', { body: key })).refused).toBe('LINK_USED')
    expect(
      (await worker.call('POST /api/referral/referrals/:id/paper', { params: { id }, body: { linkId: randomUUID() } }))
        .refused,
    ).toBe('WRONG_STATE')
    expect((await open(id)).state).toBe('WITHDRAWN')
  })
  it('does not see the letters of somebody else', async () => {
    const { residentId } = await neighbour('秦小禾')
    const id = await draft(residentId, await newPlace('丑医院'))
    const { person: other } = await neighbour('尤小禾')
    expect((await other.must('GET /api/referral/mine')).letters).toEqual([])
    expect((await other.call('POST /api/referral/mine/:id/withdrawal', { params: { id } })).refused).toBe('NOT_FOUND')
  })
})

describe('a letter about a child', () => {
  const bornAgo = (years: number): string => `${house.now().getUTCFullYear() - years}-01-01`
  const say = (id: string, givenBy: 'person' | 'guardian', assent = false) =>
    worker.call('POST /api/referral/referrals/:id/consents', {
      params: { id },
      body: { id: randomUUID(), way: 'spoken', givenBy, assent, witness: '班主任', days: 90 },
    })
  const trySend = (id: string) => worker.call('POST /api/referral/referrals/:id/send', { params: { id } })

  it('under fourteen does not leave by the child’s own yes, only by the guardian’s', async () => {
    const { residentId } = await neighbour('童小禾', bornAgo(11))
    const id = await draft(residentId, await newPlace('寅医院'))
    expect((await open(id)).consentFrom).toBe('guardian')
    expect(await say(id, 'person', true)).toMatchObject({
      refused: 'GUARDIAN_CONSENT_NEEDED',
      reply: { field: 'givenBy' },
    })
    const asked = await worker.call('POST /api/referral/referrals/:id/consent-requests', { params: { id } })
    expect(asked.refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await trySend(id)).refused).toBe('CONSENT_NEEDED')
    expect((await say(id, 'guardian')).status).toBe(200)
    expect((await open(id)).consent).toMatchObject({ by: 'guardian' })
    expect((await trySend(id)).status).toBe(200)
  })

  it('of fourteen and more leaves once guardian and child have said yes, neither alone', async () => {
    const { residentId } = await neighbour('年小禾', bornAgo(16))
    const id = await draft(residentId, await newPlace('卯医院'))
    expect((await open(id)).consentFrom).toBe('both')
    expect((await say(id, 'person', true)).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect(await say(id, 'guardian')).toMatchObject({
      refused: 'GUARDIAN_CONSENT_NEEDED',
      reply: { field: 'assent' },
    })
    expect((await say(id, 'guardian', true)).status).toBe(200)
    expect((await trySend(id)).status).toBe(200)
  })

  it('agreed to before anybody knew the age is asked about anew before it leaves', async () => {
    const { residentId } = await neighbour('辰小禾')
    const id = await draft(residentId, await newPlace('辰医院'))
    await say(id, 'person')
    await inTransaction(house.floor, { as: 'house' }, async (ctx) =>
      ctx.line.query('update resident set birth_sealed = null, minor_told = true where id = $1', [residentId]),
    )
    expect((await trySend(id)).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await open(id)).consentFrom).toBe('both')
  })

  it('is still theirs to take back, alone', async () => {
    const { person, residentId } = await neighbour('巳小禾', bornAgo(15))
    const id = await draft(residentId, await newPlace('巳医院'))
    await say(id, 'guardian', true)
    await send(id)
    expect((await person.must('GET /api/referral/mine')).letters[0]).toMatchObject({ withGuardian: true })
    await person.must('POST /api/referral/mine/:id/withdrawal', { params: { id } })
    expect((await open(id)).state).toBe('WITHDRAWN')
  })
})

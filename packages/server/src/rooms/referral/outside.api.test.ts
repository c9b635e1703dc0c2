import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { referralKinds } from '@anxin/contract/hook-kinds.ts'
import { hookNews } from '@anxin/contract/hook-news.ts'
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
const answer = (to: string, more: object = {}) => ({ id: randomUUID(), to, text: '', ...more }) as never

describe('another agency', () => {
  it('sees a row and the packet, answers, and nothing else; taken back it is gone', async () => {
    const stranger = await house.colleague('social_worker', 'elsewhere')
    const elsewhere = await sql(`select id from tenant where name = '别处的机构'`)
    const { person, residentId } = await neighbour('许小禾')
    const id = await draft(residentId, await newPlace('别处小屋', { kind: 'agency', partnerId: elsewhere }))
    await spoken(id)
    await send(id)
    const row = (await stranger.must('GET /api/referral/inbox')).rows.find((one) => one.id === id)!
    expect(row.fromName).toBe('梧桐里社会工作服务中心')
    expect((await stranger.call('GET /api/referral/referrals/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    const packet = await stranger.must('POST /api/referral/inbox/:id/opening', { params: { id } })
    expect(packet.packet.length).toBeGreaterThan(3)
    await stranger.must('POST /api/referral/inbox/:id/answers', { params: { id }, body: answer('ACCEPTED') })
    expect((await open(id)).state).toBe('ACCEPTED')
    await person.must('POST /api/referral/mine/:id/withdrawal', { params: { id } })
    expect((await stranger.must('GET /api/referral/inbox')).rows.some((one) => one.id === id)).toBe(false)
    expect((await stranger.call('POST /api/referral/inbox/:id/opening', { params: { id } })).refused).toBe('NOT_FOUND')
  })
})

describe('a system of somebody else’s', () => {
  it('hears that a letter went out, what was answered and that nobody answers; no name and no word of it', async () => {
    const heard: string[] = []
    const server = http.createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        heard.push(body)
        response.writeHead(204).end()
      })
    })
    await new Promise<void>((yes) => server.listen(0, '127.0.0.1', yes))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const keeper = await house.colleague('agency_admin')
    const hookId = randomUUID()
    await keeper.must('POST /api/hook/hooks', {
      body: { id: hookId, name: '街道平台', url, kinds: [...referralKinds] },
    })
    await keeper.must('POST /api/hook/hooks/:id/secret', { params: { id: hookId } })
    const stranger = await house.colleague('social_worker', 'elsewhere')
    const elsewhere = await sql(`select id from tenant where name = '别处的机构'`)
    const placeId = await newPlace('听信小屋', { kind: 'agency', partnerId: elsewhere })
    const letter = async (name: string): Promise<string> => {
      const id = await draft((await neighbour(name)).residentId, placeId)
      await spoken(id)
      await send(id)
      await house.settle()
      return id
    }
    const taken = await letter('贺小禾')
    await stranger.must('POST /api/referral/inbox/:id/answers', { params: { id: taken }, body: answer('ACCEPTED') })
    const silent = await letter('贺小苗')
    house.floor.clock.turn({ days: 9 })
    await house.keepReferrals()
    await house.settle()
    const told = heard.map((one) => hookNews.parse(JSON.parse(one)) as { kind: string; about: Record<string, unknown> })
    const of = (id: string) =>
      told.filter((one) => one.about.referralId === id).map((one) => [one.kind, one.about.answer])
    expect(of(taken).slice(0, 2)).toEqual([
      ['referral.sent', null],
      ['referral.answered', 'ACCEPTED'],
    ])
    expect(of(silent).map(([kind]) => kind)).toContain('referral.overdue')
    expect(of(silent)[0]).toEqual(['referral.sent', null])
    expect(heard.join('')).not.toMatch(/[\u4e00-\u9fff]|139\d{8}/)
    house.floor.clock.turn({ days: -9 })
    await signIn()
    await (await house.colleague('agency_admin')).must('POST /api/hook/hooks/:id/shut', { params: { id: hookId } })
    server.closeAllConnections()
    server.close()
  })
})

describe('break-glass', () => {
  it('opens for three hours with a reason, is told to the person and reviewed by somebody else', async () => {
    const person = await house.as('桂芳')
    const number = '13900000101'
    const id = randomUUID()
    await leader.must('POST /api/referral/glass', {
      body: { id, residentPhone: number, reason: '本人来电求助，同事都不在' },
    })
    expect((await leader.must('GET /api/referral/glass/:id', { params: { id } })).phone).toBe(number)
    expect((await worker.call('GET /api/referral/glass/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await person.must('GET /api/referral/mine')).glass[0]).toMatchObject({ id, by: '陈督明' })
    expect(
      (
        await leader.call('PUT /api/referral/reviews/:id', {
          params: { id },
          body: { what: 'glass', verdict: 'upheld', note: '好' },
        })
      ).refused,
    ).toBe('SECOND_PERSON_NEEDED')
    const officer = await house.colleague('dpo')
    await officer.must('PUT /api/referral/reviews/:id', {
      params: { id },
      body: { what: 'glass', verdict: 'upheld', note: '有来电记录' },
    })
    house.floor.clock.turn({ minutes: 178 })
    await signIn()
    expect((await leader.must('GET /api/referral/glass/:id', { params: { id } })).phone).toBe(number)
    house.floor.clock.turn({ minutes: 3 })
    expect((await leader.call('GET /api/referral/glass/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    house.floor.clock.turn({ minutes: -181 })
    await signIn()
  })
})

it('nothing is said about how fewer than ten were referred', async () => {
  const { residentId } = await neighbour('施小禾')
  const figures = await leader.must('GET /api/referral/figures')
  expect(figures.pairs.filter((one) => one.sent < 10).every((one) => one.accepted.share === null)).toBe(true)
  const proposal = await worker.must('GET /api/referral/proposals', { params: { residentId } })
  expect(proposal.others).toBeNull()
})

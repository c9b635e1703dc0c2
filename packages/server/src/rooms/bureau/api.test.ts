import { randomUUID } from 'node:crypto'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { attendanceText } from '@anxin/core/referral/consent.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { knockFor } from '../../testing-body.ts'
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

const fields = (name: string, phone: string) => ({
  ...{ name, phone, asked: '想有人说说话' },
  ...{ worker: '郝办', workerPhone: '027-00000055' },
})
async function office(name: string): Promise<{ visitor: Visitor; secret: string; id: string }> {
  const id = randomUUID()
  const { url } = await leader.must('POST /api/bureau/doors', { body: { id, name } })
  return { visitor: house.visitor(), secret: url.split('#b.')[1]!, id }
}
const look = async ({ visitor, secret }: { visitor: Visitor; secret: string }) =>
  (await visitor.must('POST /api/bureau/looks', { body: { secret } })).confirmed
const one = (id: string, who = worker) => who.must('GET /api/bureau/incoming/:id', { params: { id } })
const day = (id: string, share: boolean, on = '2026-11-24') =>
  worker.call('POST /api/bureau/incoming/:id/attendance', { params: { id }, body: { day: on, share } })
const sign = (id: string, witness = '女儿') =>
  worker.call('POST /api/bureau/incoming/:id/consents', {
    params: { id },
    body: { id: randomUUID(), way: 'spoken', witness },
  })

describe('an office', () => {
  it('sends somebody by its own link, sees nothing until they signed and chose a day, and nothing after they took it back', async () => {
    const bureau = await office('梧桐司法所')
    const id = randomUUID()
    const { number } = await bureau.visitor.must('POST /api/bureau/people', {
      body: { secret: bureau.secret, id, fields: fields('小岳', '13911112222') },
    })
    expect((await worker.call('GET /api/bureau/incoming/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    await worker.must('POST /api/bureau/incoming/:id/take', { params: { id }, body: { take: true } })
    expect((await day(id, true)).refused).toBe('CONSENT_NEEDED')
    expect((await day(id, false)).status).toBe(200)
    expect(await look(bureau)).toEqual([])
    expect((await sign(id, '李静')).refused).toBe('BAD_INPUT')
    expect((await sign(id)).status).toBe(200)
    expect(await look(bureau)).toEqual([])
    expect((await day(id, true)).status).toBe(200)
    expect(await look(bureau)).toEqual([{ number, day: '2026-11-24' }])
    const seen = await one(id)
    expect(seen).toMatchObject({ signed: true, sees: [{ number, day: '2026-11-24' }] })
    expect(seen.looks.map((each) => each.days)).toEqual([1, 0, 0])
    expect(seen.consents[0]).toMatchObject({ way: 'spoken', witness: '女儿', withdrawnAt: null })
    await worker.must('DELETE /api/bureau/incoming/:id/consents', { params: { id } })
    expect(await look(bureau)).toEqual([])
    expect((await one(id)).consents[0]!.withdrawnAt).not.toBeNull()
    // signed again, what was confirmed before stays taken back
    await sign(id)
    expect(await look(bureau)).toEqual([])
  })

  it('is seen by whoever took the person in, and by nobody else of the agency', async () => {
    const bureau = await office('临湖司法所')
    const id = randomUUID()
    await bureau.visitor.must('POST /api/bureau/people', {
      body: { secret: bureau.secret, id, fields: fields('小苗', '13911113333') },
    })
    const far = await house.colleague('social_worker', 'elsewhere')
    expect((await far.must('GET /api/bureau/incoming')).rows).toEqual([])
    expect(
      (await far.call('POST /api/bureau/incoming/:id/take', { params: { id }, body: { take: true } })).refused,
    ).toBe('NOT_FOUND')
    await worker.must('POST /api/bureau/incoming/:id/take', { params: { id }, body: { take: true } })
    expect((await worker.must('GET /api/bureau/incoming')).rows.some((row) => row.id === id)).toBe(true)
    expect((await leader.must('GET /api/bureau/incoming')).rows.some((row) => row.id === id)).toBe(false)
    expect((await leader.call('GET /api/bureau/incoming/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    const { residentId } = await one(id)
    for (const path of [
      `/api/referral/proposals?residentId=${residentId}`,
      `/api/assessment/residents/${residentId}/measures`,
    ])
      expect(JSON.stringify((await worker.knock('GET', path)).reply)).not.toContain('司法所')
  })

  it('is linked with somebody who is here already; they choose on their own phone and see each look', async () => {
    const bureau = await office('东湖司法所')
    const person = await house.as('桂芳')
    const found = await worker.must('GET /api/casework/people', { params: { typed: '桂芳' } })
    const residentId = found.people.find((each) => each.name === '桂芳')!.id
    const id = randomUUID()
    await worker.must('POST /api/bureau/incoming', { body: { id, doorId: bureau.id, residentId } })
    await day(id, false)
    expect(await look(bureau)).toEqual([])
    const mine = async () => person.must('GET /api/referral/mine')
    const [own] = (await mine()).attendance
    expect(own).toMatchObject({ to: '东湖司法所', day: '2026-11-24', shared: false })
    const share = (shared: boolean) =>
      person.must('PUT /api/referral/mine/attendance/:id', { params: { id: own!.id }, body: { shared } })
    await share(true)
    expect((await one(id)).consents[0]).toMatchObject({ way: 'online' })
    expect((await look(bureau)).map((each) => each.day)).toEqual(['2026-11-24'])
    expect((await mine()).looks).toHaveLength(1)
    await share(false)
    expect(await look(bureau)).toEqual([])
    expect(attendanceText.zh).toContain('不向任何单位报告谈话内容')
  })

  it('fails at every other door, with its secret in hand and a body each of them would take', async () => {
    const bureau = await office('南山司法所')
    const own = ['bureau.looked', 'bureau.sent']
    const opened: string[] = []
    let knocked = 0
    for (const endpoint of allEndpoints.filter(
      ({ who, audit, path }) => !own.includes(audit) && !path.endsWith('/stream') && who.by !== 'anyone',
    )) {
      const { path, body } = knockFor(endpoint, { secret: bureau.secret })
      const { status } = await bureau.visitor.knock(endpoint.method, path, body)
      knocked += 1
      if (status < 400) opened.push(endpoint.audit)
    }
    expect(opened).toEqual([])
    expect(knocked).toBeGreaterThan(300)
    const key = { secret: bureau.secret, code: '123456', seat: randomUUID() }
    for (const path of ['/api/referral/link/openings', '/api/plan/shared'])
      expect((await bureau.visitor.knock('POST', path, key)).refused).toBe('LINK_USED')
  })

  it('is shut, and its link opens nothing any more; whom nobody takes in is called for', async () => {
    const bureau = await office('西门司法所')
    const id = randomUUID()
    await bureau.visitor.must('POST /api/bureau/people', {
      body: { secret: bureau.secret, id, fields: fields('小梁', '13911114444') },
    })
    house.floor.clock.turn({ hours: 24 * 12 })
    const letters = house.pager.letters.length
    await house.keepReferrals()
    await house.settle()
    expect(house.pager.letters.length).toBeGreaterThan(letters)
    await signIn()
    expect((await worker.must('GET /api/bureau/incoming')).rows.find((row) => row.id === id)?.late).toBe(true)
    await leader.must('DELETE /api/bureau/doors/:id', { params: { id: bureau.id } })
    const { refused } = await bureau.visitor.call('POST /api/bureau/looks', { body: { secret: bureau.secret } })
    expect(refused).toBe('LINK_USED')
    house.floor.clock.turn({ hours: -24 * 12 })
    await signIn()
  })
})

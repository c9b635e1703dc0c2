import { randomUUID } from 'node:crypto'
import { duties } from '@anxin/contract/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepCertificates } from './jobs.ts'

let house: TestHouse
let wang: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  wang = await house.as('王理')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const me = (who: Visitor) => who.must('GET /api/identity/staff')
const linesOf = async (id: string) =>
  (await wang.must('GET /api/network/people')).people.find((one) => one.id === id)!.certificates
const record = (staffId: string, validUntil: string, id: string = randomUUID()) =>
  wang.call('POST /api/network/people/:id/certificates', {
    params: { id: staffId },
    body: { id, duty: 'C-PFA', number: '急救 01', validUntil },
  })
const end = (who: Visitor, id: string, why = '没有参加复训') =>
  who.call('POST /api/network/certificates/:id/end', { params: { id }, body: { why } })
const dayFrom = (days: number): string => shanghaiDay(new Date(house.now().getTime() + days * 86_400_000))

describe('a certificate', () => {
  it('is renewed by a later one, and the later one counts', async () => {
    const who = await house.colleague('volunteer')
    const { personId } = await me(who)
    for (const days of [-40, 300]) expect((await record(personId, dayFrom(days))).status).toBe(200)
    expect((await me(who)).certificates).toEqual([{ duty: 'C-PFA', validUntil: dayFrom(300) }])
    expect(await linesOf(personId)).toHaveLength(2)
  })

  it('is taken back for a reason, from that moment on, once, by whoever keeps people', async () => {
    const who = await house.colleague('volunteer')
    const { personId } = await me(who)
    const id = randomUUID()
    await record(personId, dayFrom(300), id)
    expect((await end(await house.as('陈督明'), id)).refused).toBe('FORBIDDEN')
    expect((await end(await house.colleague('agency_admin', 'elsewhere'), id)).refused).toBe('NOT_FOUND')
    expect((await end(wang, randomUUID())).refused).toBe('NOT_FOUND')
    expect((await end(wang, id, ' ')).refused).toBe('BAD_INPUT')
    expect((await end(wang, id)).status).toBe(200)
    expect((await end(wang, id, '又一次')).status).toBe(200)
    expect(await linesOf(personId)).toMatchObject([{ endedWhy: '没有参加复训', endedAt: expect.any(String) }])
    expect((await me(who)).certificates[0]!.validUntil < dayFrom(0)).toBe(true)
    // sent again, what was taken back does not come to life; a new one does
    await record(personId, dayFrom(300), id)
    expect((await linesOf(personId))[0]!.endedWhy).toBe('没有参加复训')
    await record(personId, dayFrom(200))
    expect((await me(who)).certificates).toEqual([{ duty: 'C-PFA', validUntil: dayFrom(200) }])
  })

  it('is kept for every duty the house asks for', async () => {
    const { personId } = await me(await house.colleague('volunteer'))
    for (const duty of duties)
      await wang.must('POST /api/network/people/:id/certificates', {
        params: { id: personId },
        body: { id: randomUUID(), duty, number: '01', validUntil: dayFrom(10) },
      })
    expect((await linesOf(personId)).map(({ duty }) => duty).sort()).toEqual([...duties].sort())
  })
})

describe('before a certificate ends', () => {
  const told = (about: RegExp): string[] =>
    house.pager.letters.filter((one) => about.test(one.words)).map((one) => one.words)
  /** Letters about their own certificates to colleagues who have no phone here. */
  const own = async (): Promise<number> =>
    (await wang.must('GET /api/outside/outbox', { params: {} })).notices.filter(
      ({ to, words, channel }) => channel === 'in_app' && to === '同事volunteer' && words.includes('您有一张证书'),
    ).length

  it('whoever holds it hears of it 60, 30 and 7 days before and once it has ended, each once', async () => {
    const who = await house.colleague('volunteer')
    const { personId } = await me(who)
    const id = randomUUID()
    await record(personId, dayFrom(62), id)
    await keepCertificates(house.floor)
    const before = await own()
    const heard = async () => {
      await keepCertificates(house.floor)
      await keepCertificates(house.floor)
      return (await own()) - before
    }
    const until = (days: number) =>
      inTransaction(house.floor, { as: 'house' }, ({ line }) =>
        line.query('update staff_certificate set valid_until = $2 where id = $1', [id, dayFrom(days)]),
      )
    expect(await heard()).toBe(0)
    for (const [days, letters] of [
      [59, 1],
      [31, 1],
      [29, 2],
      [6, 3],
      [1, 3],
      [-2, 4],
      [-9, 4],
    ] as const) {
      await until(days)
      expect([days, await heard()]).toEqual([days, letters])
    }
  })

  it('those who lead hear of the last week and of the end; of what was renewed or taken back nobody hears', async () => {
    const who = await house.colleague('volunteer')
    const { personId } = await me(who)
    await keepCertificates(house.floor)
    await record(personId, dayFrom(5))
    const letters = await own()
    const before = told(/张同事的证书/).length
    await keepCertificates(house.floor)
    await house.settle()
    expect(told(/张同事的证书/).length).toBeGreaterThan(before)
    expect((await own()) - letters).toBe(1)

    const renewed = await house.colleague('volunteer')
    const { personId: renewedId } = await me(renewed)
    for (const days of [5, 300]) await record(renewedId, dayFrom(days))
    const back = await house.colleague('volunteer')
    const taken = randomUUID()
    await record((await me(back)).personId, dayFrom(300), taken)
    await end(wang, taken)
    await keepCertificates(house.floor)
    expect((await own()) - letters).toBe(1)
  })
})

import { randomUUID } from 'node:crypto'
import { duties } from '@anxin/contract/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '../../platform/clock.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

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

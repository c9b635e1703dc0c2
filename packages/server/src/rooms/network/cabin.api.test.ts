import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const cabin = async () => {
  const { units } = await (await house.as('王理')).must('GET /api/network/units')
  return units.find((unit) => unit.kind === 'cabin' && unit.own)!
}
const contact = { phone: '027-1234 5678', hours: '每天 9:00–20:00' }

describe('how a cabin is reached', () => {
  it('is kept by the site, and residents read it at once, with a name and without', async () => {
    const { id } = await cabin()
    await (await house.as('王理')).must('PUT /api/network/units/:id/contact', { params: { id }, body: contact })
    expect((await house.visitor().must('GET /api/identity/resident')).cabin).toMatchObject(contact)
    expect((await house.visitor().must('GET /api/hotline/numbers')).cabin).toMatchObject(contact)
    const neighbour = await house.neighbour('阿芳')
    expect((await neighbour.must('GET /api/identity/resident')).cabin).toMatchObject(contact)
    expect((await neighbour.must('GET /api/hotline/numbers')).cabin).toMatchObject(contact)
  })

  it('is no business of a stranger, of another agency, or of a place that is no cabin', async () => {
    const { id, parentId } = await cabin()
    const asked = { params: { id }, body: contact }
    expect(
      (await (await house.colleague('crisis_worker')).call('PUT /api/network/units/:id/contact', asked)).refused,
    ).toBe('FORBIDDEN')
    const elsewhere = await house.colleague('agency_admin', 'elsewhere')
    expect((await elsewhere.call('PUT /api/network/units/:id/contact', asked)).refused).toBe('NOT_FOUND')
    expect((await elsewhere.call('GET /api/network/units/:id/poster', { params: { id } })).refused).toBe('NOT_FOUND')
    const wang = await house.as('王理')
    const wide = { params: { id: parentId! }, body: contact }
    expect((await wang.call('PUT /api/network/units/:id/contact', wide)).refused).toBe('NOT_FOUND')
    const wrong = { params: { id }, body: { ...contact, phone: '打这里' } }
    expect((await wang.call('PUT /api/network/units/:id/contact', wrong)).refused).toBe('BAD_INPUT')
  })

  it('hangs on the wall as a page whose link brings people to this cabin', async () => {
    const { id, code } = await cabin()
    const worker = await house.colleague('community_worker')
    const poster = await worker.must('GET /api/network/units/:id/poster', { params: { id } })
    expect(Buffer.from(poster.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const link = new URL(poster.link)
    expect(link.searchParams.get('cabin')).toBe(code)
    await house.colleague('agency_admin', 'elsewhere')
    const params = { cabin: link.searchParams.get('cabin')! }
    expect((await house.visitor().must('GET /api/hotline/numbers', { params })).cabin).toMatchObject(contact)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residents as people, staff } from '../../../../../seed/street.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const phoneOf = (name: string) => staff.find((one) => one.name === name)!.phone

describe('the phone tree', () => {
  it('names whom to ring in the order of the ladder and who comes next, with numbers of those alone who agreed', async () => {
    for (const name of ['林晓安', '王理']) {
      const one = await house.as(name)
      const contact = await one.must('GET /api/identity/staff/contact')
      await one.must('PUT /api/identity/staff/contact', { body: { ...contact, onTree: true } })
    }
    const chen = await house.as('陈督明')
    const tree = await chen.must('GET /api/roster/phone-tree')
    expect(tree.rungs.map((one) => [one.target, one.red, one.redE])).toEqual([
      ['primary', 0, 0],
      ['secondary', 5, 2],
      ['supervisor', 10, 4],
      ['agency_admin', 15, 6],
      ['regional_lead', 20, 8],
    ])
    const { people: standing } = await chen.must('GET /api/roster/standing')
    expect(tree.rungs[0]!.people.map((one) => one.name)).toContain(standing.find((one) => one.next)!.name)
    const listed = tree.rungs.flatMap((one) => one.people)
    expect(new Set(listed.map((one) => one.name)).size).toBe(listed.length)
    const printed = [...listed, ...tree.next.flatMap((one) => one.people)]
    for (const one of printed)
      expect(one.phone, one.name).toBe(['林晓安', '王理'].includes(one.name) ? phoneOf(one.name) : null)
    expect(listed.map((one) => one.name)).toEqual(expect.arrayContaining(['林晓安', '王理', '陈督明']))
    expect(tree.next.length).toBeGreaterThan(0)
    // nobody's cry and no resident stands on a paper that hangs on a wall
    for (const { name } of people) expect(JSON.stringify({ ...tree, pdf: '' })).not.toContain(name)
    const pdf = Buffer.from(tree.pdf, 'base64')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toMatch(/\/Count 1\b/)
    // whoever takes their word back is off the next one
    const lin = await house.as('林晓安')
    const contact = await lin.must('GET /api/identity/staff/contact')
    await lin.must('PUT /api/identity/staff/contact', { body: { ...contact, onTree: false } })
    expect(JSON.stringify(await chen.must('GET /api/roster/phone-tree'))).not.toContain(phoneOf('林晓安'))
  })

  it('is not printed for a place of another agency, nor by somebody who has no part in alerts', async () => {
    const chen = await house.as('陈督明')
    const { shifts } = await chen.must('GET /api/roster/week', {
      params: { from: '2020-01-01T00:00:00.000Z', to: '2040-01-01T00:00:00.000Z' },
    })
    const params = { unitId: shifts[0]!.unitId }
    expect((await chen.must('GET /api/roster/phone-tree', { params })).place).toBe(shifts[0]!.unitName)
    const stranger = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    expect((await stranger.call('GET /api/roster/phone-tree', { params })).refused).toBe('NOT_FOUND')
    const volunteer = await house.colleague('volunteer')
    expect((await volunteer.call('GET /api/roster/phone-tree', { params })).refused).toBe('FORBIDDEN')
  })
})

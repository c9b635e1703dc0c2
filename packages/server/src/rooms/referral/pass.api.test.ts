import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let worker: Visitor
let volunteer: Visitor
let workerId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  worker = await house.as('李静')
  workerId = (await worker.must('GET /api/identity/staff')).personId
  volunteer = await house.colleague('volunteer')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const body = (more: object = {}) => ({
  ...{ id: randomUUID(), consentId: randomUUID(), person: { name: '芳姐', phone: '13900007701' } },
  ...{ toStaffId: workerId, reason: '一个人带两个孩子，说最近总哭，想有人聊聊' },
  ...{ way: 'spoken' as const, givenBy: 'person' as const, witness: '居委小赵' },
  ...more,
})
const pass = (who: Visitor, more: object = {}) =>
  who.call('POST /api/referral/passed-on', { body: body(more) as never })
const passed = async (who: Visitor) => (await who.must('GET /api/referral/passed-on')).rows

describe('a volunteer who passes somebody on', () => {
  it('sends it to a social worker with consent, and sees their own words and whether it was taken, nothing else', async () => {
    const sent = body()
    expect(await volunteer.must('POST /api/referral/passed-on', { body: sent })).toEqual({ done: true, told: false })
    expect(await volunteer.must('POST /api/referral/passed-on', { body: sent })).toEqual({ done: true, told: false })
    expect(await passed(volunteer)).toEqual([
      {
        ...{ id: sent.id, number: expect.any(String), name: '芳姐', toName: '李静', state: 'waiting' },
        at: expect.any(String),
      },
    ])
    const { rows } = await worker.must('GET /api/referral/inbox')
    expect(rows.map(({ id }) => id)).toContain(sent.id)
    const parcel = await worker.must('POST /api/referral/inbox/:id/opening', { params: { id: sent.id } })
    expect(parcel.packet.map(({ field }) => field)).toEqual(['calledName', 'phone', 'reason', 'asked', 'contact'])
    await worker.must('POST /api/referral/inbox/:id/answers', {
      params: { id: sent.id },
      body: { id: randomUUID(), to: 'ACCEPTED', text: '' },
    })
    expect((await passed(volunteer))[0]?.state).toBe('taken')
    const other = await house.colleague('community_worker')
    expect(await passed(other)).toEqual([])
  })

  it('never learns whether the house knew the person, or what it knows of them', async () => {
    // the second time the house knows the number
    const one = await pass(volunteer, { person: { name: '叶子', phone: '13900007702' } })
    const two = await pass(volunteer, { person: { name: '叶子', phone: '13900007702' } })
    expect([one.reply, two.reply]).toEqual([
      { done: true, told: false },
      { done: true, told: false },
    ])
  })

  it('needs a witness for spoken words, and a social worker to pass on to', async () => {
    expect((await pass(volunteer, { witness: null })).refused).toBe('BAD_INPUT')
    const counsellor = await house.colleague('counsellor')
    const { personId } = await counsellor.must('GET /api/identity/staff')
    expect((await pass(volunteer, { toStaffId: personId })).refused).toBe('BAD_INPUT')
    expect((await pass(volunteer, { way: 'paper', witness: null })).refused).toBeUndefined()
  })

  it('opens no letter and hears no rule, colour or figure', async () => {
    const [row] = await passed(volunteer)
    for (const no of [
      volunteer.call('GET /api/referral/referrals/:id', { params: { id: row!.id } }),
      volunteer.call('GET /api/referral/proposals', { params: { residentId: randomUUID() } }),
      volunteer.call('GET /api/referral/referrals', {}),
      volunteer.call('GET /api/referral/inbox', {}),
    ])
      expect((await no).refused).toBe('FORBIDDEN')
    expect((await pass(worker)).refused).toBe('FORBIDDEN')
  })

  it('calls whoever is on duty when what they heard is dangerous', async () => {
    const { reply } = await pass(volunteer, {
      person: { name: '芸姐', phone: '13900007703' },
      reason: '她刚才说她不想活了，药都买好了，今晚就吃',
    })
    expect(reply).toEqual({ done: true, told: true })
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some(({ name }) => name === '芸姐')).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const phq9 = (item9: number, rest = 1): Record<string, number> =>
  Object.fromEntries([...Array.from({ length: 8 }, (_, at) => [String(at + 1), rest]), ['9', item9]])

async function begin(who: Visitor): Promise<string> {
  const id = randomUUID()
  await who.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
  return id
}
async function mustSave(
  who: Visitor,
  id: string,
  instrument: string,
  answers: Record<string, number | null>,
  more: { done?: boolean; finish?: boolean } = {},
) {
  const body = { instrument, version: '1.0.0', answers, ...more }
  return (await who.must('PUT /api/assessment/sittings/:id/answers', { params: { id }, body })).sitting
}
const board = async () => (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows

describe('a result without a name', () => {
  it('is promised no call before a number is left, and stands on the list from the day the result has a name', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, { done: true })
    const done = await mustSave(visitor, id, 'phq9', phq9(0, 2), { done: true, finish: true })
    expect(done.result?.body).toContain('留下电话，社工会在72小时内联系您')
    const worker = await house.colleague('social_worker')
    const { claimCode } = await visitor.must('POST /api/assessment/sittings/:id/claim-code', { params: { id } })
    const heng = await house.neighbour('何恒')
    const isListed = async () =>
      (await worker.must('GET /api/worklist/entries')).rows.some((row) => row.name === '何恒' && row.rule === 'Y2')
    expect(await isListed()).toBe(false)
    await heng.must('POST /api/assessment/claims', { body: { claimCode } })
    expect(await isListed()).toBe(true)
    const [own] = (await heng.must('GET /api/assessment/results')).results
    expect(own?.result.body).toContain('社工会在72小时内联系您，您也可以现在预约')
  })
})

describe('somebody who filled in without a name', () => {
  it('and registers on the same device stands on the list by name', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, { done: true })
    await mustSave(visitor, id, 'phq9', phq9(0, 2), { done: true, finish: true })
    const phone = '13900000788'
    await visitor.must('POST /api/identity/resident/phone-codes', { body: { phone } })
    await house.settle()
    const letter = house.pager.letters.filter((one) => one.words.includes('验证码')).at(-1)!
    const code = /(\d{6})/.exec(letter.words)![1]!
    const came = await visitor.must('POST /api/identity/resident/sessions', { body: { phone, code } })
    if (came.state !== 'unregistered') throw new Error('known already')
    await visitor.must('POST /api/identity/resident/registrations', {
      body: {
        ...{ ticket: came.ticket, name: '季春', birthDate: '1988-03-12', guardian: null, elder: false, locale: 'zh' },
        emergencyContact: { name: '季夏', relation: '妹妹', phone: '13900000789' },
        consents: ['service', 'sensitive', 'emergency_contact'],
      },
    })
    await house.settle()
    const { rows } = await (await house.colleague('social_worker')).must('GET /api/worklist/entries')
    expect(rows.filter((row) => row.name === '季春').map((row) => row.rule)).toEqual(['Y2'])
  })
})

describe('a form that has a newer version since', () => {
  it('counts as it was given, dangerous answers too', async () => {
    const line = await house.floor.engine.hold()
    await line.script(`insert into instrument_version (id, instrument, version, hash, body, published_at)
      select gen_random_uuid(), 'phq9', '0.9.0', 'before', jsonb_set(body, '{version}', '"0.9.0"'), now() - interval '1 year'
      from instrument_version where instrument = 'phq9' and version = '1.0.0' and tenant_id is null`)
    line.release()
    const before = (await board()).filter((row) => row.source === 'scale').length
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 3, 2: 2, 3: 0, 4: 0 }, { done: true })
    const older = (answers: Record<string, number>, version = '0.9.0') =>
      visitor.call('PUT /api/assessment/sittings/:id/answers', {
        params: { id },
        body: { instrument: 'phq9', version, answers },
      })
    const first = await older({ 1: 1, 9: 2 })
    expect(first.status, JSON.stringify(first.reply)).toBe(200)
    expect((await board()).filter((row) => row.source === 'scale')).toHaveLength(before + 1)
    const second = await older({ 2: 1 })
    expect(second.reply.sitting.forms.find((one) => one.instrument === 'phq9')).toMatchObject({
      ...{ version: '0.9.0', answers: { 1: 1, 2: 1, 9: 2 } },
    })
    // a form goes on as it began
    expect((await older({ 3: 1 }, '1.0.0')).refused).toBe('BAD_INPUT')
  })
})

describe('a worker beside a child', () => {
  it('asks a child of twelve only after the child has said yes; danger, and what a parent answers, wait for nothing', async () => {
    const worker = await house.colleague('social_worker')
    const id = randomUUID()
    const birthDate = `${house.floor.clock.processNow.getUTCFullYear() - 12}-01-01`
    await worker.must('POST /api/assessment/people', {
      body: { id, name: '小满', birthDate, consent: true, consentChannel: 'face_to_face', guardianConsent: true },
    })
    const start = (pack: 'minor_12_17' | 'crisis', more: { assent?: true; mode?: 'proxy'; proxyRelation?: 'parent' }) =>
      worker.call('POST /api/assessment/people/:id/sittings', {
        params: { id },
        body: { sittingId: randomUUID(), pack, mode: 'assisted', ...more },
      })
    expect((await start('minor_12_17', {})).refused).toBe('CONSENT_NEEDED')
    expect((await start('minor_12_17', { assent: true })).status).toBe(200)
    expect((await start('minor_12_17', { mode: 'proxy', proxyRelation: 'parent' })).status).toBe(200)
    expect((await start('crisis', {})).status).toBe(200)
  })
})

describe('a device that sends what it should not', () => {
  it('with a wrong clock, or text without end, changes nothing: the hour is the house’s, the rest is refused', async () => {
    const { now } = await house.visitor().must('GET /api/health')
    for (const [days, kept] of [
      [400, false],
      [-400, false],
      [-3, true],
    ] as const) {
      const visitor = house.visitor()
      const said = new Date(Date.parse(now) + days * 86_400_000).toISOString()
      const body = { id: randomUUID(), pack: 'quick' as const, consent: true as const, startedAt: said }
      const { sitting } = await visitor.must('POST /api/assessment/sittings', { body })
      expect(sitting.startedAt === said).toBe(kept)
      if (!kept) expect(Math.abs(Date.parse(sitting.startedAt) - Date.parse(now))).toBeLessThan(3_600_000)
    }
    const visitor = house.visitor()
    const id = await begin(visitor)
    const long = 'x'.repeat(200_000)
    const body = { instrument: 'phq4', version: '1.0.0', answers: { [long]: 1 } }
    const came = await visitor.call('PUT /api/assessment/sittings/:id/answers', { params: { id }, body })
    expect(['BAD_INPUT', 'FILE_TOO_BIG']).toContain(came.refused)
    const forms = (await visitor.must('GET /api/assessment/sittings/:id', { params: { id } })).sitting.forms
    expect(forms).toEqual([])
  })
})

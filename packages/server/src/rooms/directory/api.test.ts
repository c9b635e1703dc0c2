import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepDirectory } from './jobs.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
/** Sessions end while the clock is turned. */
async function signIn(): Promise<void> {
  li = await house.as('李静')
  chen = await house.as('陈督明')
}
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const line = (name: string, more: object = {}) =>
  ({
    ...{ kind: 'hospital', name, needs: ['sleep'], populations: [], dialects: [], genders: [], hours: '全天' },
    ...{ address: '滨江路 9 号', phone: '027-00000099', lat: null, lng: null, takesEmergencies: false, capacity: 3 },
    ...{ partnerId: null, base: 0, ...more },
  }) as never
async function kept(name: string, more: object = {}): Promise<string> {
  const id = randomUUID()
  await chen.must('PUT /api/directory/places/:id', { params: { id }, body: line(name, more) })
  return id
}
const ring = (id: string, outcome: 'answered' | 'no_answer', who = li) =>
  who.must('POST /api/directory/places/:id/calls', {
    params: { id },
    body: { id: randomUUID(), outcome, note: '', capacity: 1 },
  })
const shown = async (id: string) => (await li.must('GET /api/directory/places')).places.find((one) => one.id === id)!

describe('a line of the directory', () => {
  it('is believed for ninety days after somebody rang it, and no longer; another number has not been rung', async () => {
    const id = await kept('甲医院')
    expect(await shown(id)).toMatchObject({ fresh: false, callDue: true, verifiedBy: null })
    await ring(id, 'no_answer')
    expect(await shown(id)).toMatchObject({ fresh: false, lastCall: { outcome: 'no_answer', by: '李静' } })
    await ring(id, 'answered')
    expect(await shown(id)).toMatchObject({ fresh: true, callDue: false, verifiedBy: '李静', capacity: 1 })
    house.floor.clock.turn({ days: 84 })
    await signIn()
    expect(await shown(id)).toMatchObject({ fresh: true, callDue: true })
    const before = house.pager.letters.length
    await keepDirectory(house.floor)
    await keepDirectory(house.floor)
    await house.settle()
    expect(house.pager.letters.slice(before).some(({ words }) => words.includes('名录'))).toBe(true)
    house.floor.clock.turn({ days: 7 })
    await signIn()
    expect(await shown(id)).toMatchObject({ fresh: false })
    await ring(id, 'answered')
    const { version } = await shown(id)
    await chen.must('PUT /api/directory/places/:id', {
      params: { id },
      body: line('甲医院', { base: version, phone: '027-00000100' }),
    })
    expect(await shown(id)).toMatchObject({ fresh: false, verifiedBy: null, callDue: true })
  })
  it('that two change at once is refused to the second with the version that stands', async () => {
    const id = await kept('乙医院')
    const change = (who: Visitor, hours: string) =>
      who.call('PUT /api/directory/places/:id', { params: { id }, body: line('乙医院', { base: 1, hours }) })
    expect((await change(chen, '白天')).refused).toBeUndefined()
    expect((await change(li, '夜里')).refused).toBe('WRONG_STATE')
    expect(await shown(id)).toMatchObject({ hours: '白天', version: 2 })
  })
  it('says how far it is from the agency, once both are on the map', async () => {
    const near = await kept('丙医院', { lat: 30.6, lng: 114.3 })
    const { places } = await li.must('GET /api/directory/places')
    const home = places.find(({ kind, partnerId, lat }) => kind === 'agency' && partnerId === null && lat !== null)
    if (!home) await kept('安心小屋', { kind: 'agency', lat: 30.59, lng: 114.3 })
    const far = await kept('丁医院', { lat: 30.7, lng: 114.3 })
    const [a, b] = [(await shown(near)).km!, (await shown(far)).km!]
    // a tenth of a degree of latitude is 11.1 km
    expect(Math.abs(b - a)).toBeGreaterThan(5)
    expect((await shown(await kept('戊医院'))).km).toBeNull()
  })
})

describe('who may take somebody of a case', () => {
  const begin = async (channel: 'medical' | 'internal', tier: 'hospital' | 'counselling') => {
    const { rows } = await li.must('GET /api/casework/cases')
    const one = rows.find(({ name }) => name === '桂芳')!
    const { case: file } = await li.must('GET /api/casework/cases/:id', { params: { id: one.id } })
    const about = { residentId: file.residentId, caseId: one.id, population: file.population, need: 'sleep' } as const
    const body = { ...about, id: randomUUID(), tier, channel, why: '本人想去', possibleDisorder: false }
    await li.must('POST /api/referral/referrals', { body: { ...body, ordinaryNeeds: false } })
    return { id: body.id, population: file.population }
  }
  it('is ordered by the group of the case and by what was wished, each with its reason', async () => {
    const { id, population } = await begin('medical', 'hospital')
    const plain = await kept('己医院')
    const hers = await kept('庚医院', { populations: [population] })
    const spoken = await kept('辛医院', { dialects: ['四川话'], genders: ['female'] })
    const order = async (wish: { dialect?: string; gender?: 'female' }) => {
      const { candidates, dialects } = await li.must('GET /api/referral/referrals/:id/matches', {
        params: { id, ...wish },
      })
      expect(dialects).toContain('四川话')
      return candidates
    }
    const usual = await order({})
    const at = (all: typeof usual, place: string) => all.findIndex(({ placeId }) => placeId === place)
    expect(at(usual, hers)).toBeLessThan(at(usual, plain))
    expect(usual[at(usual, hers)]!.why.map(({ reason }) => reason)).toContain('population')
    const wished = await order({ dialect: '四川话', gender: 'female' })
    expect(at(wished, spoken)).toBeLessThan(at(wished, hers))
    expect(wished[at(wished, spoken)]!.why.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['dialect', 'gender']),
    )
    expect(wished[at(wished, plain)]!.why.map(({ reason }) => reason)).toContain('no_dialect')
  })
  it('within the agency is a colleague whose work it is, and never whoever asks', async () => {
    await house.colleague('counsellor')
    const { id } = await begin('internal', 'counselling')
    const { colleagues } = await li.must('GET /api/referral/referrals/:id/matches', { params: { id } })
    const names = colleagues.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(0)
    expect(names).not.toContain('李静')
    const { words, fields, version } = await li.must('GET /api/referral/referrals/:id', { params: { id } })
    const to = colleagues[0]!
    const detail = await li.must('PUT /api/referral/referrals/:id/letter', {
      params: { id },
      body: { base: version, words, fields, placeId: null, toStaffId: to.id },
    })
    expect(detail).toMatchObject({ toName: to.name, toStaffId: to.id, placeId: null })
  })
})

import { randomUUID } from 'node:crypto'
import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstAdminLink } from '../../settle.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let keeper: Visitor
let parentId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  keeper = await house.as('王理')
  const { units } = await keeper.must('GET /api/network/units')
  parentId = units.find((unit) => unit.kind === 'community')!.id
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const added = { id: randomUUID(), cabinId: randomUUID(), name: '江边社工站', cabinName: '江边小屋' }
const password = '江边的柳树-2026-青青'
const tokenOf = (link: string): string => new URL(link).searchParams.get('token')!
const comeIn = (token: string, loginName = 'jiang') =>
  house.visitor().call('POST /api/identity/first-administrator', {
    body: { token, name: '江平', loginName, password, agencyName: added.name, cabinName: added.cabinName },
  })

let jiang: Visitor
/** The first sign-in: the authenticator is set up on the way. */
async function signIn(): Promise<Visitor> {
  const who = house.visitor()
  const first = await who.must('POST /api/identity/staff/sign-ins', { body: { loginName: 'jiang', password } })
  if (first.state !== 'totp_setup') throw new Error(first.state)
  const { now } = await house.visitor().must('GET /api/health')
  const code = await generate({ secret: first.secret, epoch: Math.floor(Date.parse(now) / 1000) })
  await who.must('POST /api/identity/staff/sessions', { body: { ticket: first.ticket, code } })
  return who
}

describe('a second agency of the house', () => {
  it('is added by the keeper of the house alone', async () => {
    const body = { ...added, parentId }
    for (const role of ['agency_admin', 'supervisor', 'cabin_manager'] as const) {
      const { refused } = await (await house.colleague(role)).call('POST /api/network/agencies', { body })
      expect(refused, role).toBe('FORBIDDEN')
    }
    // a keeper whose place lies elsewhere does not put a cabin here
    const far = await house.colleague('platform_admin', 'elsewhere')
    expect((await far.call('POST /api/network/agencies', { body })).refused).toBe('NOT_FOUND')
  })

  it('has one link at a time, for its first administrator, and only until somebody has come in', async () => {
    const body = { ...added, parentId }
    const first = await keeper.must('POST /api/network/agencies', { body })
    const again = await keeper.must('POST /api/network/agencies', { body })
    expect(again.agencies.filter((one) => one.name === added.name)).toMatchObject([
      { setUpAt: null, cabins: [added.cabinName], own: false },
    ])
    const { link } = await keeper.must('POST /api/network/agencies/:id/links', { params: { id: added.id } })
    for (const old of [first.link, again.link]) expect((await comeIn(tokenOf(old))).refused).toBe('LINK_USED')
    // the link that a start of the house prints is for the house itself, which has its keeper
    expect(await firstAdminLink(house.floor)).toBeUndefined()
    expect((await comeIn(tokenOf(link))).status).toBe(200)
    expect((await comeIn(tokenOf(link), 'other')).refused).toBe('LINK_USED')
    const renewed = await keeper.call('POST /api/network/agencies/:id/links', { params: { id: added.id } })
    expect(renewed.refused).toBe('ALREADY_SET_UP')
  })

  it('is kept by its administrator, who keeps neither the house nor the first agency', async () => {
    jiang = await signIn()
    const me = await jiang.must('GET /api/identity/staff')
    expect(me.tenantName).toBe(added.name)
    expect(me.grants.map(({ role, unitId }) => [role, unitId])).toEqual([['agency_admin', parentId]])
    for (const door of ['GET /api/network/agencies', 'PUT /api/calendar/years/:year'] as const)
      expect((await jiang.call(door, { params: { year: 2027 } as never })).refused).toBe('FORBIDDEN')
    const { people } = await jiang.must('GET /api/network/people')
    expect(people.map((one) => one.name)).toEqual(['江平'])
    const { units } = await jiang.must('GET /api/network/units')
    const foreign = units.find((unit) => unit.kind === 'cabin' && !unit.own)!
    const rename = { params: { id: foreign.id }, body: { name: '改掉' } }
    expect((await jiang.call('PUT /api/network/units/:id', rename)).refused).toBe('NOT_FOUND')
    const role = { id: randomUUID(), name: '新同事', loginName: 'xin', phone: null, email: null }
    const { person } = await jiang.must('POST /api/network/people', { body: role })
    const grant = { params: { id: person.id }, body: { role: 'crisis_worker' as const, unitId: added.cabinId } }
    await jiang.must('POST /api/network/people/:id/grants', grant)
  })

  it('hears those who scan its poster, and the first agency does not', async () => {
    const { link } = await jiang.must('GET /api/network/units/:id/poster', { params: { id: added.cabinId } })
    const cabin = new URL(link).searchParams.get('cabin')!
    const body = { id: randomUUID(), text: '我不想活了', cabin }
    await house.visitor().must('POST /api/companion/messages', { body })
    const placesOnBoard = async (who: Visitor): Promise<string[]> =>
      (await who.must('GET /api/crisis/board')).rows.map((row) => row.unitName)
    expect(await placesOnBoard(await house.as('林晓安'))).not.toContain(added.cabinName)
    expect(await placesOnBoard(jiang)).toEqual([added.cabinName])
    // and the keeper of the house reads names of agencies, not their people or alerts
    expect(await placesOnBoard(keeper)).not.toContain(added.cabinName)
    expect((await keeper.must('GET /api/network/people')).people.map((one) => one.name)).not.toContain('江平')
  })
})

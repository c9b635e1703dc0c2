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

const shown = async () => (await house.visitor().must('GET /api/hotline/numbers')).hotlines.map((line) => line.number)
const always = ['12356', '120', '110', '119']
const directory = async () => {
  const wang = await house.as('王理')
  return (await wang.must('GET /api/hotline/directory')).hotlines
}
const ring = async (number: string, answered: boolean) => {
  const wang = await house.as('王理')
  const { id } = (await directory()).find((line) => line.number === number)!
  const body = { answered, note: answered ? '等了二十秒' : '响了三分钟' }
  await wang.must('POST /api/hotline/numbers/:id/verifications', { params: { id }, body })
}

describe('who reads English', () => {
  it('reads what a national number is called and for; a number of one city or of the site keeps its own name', async () => {
    const lines = new Map((await directory()).map((line) => [line.number, line]))
    for (const number of ['12356', '120', '110', '119', '12110', '12355', '12338', '12349', '12385']) {
      const { inEnglish, name } = lines.get(number)!
      expect(name, number).toMatch(/[一-鿿]/)
      for (const word of Object.values(inEnglish!)) expect(word, number).toMatch(/^[ -~–’]{3,}$/)
    }
    expect(lines.get('027-85844666')?.inEnglish).toBeNull()
    const [first] = (await house.visitor().must('GET /api/hotline/numbers')).hotlines
    // looked up in public sources, by nobody of this house
    expect(first).toMatchObject({ number: '12356', verifiedAt: '2026-11-23', verifiedBy: null })
    expect(first?.inEnglish?.name).toBe('National mental-health line')
  })
})

describe('a number to ring', () => {
  it('is hidden from residents when nobody has reached it for ninety days; the four that always show stay', async () => {
    await ring('12110', true)
    expect(await shown()).toContain('12110')
    house.floor.clock.turn({ hours: 24 * 89 })
    expect(await shown()).toContain('12110')
    house.floor.clock.turn({ hours: 24 * 2 })
    expect(await shown()).not.toContain('12110')
    expect((await directory()).find((line) => line.number === '12110')).toMatchObject({ expired: true })
    for (const number of always) expect(await shown()).toContain(number)
  })

  it('comes back only after somebody has answered there', async () => {
    await ring('12110', false)
    expect(await shown()).not.toContain('12110')
    await ring('12110', true)
    expect(await shown()).toContain('12110')
    expect((await directory()).find((line) => line.number === '12110')).toMatchObject({ verifiedBy: '王理' })
  })
})

describe('a number of the agency’s own', () => {
  const id = crypto.randomUUID()
  const place = async (kind: 'cabin' | 'community') => {
    const { units } = await (await house.as('王理')).must('GET /api/network/units')
    return units.find((unit) => unit.kind === kind && (unit.own || kind === 'community'))!
  }
  const written = async () => ({
    ...{ number: '027-00001111', name: '梧桐街道心理室', use: '白天来坐坐', hours: '周一至周五 9:00–17:00' },
    unitId: (await place('cabin')).id,
  })

  it('is written down by who keeps the place, and shown once somebody has answered there', async () => {
    const body = { id, ...(await written()) }
    for (const role of ['crisis_worker', 'volunteer', 'counsellor'] as const)
      expect((await (await house.colleague(role)).call('POST /api/hotline/numbers', { body })).refused).toBe(
        'FORBIDDEN',
      )
    const wang = await house.as('王理')
    await wang.must('POST /api/hotline/numbers', { body })
    await wang.must('POST /api/hotline/numbers', { body })
    expect((await directory()).filter((line) => line.number === body.number)).toHaveLength(1)
    expect(await shown()).not.toContain(body.number)
    await ring(body.number, true)
    expect(await shown()).toContain(body.number)
    const again = { id: crypto.randomUUID(), ...(await written()) }
    expect((await wang.call('POST /api/hotline/numbers', { body: again })).refused).toBe('NAME_TAKEN')
  })

  it('is neither seen nor kept by another agency, nor by who keeps another place', async () => {
    const stranger = await house.colleague('agency_admin', 'elsewhere')
    expect((await stranger.must('GET /api/hotline/directory')).hotlines.some((line) => line.own)).toBe(false)
    const asked = { params: { id }, body: await written() }
    expect((await stranger.call('PUT /api/hotline/numbers/:id', asked)).refused).toBe('NOT_FOUND')
    const hiding = { params: { id }, body: { shown: false as const, reason: '不是我们的' } }
    expect((await stranger.call('PUT /api/hotline/numbers/:id/showing', hiding)).refused).toBe('NOT_FOUND')
    const elsewhere = await house.visitor().must('GET /api/hotline/numbers', { params: { cabin: 'elsewhere' } })
    expect(elsewhere.hotlines.map((line) => line.number)).not.toContain('027-00001111')
    expect(elsewhere.cabin?.name).toBe('别处小屋')
    const manager = await house.colleague('cabin_manager')
    const wider = { ...(await written()), id: crypto.randomUUID(), number: '027-00002222' }
    const outsideTheirs = { body: { ...wider, unitId: (await place('community')).id } }
    expect((await manager.call('POST /api/hotline/numbers', outsideTheirs)).refused).toBe('NOT_FOUND')
  })

  it('has to be tried again when its digits change', async () => {
    const wang = await house.as('王理')
    const change = async (over: object) =>
      wang.must('PUT /api/hotline/numbers/:id', { params: { id }, body: { ...(await written()), ...over } })
    await change({ hours: '每天 9:00–17:00' })
    expect(await shown()).toContain('027-00001111')
    await change({ number: '027-00003333' })
    expect(await shown()).not.toContain('027-00003333')
    await ring('027-00003333', true)
    expect(await shown()).toContain('027-00003333')
  })
})

describe('a number that a site does not want to show', () => {
  const idOf = async (number: string) => (await directory()).find((line) => line.number === number)!.id
  const turn = async (number: string, body: { shown: true } | { shown: false; reason: string }) =>
    (await house.as('王理')).call('PUT /api/hotline/numbers/:id/showing', { params: { id: await idOf(number) }, body })

  it('is hidden from its residents with a reason, and from nobody else’s; and comes back', async () => {
    await ring('12349', true)
    expect(await shown()).toContain('12349')
    await turn('12349', { shown: false, reason: '本地没有开通' })
    expect(await shown()).not.toContain('12349')
    expect((await directory()).find((line) => line.number === '12349')?.hidden).toMatchObject({
      ...{ by: '王理', reason: '本地没有开通' },
    })
    const elsewhere = await house.visitor().must('GET /api/hotline/numbers', { params: { cabin: 'elsewhere' } })
    expect(elsewhere.hotlines.map((line) => line.number)).toContain('12349')
    await turn('12349', { shown: true })
    expect(await shown()).toContain('12349')
  })

  it('is never one of the four, and a national number is never altered', async () => {
    for (const number of always) {
      expect((await turn(number, { shown: false, reason: '不想要' })).refused).toBe('FORBIDDEN')
      expect(await shown()).toContain(number)
    }
    const wang = await house.as('王理')
    const { units } = await wang.must('GET /api/network/units')
    const body = { number: '12348', name: '改掉的', use: '改掉的', hours: '随便', unitId: units.at(-1)!.id }
    const asked = { params: { id: await idOf('12338') }, body }
    expect((await wang.call('PUT /api/hotline/numbers/:id', asked)).refused).toBe('FORBIDDEN')
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedNeighbours } from '../seed-neighbours.ts'
import { fillSite, readAsked } from '../seed-town.ts'
import { openHouse, type TestHouse } from '../testing.ts'
import type { Visitor } from '../visitor.ts'
import { fillTown } from './fill.ts'

const households = 60
let house: TestHouse
let boss: Visitor
const silent = (): void => undefined

/** Somebody of the city, by what they are. */
async function of(what: string): Promise<Visitor> {
  const who = house.visitor()
  const { people } = await who.must('GET /api/identity/demo/people')
  const { id } = people.find(({ about }) => about === `${what} · 望川`)!
  await who.must('POST /api/identity/demo/sessions', { body: { id } })
  return who
}

beforeAll(async () => {
  house = await openHouse({ street: true })
  await fillTown(house.floor, { households, seed: 9, say: silent })
  boss = await of('全市督导')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const cases = async (view: 'place' | 'ended') => (await boss.must('GET /api/casework/cases', { params: { view } })).rows

describe('an invented city', () => {
  it('has a case for one household in five, each of which opens with its papers', async () => {
    const all = [...(await cases('place')), ...(await cases('ended'))]
    expect(all).toHaveLength(households / 5)
    for (const { id, name } of all) {
      const { case: one } = await boss.must('GET /api/casework/cases/:id', { params: { id } })
      expect(one.name).toBe(name)
      expect(one.sheets.intake?.fields.request).toMatch(/。$/)
      expect(one.changes.at(-1)).toMatchObject({ what: 'casework.case_opened', to: 'NEW' })
      if (one.state === 'ACTIVE') expect(one.goals.length).toBeGreaterThan(0)
    }
    const closed = all.find(({ state, sessions }) => state === 'CLOSED' && sessions > 0)!
    const record = await boss.must('GET /api/record/cases/:id', { params: { id: closed.id } })
    expect(record.notes).toHaveLength(closed.sessions)
    expect(record.notes[0]).toMatchObject({ late: false, signedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(record.outcomes[0]?.points.length).toBeGreaterThan(1)
  })

  it('is found again as everybody is: by name and by the end of a number', async () => {
    const worker = await of('社工')
    const [one] = await cases('ended')
    const { people } = await worker.must('GET /api/casework/people', { params: { typed: one!.name! } })
    const found = people.find(({ openCase }) => openCase?.id === one!.id)!
    expect(found).toMatchObject({ name: one!.name, by: expect.arrayContaining(['name', 'pinyin']) })
    const body = { digits: found.phoneTail! }
    const callers = (await worker.must('POST /api/appointment/callers', { body })).people
    expect(callers.map(({ id }) => id)).toContain(found.id)
  })

  it('has people on the list, letters on the way and talks in the calendar', async () => {
    const list = (await boss.must('GET /api/worklist/entries', { params: { view: 'open' } })).rows
    expect(list.length).toBeGreaterThan(0)
    const { entry } = await boss.must('GET /api/worklist/entries/:id', { params: { id: list[0]!.id } })
    expect(entry.decisions[0]?.evidence.length).toBeGreaterThan(0)
    const views = (['open', 'over'] as const).map((view) =>
      boss.must('GET /api/referral/referrals', { params: { view } }),
    )
    const letters = (await Promise.all(views)).flatMap(({ rows }) => rows)
    const { words } = await boss.must('GET /api/referral/referrals/:id', { params: { id: letters[0]!.id } })
    expect(words.calledName).toBe(letters[0]!.name)
    // who is cared for elsewhere went with a letter
    const elsewhere = (await cases('ended')).filter(({ state }) => state === 'TRANSFERRED')
    expect(elsewhere.length).toBeGreaterThan(0)
    for (const { name } of elsewhere) expect(letters.map((one) => one.name)).toContain(name)
    const span = { from: new Date(Date.now() - 40 * 86_400_000).toISOString(), to: new Date().toISOString() }
    const { rows } = await boss.must('GET /api/appointment/calendar', { params: span })
    expect(new Set(rows.map(({ state }) => state))).toContain('DONE')
  })

  it('is one agency for itself: the people of the street do not see it', async () => {
    const li = await house.as('李静')
    const [one] = await cases('ended')
    expect((await li.call('GET /api/casework/cases/:id', { params: { id: one!.id } })).refused).toBe('NOT_FOUND')
  })

  it('sends nothing to anybody, however long the house works', async () => {
    house.floor.clock.turn({ days: 2 })
    await house.settle()
    await house.keepList()
    await house.keepReferrals()
    await house.settle()
    expect(house.pager.letters.filter(({ address }) => address.startsWith('10'))).toEqual([])
    house.floor.clock.turn({ days: -2 })
  })

  it('is there once: the same seed adds nothing, and what broke off is taken up', async () => {
    const before = [...(await cases('place')), ...(await cases('ended'))].length
    expect(await fillTown(house.floor, { households, seed: 9, say: silent })).toMatchObject({ added: false })
    const broken = fillTown(house.floor, {
      ...{ households: 20, seed: 2 },
      say: () => {
        throw new Error('the power went')
      },
    })
    await expect(broken).rejects.toThrow('the power went')
    const again = await fillTown(house.floor, { households: 20, seed: 2, say: silent })
    expect([again.added, again.rows.get('resident') ?? 0, again.rows.get('care_case') ?? 0]).toEqual([true, 0, 0])
    expect([...(await cases('place')), ...(await cases('ended'))]).toHaveLength(before)
  })
})

describe('the command', () => {
  it('knows what it is asked for, and nothing else', () => {
    expect(readAsked(['--households', '100000'])).toEqual({ households: 100_000, seed: 1, yes: false })
    expect(readAsked(['--households', '9', '--random-seed', '7', '--yes'])).toEqual({
      households: 9,
      seed: 7,
      yes: true,
    })
    for (const wrong of [
      [],
      ['--households', 'many'],
      ['--households', '0'],
      ['--households', '9', '--random-seed', 'x'],
    ])
      expect(readAsked(wrong)).toBeUndefined()
    expect(readAsked(['--households', '9', '--really'])).toBeUndefined()
  })

  it('leaves a site alone at which somebody has been, until it is told to', async () => {
    const real = await openHouse()
    await real.visitor().must('POST /api/companion/messages', { body: { id: randomUUID(), text: '在吗' } })
    const run = async (yes: boolean): Promise<[number, string]> => {
      const said: string[] = []
      const code = await fillSite(real.floor, { households: 10, seed: 1, yes }, (line) => said.push(line))
      return [code, said.join('\n')]
    }
    expect(await run(false)).toEqual([1, expect.stringContaining('安心小屋')])
    expect(await run(true)).toEqual([0, expect.stringContaining('10 人 people, 2 个案 cases')])
    expect(await run(true)).toEqual([0, expect.stringContaining('nothing was added')])
    await real.close()
  })

  it('fills a demo and a house nobody has been to without being asked twice', async () => {
    const asked = { households: 3, seed: 3, yes: false }
    await seedNeighbours(house.floor)
    expect(await fillSite(house.floor, asked, silent)).toBe(0)
    const empty = await openHouse()
    expect(await fillSite(empty.floor, asked, silent)).toBe(0)
    await empty.close()
  })
})

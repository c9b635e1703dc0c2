import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { type Cast, castOf, question } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let cast: Cast
let lin: Visitor
let zhou: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  cast = castOf(house)
})
beforeEach(async () => {
  await cast.signIn()
  lin = cast.lin
  zhou = cast.zhou
  chen = cast.chen
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const eventOf = async (name: string) => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === name)!

const notSaid = (why: 'life_first' | 'other' | null, note: string | null = null) => ({
  ...{ id: randomUUID(), said: false, words: null, why, note },
})
const said = (words: string) => ({ id: randomUUID(), said: true, words, why: null, note: '怕妈妈哭' })
const word = (who: Visitor, id: string, body: ReturnType<typeof said> | ReturnType<typeof notSaid>) =>
  who.call('POST /api/safeguard/disclosures/:id/child-words', { params: { id }, body })
const done = (id: string) =>
  lin.call('POST /api/safeguard/disclosures/:id/done', {
    params: { id },
    body: { channel: 'phone', toName: '妈妈' },
  })

/** A child of this age in danger, and a telling of their guardian that two people decided. */
async function decided(name: string, age: number, part: object = {}) {
  const one = await cast.somebody(name, age)
  await cast.say(one, '我不想活了')
  const body = question((await eventOf(name)).id, { situation: 'minor_ideation', receiver: 'guardian', ...part })
  const asked = await lin.must('POST /api/safeguard/disclosures', { body })
  if (!asked.may.includes('do'))
    await zhou.call('POST /api/safeguard/disclosures/:id/second', { params: asked, body: {} })
  return { one, id: asked.id, eventId: body.eventId, asked }
}

describe('a child, before somebody is told about them', () => {
  it('hears it first, in words for their age: what was said is kept for whoever looks at the telling', async () => {
    const { id, asked, eventId } = await decided('小桐', 15)
    expect(asked.child).toMatchObject({ band: 'from14', hearer: 'family', told: [] })
    expect((await done(id)).refused).toBe('GATE_NOT_MET')
    const body = said(asked.child!.words.zh)
    const kept = (await word(zhou, id, body)).reply!
    expect(kept.may).toContain('do')
    expect((await word(zhou, id, body)).reply!.child!.told).toHaveLength(1)
    expect((await done(id)).reply).toMatchObject({ toName: '妈妈' })
    const seen = (await chen.must('GET /api/safeguard/disclosures')).disclosures.find((row) => row.id === id)
    expect(seen!.child!.told).toMatchObject([
      { said: true, words: asked.child!.words.zh, note: '怕妈妈哭', by: '周敏', why: null },
    ])
    const { timeline } = await lin.must('GET /api/crisis/events/:id', { params: { id: eventId } })
    expect(timeline.some((entry) => entry.what === 'safeguard.child_told')).toBe(true)
  })

  it('may hear it later or not at all, with the reason written down; that lets the telling go on', async () => {
    const { id } = await decided('小杉', 9)
    expect((await word(lin, id, notSaid(null))).refused).toBe('BAD_INPUT')
    expect((await word(lin, id, notSaid('other'))).refused).toBe('BAD_INPUT')
    expect((await word(lin, id, { ...said(' '), note: null as never })).refused).toBe('BAD_INPUT')
    const kept = (await word(lin, id, notSaid('other', '睡着了，妈妈就在门口'))).reply!
    expect(kept.child).toMatchObject({ band: 'from8', told: [{ said: false, why: 'other' }] })
    expect((await done(id)).status).toBe(200)
    house.floor.clock.turn({ minutes: 10 })
    const later = (await word(lin, id, said('醒了以后跟他说了'))).reply!
    expect(later.child!.told.map((one) => one.said)).toEqual([false, true])
  })

  it('is no hindrance where life is in danger: the telling goes out, and the word is kept when there is time', async () => {
    const { id, asked } = await decided('小枫', 6, { situation: 'imminent_self', imminent: true })
    expect(asked).toMatchObject({ child: { band: 'under8', told: [] }, may: ['do', 'drop'] })
    expect((await done(id)).status).toBe(200)
    expect((await word(lin, id, notSaid('life_first'))).reply!.child!.told).toMatchObject([{ why: 'life_first' }])
  })

  it('is asked of no adult', async () => {
    const one = await cast.somebody('顾言', 34)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('顾言')
    const asked = await lin.must('POST /api/safeguard/disclosures', { body: question(id) })
    expect(asked.child).toBeNull()
  })
})

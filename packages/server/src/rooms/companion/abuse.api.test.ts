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

const say = async (who: Visitor, text: string) => {
  const { conversation } = await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  await house.settle()
  return conversation
}
type Said = Awaited<ReturnType<typeof say>>
/** What was said since the resident's last line. */
const answered = ({ messages }: Said) => messages.slice(messages.findLastIndex((one) => one.from === 'resident') + 1)
const answer = (said: Said): string =>
  answered(said)
    .map((line) => line.text)
    .join('\n')
const listOf = async (worker: Visitor, name: string) =>
  (await worker.must('GET /api/worklist/entries')).rows.filter((row) => row.name === name)
const entryOf = async (worker: Visitor, name: string) => {
  const [row] = await listOf(worker, name)
  return row && (await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })).entry
}
const findings = (entry: Awaited<ReturnType<typeof entryOf>>) =>
  entry!.decisions[0]!.evidence.flatMap((one) => one.findings.map(({ fact }) => fact))
const eventOf = async (name: string) =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.find((one) => one.name === name)
const reject = (worker: Visitor, id: string, fact: string) =>
  worker.must('POST /api/worklist/entries/:id/evidence-rejections', {
    params: { id },
    body: { fact, reason: '说的是电视里的人' },
  })

describe('a grown-up who tells of violence', () => {
  it.each([
    ['柳一', '丈夫打我'],
    ['柳二', '他打我'],
    ['柳三', '丈夫打我，今晚他又喝酒了'],
    ['柳四', '儿子打我，要我的退休金'],
  ])('stands on the list by the rule of the table, and somebody is called: %s', async (name, text) => {
    const who = await house.neighbour(name)
    const worker = await house.colleague('social_worker')
    const said = await say(who, text)
    expect(said.presence).toBe('paged')
    const entry = (await entryOf(worker, name))!
    expect([entry.rule, entry.colour]).toEqual(['O2', 'ORANGE'])
    expect(findings(entry)).toContain('observed.abuse_disclosure')
    const event = await eventOf(name)
    expect([event?.grade, event?.id]).toEqual(['ORANGE', entry.eventId])
    // the list knows that it was told and when, never the words
    expect(JSON.stringify(entry)).not.toContain(text)
  })

  it('is answered discreetly, with the numbers of the directory and with a person', async () => {
    const said = await say(await house.neighbour('柳五'), '老公又动手打我')
    const card = answered(said).find((line) => line.card === 'hotline')!
    expect(card.choices.map(({ code }) => code)).toEqual(['call.110', 'call.12338', 'human.yes'])
    const shown = (await house.visitor().must('GET /api/hotline/numbers')).hotlines.map((one) => one.number)
    expect(shown).toEqual(expect.arrayContaining(['110', '12338']))
    expect(answer(said)).toContain('值班')
    // the line about whoever is called names the police, and does not send violence to a line for the mind alone
    const note = answered(said).find((line) => line.from === 'note')!.text
    expect(note).toContain('110')
    expect(note).not.toContain('12356')
    // whoever looks over a shoulder reads nothing of a deed
    expect(answer(said)).not.toMatch(/家暴|打您|丈夫|老公|暴力/)
    expect(said.crisis).toBe(false)
  })

  it('in danger at this moment is RED by R3', async () => {
    const who = await house.neighbour('柳六')
    await say(who, '他打我，我躲在卫生间，他在砸门')
    const entry = (await entryOf(await house.colleague('social_worker'), '柳六'))!
    expect([entry.rule, entry.colour, (await eventOf('柳六'))?.grade]).toEqual(['R3', 'RED', 'RED'])
  })

  it.each([
    ['杨一', '我丈夫打电话给我'],
    ['杨二', '丈夫打我电话我没接'],
    ['杨三', '老公打游戏不理我'],
    ['杨四', '我丈夫打我主意，想让我出钱'],
    ['杨五', '老公天天打麻将'],
    ['杨六', '他从来没打过我'],
    ['杨七', '电视剧里丈夫打老婆，看得我生气'],
    ['杨八', '昨晚梦见丈夫打我'],
  ])('puts nobody on the list and calls nobody for ordinary words: %s', async (name, text) => {
    const who = await house.neighbour(name)
    const said = await say(who, text)
    expect(said.presence).toBe('program')
    expect(answer(said)).not.toContain('110')
    expect([await listOf(await house.colleague('social_worker'), name), await eventOf(name)]).toEqual([[], undefined])
  })

  it('of somebody else is answered with how to help: it is theirs to tell', async () => {
    const who = await house.neighbour('柳七')
    const said = await say(who, '我朋友被她老公打')
    expect(answer(said)).toContain('110')
    expect([await listOf(await house.colleague('social_worker'), '柳七'), await eventOf('柳七')]).toEqual([
      [],
      undefined,
    ])
  })

  it('of a child is told to people, for a child cannot see to it', async () => {
    const who = await house.neighbour('柳八')
    await say(who, '我老公打孩子')
    const event = await eventOf('柳八')
    expect([event?.grade, event?.subject, event?.minor]).toEqual(['ORANGE', 'other', false])
    expect((await entryOf(await house.colleague('social_worker'), '柳八'))?.rule).toBe('O2')
  })

  it('that a worker rejects with a reason stays rejected; told again it counts again', async () => {
    const who = await house.neighbour('柳九')
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    await say(who, '他打我')
    await reject(worker, (await entryOf(worker, '柳九'))!.id, 'observed.abuse_disclosure')
    expect((await entryOf(worker, '柳九'))!.rule).toBe('G0')
    house.floor.clock.turn({ minutes: 1 })
    await say(who, '活着没意思')
    expect((await entryOf(worker, '柳九'))!.rule).toBe('Y1')
    house.floor.clock.turn({ minutes: 1 })
    await say(who, '昨晚他又打我')
    expect((await entryOf(worker, '柳九'))!.rule).toBe('O2')
  })

  it('and of dying stands there with both', async () => {
    const who = await house.neighbour('柳十')
    await say(who, '他天天打我，我不想活了')
    const entry = (await entryOf(await house.colleague('social_worker'), '柳十'))!
    expect(entry.rule).toBe('O1')
    expect(findings(entry)).toEqual(expect.arrayContaining(['chat', 'observed.abuse_disclosure']))
  })

  it('without a name calls people at once, and stands on the list from the day on which they have one', async () => {
    const visitor = house.visitor()
    const worker = await house.colleague('social_worker')
    const said = await say(visitor, '丈夫打我')
    expect(said.presence).toBe('paged')
    const { claimCode } = said as { claimCode: string }
    const heng = await house.neighbour('柳恒')
    await heng.must('POST /api/identity/resident/claims', { body: { claimCode } })
    await house.settle()
    expect((await entryOf(worker, '柳恒'))?.rule).toBe('O2')
  })

  it('is not told on by the house to whoever is at home, however long nobody comes', async () => {
    const guifang = await house.as('桂芳')
    await say(guifang, '儿子打我，要我的退休金')
    await guifang.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    for (let minutes = 0; minutes < 14; minutes += 2) {
      house.floor.clock.turn({ minutes: 2, seconds: 1 })
      await house.settle()
    }
    expect(house.pager.letters.filter((one) => one.address === '13900000201')).toEqual([])
    expect(house.pager.letters.length).toBeGreaterThan(0)
  })
})

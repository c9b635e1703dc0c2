import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let zhou: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  zhou = await house.colleague('crisis_worker', 'here', ['C-MINOR'])
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const open = (who: Visitor) => who.must('GET /api/companion/conversation')
const say = async (who: Visitor, text: string, choice?: string) =>
  (await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text, ...(choice ? { choice } : {}) } }))
    .conversation
/** What the program said since the resident's last line. */
const answer = ({ messages }: Awaited<ReturnType<typeof say>>): string =>
  messages
    .slice(messages.findLastIndex((line) => line.from === 'resident') + 1)
    .map((line) => line.text)
    .join('\n')

const board = async () => (await zhou.must('GET /api/crisis/board')).rows
/** Events and reports that came while this was done, as a colleague sees them. */
async function newsOf(work: () => Promise<unknown>) {
  const before = new Set((await board()).map((one) => one.id))
  await work()
  await house.settle()
  const events = (await board()).filter((one) => !before.has(one.id))
  const { reports } = await zhou.must('GET /api/safeguard/mandatory-reports')
  return { events, reports: reports.filter((one) => events.some((event) => event.id === one.eventId)) }
}

describe('a child without a name', () => {
  it('who tells an age and of harm is met as a child: people are called, and the report is owed', async () => {
    const who = house.visitor()
    const { events, reports } = await newsOf(async () => {
      const said = await say(who, '我今年12岁，爸爸打我')
      expect(answer(said)).not.toContain('您')
      expect(said.presence).toBe('paged')
    })
    expect(events).toMatchObject([{ grade: 'ORANGE', minor: true }])
    expect(reports).toMatchObject([{ state: 'proposed', atHome: true }])
    expect((await who.must('GET /api/identity/resident')).minor).toBe(true)
    expect(answer(await say(who, '我不敢回家'))).not.toContain('您')
  })

  it('may say it with one tap at the opening, or not at all', async () => {
    const [child, grown] = [house.visitor(), house.visitor()]
    const offered = (await open(child)).messages.flatMap((line) => line.choices)
    expect(offered).toContainEqual({ code: 'age.minor', label: '未满18岁' })
    const { events } = await newsOf(async () => {
      expect(answer(await say(child, '未满18岁', 'age.minor'))).toMatch(/大人|不是你的错/)
    })
    expect(events).toEqual([])
    expect(answer(await say(child, '作业太多了，好烦'))).not.toContain('您')
    await open(grown)
    await say(grown, '最近工作压力很大')
    expect((await grown.must('GET /api/identity/resident')).minor).toBe(false)
  })

  it('is not asked for an age where a birth date is known', async () => {
    const known = (await open(await house.neighbour('春晓'))).messages.flatMap((line) => line.choices)
    expect(known.map((one) => one.code)).not.toContain('age.minor')
  })

  it('who told of harm first and of the age later is heard from then on', async () => {
    const who = house.visitor()
    const first = await newsOf(() => say(who, '爸爸喝了酒就打我'))
    // nobody knows yet that it is a child: people are called as for a grown-up, and no report is owed
    expect(first.events).toMatchObject([{ grade: 'ORANGE' }])
    expect(first.reports).toEqual([])
    const then = await newsOf(() => say(who, '我才13岁'))
    expect(then.events).toEqual([])
    const { reports } = await zhou.must('GET /api/safeguard/mandatory-reports')
    expect(reports.filter((one) => one.eventId === first.events[0]!.id)).toMatchObject([{ atHome: true }])
    expect((await newsOf(() => say(who, '我上初一'))).events).toEqual([])
  })

  it('is a minor on the event that is open already: words of before are as urgent as if it had been known', async () => {
    const who = house.visitor()
    const first = await newsOf(() => say(who, '活着没意思'))
    expect(first.events).toMatchObject([{ grade: 'YELLOW', minor: false }])
    const { id } = first.events[0]!
    await say(who, '我才13岁')
    await house.settle()
    expect((await board()).find((one) => one.id === id)).toMatchObject({ grade: 'ORANGE', minor: true })
    await say(who, '我上初一')
    const { timeline } = await (await house.as('林晓安')).must('GET /api/crisis/events/:id', { params: { id } })
    expect(timeline.filter((one) => one.what === 'crisis.minor_known')).toHaveLength(1)
  })

  it('by a check, or by the birth date of whoever takes the talk as theirs, is one on the open event too', async () => {
    const [checked, named] = [house.visitor(), house.visitor()]
    const codes: string[] = []
    const { events } = await newsOf(async () => {
      for (const who of [checked, named])
        codes.push(((await say(who, '活着没意思')) as { claimCode: string }).claimCode)
    })
    expect(events).toMatchObject([{ minor: false }, { minor: false }])
    await checked.must('POST /api/assessment/sittings', {
      body: { id: randomUUID(), pack: 'minor_12_17', consent: true, assent: true, age: 16 },
    })
    const born = new Date(house.floor.clock.processNow.getTime() - 15 * 365.3 * 86_400_000).toISOString().slice(0, 10)
    const child = await house.neighbour('春芽', born)
    await child.must('POST /api/identity/resident/claims', { body: { claimCode: codes[1]! } })
    await house.settle()
    const now = (await board()).filter((one) => events.some(({ id }) => id === one.id))
    expect(now.map(({ grade, minor }) => [grade, minor])).toEqual([
      ['ORANGE', true],
      ['ORANGE', true],
    ])
  })

  it('gave the age in a check: the talk and what it hears follow', async () => {
    const who = house.visitor()
    await who.must('POST /api/assessment/sittings', {
      body: { id: randomUUID(), pack: 'minor_12_17', consent: true, assent: true, age: 16 },
    })
    expect(answer(await say(who, '考试没考好'))).not.toContain('您')
    const { events } = await newsOf(() => say(who, '妈妈拿皮带打我'))
    expect(events).toMatchObject([{ minor: true }])
  })
})

describe('a grown-up without a name', () => {
  it('who speaks of a child, or of long ago, stays one', async () => {
    const who = house.visitor()
    const { events } = await newsOf(async () => {
      for (const text of ['我儿子今年12岁，不肯上学', '我12岁那年爸爸打我', '我今年41岁']) await say(who, text)
    })
    expect(events).toEqual([])
    expect((await who.must('GET /api/identity/resident')).minor).toBe(false)
  })
})

describe('the time of a child without a name', () => {
  it('is over after forty minutes, as every child’s', async () => {
    const who = house.visitor()
    await say(who, '我上初二，不想去学校')
    for (const text of ['同桌不理我', '老师也不管', '放学一个人走']) {
      house.floor.clock.turn({ minutes: 14 })
      await say(who, text)
    }
    expect((await open(who)).restUntil).not.toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { grades } from '@anxin/core/crisis/grade.ts'
import { ladders } from '@anxin/core/crisis/ladder.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

const callers = 200
const slackMs = 60_000

let house: TestHouse
let lin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const words = ['我不想活了，药都准备好了，今晚就吃', '我想结束自己的生命', '活着没意思']

/** Two hundred people who cry for help in the same minute. */
async function callAtOnce(): Promise<void> {
  const send = async (n: number): Promise<void> => {
    await house.visitor().must('POST /api/companion/messages', { body: { id: randomUUID(), text: words[n % 3]! } })
  }
  for (let n = 0; n < callers; n += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => send(n + i)))
}

// two hundred people and the whole of their ladders are work for minutes on a small machine; nothing here measures speed
describe('two hundred in danger at once, and two people on call', { timeout: 480_000 }, () => {
  it('all stand on the board the moment they are answered, each with a rung to come', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await callAtOnce()
    const { rows } = await lin.must('GET /api/crisis/board')
    const fresh = rows.filter((row) => !before.has(row.id))
    expect(fresh).toHaveLength(callers)
    expect(fresh.filter((row) => row.ownerName === null && row.next?.kind !== 'rung')).toEqual([])
  })

  it('ring no telephone to death: past thirty texts a minute whoever is called gets one with the number that wait, and every call is answered for', async () => {
    // whoever is on call may be told of other things as well
    const texts = () =>
      house.pager.letters.filter((one) => one.way === 'sms' && /需要您处理|又有 \d+ 条/.test(one.words))
    await house.settle()
    const first = texts()
    const each = (address: string) => first.filter((one) => one.address === address).length
    for (const { address } of first) expect(each(address)).toBeLessThanOrEqual(30)
    house.floor.clock.turn({ seconds: 16 })
    await house.settle()
    const later = texts().slice(first.length)
    const gathered = later.filter((one) => /又有 \d+ 条等人接手/.test(one.words))
    expect(gathered.length).toBeGreaterThan(0)
    const counted = gathered.reduce((sum, one) => sum + Number(/又有 (\d+) 条/.exec(one.words)![1]), 0)
    expect(counted).toBeGreaterThanOrEqual(callers - 30)
    // each of them counts as sent for its own event
    const { rows } = await lin.must('GET /api/crisis/board')
    const unsent: string[] = []
    for (const row of rows.filter((one) => one.ownerName === null && one.grade === 'RED_E')) {
      const { pages } = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
      if (!pages.some((page) => page.channel === 'sms' && page.state === 'sent')) unsent.push(row.number)
    }
    expect(unsent).toEqual([])
  })

  it('stand in the order of urgency', async () => {
    const { rows } = await lin.must('GET /api/crisis/board')
    const ranks = rows.map((row) => grades.indexOf(row.grade))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(new Set(ranks).size).toBeGreaterThan(1)
  })

  it('climb their ladders within a minute of the time, nobody called twice for the same rung', async () => {
    // the house looks only when it is told to here: what is due by then is done at that look
    const looks: number[] = []
    const look = async (): Promise<void> => {
      looks.push(house.floor.clock.processNow.getTime())
      await house.settle()
    }
    for (let n = 0; n < 5; n += 1) {
      await look()
      house.floor.clock.turn({ minutes: 2 })
    }
    await look()
    const { rows } = await lin.must('GET /api/crisis/board')
    const late: string[] = []
    const twice: string[] = []
    for (const row of rows.filter((one) => one.ownerName === null && one.grade === 'RED_E')) {
      const { pages, timeline } = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
      const raised = Date.parse(timeline.find((one) => one.what === 'crisis.alert_raised')!.at)
      for (const { rung, afterMinutes } of ladders.RED_E.slice(0, 5)) {
        const first = Math.min(...pages.filter((page) => page.rung === rung).map((page) => Date.parse(page.at)))
        const due = raised + afterMinutes * 60_000
        const off = first - Math.max(due, looks.find((at) => at >= due) ?? due)
        if (!(first >= due && off <= slackMs)) late.push(`${row.number} rung ${rung}: ${off} ms`)
      }
      const keys = pages.map((page) => `${row.number} ${page.to} ${page.rung} ${page.channel}`)
      twice.push(...keys.filter((key, at) => keys.indexOf(key) !== at))
    }
    expect(late).toEqual([])
    expect(twice).toEqual([])
  })

  it('are taken one by one: of two who press at once exactly one has it', async () => {
    const zhou = await house.as('周敏')
    const open = (await lin.must('GET /api/crisis/board')).rows.filter((row) => row.ownerName === null).slice(0, 12)
    for (const { id } of open) {
      const both = await Promise.all(
        [lin, zhou].map((who) => who.call('POST /api/crisis/events/:id/acknowledge', { params: { id } })),
      )
      expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    }
  })
})

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

describe('two hundred in danger at once, and two people on call', () => {
  it('all stand on the board the moment they are answered, each with a rung to come', async () => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await callAtOnce()
    const { rows } = await lin.must('GET /api/crisis/board')
    const fresh = rows.filter((row) => !before.has(row.id))
    expect(fresh).toHaveLength(callers)
    expect(fresh.filter((row) => row.ownerName === null && row.next?.kind !== 'rung')).toEqual([])
  })

  it('stand in the order of urgency', async () => {
    const { rows } = await lin.must('GET /api/crisis/board')
    const ranks = rows.map((row) => grades.indexOf(row.grade))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(new Set(ranks).size).toBeGreaterThan(1)
  })

  it('climb their ladders within a minute of the time, nobody called twice for the same rung', async () => {
    for (let n = 0; n < 5; n += 1) {
      await house.settle()
      house.floor.clock.turn({ minutes: 2 })
    }
    await house.settle()
    const { rows } = await lin.must('GET /api/crisis/board')
    const late: string[] = []
    const twice: string[] = []
    for (const row of rows.filter((one) => one.ownerName === null && one.grade === 'RED_E')) {
      const { pages, timeline } = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
      const raised = Date.parse(timeline.find((one) => one.what === 'crisis.alert_raised')!.at)
      for (const { rung, afterMinutes } of ladders.RED_E.slice(0, 5)) {
        const first = Math.min(...pages.filter((page) => page.rung === rung).map((page) => Date.parse(page.at)))
        const off = first - raised - afterMinutes * 60_000
        if (!(off >= 0 && off <= slackMs)) late.push(`${row.number} rung ${rung}: ${off} ms`)
      }
      const keys = pages.map((page) => `${row.number} ${page.to} ${page.rung} ${page.channel}`)
      twice.push(...keys.filter((key, at) => keys.indexOf(key) !== at))
    }
    expect(late).toEqual([])
    expect(twice).toEqual([])
  }, 240_000)

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

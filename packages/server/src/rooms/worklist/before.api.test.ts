import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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

/** What the update does to whoever stands open: the very statement of the migration. */
const mark = async (): Promise<string> => {
  const sql = await readFile(new URL('../../../migrations/0096_meetings_of_before.sql', import.meta.url), 'utf8')
  return /update worklist_entry[^;]*;/.exec(sql)![0]
}
async function updateFromBefore(): Promise<void> {
  const line = await house.floor.engine.hold()
  // as they stood before meetings were promised
  await line.script('update worklist_entry set meet_by = null, meet_look_at = null')
  await line.script(await mark())
  line.release()
}
const say = async (name: string, text: string) => {
  const who = await house.neighbour(name)
  await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
  await house.settle()
}
const entryOf = async (worker: Visitor, name: string) => {
  const row = (await worker.must('GET /api/worklist/entries')).rows.find((one) => one.name === name)!
  return (await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })).entry
}
const hoursFromNow = (iso: string) => Math.round((Date.parse(iso) - house.floor.clock.processNow.getTime()) / 3_600_000)

describe('somebody who stood on the list when the site was updated', () => {
  it('gets the term of their level; who was met gets none, and one that would be over runs from the update on', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    await say('旧一', '活着没意思')
    await say('旧二', '我不想活了，想自杀')
    await say('旧三', '我不想活了，想自杀')
    for (const [name, channel] of [
      ['旧二', 'phone'],
      ['旧三', 'visit'],
    ] as const) {
      const at = { params: { id: (await entryOf(worker, name)).id } }
      await worker.must('POST /api/worklist/entries/:id/take', at)
      const body = { id: randomUUID(), channel, outcome: 'reached' as const, note: '' }
      await worker.must('POST /api/worklist/entries/:id/contacts', { ...at, body })
    }
    house.floor.clock.turn({ hours: 72 })
    await updateFromBefore()
    const later = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    expect((await entryOf(later, '旧一')).meetBy).toBeNull()
    await house.keepList()
    const [yellow, called, met] = [
      await entryOf(later, '旧一'),
      await entryOf(later, '旧二'),
      await entryOf(later, '旧三'),
    ]
    expect([hoursFromNow(yellow.meetBy!), hoursFromNow(called.meetBy!), met.meetBy]).toEqual([14 * 24 - 72, 48, null])
    // once: looked at again, nothing runs anew
    house.floor.clock.turn({ hours: 1 })
    await house.keepList()
    const again = await house.colleague('counsellor')
    expect((await entryOf(again, '旧二')).meetBy).toBe(called.meetBy)
    expect((await entryOf(again, '旧三')).meetBy).toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Frame, Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const cry = (resident: Visitor) =>
  resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })

/** What a screen open at `path` hears from before a cry for help until its page goes out. */
async function heardBy(desk: Visitor, path: string, name: string): Promise<Frame[]> {
  const { seq } = await desk.must('GET /api/crisis/board')
  const heard = desk.listen(path, (frames) => frames.some((one) => one.data.state === 'PAGED'), seq)
  await cry(await house.neighbour(name))
  return heard
}

describe('the stream of the board', () => {
  it('brings the board with the change where it is asked for, as the database holds it', async () => {
    const lin = await house.as('林晓安')
    const frames = await heardBy(lin, '/api/crisis/stream?show=open', '测试街坊甲')
    const brought = frames.find((one) => one.data.board)
    const board = brought?.data.board as { rows: { id: string; name: string | null }[]; seq: number } | undefined
    expect(board?.seq).toBeGreaterThanOrEqual(brought!.id!)
    const raised = frames.find((one) => one.data.kind === 'crisis.alert_raised')!.data
    const { rows } = await lin.must('GET /api/crisis/board')
    const now = rows.find((row) => row.id === raised.eventId)!
    const shown = board!.rows.find((row) => row.id === raised.eventId)!
    expect([shown.name, now.name]).toEqual(['测试街坊甲', '测试街坊甲'])
    expect(board!.rows.map((row) => row.id)).toEqual(rows.map((row) => row.id))
  })

  it('says no name and no word where the board is not asked for', async () => {
    const frames = await heardBy(await house.as('林晓安'), '/api/crisis/stream', '测试街坊乙')
    expect(frames.every((one) => one.data.board === undefined)).toBe(true)
    expect(JSON.stringify(frames)).not.toMatch(/测试街坊|不想活/)
  })
})

import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openHouse } from '../../testing.ts'
import { reapTimers } from './jobs.ts'

it('a ladder that cannot be climbed keeps no other waiting, and the house says so in its log', async () => {
  const house = await openHouse({ street: true })
  const lin = await house.as('林晓安')
  const board = async () => (await lin.must('GET /api/crisis/board')).rows
  const before = new Set((await board()).map((row) => row.id))
  const numbers: string[] = []
  for (let n = 0; n < 2; n += 1) {
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    numbers.push((await board()).find((row) => !before.has(row.id) && !numbers.includes(row.id))!.id)
  }
  // whatever may go wrong with one of them: here its pages cannot be written
  const line = await house.floor.engine.hold()
  await line.query(`create function break_it() returns trigger language plpgsql as
    $$ begin if new.event_id = '${numbers[0]}' then raise exception 'broken'; end if; return new; end $$`)
  await line.query('create trigger break_it before insert on crisis_page for each row execute function break_it()')
  line.release()
  house.floor.clock.turn({ minutes: 3 })
  await expect(reapTimers(house.floor)).rejects.toThrow()
  const pagesOf = async (id: string) =>
    (await lin.must('GET /api/crisis/events/:id', { params: { id } })).timeline.filter(
      (one) => one.what === 'crisis.paged',
    )
  expect(await pagesOf(numbers[0]!)).toHaveLength(1)
  expect((await pagesOf(numbers[1]!)).length).toBeGreaterThan(1)
  await house.close()
})

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

it('words and the alert they raise are kept together or not at all, so that sending them again raises it', async () => {
  const house = await openHouse({ street: true })
  const lin = await house.as('林晓安')
  const board = async () => (await lin.must('GET /api/crisis/board')).rows
  const before = new Set((await board()).map((row) => row.id))
  const alone = async (...statements: string[]) => {
    const line = await house.floor.engine.hold()
    for (const one of statements) await line.query(one)
    line.release()
  }
  // whatever may go wrong after the words are written: here the event cannot be
  await alone(
    `create function break_event() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
    'create trigger break_event before insert on crisis_event for each row execute function break_event()',
  )
  const guest = house.visitor()
  await guest.must('GET /api/companion/conversation')
  const body = { id: randomUUID(), text: '我不想活了' }
  const said = async () =>
    (await guest.must('GET /api/companion/conversation')).messages.filter((one) => one.id === body.id).length
  expect((await guest.call('POST /api/companion/messages', { body })).status).toBe(500)
  expect([await said(), (await board()).filter((row) => !before.has(row.id)).length]).toEqual([0, 0])
  await alone('drop trigger break_event on crisis_event')
  for (let n = 0; n < 2; n += 1) await guest.must('POST /api/companion/messages', { body })
  expect([await said(), (await board()).filter((row) => !before.has(row.id)).length]).toEqual([1, 1])
  await house.close()
})

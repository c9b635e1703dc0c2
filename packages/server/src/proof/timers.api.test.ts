import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { reapTimers } from '../rooms/crisis/jobs.ts'
import { openHouse } from '../testing.ts'
import { bookTimersSql } from './timers.ts'

it('every timer fires once although two look at the same time, and none is left', async () => {
  const house = await openHouse({ street: true, freshly: true })
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const line = await house.floor.engine.hold()
  await line.query(bookTimersSql, [300, 60, 1])
  line.release()
  house.floor.clock.turn({ seconds: 61 })
  // whoever finds the event in the other's hands leaves its timer for the next look
  for (let left = 1, n = 0; left > 0 && n < 20; n += 1)
    left = Math.max(...(await Promise.all([reapTimers(house.floor), reapTimers(house.floor)])))
  const look = await house.floor.engine.hold()
  const { rows } = await look.query(
    `select count(fired_at)::int as fired, count(*)::int as all,
       (select count(*)::int from audit_line where line = 'crisis.timer_fired' and about = min(t.event_id::text)) as noted
     from crisis_timer t where kind = 'follow_up' and task_id is null`,
  )
  look.release()
  expect(rows[0]).toEqual({ fired: 300, all: 300, noted: 300 })
  await house.close()
}, 120_000)

it('a rung of a ladder is climbed before a long row of calmer timers that were due earlier', async () => {
  const house = await openHouse({ street: true, freshly: true })
  await house.settle()
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const line = await house.floor.engine.hold()
  await line.query(bookTimersSql, [300, 60, 1])
  line.release()
  house.floor.clock.turn({ minutes: 2, seconds: 5 })
  await reapTimers(house.floor)
  const look = await house.floor.engine.hold()
  const { rows } = await look.query(
    `select (select count(*)::int from crisis_timer where kind = 'rung' and rung > 0 and fired_at is not null
         and event_id = (select id from crisis_event order by number desc limit 1)) as climbed,
       (select count(*)::int from crisis_timer where kind = 'follow_up' and task_id is null and fired_at is null) as waiting`,
  )
  look.release()
  expect(Number(rows[0]!.climbed)).toBe(1)
  expect(Number(rows[0]!.waiting)).toBeGreaterThan(0)
  await house.close()
}, 120_000)

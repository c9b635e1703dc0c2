import { randomUUID } from 'node:crypto'
import { type CrisisState, crisisStates, crisisSteps, isEnded, mayStep } from '@anxin/core/crisis/state.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldLine } from '../../platform/db/engine.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
let line: HeldLine
let eventId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  line = await house.floor.engine.hold()
  const { rows } = await line.query(`select id from crisis_event order by number desc limit 1`)
  eventId = rows[0]!.id as string
})
afterAll(async () => {
  line.release()
  await house.close()
})

const said = async (sql: string, params: unknown[] = []): Promise<string> => {
  try {
    await line.query(sql, params)
    return 'done'
  } catch (error) {
    return (error as Error).message
  }
}

/** The shortest lawful way to each state from PAGED. */
function waysFrom(start: CrisisState): Map<CrisisState, CrisisState[]> {
  const ways = new Map<CrisisState, CrisisState[]>([[start, []]])
  for (const [state, way] of ways) for (const to of crisisSteps[state]) if (!ways.has(to)) ways.set(to, [...way, to])
  return ways
}

describe('the database alone, with nobody of the house in between', () => {
  it('refuses every step the protocol does not have, from every state an event can stand in', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const [from, way] of waysFrom('PAGED')) {
      for (const to of crisisStates.filter((one) => one !== from)) {
        await line.query('begin')
        for (const one of way) await line.query('update crisis_event set state = $2 where id = $1', [eventId, one])
        const answer = await said('update crisis_event set state = $2 where id = $1', [eventId, to])
        await line.query('rollback')
        tried += 1
        if ((answer === 'done') !== mayStep(from, to)) wrong.push(`${from} > ${to}: ${answer}`)
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(150)
  })

  it('refuses to commit an open event without a timer, or without owner and rung, in every state', async () => {
    const wrong: string[] = []
    for (const [state, way] of waysFrom('PAGED')) {
      if (isEnded(state)) continue
      const nobody = 'null'
      const somebody = '(select s.id from staff s where s.tenant_id = crisis_event.tenant_id order by s.id limit 1)'
      const ended = 'update crisis_timer set cancelled_at = clock_timestamp() where event_id = $1'
      for (const [owner, sql, why] of [
        [nobody, ended, /no timer|neither owner nor rung/],
        [nobody, `update crisis_timer set kind = 'contact' where event_id = $1 and fired_at is null`, /neither owner/],
        // whoever owns it may forget it: a timer calls them
        [somebody, ended, /no timer/],
      ] as const) {
        await line.query('begin')
        for (const one of way) await line.query('update crisis_event set state = $2 where id = $1', [eventId, one])
        await line.query(`update crisis_event set owner_id = ${owner} where id = $1`, [eventId])
        const answer = await said(sql, [eventId])
        const committed = answer === 'done' ? await said('set constraints all immediate') : answer
        await line.query('rollback')
        if (!why.test(committed)) wrong.push(`${state} ${owner}: ${sql} — ${committed}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('refuses to unmake a drill, or to make one of a real event', async () => {
    expect(await said('update crisis_event set drill = true where id = $1', [eventId])).toMatch(/drill/)
    expect(await said('update crisis_event set quiet = true where id = $1', [eventId])).toMatch(/drill/)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { pageSql } from './actions/rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe('what a community worker saw', () => {
  it('reaches a person at once when there is danger, and no third party is written down', async () => {
    const grid = await house.colleague('community_worker')
    const body = {
      id: randomUUID(),
      person: { name: '王奶奶', where: '三号楼二单元' },
      signs: ['talks_of_dying' as const],
      dangerNow: false,
      words: '她说活够了',
    }
    expect(
      (await grid.call('POST /api/worklist/observations', { body: { ...body, words: '李明叔叔骂她' } })).refused,
    ).toBe('BAD_INPUT')
    const named = { ...body, words: '王小明每天打她' }
    expect(await grid.call('POST /api/worklist/observations', { body: named })).toMatchObject({
      refused: 'BAD_INPUT',
      reply: { field: 'noNames' },
    })
    expect(await grid.must('POST /api/worklist/observations', { body })).toEqual({ told: true })
    const other = { name: '赵爷爷', where: '三号楼一单元' }
    const noName = { ...body, id: randomUUID(), person: other, words: '房里连喊不应', noNames: true }
    expect(await grid.must('POST /api/worklist/observations', { body: noName })).toEqual({ told: true })
    expect(await grid.must('POST /api/worklist/observations', { body })).toEqual({ told: true })
    const rows = (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.filter(
      (row) => row.name === '王奶奶',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ grade: 'ORANGE', source: 'worker', signals: 1 })
    expect((await grid.call('GET /api/worklist/entries')).refused).toBe('FORBIDDEN')
    const worker = await house.colleague('social_worker')
    const row = (await worker.must('GET /api/worklist/entries')).rows.find((one) => one.name === '王奶奶')!
    const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })
    expect(entry.seen).toMatchObject([{ where: '三号楼二单元', signs: ['talks_of_dying'], words: '她说活够了' }])
  })
})

/** Entries in the list of the street's agency, one in ten closed. */
const entries = 40_000
const fill = `
  insert into worklist_entry (id, tenant_id, resident_id, unit_id, colour, urgency, tier, rule, decision_id, state, due_what, due_at, outcome, opened_at, closed_at)
  select gen_random_uuid(), u.tenant_id, gen_random_uuid(), u.id, case when n % 3 = 0 then 'ORANGE' else 'YELLOW' end, 4 + 2 * (n % 3), 2, 'Y2',
    gen_random_uuid(), case when n % 10 = 0 then 'closed' else 'open' end, 'acknowledge', now() + (n % 9973) * interval '1 second',
    case when n % 10 = 0 then 'watch' end, now(), case when n % 10 = 0 then now() end
  from generate_series(1, ${entries}) n, (select id, tenant_id from unit where kind = 'cabin' and tenant_id is not null limit 1) u`

interface Plan {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly 'Actual Rows': number
}

describe('a long list', () => {
  it('costs no more than a short one: a page of fifty is cut from its own index, through the row walls', async () => {
    const line = await house.floor.engine.hold()
    await line.script(`${fill}; analyze worklist_entry; analyze unit`)
    const { rows } = await line.query(
      `select id, tenant_id from unit where kind = 'cabin' and tenant_id is not null limit 1`,
    )
    const { id: unitId, tenant_id: tenantId } = rows[0] as { id: string; tenant_id: string }
    await line.script(`begin; set local role anxin_app; select set_config('anxin.tenant', '${tenantId}', true)`)
    const explained = await line.query(`explain (analyze, buffers, format json) ${pageSql('open', false)}`, [
      ...[tenantId, [unitId], tenantId],
    ])
    await line.script('rollback')
    line.release()
    const said = explained.rows[0]!['QUERY PLAN']
    const [{ Plan: plan }] = (typeof said === 'string' ? JSON.parse(said) : said) as [{ Plan: Plan }]
    expect(plan['Actual Rows']).toBe(51)
    expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThanOrEqual(120)
  })

  it('is read page by page, nobody twice and nobody left out', async () => {
    const worker = await house.colleague('social_worker')
    const seen = new Set<string>()
    let after: string | null | undefined
    for (let page = 0; page < 5; page += 1) {
      const list = await worker.must('GET /api/worklist/entries', { params: after ? { after } : {} })
      for (const row of list.rows) seen.add(row.id)
      expect(seen.size).toBe((page + 1) * 50)
      after = list.next
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  chen = await house.as('陈督明')
  await fill()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)

/** Many cases at the place of the street, in work and over: several of one moment, some without a time to be done by. */
const fill = () =>
  sql(
    `insert into care_case (id, tenant_id, unit_id, resident_id, lead_id, colour, population, source, opened_at, state_at, phase_due_at)
     select gen_random_uuid(), c.tenant_id, c.unit_id, gen_random_uuid(), c.lead_id,
       case when n % 9 = 0 then 'RED' when n % 5 = 0 then 'ORANGE' else 'YELLOW' end, 'general', 'walk_in',
       c.opened_at, c.opened_at + n / 3 * interval '1 microsecond', case when n % 7 = 0 then null else c.opened_at + n / 3 * interval '1 hour' end
     from (select * from care_case order by number limit 1) c, generate_series(1, 230) n`,
  ).then(() =>
    sql(
      `update care_case set state = 'DECLINED' where id in
         (select id from care_case where state = 'NEW' and resident_id not in (select id from resident) order by number limit 115)`,
    ),
  )

type View = 'place' | 'ended'
const page = (view: View, after?: string | null) =>
  chen.must('GET /api/casework/cases', { params: { view, ...(after ? { after } : {}) } })

/** Reads on to the end; something may happen after each page. */
async function readOn(view: View, between?: (seen: readonly string[]) => Promise<unknown>) {
  const seen: string[] = []
  const pages: Awaited<ReturnType<typeof page>>[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const got = await page(view, next)
    pages.push(got)
    seen.push(...got.rows.map(({ id }) => id))
    next = got.next
    await between?.(seen)
  }
  return { seen, pages, rows: pages.flatMap(({ rows }) => rows) }
}
const all = async (view: View) =>
  (
    await sql(
      `select c.id from care_case c join unit u on u.id = c.unit_id where (c.state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')) = $1
         and u.path @> (select path from unit where id = (select unit_id from care_case order by number limit 1))`,
      [view === 'ended'],
    )
  ).map(({ id }) => id as string)

describe('the list of cases, page by page', () => {
  it.each(['place', 'ended'] as const)('%s: shows everybody once, in one order', async (view) => {
    const { seen, pages, rows } = await readOn(view)
    expect(pages.length).toBeGreaterThan(1)
    expect([...seen].sort()).toEqual((await all(view)).sort())
    if (view === 'ended') {
      expect(rows.map(({ stateAt }) => stateAt)).toEqual(
        rows
          .map(({ stateAt }) => stateAt)
          .sort()
          .reverse(),
      )
      return
    }
    const calm = rows.map(({ colour }) => !['RED-E', 'RED', 'ORANGE'].includes(colour))
    expect(calm).toEqual([...calm].sort())
    for (const side of [true, false]) {
      const due = rows.filter((_, n) => calm[n] === side).map(({ dueAt }) => dueAt ?? '9')
      expect(due).toEqual([...due].sort())
    }
  })

  it('neither repeats nor leaves out anybody while cases are opened, become urgent, are put off and end', async () => {
    const before = await all('place')
    const changed = new Set<string>()
    let first: readonly string[] | undefined
    const { seen } = await readOn('place', async (sofar) => {
      if (first) return
      first = [...sofar]
      const later = before.filter((id) => !sofar.includes(id))
      const [urgent, sooner] = [later.at(-1)!, later.at(-2)!]
      const [over, putOff] = [sofar[3]!, sofar[40]!]
      for (const id of [urgent, sooner, over, putOff]) changed.add(id)
      await sql(`update care_case set colour = 'RED-E' where id = $1`, [urgent])
      await sql(`update care_case set phase_due_at = opened_at - interval '1 day' where id = $1`, [sooner])
      await sql(`update care_case set state = 'DECLINED' where id = $1`, [over])
      await sql(`update care_case set phase_due_at = null where id = $1`, [putOff])
      // new ones, before and behind where one reads
      for (const [colour, hours] of [
        ['RED-E', 0],
        ['YELLOW', 1000],
      ] as const)
        await sql(
          `insert into care_case (id, tenant_id, unit_id, resident_id, lead_id, colour, population, source, opened_at, state_at, phase_due_at)
           select gen_random_uuid(), tenant_id, unit_id, gen_random_uuid(), lead_id, $1, 'general', 'walk_in', opened_at, state_at,
             opened_at + $2 * interval '1 hour' from care_case order by number limit 1`,
          [colour, hours],
        )
    })
    const untouched = before.filter((id) => !changed.has(id))
    for (const id of untouched) expect(seen.filter((one) => one === id)).toEqual([id])
    // whoever was shown and changed since may come again with what is true now, and read anew everybody is there once
    expect(seen.filter((id) => id === [...changed][2])).toHaveLength(1)
    const again = await readOn('place')
    expect(again.seen).toHaveLength(new Set(again.seen).size)
    expect([...again.seen].sort()).toEqual((await all('place')).sort())
    expect(again.rows[0]!.colour).toBe('RED-E')
  })

  it('goes on nowhere but in its own order', async () => {
    const { next } = await page('place')
    expect(next).toMatch(/^(true|false)~/)
    for (const after of ['', '2', "true~infinity~'~x", `${next}x`])
      expect((await chen.call('GET /api/casework/cases', { params: { view: 'place', after } })).refused).toBe(
        'BAD_INPUT',
      )
    // somebody of another agency is led nowhere by it
    const stranger = await house.colleague('social_worker', 'elsewhere')
    expect((await stranger.must('GET /api/casework/cases', { params: { view: 'place', after: next! } })).rows).toEqual(
      [],
    )
  })
})

describe('what everybody carries', () => {
  it('is the same, counted for one after the other or for a whole city at once, with volunteers and what is late', async () => {
    const volunteer = (await (await house.colleague('volunteer')).must('GET /api/identity/staff')).personId
    await sql(
      `insert into case_member (case_id, staff_id, tenant_id, part, since) select id, $1, tenant_id, 'volunteer', opened_at from care_case where state = 'NEW' order by number limit 7`,
      [volunteer],
    )
    await sql(`update care_case set state_at = state_at, phase_due_at = $1 where number % 3 = 0`, [
      new Date(house.now().getTime() - 60_000),
    ])
    const [{ tenant_id: tenantId }] = (await sql('select tenant_id from staff where id = $1', [volunteer])) as [
      { tenant_id: string },
    ]
    const counted = (how: string) =>
      inTransaction(house.floor, { as: 'tenant', tenantId }, async ({ line }) => {
        const people = `(select array_agg(id order by id) from staff where tenant_id = '${tenantId}')`
        return (await line.query(`select * from ${how}(${people}, $1) order by staff_id`, [house.now()])).rows
      })
    const many = await counted('case_load_many')
    expect(many).toEqual(await counted('case_load'))
    expect(many.find((row) => row.staff_id === volunteer)).toMatchObject({ active: 7, urgent: 0 })
    expect(many.some((row) => Number(row.active) > 50 && Number(row.overdue) > 10 && Number(row.urgent) > 10)).toBe(
      true,
    )
    // above forty colleagues the page counts them at once
    for (let n = 0; n < 41; n += 1) await house.colleague('social_worker')
    const { rows } = await chen.must('GET /api/casework/caseload')
    expect(rows.length).toBeGreaterThan(40)
    const li = rows.find(({ name }) => name === '李静')!
    expect(many.find((row) => row.staff_id === li.staffId)).toMatchObject({ active: li.active, overdue: li.overdue })
  })
})

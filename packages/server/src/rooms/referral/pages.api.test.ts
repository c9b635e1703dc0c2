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

const asOwner = (work: readonly string[]) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    await line.query('reset role')
    let rows: Record<string, unknown>[] = []
    for (const text of work) rows = (await line.query(text)).rows
    return rows
  })

/** Many letters of the street's cabin, on the way and over: several of one moment, some that wait for nobody. */
const fill = () =>
  asOwner([
    'alter table referral disable trigger user',
    `insert into referral select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number', 'Z' || n, 'earlier_id', null,
       'state', case when n % 2 = 0 then 'CLOSED' else 'SENT' end, 'created_at', r.created_at - (n / 5) * interval '1 microsecond',
       'due_at', case when n % 7 = 0 then null else r.created_at + (n / 5) * interval '1 microsecond' end))).*
     from referral r, generate_series(1, 460) n where r.id = (select id from referral where state = 'SENT' order by number limit 1)`,
    'alter table referral enable trigger user',
  ])

type View = 'open' | 'over'
const page = (view: View, after?: string | null) =>
  chen.must('GET /api/referral/referrals', { params: { view, ...(after ? { after } : {}) } })
/** Reads on to the end; something may happen after each page. */
async function readOn(view: View, between?: (seen: readonly string[]) => Promise<unknown>) {
  const rows: Awaited<ReturnType<typeof page>>['rows'] = []
  for (let next: string | null | undefined; next !== null; ) {
    const got = await page(view, next)
    expect(got.rows.length).toBeLessThanOrEqual(100)
    rows.push(...got.rows)
    next = got.next
    await between?.(rows.map(({ id }) => id))
  }
  return rows
}
const all = async (view: View) =>
  (
    await asOwner([
      `select r.id from referral r join unit u on u.id = r.unit_id where u.name = '梧桐里小屋'
         and (r.state in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED')) = ${view === 'over'}`,
    ])
  ).map(({ id }) => id as string)

describe('the letters of a place', () => {
  it.each(['open', 'over'] as const)('that are %s come a hundred at a time: every one, and each once', async (view) => {
    const rows = await readOn(view)
    expect(rows.length).toBeGreaterThan(200)
    expect(rows.map(({ id }) => id).sort()).toEqual((await all(view)).sort())
    const key = (row: (typeof rows)[number]) => (view === 'open' ? (row.dueAt ?? '9') : row.createdAt)
    const keys = rows.map(key)
    expect(keys).toEqual(view === 'open' ? [...keys].sort() : [...keys].sort().reverse())
  })

  it('are read on to the end though letters that were seen end meanwhile', async () => {
    const before = await all('open')
    const rows = await readOn('open', (seen) =>
      asOwner([
        'alter table referral disable trigger user',
        `update referral set state = 'CLOSED' where id = '${seen[0]}'`,
        'alter table referral enable trigger user',
      ]),
    )
    expect(rows.map(({ id }) => id).sort()).toEqual(before.sort())
    expect((await chen.call('GET /api/referral/referrals', { params: { after: 'x~y' } })).refused).toBe('BAD_INPUT')
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { leaderlessSql, owedParams, owedSql } from './actions/owed.ts'
import { keepOwed } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Cases of a place that has worked for years: one in seven in work, of which so many were never looked at again. */
const [cases, every, forgotten, red] = [14_000, 7, 450, 50]
const fill = `
  create temp table place as select u.id, u.tenant_id,
    (select f.id from staff f where f.tenant_id = u.tenant_id and f.state = 'active' order by f.id limit 1) as lead_id,
    (select f.id from staff f where f.tenant_id = u.tenant_id order by f.id desc limit 1) as other_id
    from unit u where u.kind = 'cabin' and u.tenant_id is not null limit 1;
  alter table care_case disable trigger user;
  alter table case_task disable trigger user;
  insert into care_case (id, tenant_id, unit_id, resident_id, lead_id, state, colour, population, source, opened_at, state_at,
      plan_agreed_at, plan_signed_by, last_contact_at, reviewed_at)
    select gen_random_uuid(), p.tenant_id, p.id, gen_random_uuid(), p.lead_id, case when n % ${every} = 0 then 'ACTIVE' else 'DECLINED' end,
      case when n <= ${every * forgotten} and n % ${(every * forgotten) / red} = 0 then 'RED' else 'YELLOW' end, 'general', 'walk_in', now() - interval '1 year', now() - interval '10 days',
      case when n <= ${every * forgotten} then now() - interval '1 year' else now() end, p.other_id, now() - interval '1 day', now() - interval '1 day'
    from generate_series(1, ${cases}) n, place p;
  insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at, state, done_at)
    select gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'call', '', c.lead_id, now(), 'done', now() from care_case c, generate_series(1, 2);
  alter table care_case enable trigger user;
  alter table case_task enable trigger user;
  analyze care_case; analyze case_task`

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}
const scans = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(scans),
]

/** What was asked for by now. */
const asked = () =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select count(*)::int as all, count(distinct t.case_id)::int as cases, count(*) filter (where c.colour = 'RED')::int as red
       from case_task t join care_case c on c.id = t.case_id where t.kind = 'measure'`,
    )
    return rows[0]
  })

it('the first hours after an update: the gravest first, each pass goes on where the one before ended, through indexes', async () => {
  const line = await house.floor.engine.hold()
  await line.script(fill)
  const { tenant_id: tenantId } = (await line.query('select tenant_id from place')).rows[0] as { tenant_id: string }
  const params = owedParams(tenantId as never, house.now())
  await line.script(`begin; set local role anxin_app; select set_config('anxin.tenant', '${tenantId}', true)`)
  for (const [sql, values] of [
    [owedSql, params],
    [leaderlessSql, [tenantId, house.now(), '2026-01-01', params[6], 0]],
  ] as const) {
    const said = (await line.query(`explain (format json) ${sql}`, [...values])).rows[0]!['QUERY PLAN']
    const [{ Plan: plan }] = (typeof said === 'string' ? JSON.parse(said) : said) as [{ Plan: Plan }]
    expect(scans(plan).filter((table) => ['care_case', 'case_task', 'response'].includes(table))).toEqual([])
  }
  await line.script('rollback')
  line.release()
  const passes: unknown[] = []
  for (let n = 0; n < 4; n += 1) {
    await keepOwed(house.floor)
    passes.push(await asked())
  }
  expect(passes).toEqual([200, 400, forgotten, forgotten].map((all) => ({ all, cases: all, red })))
}, 60_000)

/** Urgent cases of a lead whose ended certificate none of them asks for, and behind them one whose lead has left. */
const behind = `
  create temp table leads as select u.id as unit_id, u.tenant_id, (array_agg(f.id order by f.id))[1] as here, (array_agg(f.id order by f.id))[2] as gone
    from unit u join staff f on f.tenant_id = u.tenant_id and f.state = 'active'
      and not exists (select 1 from staff_grant g where g.staff_id = f.id and g.role in ('supervisor', 'agency_admin'))
    where u.kind = 'cabin' group by u.id, u.tenant_id limit 1;
  alter table care_case disable trigger user;
  insert into staff_certificate (id, tenant_id, staff_id, duty, number, valid_until)
    select gen_random_uuid(), tenant_id, here, 'C-OLD', '旧', '2020-01-01' from leads;
  update staff set state = 'suspended' where id = (select gone from leads);
  insert into care_case (id, tenant_id, unit_id, resident_id, lead_id, state, colour, population, source, opened_at, state_at,
      plan_agreed_at, plan_signed_by, last_contact_at, reviewed_at)
    select case when n = 0 then 'ffffffff-ffff-4fff-bfff-ffffffffffff'::uuid else gen_random_uuid() end, l.tenant_id, l.unit_id, gen_random_uuid(),
      case when n = 0 then l.gone else l.here end, 'ACTIVE', 'ORANGE', 'general', 'walk_in', now(), now(), now(), l.gone, now(), now()
    from generate_series(0, 450) n, leads l;
  alter table care_case enable trigger user`

it('a case whose lead has left is found behind hundreds that may keep theirs', async () => {
  const line = await house.floor.engine.hold()
  await line.script(behind)
  line.release()
  await keepOwed(house.floor)
  const { rows } = await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
    line.query(`select case_id from case_task where kind = 'handover'`),
  )
  expect(rows).toEqual([{ case_id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }])
}, 60_000)

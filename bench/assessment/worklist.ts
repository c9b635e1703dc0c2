import pg from 'pg'
import { BuiltServer, freePort } from '../../packages/server/src/proof/built-server.ts'
import { pageSql } from '../../packages/server/src/rooms/worklist/actions/rows.ts'
import type { Ground } from '../spine/ground.ts'
import { median } from '../spine/measure.ts'

export interface Page {
  readonly entries: number
  readonly buffers: number
  readonly rows: number
  readonly ms: number
}

const agency = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** Entries of two agencies, nine in ten closed, the rest open; every row with a resident and a decision of its own. */
async function fill(sql: pg.Client, entries: number): Promise<void> {
  await sql.query(`insert into tenant (id, name, created_at) values ('${agency(1)}', '甲机构', now()), ('${agency(2)}', '乙机构', now()) on conflict do nothing;
    insert into unit (id, tenant_id, kind, name, code, path, created_at) select ('01900000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid,
      case when n % 2 = 0 then '${agency(1)}'::uuid else '${agency(2)}' end, 'cabin', '小屋' || n, 'bench-' || n,
      array[('01900000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid], now() from generate_series(1, 60) n on conflict do nothing`)
  await sql.query(`set session_replication_role = replica`)
  await sql.query(
    `insert into worklist_entry (id, tenant_id, resident_id, unit_id, colour, urgency, tier, rule, decision_id, state, due_what, due_at, outcome, opened_at, closed_at)
     select gen_random_uuid(), case when n % 2 = 0 then '${agency(1)}'::uuid else '${agency(2)}' end, gen_random_uuid(),
       ('01900000-0000-7000-8001-' || lpad((case when n % 60 = 0 then 60 else n % 60 end)::text, 12, '0'))::uuid, c.colour, c.urgency, 2, 'Y2', gen_random_uuid(),
       case when n % 10 = 0 or n % 10 = 1 then 'open' else 'closed' end, 'acknowledge', now() + (n % 100000) * interval '1 second',
       case when n % 10 = 0 or n % 10 = 1 then null else 'watch' end, now() - n * interval '1 second',
       case when n % 10 = 0 or n % 10 = 1 then null else now() end
     from generate_series(1, $1::int) n cross join lateral (select * from (values ('ORANGE', 4), ('YELLOW', 6), ('YELLOW', 5)) v(colour, urgency) offset n % 3 limit 1) c`,
    [entries],
  )
  await sql.query(`set session_replication_role = origin`)
  await sql.query('vacuum analyze worklist_entry')
}

/** The first page of the list through the row walls, as the app role, planned and run by PostgreSQL. */
async function readPage(sql: pg.Client, entries: number): Promise<Page> {
  const found: Page[] = []
  for (let n = 0; n < 7; n += 1) {
    await sql.query('begin')
    await sql.query(`set local role anxin_app; select set_config('anxin.tenant', '${agency(1)}', true)`)
    const { rows: units } = await sql.query(`select id from unit where tenant_id = '${agency(1)}'`)
    const asked = [agency(1), units.map((row) => row.id as string), agency(9)]
    const { rows } = await sql.query(
      `explain (analyze, buffers, format json) ${pageSql('open', false)}`,
      asked,
    )
    await sql.query('rollback')
    const [{ Plan: plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'] as [
      { Plan: Record<string, number>; 'Execution Time': number },
    ]
    found.push({
      entries,
      buffers: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!,
      rows: plan['Actual Rows']!,
      ms,
    })
  }
  const ms = median(found.map((one) => one.ms))
  return { ...found.at(-1)!, ms }
}

/** A page of fifty out of ten thousand entries and out of a million. */
export async function measureList(ground: Ground): Promise<{ small: Page; large: Page }> {
  const pageOf = async (name: string, entries: number): Promise<Page> => {
    const url = await ground.makeDatabase(name)
    await (await BuiltServer.start({ ...ground.place, databaseUrl: url, port: await freePort() })).stop()
    const sql = new pg.Client({ connectionString: url })
    await sql.connect()
    await fill(sql, entries)
    const page = await readPage(sql, entries)
    await sql.end()
    return page
  }
  return { small: await pageOf('list_small', 10_000), large: await pageOf('list_large', 1_000_000) }
}

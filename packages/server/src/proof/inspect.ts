import { verifyChain } from '../platform/audit/chain.ts'
import type { Engine, Line } from '../platform/db/engine.ts'

/** A message that was answered 200. */
export interface Expected {
  readonly id: string
  readonly risky: boolean
}

/** Broken promises, where each shows first and how often; empty when all hold. */
export type Broken = { readonly promise: string; readonly found: string; readonly count: number }[]

export const keptPromise = 'an answered message is kept'

const isRisky = `m.sender = 'resident' and m.level in ('L3', 'L4')`

/** Each statement finds rows that must not be; `expected` holds what was answered. */
const promises: readonly (readonly [promise: string, sql: string])[] = [
  [keptPromise, 'select id from expected where id not in (select id from message)'],
  [
    'lines of a conversation are numbered without gaps',
    `select c.id from conversation c join message m on m.conversation_id = c.id
     group by c.id having count(*) <> max(m.seq) or max(m.seq) <> c.seq`,
  ],
  [
    'an answered risky message has its signal, once',
    'select id from expected x where risky and (select count(*) from crisis_signal s where s.message_id = x.id) <> 1',
  ],
  [
    'whatever risky line is kept, answered or not, has its signal',
    `select id from message m where ${isRisky} and not exists (select 1 from crisis_signal s where s.message_id = m.id)`,
  ],
  [
    'a conversation with a risky line has exactly one open event, or one that people have closed',
    `select m.conversation_id from message m where ${isRisky}
       and not exists (select 1 from crisis_event e where e.conversation_id = m.conversation_id and e.state = 'CLOSED') group by 1
     having (select count(*) from crisis_event e where e.conversation_id = m.conversation_id and e.state not in ('CLOSED', 'DECEASED')) <> 1`,
  ],
  [
    'an event that nobody has taken has exactly one running ladder',
    `select e.id from crisis_event e where e.state = 'PAGED'
     and (select count(*) >= 1 and count(*) = count(distinct rung) from crisis_timer t
          where t.event_id = e.id and t.kind = 'rung' and fired_at is null and cancelled_at is null) is not true`,
  ],
  [
    'the first rung of an event was paged',
    'select e.id from crisis_event e where not exists (select 1 from crisis_page p where p.event_id = e.id and p.rung = 0)',
  ],
  [
    'nobody is paged twice by one transaction',
    `select p.event_id from crisis_page p join notice n on n.id = p.notice_id
     group by p.event_id, p.rung, p.staff_id, p.to_name, n.channel, p.at having count(*) > 1`,
  ],
  [
    'a page that waits to be sent has its job',
    `select n.id from notice n where n.state = 'queued'
     and not exists (select 1 from job j where j.kind in ('outside.call','outside.send') and j.body->>'noticeId' = n.id::text and j.dead_at is null)`,
  ],
  ['no job has died', 'select id from job where dead_at is not null'],
]

/** Looks for every promise in the rows themselves, with the rights of the owner of the database. */
export async function inspect(engine: Engine, expected: readonly Expected[]): Promise<Broken> {
  const line = await engine.hold()
  try {
    await line.script('create temp table expected (id uuid primary key, risky boolean not null)')
    await line.query('insert into expected select * from unnest($1::uuid[], $2::boolean[])', [
      expected.map((one) => one.id),
      expected.map((one) => one.risky),
    ])
    const broken: Broken = []
    for (const [promise, sql] of promises) {
      const { rows } = await line.query(sql)
      const some = rows.slice(0, 5).map((row) => Object.values(row)[0])
      if (rows.length > 0) broken.push({ promise, found: some.join(' '), count: rows.length })
    }
    return [...broken, ...(await brokenChains(line))]
  } finally {
    line.release()
  }
}

/** The audit chain of every agency, from its first link. */
async function brokenChains(line: Line): Promise<Broken> {
  const { rows } = await line.query('select distinct chain from audit_link')
  const broken: Broken = []
  for (const row of rows) {
    const { holds, firstBroken } = await verifyChain(line, row.chain as string)
    if (!holds) broken.push({ promise: 'the audit chain holds', found: `${row.chain} at ${firstBroken}`, count: 1 })
  }
  return broken
}

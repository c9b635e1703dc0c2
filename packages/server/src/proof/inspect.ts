import { verifyChain } from '../platform/audit/chain.ts'
import type { Engine, Line } from '../platform/db/engine.ts'

/** What must be in the database. */
export interface Expected {
  /** Ids of messages that were answered 200. */
  readonly answered: readonly string[]
  /** Those of them that were risky. */
  readonly risky: readonly string[]
}

/** A broken promise and where it shows; empty when all hold. */
export type Broken = { readonly promise: string; readonly found: string }[]

/** Each statement finds rows that must not be; `$1` are the answered ids, `$2` the risky ones among them. */
const promises: readonly (readonly [promise: string, sql: string])[] = [
  ['an answered message is kept', 'select id from unnest($1::uuid[]) id where $2::uuid[] is not null and not exists (select 1 from message m where m.id = id.id)'],
  [
    'lines of a conversation are numbered without gaps',
    `select c.id from conversation c join message m on m.conversation_id = c.id where $1::uuid[] is not null and $2::uuid[] is not null
     group by c.id having count(*) <> max(m.seq) or max(m.seq) <> c.seq`,
  ],
  [
    'an answered risky message has its signal, once',
    `select id from unnest($2::uuid[]) id where $1::uuid[] is not null and (select count(*) from crisis_signal s where s.message_id = id.id) <> 1`,
  ],
  [
    'whatever risky line is kept, answered or not, has its signal',
    `select id from message m where $1::uuid[] is not null and $2::uuid[] is not null and sender = 'resident' and level in ('L3', 'L4')
     and not exists (select 1 from crisis_signal s where s.message_id = m.id)`,
  ],
  [
    'a conversation with a risky line has exactly one open event',
    `select m.conversation_id from message m where $1::uuid[] is not null and $2::uuid[] is not null and sender = 'resident' and level in ('L3', 'L4')
     group by 1 having (select count(*) from crisis_event e where e.conversation_id = m.conversation_id and e.state not in ('CLOSED', 'DECEASED')) <> 1`,
  ],
  [
    'an event that nobody has taken has exactly one running ladder',
    `select e.id from crisis_event e where $1::uuid[] is not null and $2::uuid[] is not null and e.state = 'PAGED'
     and (select coalesce(count(*) = count(distinct rung) and count(*) >= 1, false) from crisis_timer t
          where t.event_id = e.id and t.kind = 'rung' and fired_at is null and cancelled_at is null) is not true`,
  ],
  [
    'the first rung of an event was paged',
    `select e.id from crisis_event e where $1::uuid[] is not null and $2::uuid[] is not null
     and not exists (select 1 from crisis_page p where p.event_id = e.id and p.rung = 0)`,
  ],
  [
    'nobody is paged twice by one transaction',
    `select event_id as id from crisis_page p join notice n on n.id = p.notice_id where $1::uuid[] is not null and $2::uuid[] is not null
     group by event_id, rung, p.staff_id, to_name, n.channel, p.at having count(*) > 1`,
  ],
  [
    'a page that waits to be sent has its job',
    `select n.id from notice n where $1::uuid[] is not null and $2::uuid[] is not null and n.state = 'queued'
     and not exists (select 1 from job j where j.kind = 'outside.send' and j.body->>'noticeId' = n.id::text and j.dead_at is null)`,
  ],
  ['no job has died', 'select id from job where $1::uuid[] is not null and $2::uuid[] is not null and dead_at is not null'],
]

/** Looks for every promise in the rows themselves, with the rights of the owner of the database. */
export async function inspect(engine: Engine, expected: Expected): Promise<Broken> {
  const line = await engine.hold()
  try {
    const broken: Broken = []
    for (const [promise, sql] of promises) {
      const { rows } = await line.query(sql, [expected.answered, expected.risky])
      if (rows.length > 0) broken.push({ promise, found: `${rows.length}: ${rows.slice(0, 5).map((row) => Object.values(row)[0]).join(' ')}` })
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
    if (!holds) broken.push({ promise: 'the audit chain holds', found: `${row.chain} at ${firstBroken}` })
  }
  return broken
}

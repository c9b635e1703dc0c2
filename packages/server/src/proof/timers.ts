import { randomBytes, randomUUID } from 'node:crypto'
import { openEmbedded } from '../platform/db/embedded.ts'
import type { Engine } from '../platform/db/engine.ts'
import { openPostgres } from '../platform/db/postgres.ts'
import { Visitor } from '../visitor.ts'
import { BuiltServer, freePort, mustBeBuilt } from './built-server.ts'

export interface TimersResult {
  readonly timers: number
  readonly fired: number
  /** How often the house noted that one fired: more than once each would be a fault. */
  readonly noted: number
  readonly latestMs: number
  readonly broken: readonly string[]
}

const sleep = (ms: number): Promise<void> => new Promise((yes) => setTimeout(yes, ms))
const slackMs = 60_000
const spreadSeconds = 20

/** Timers of one event, spread over the next seconds; they belong to no task, so that firing one is all that happens. */
export const bookTimersSql = `insert into crisis_timer (id, tenant_id, resident_id, event_id, kind, due_at)
  select gen_random_uuid(), tenant_id, resident_id, id, 'follow_up', clock_timestamp() + ($2::float8 * n / $1) * interval '1 second'
  from (select * from crisis_event order by number desc limit 1) e, generate_series(1, $1) n`

/** Books many timers, kills the server while they fire, starts it again: each has fired once, none late. */
export async function proveTimers(asked: {
  timers: number
  dataDir: string
  databaseUrl: string | undefined
}): Promise<TimersResult> {
  mustBeBuilt()
  const place = { ...asked, masterKey: randomBytes(32).toString('base64'), port: await freePort() }
  const open = (): Promise<Engine> =>
    asked.databaseUrl ? openPostgres(asked.databaseUrl) : openEmbedded(asked.dataDir)
  const first = await BuiltServer.start(place)
  await new Visitor(first.url).must('POST /api/companion/sos', { body: { id: randomUUID() } })
  await first.stop()
  const before = await open()
  const line = await before.hold()
  await line.query(bookTimersSql, [asked.timers, spreadSeconds])
  line.release()
  await before.close()
  const killed = await BuiltServer.start(place)
  await sleep((spreadSeconds * 1000) / 2)
  await killed.kill()
  const again = await BuiltServer.start(place)
  await sleep(spreadSeconds * 1000 + asked.timers * 5)
  await again.stop()
  const after = await open()
  const look = await after.hold()
  const { rows } = await look.query(
    `select count(fired_at)::int as fired, coalesce(max(extract(epoch from fired_at - due_at)) * 1000, 0)::float8 as latest,
       (select count(*)::int from audit_line where line = 'crisis.timer_fired'
          and about in (select event_id::text from crisis_timer where kind = 'follow_up' and task_id is null)) as noted
     from crisis_timer where kind = 'follow_up' and task_id is null`,
  )
  look.release()
  await after.close()
  const [fired, latestMs] = [Number(rows[0]!.fired), Math.round(Number(rows[0]!.latest))]
  const noted = Number(rows[0]!.noted)
  return {
    ...{ timers: asked.timers, fired, noted, latestMs },
    broken: [
      ...(fired === asked.timers ? [] : [`${asked.timers - fired} never fired`]),
      // the event's own ladder notes a few of its own
      ...(noted >= fired && noted < fired + 20 ? [] : [`${noted} notes of ${fired} timers`]),
      ...(latestMs <= slackMs ? [] : [`${latestMs} ms late`]),
    ],
  }
}

import { randomBytes, randomUUID } from 'node:crypto'
import { openEmbedded } from '../platform/db/embedded.ts'
import type { Engine } from '../platform/db/engine.ts'
import { openPostgres } from '../platform/db/postgres.ts'
import { Visitor } from '../visitor.ts'
import { BuiltServer, freePort, mustBeBuilt } from './built-server.ts'

export interface TimersResult {
  readonly timers: number
  /** How often the server was killed or ended while they fired. */
  readonly restarts: number
  readonly fired: number
  /** How often the house noted that one fired: more or less than once each would be a fault. */
  readonly noted: number
  readonly perSecond: number
  readonly latestMs: number
  /** Rungs of ladders that fell due meanwhile, and the latest of them. */
  readonly rungs: number
  readonly rungLatestMs: number
  readonly broken: readonly string[]
}

const sleep = (ms: number): Promise<void> => new Promise((yes) => setTimeout(yes, ms))
const slackMs = 60_000
const spreadSeconds = 20
const events = 50
/** So long the server works before somebody looks how far it has come. */
const lookMs = 20_000
/** So often it is started again, at most, for rungs to fall due: the first does after two minutes. */
const patience = 12

/** Timers of the newest events, spread over the next seconds; they belong to no task, so that firing one is all that happens. */
export const bookTimersSql = `insert into crisis_timer (id, tenant_id, resident_id, event_id, kind, due_at)
  select gen_random_uuid(), tenant_id, resident_id, id, 'follow_up', clock_timestamp() + ($2::float8 * n * $3 / $1) * interval '1 second'
  from (select * from crisis_event order by number desc limit $3) e, generate_series(1, $1::int / $3::int) n`

const lookSql = `select count(fired_at) filter (where calm)::int as fired, (count(*) filter (where calm))::int as booked,
    coalesce(max(extract(epoch from fired_at - due_at)) filter (where calm) * 1000, 0)::float8 as latest,
    coalesce(extract(epoch from max(fired_at) filter (where calm) - min(due_at) filter (where calm)), 0)::float8 as took,
    count(fired_at) filter (where not calm)::int as rungs,
    coalesce(max(extract(epoch from fired_at - due_at)) filter (where not calm) * 1000, 0)::float8 as rung_latest,
    (select count(*)::int from audit_line where line = 'crisis.timer_fired') as noted
  from (select *, kind = 'follow_up' and task_id is null as calm from crisis_timer where rung is distinct from 0) t`

interface Seen {
  readonly fired: number
  readonly booked: number
  readonly latest: number
  readonly took: number
  readonly rungs: number
  readonly rung_latest: number
  readonly noted: number
}

/**
 * Books ten thousand timers of many events, kills the server while they fire and starts it again, until all have fired:
 * each fired once, and no rung of a ladder waited behind them. How fast is a figure of the machine, not a promise.
 */
export async function proveTimers(asked: {
  timers: number
  dataDir: string
  databaseUrl: string | undefined
}): Promise<TimersResult> {
  mustBeBuilt()
  const place = { ...asked, masterKey: randomBytes(32).toString('base64'), port: await freePort() }
  const ask = async (text: string, params: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
    const engine: Engine = asked.databaseUrl ? await openPostgres(asked.databaseUrl) : await openEmbedded(asked.dataDir)
    const line = await engine.hold()
    const { rows } = await line.query(text, params)
    line.release()
    await engine.close()
    return rows
  }
  const first = await BuiltServer.start(place)
  for (let n = 0; n < events; n += 1)
    await new Visitor(first.url).must('POST /api/companion/sos', { body: { id: randomUUID() } })
  await first.stop()
  await ask(bookTimersSql, [asked.timers, spreadSeconds, events])
  const killed = await BuiltServer.start(place)
  await sleep((spreadSeconds * 1000) / 2)
  await killed.kill()
  let restarts = 1
  let seen: Seen | undefined
  const more = (before: number): boolean =>
    seen === undefined || (seen.fired < asked.timers ? before < seen.fired : seen.rungs === 0 && restarts < patience)
  for (let before = -1; more(before); ) {
    before = seen?.fired ?? -1
    const again = await BuiltServer.start(place)
    await sleep(lookMs)
    await again.stop()
    restarts += 1
    seen = (await ask(lookSql))[0] as unknown as Seen
  }
  return resultOf(asked.timers, restarts, seen!)
}

function resultOf(timers: number, restarts: number, seen: Seen): TimersResult {
  const { fired, booked, rungs, noted } = seen
  const [latestMs, rungLatestMs] = [Math.round(seen.latest), Math.round(seen.rung_latest)]
  return {
    ...{ timers, restarts, fired, noted, perSecond: Math.round(fired / Math.max(1, seen.took)) },
    ...{ latestMs, rungs, rungLatestMs },
    broken: [
      ...(booked === timers ? [] : [`${booked} of ${timers} were booked`]),
      ...(fired === timers ? [] : [`${timers - fired} never fired`]),
      ...(noted === fired + rungs ? [] : [`${noted} notes of ${fired + rungs} that fired`]),
      ...(rungs > 0 ? [] : ['no rung of a ladder fell due']),
      ...(rungLatestMs <= slackMs ? [] : [`a rung was ${rungLatestMs} ms late`]),
    ],
  }
}

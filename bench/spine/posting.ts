import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { BuiltServer } from '../../packages/server/src/proof/built-server.ts'
import type { Ground } from './ground.ts'
import { cpuOfFamily, median, percentile, postmasterOf } from './measure.ts'
import { connections, pgbenchWindow, windowMs } from './pgbench.ts'
import { newCaller, openWires, say, turns, wordsOf } from './talk.ts'

const residents = 1600
const pairs = 3

export interface Window {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU time a message costs the server process, and PostgreSQL, microseconds. */
  readonly serverMicros: number
  readonly postgresMicros: number
}

/** Residents who have opened their conversation each write up to six harmless messages, on 16 connections. */
async function houseWindow(ground: Ground): Promise<Window> {
  const wires = await openWires(ground.place.port, connections)
  const callers = (
    await Promise.all(
      wires.map(async (wire) => {
        const own = []
        for (let n = 0; n < residents / connections; n += 1) own.push(await newCaller(wire))
        return own
      }),
    )
  ).map((own) => own.values())
  const postmaster = postmasterOf(ground.postgres.port)
  const cpu = (): [number, number] => [cpuOfFamily(ground.server.pid), cpuOfFamily(postmaster)]
  const times: number[] = []
  const before = cpu()
  const began = performance.now()
  await Promise.all(
    wires.map(async (wire, i) => {
      for (const caller of callers[i]!)
        for (let turn = 0; turn < turns && performance.now() - began < windowMs; turn += 1) {
          const { status, tookMs } = await say(wire, caller, wordsOf('harmless', turn + i))
          if (status !== 200) throw new Error(`a message was answered ${status}`)
          times.push(tookMs)
        }
    }),
  )
  const tookMs = performance.now() - began
  const after = cpu()
  for (const wire of wires) wire.close()
  const micros = (i: 0 | 1): number => Math.round(((after[i] - before[i]) * 1000) / times.length)
  return {
    perSecond: (times.length * 1000) / tookMs,
    p50Ms: median(times),
    p99Ms: percentile(times, 0.99),
    serverMicros: micros(0),
    postgresMicros: micros(1),
  }
}

interface Shape {
  readonly lines: number
  readonly bytes: number
  readonly choices: string
  /** Length of what the dialogue remembers, bytes. */
  readonly dialogue: number
}

/** What one message leaves behind, from the rows the house has just written. */
async function shapeOf(sql: pg.Client): Promise<Shape> {
  const { rows } = await sql.query(`with talk as (
      select conversation_id, count(*) filter (where sender = 'resident') as said,
        max(seq) - min(seq) filter (where sender = 'resident') + 1 as lines
      from message group by 1
      having count(*) filter (where sender = 'resident') > 1 and bool_and(level is null or level = 'L0'))
    select round(sum(lines) / sum(said))::int as lines,
      (select round(avg(length(text_sealed)))::int from message) as bytes,
      (select choices::text from message where sender = 'program' order by id desc limit 1) as choices,
      (select length(dialogue_sealed) from conversation where seq > 9 order by spoke_at desc limit 1) as dialogue from talk`)
  return rows[0] as Shape
}

const fill = `
  insert into resident (id, tenant_id, unit_id, kind, seen_at, created_at)
    select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, t.id, u.id, 'anonymous', now(), now() from generate_series(1, ${residents}) n, (select id from tenant limit 1) t, (select id from unit where kind = 'cabin' limit 1) u;
  insert into conversation (id, tenant_id, resident_id, unit_id, created_at, spoke_at)
    select ('00000000-0000-7000-8000-' || right(id::text, 12))::uuid, tenant_id, id, unit_id, now(), now() from resident where id::text like '00000000-0000-7000-9000-%';
  -- what pgbench leaves behind is not cleared away at the cost of the window after it
  ${['message', 'conversation', 'audit_line', 'audit_waiting'].map((table) => `alter table ${table} set (autovacuum_enabled = false)`).join(';\n  ')};
  analyze`

/** The same rows as one prepared statement, so one round trip and one commit: the fastest way to keep them. */
const script = ({ lines, bytes, choices, dialogue }: Shape): string => `\\set c random(1, ${residents})
with moved as (
  update conversation set seq = seq + ${lines}, spoke_at = now(), dialogue_sealed = decode(repeat('ab', ${dialogue}), 'hex') where id = ('00000000-0000-7000-8000-' || lpad((:c)::text, 12, '0'))::uuid returning *),
said as (
  insert into message (id, tenant_id, resident_id, conversation_id, seq, sender, text_sealed, choices, level, score, subject, cues, screener, at)
  select gen_random_uuid(), tenant_id, resident_id, id, seq - n, case when n = ${lines - 1} then 'resident' else 'program' end, decode(repeat('ab', ${bytes}), 'hex'),
    case when n = 0 then '${choices}'::jsonb else '[]' end, 'L0', 0, 'self', '{}', 'bench', now() from moved, generate_series(0, ${lines - 1}) n),
noted as (
  insert into audit_line (id, tenant_id, at, line, who_kind, who_id, resident_id, outcome, request_id)
  select gen_random_uuid(), tenant_id, now(), 'companion.message_received', 'resident', resident_id, resident_id, 'done', gen_random_uuid()::text from moved returning id)
insert into audit_waiting select id from noted;
`

export interface Posting {
  readonly shape: Pick<Shape, 'lines' | 'bytes'>
  readonly house: Window
  readonly pgbench: number
  readonly ratio: number
  readonly ratios: readonly number[]
}

/** Messages a second ÷ transactions a second, three pairs one after the other; the pair of the median ratio counts. */
export async function measurePosting(ground: Ground): Promise<Posting> {
  const rowsUrl = await ground.makeDatabase('rows')
  await (
    await BuiltServer.start({ ...ground.place, databaseUrl: rowsUrl, port: ground.place.port + 1 })
  ).stop()
  const rows = new pg.Client({ connectionString: rowsUrl })
  await rows.connect()
  await rows.query(fill)
  // a house in service has statistics of its tables; a new one has them after a minute
  await houseWindow(ground)
  await ground.sql.query('analyze')
  const shape = await shapeOf(ground.sql)
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-pgbench-')), 'rows.sql')
  fs.writeFileSync(file, script(shape))
  pgbenchWindow(ground, file)
  await rows.query('analyze')
  await rows.end()
  const seen: { house: Window; pgbench: number; ratio: number }[] = []
  for (let n = 0; n < pairs; n += 1) {
    const pgbench = pgbenchWindow(ground, file)
    const house = await houseWindow(ground)
    seen.push({ house, pgbench, ratio: house.perSecond / pgbench })
  }
  const ratio = median(seen.map((one) => one.ratio))
  return { shape, ...seen.find((one) => one.ratio === ratio)!, ratios: seen.map((one) => one.ratio) }
}

import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { BuiltServer } from '../../packages/server/src/proof/built-server.ts'
import type { Ground } from '../spine/ground.ts'
import { cpuOfFamily, median, percentile, postmasterOf } from '../spine/measure.ts'
import { connections, pgbenchWindow, windowMs } from '../spine/pgbench.ts'
import { openWires } from '../spine/talk.ts'
import type { Wire } from '../spine/wire.ts'

const pairs = 3
/** Sittings begun before the clock runs, for each connection. */
const begun = 400

export interface Window {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly serverMicros: number
  readonly postgresMicros: number
}

interface Sitting {
  readonly cookie: string
  readonly id: string
}

const cookieIn = (head: string): string => /set-cookie: (anxin_resident=[^;\r]*)/i.exec(head)?.[1] ?? ''

async function newSitting(wire: Wire): Promise<Sitting> {
  const id = randomUUID()
  const body = JSON.stringify({ id, pack: 'minor_12_17', age: 15, consent: true, assent: true })
  const reply = await wire.ask('POST', '/api/assessment/sittings', '', body)
  if (reply.status !== 200) throw new Error(`a sitting did not begin: ${reply.status} ${reply.body}`)
  return { cookie: cookieIn(reply.head), id }
}

/** A whole PHQ-9, moderate and without danger: validated, scored, judged by the table, kept with its decision and audit line. */
const phq9 = (n: number): string =>
  JSON.stringify({
    ...{ instrument: 'phq9', version: '1.0.0', done: true, finish: true },
    answers: {
      ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), (at + n) % 3])),
      9: 0,
    },
  })

async function houseWindow(ground: Ground): Promise<Window> {
  const wires = await openWires(ground.place.port, connections)
  const waiting = await Promise.all(
    wires.map(async (wire) => {
      const own: Sitting[] = []
      for (let n = 0; n < begun; n += 1) own.push(await newSitting(wire))
      return own
    }),
  )
  const postmaster = postmasterOf(ground.postgres.port)
  const cpu = (): [number, number] => [cpuOfFamily(ground.server.pid), cpuOfFamily(postmaster)]
  const times: number[] = []
  const before = cpu()
  const began = performance.now()
  await Promise.all(
    wires.map(async (wire, i) => {
      for (const [n, { cookie, id }] of waiting[i]!.entries()) {
        if (performance.now() - began > windowMs) return
        const at = performance.now()
        const { status, body } = await wire.ask(
          'PUT',
          `/api/assessment/sittings/${id}/answers`,
          cookie,
          phq9(n),
        )
        if (status !== 200) throw new Error(`a PHQ-9 was answered ${status} ${body}`)
        times.push(performance.now() - at)
      }
    }),
  )
  const tookMs = performance.now() - began
  const after = cpu()
  for (const wire of wires) wire.close()
  const micros = (i: 0 | 1): number => Math.round(((after[i] - before[i]) * 1000) / times.length)
  return {
    ...{ perSecond: (times.length * 1000) / tookMs, p50Ms: median(times), p99Ms: percentile(times, 0.99) },
    ...{ serverMicros: micros(0), postgresMicros: micros(1) },
  }
}

interface Shape {
  readonly answers: number
  readonly input: number
  readonly evidence: string
}

/** What one PHQ-9 leaves behind, from the rows the house has just written. */
async function shapeOf(sql: pg.Client): Promise<Shape> {
  const { rows } =
    await sql.query(`select (select round(avg(length(answers_sealed)))::int from response) as answers,
    (select round(avg(length(input_sealed)))::int from triage_decision) as input,
    (select evidence::text from triage_decision order by id desc limit 1) as evidence`)
  return rows[0] as Shape
}

const sittings = 20_000
const fill = `
  insert into sitting (id, tenant_id, resident_id, unit_id, pack, mode, phase, config, started_at)
    select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, t.id, gen_random_uuid(), u.id, 'minor_12_17', 'self', 'routine', 'community', now()
    from generate_series(1, ${sittings}) n, (select id from tenant limit 1) t, (select id from unit where kind = 'cabin' limit 1) u;
  analyze`

/** The same rows as one prepared statement, so one round trip and one commit: the fastest way to keep them. */
const script = ({ answers, input, evidence }: Shape): string => `\\set s random(1, ${sittings})
with sat as (
  update sitting set state = 'finished', finished_at = now(), colour = 'YELLOW', rule = 'Y2'
  where id = ('00000000-0000-7000-9000-' || lpad((:s)::text, 12, '0'))::uuid returning *),
filled as (
  insert into response (id, tenant_id, resident_id, sitting_id, instrument, version, answers_sealed, seconds, done, valid, total, band, positive, prorated, subscales, flags, started_at, ended_at)
  select gen_random_uuid(), tenant_id, resident_id, id, gen_random_uuid()::text, '1.0.0', decode(repeat('ab', ${answers}), 'hex'), '{}', true, true, 8, 'mild', false, false, '{}', '{}', now(), now() from sat),
judged as (
  insert into triage_decision (id, tenant_id, resident_id, sitting_id, rule, colour, tier, evidence, input_sealed, config_version, by_name, at)
  select gen_random_uuid(), tenant_id, resident_id, id, 'Y2', 'YELLOW', 2, '${evidence.replaceAll("'", "''")}'::jsonb, decode(repeat('ab', ${input}), 'hex'), 0, 'bench', now() from sat),
noted as (
  insert into audit_line (id, tenant_id, at, line, who_kind, who_id, resident_id, about, outcome, request_id)
  select gen_random_uuid(), tenant_id, now(), 'assessment.answers_saved', 'resident', resident_id, resident_id, id::text, 'done', gen_random_uuid()::text from sat returning id)
insert into audit_waiting select id from noted;
`

export interface Submitting {
  readonly house: Window
  readonly pgbench: number
  readonly ratio: number
  readonly ratios: readonly number[]
}

/** PHQ-9 a second ÷ transactions a second with the same rows, three pairs one after the other; the median ratio counts. */
export async function measureSubmitting(ground: Ground): Promise<Submitting> {
  const rowsUrl = await ground.makeDatabase('rows')
  const other = { ...ground.place, databaseUrl: rowsUrl, port: ground.place.port + 1 }
  await (await BuiltServer.start(other)).stop()
  const rows = new pg.Client({ connectionString: rowsUrl })
  await rows.connect()
  await rows.query(fill)
  await houseWindow(ground)
  await ground.sql.query('analyze')
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-pgbench-')), 'rows.sql')
  fs.writeFileSync(file, script(await shapeOf(ground.sql)))
  pgbenchWindow(ground, file)
  await rows.query('analyze')
  await rows.end()
  const seen: Omit<Submitting, 'ratios'>[] = []
  for (let n = 0; n < pairs; n += 1) {
    const pgbench = pgbenchWindow(ground, file)
    const house = await houseWindow(ground)
    seen.push({ house, pgbench, ratio: house.perSecond / pgbench })
  }
  const ratio = median(seen.map((one) => one.ratio))
  return { ...seen.find((one) => one.ratio === ratio)!, ratios: seen.map((one) => one.ratio) }
}

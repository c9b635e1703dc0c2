import fs from 'node:fs'
import os from 'node:os'
import { measureDelivery, measurePaint } from './alerts.ts'
import { layGround } from './ground.ts'
import { foreignCores, median, memoryOf, sleep } from './measure.ts'
import { measureOverload } from './overload.ts'
import { measurePosting } from './posting.ts'
import { measureFirstLoad, measureStarts } from './small.ts'
import { takenForDanger } from './talk.ts'
import { measureTrips } from './trips.ts'

interface Row {
  readonly figure: string
  readonly value: string
  readonly goal: string
  readonly met: boolean | undefined
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Foreign load in cores, seen before each part while this bench did nothing. */
const foreign: { part: string; cores: number }[] = []

async function part<T>(name: string, measure: () => Promise<T>): Promise<T> {
  foreign.push({ part: name, cores: await foreignCores() })
  say(`── ${name} (others use ${foreign.at(-1)!.cores.toFixed(2)} of ${os.cpus().length} cores)`)
  const found = await measure()
  say(`   ${JSON.stringify(found)}`)
  return found
}

/** The whole run: every figure on one machine, one PostgreSQL, one build. */
export async function runSpine(): Promise<void> {
  const ground = await layGround()
  const rows: Row[] = []
  const add = (figure: string, value: string, goal = '', met?: boolean): void =>
    void rows.push({ figure, value, goal, met })
  try {
    const starts = await part('start', () => measureStarts(ground))
    add(
      'start to first 200 of /api/health, existing PostgreSQL database (median of 5)',
      ms(median(starts)),
      '≤ 1.5 s',
      median(starts) <= 1500,
    )
    const load = await part('first load', () => measureFirstLoad(ground))
    add(
      `resident first load, brotli (${load.files.length} files)`,
      `${(load.bytes / 1000).toFixed(1)} kB`,
      '≤ 60 kB',
      load.bytes <= 60_000,
    )
    const posting = await part('posting', () => measurePosting(ground))
    add('messages posted a second, 16 connections', posting.house.perSecond.toFixed(0))
    add(
      `the same rows by pgbench in one prepared statement, 16 clients (${posting.shape.lines} lines of ${posting.shape.bytes} bytes), tx/s`,
      posting.pgbench.toFixed(0),
    )
    add(
      `ratio (median of ${posting.ratios.map((one) => one.toFixed(3)).join(', ')})`,
      posting.ratio.toFixed(3),
      '≥ 0.2',
      posting.ratio >= 0.2,
    )
    add(
      'a message answered, 16 connections, p50 / p99',
      `${ms(posting.house.p50Ms)} / ${ms(posting.house.p99Ms)}`,
    )
    add(
      'CPU of a message, server / PostgreSQL',
      `${posting.house.serverMicros} µs / ${posting.house.postgresMicros} µs`,
    )
    const trips = await part('trips', () => measureTrips(ground))
    add(
      'round trips to PostgreSQL for a message, ordinary / first risky one of a resident (with its pages going out)',
      `${trips.harmless.toFixed(1)} / ${trips.risky.toFixed(1)}`,
      '≤ 4 ordinary',
      trips.harmless <= 4,
    )
    add('everyday lines of the bench the screener takes for danger, left out', String(takenForDanger.length))
    const calm = await part('alerts painted, calm', () => measurePaint(ground, false))
    add(
      'risky message posted → painted on the board in Chromium, nobody else talking, p50 / p99',
      `${ms(calm.p50Ms)} / ${ms(calm.p99Ms)}`,
    )
    const paint = await part('alerts painted, busy', () => measurePaint(ground, true))
    add(
      `the same while 16 connections talk without a pause (${paint.alerts} alerts), p50`,
      ms(paint.p50Ms),
      '≤ 60 ms',
      paint.p50Ms <= 60,
    )
    add('— p99', ms(paint.p99Ms), '≤ 300 ms', paint.p99Ms <= 300)
    add('— its own answer, p50 / p99', `${ms(paint.answerP50Ms)} / ${ms(paint.answerP99Ms)}`)
    add('— alerts not painted', String(paint.notPainted), '0', paint.notPainted === 0)
    const heard = await part('alerts delivered', () => measureDelivery(ground))
    add(
      `alerts lost on the board's stream, of ${heard.alerts}, busy`,
      String(heard.lost),
      '0',
      heard.lost === 0 && heard.alerts >= 1000,
    )
    add(
      `alerts lost by a listener cut ${heard.cuts} times and resumed with Last-Event-ID`,
      String(heard.lostAfterCuts),
      '0',
      heard.lostAfterCuts === 0,
    )
    add('— doubled frames', String(heard.doubled), '0', heard.doubled === 0)
    add('— caught up after a cut', ms(heard.caughtUpMs), '≤ 5 s', heard.caughtUpMs <= 5000)
    const over = await part('overload', () => measureOverload(ground))
    const shed = over.ordinary['503'] ?? 0
    const odd = Object.entries(over.ordinary).filter(([status]) => status !== '200' && status !== '503')
    add(
      'overload, 320 connections: ordinary answers by status',
      JSON.stringify(over.ordinary),
      'only 200 and 503',
      odd.length === 0 && shed > 0,
    )
    add('— 503 without Retry-After', String(over.withoutRetryAfter), '0', over.withoutRetryAfter === 0)
    add(`— risky messages refused, of ${over.risky}`, String(over.riskyRefused), '0', over.riskyRefused === 0)
    add(
      '— risky messages answered, p50 / p99',
      `${ms(over.riskyP50Ms)} / ${ms(over.riskyP99Ms)}`,
      'p99 ≤ 900 ms',
      over.riskyP99Ms <= 900,
    )
    await sleep(5000)
    const memory = memoryOf(ground.server.pid)
    add(
      'server memory after all of it (highest on the way)',
      `${memory.now} MB (${memory.highest} MB)`,
      '≤ 200 MB',
      memory.now <= 200,
    )
    add(
      'faults the server logged',
      ground.server.complaints === '' ? '0' : ground.server.complaints.slice(-300),
      '0',
      ground.server.complaints === '',
    )
  } finally {
    await ground.leave()
  }
  write(rows)
}

function write(rows: readonly Row[]): void {
  const table = [
    '| figure | value | goal | met |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.figure} | ${row.value} | ${row.goal} | ${row.met === undefined ? '' : row.met ? 'yes' : '**no**'} |`,
    ),
  ]
  const load = foreign.map(({ part, cores }) => `${part} ${cores.toFixed(2)}`).join(', ')
  const worst = Math.max(...foreign.map((one) => one.cores))
  const text = [
    '# Spine: a message, from tap to pager',
    '',
    `Written by \`npm run bench -- spine\` on ${new Date().toISOString()}. ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL with default durability; load generator, browser and database on the same machine.`,
    '',
    `Cores others were using just before each part: ${load}.${worst > 0.3 ? ' **Taken under foreign load: times are longer than on a quiet machine; ratios were taken side by side.**' : ''}`,
    '',
    ...table,
  ]
  const folder = new URL('../results/', import.meta.url)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(new URL('spine.md', folder), `${text.join('\n')}\n`)
  process.stdout.write(`${table.join('\n')}\n`)
}

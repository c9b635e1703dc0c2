import { ms, part, type Row, write } from '../report.ts'
import { measureDelivery, measurePaint } from './alerts.ts'
import { layGround } from './ground.ts'
import { median, memoryOf, sleep } from './measure.ts'
import { measureOverload } from './overload.ts'
import { measurePosting } from './posting.ts'
import { measureFirstLoad, measureStarts } from './small.ts'
import { takenForDanger } from './talk.ts'
import { measureTrips } from './trips.ts'

/** The whole run: every figure on one machine, one PostgreSQL, one build. */
export async function runSpine(): Promise<void> {
  const ground = await layGround()
  const rows: Row[] = []
  const add = (figure: string, value: string, goal = '', met?: boolean): void =>
    void rows.push({ figure, value, goal, met })
  try {
    const starts = await part('start', () => measureStarts(ground))
    add(
      'start to first 200 of /api/health, existing PostgreSQL database, after an earlier start (median of 5)',
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
  write('spine', 'Spine: a message, from tap to pager', rows)
}

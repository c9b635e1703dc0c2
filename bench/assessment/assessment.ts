import { ms, part, type Row, write } from '../report.ts'
import { layGround } from '../spine/ground.ts'
import { measureSubmitting } from './submitting.ts'
import { measureList } from './worklist.ts'

/** A PHQ-9 handed in, and a page of the list: every figure on one machine, one PostgreSQL, one build. */
export async function runAssessment(): Promise<void> {
  const ground = await layGround()
  const rows: Row[] = []
  const add = (figure: string, value: string, goal = '', met?: boolean): void =>
    void rows.push({ figure, value, goal, met })
  try {
    const handed = await part('submitting', () => measureSubmitting(ground))
    add('PHQ-9 handed in a second, 16 connections', handed.house.perSecond.toFixed(0))
    add('the same rows by pgbench in one prepared statement, 16 clients, tx/s', handed.pgbench.toFixed(0))
    add(
      `ratio (median of ${handed.ratios.map((one) => one.toFixed(3)).join(', ')})`,
      handed.ratio.toFixed(3),
      '≥ 0.25',
      handed.ratio >= 0.25,
    )
    add('a PHQ-9 answered, p50 / p99', `${ms(handed.house.p50Ms)} / ${ms(handed.house.p99Ms)}`)
    const cpu = handed.house.serverMicros + handed.house.postgresMicros
    add(
      'CPU of a PHQ-9, server / PostgreSQL',
      `${handed.house.serverMicros} µs / ${handed.house.postgresMicros} µs`,
      '≤ 900 µs together',
      cpu <= 900,
    )
    const { small, large } = await part('list', () => measureList(ground))
    add('buffers of a page of 50 out of 10,000 entries, through the row walls', String(small.buffers))
    add(
      'buffers of a page of 50 out of 1,000,000 entries',
      String(large.buffers),
      '≤ 120',
      large.buffers <= 120,
    )
    const growth = large.ms / small.ms
    add(
      `PostgreSQL time of the page, 10,000 → 1,000,000 entries (${small.ms.toFixed(2)} → ${large.ms.toFixed(2)} ms)`,
      `× ${growth.toFixed(2)}`,
      '≤ 1.3 ×',
      growth <= 1.3,
    )
  } finally {
    await ground.leave()
  }
  write('assessment', 'Early warning: a PHQ-9 handed in, and the list', rows)
}

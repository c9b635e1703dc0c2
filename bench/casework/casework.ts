import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ms, part, type Row, write } from '../report.ts'
import { layGround } from '../spine/ground.ts'
import { pgbenchWindow } from '../spine/pgbench.ts'
import { gather, pagesOf } from './cast.ts'
import { floors } from './floors.ts'
import { type Opened, openPage } from './pages.ts'
import { scriptAt, seedTown } from './town.ts'

const households = 100_000
const goalMs = 300

const micros = (one: Opened): string => `${one.serverMicros} + ${one.postgresMicros} µs`

/** The desk of case work under the weight of a city: every figure on one machine, one PostgreSQL, one build. */
export async function runCasework(): Promise<void> {
  const ground = await layGround()
  const rows: Row[] = []
  const add = (figure: string, value: string, goal = '', met?: boolean): void =>
    void rows.push({ figure, value, goal, met })
  try {
    const seeded = await part('seeding', () => seedTown(ground, households))
    const took = `${seeded.seconds.toFixed(0)} s`
    add(
      `\`npm run seed -- --households ${households}\`: ${seeded.said}`,
      took,
      '≤ 300 s',
      seeded.seconds <= 300,
    )
    const cast = await gather(ground)
    const opened = new Map<string, Opened>()
    for (const [name, people, pathOf] of pagesOf(cast)) {
      const one = await part(name, () => openPage(ground, people, pathOf))
      opened.set(name, one)
      add(
        `${name} (${one.kilobytes.toFixed(0)} kB), 16 connections: p50 / p95 / p99`,
        `${ms(one.p50Ms)} / ${ms(one.p95Ms)} / ${ms(one.p99Ms)}`,
        `p95 < ${goalMs} ms`,
        one.p95Ms < goalMs,
      )
      add(`— a second; CPU, server + PostgreSQL`, `${one.perSecond.toFixed(0)}; ${micros(one)}`)
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-floor-'))
    for (const { page, of, script } of floors) {
      const file = scriptAt(folder, 'floor')
      fs.writeFileSync(file, script)
      const floor = await part(`floor: ${page}`, async () => pgbenchWindow(ground, file, 'house'))
      const house = opened.get(page)!
      add(
        `pgbench floor of ${page}: ${of}, 16 clients, tx/s (16 wait for ${ms(16_000 / floor)} each)`,
        floor.toFixed(0),
      )
      add(`— ${page}, a second ÷ the floor`, (house.perSecond / floor).toFixed(3))
    }
  } finally {
    await ground.leave()
  }
  write('casework', 'Case work: the desk under the weight of a hundred thousand people', rows)
}

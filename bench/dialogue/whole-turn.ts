import type { Persona } from '../../packages/core/src/dialogue/harness/persona.ts'
import { personas } from '../../packages/core/src/dialogue/harness/personas.ts'
import { layGround } from '../spine/ground.ts'
import { cpuOfFamily, median, percentile, postmasterOf, sleep } from '../spine/measure.ts'
import { newCaller, openWires, say } from '../spine/talk.ts'
import type { Wire } from '../spine/wire.ts'

/** Rounds over all the made-up residents; the first ones warm server and database and do not count. */
const [warming, rounds] = [2, 4]
/** Their talks go on this many connections: the server is busy, not crowded. */
const connections = 4

export interface WholeTurn {
  readonly turns: number
  /** CPU of the server process for one turn, everything in it: reading, knocking, screening, answering, SQL, replying, and what goes out afterwards. */
  readonly serverMs: number
  readonly postgresMs: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** One resident of the harness says their lines to the running house, as an anonymous phone. */
async function talk(wire: Wire, persona: Persona, times: number[]): Promise<void> {
  const caller = await newCaller(wire)
  for (const line of persona.script) {
    const { status, tookMs } = await say(wire, caller, line)
    if (status !== 200) throw new Error(`${persona.id}: a message was answered ${status}`)
    times.push(tookMs)
  }
}

async function round(wires: readonly Wire[], who: readonly Persona[]): Promise<number[]> {
  const times: number[] = []
  const waiting = who.values()
  await Promise.all(
    wires.map(async (wire) => {
      for (const persona of waiting) await talk(wire, persona, times)
    }),
  )
  return times
}

/**
 * A turn as the house pays for it: the built server on PostgreSQL, real requests, the CPU of its process and threads
 * over a bounded number of turns, with nothing taken off: opening each talk and the work that follows are in it.
 * `calm` are the talks of those in no danger; `all` is everybody, with the alerts and pages that follow.
 */
export async function measureWholeTurn(): Promise<{ calm: WholeTurn; all: WholeTurn }> {
  const ground = await layGround()
  try {
    const wires = await openWires(ground.place.port, connections)
    const postmaster = postmasterOf(ground.postgres.port)
    const cpu = (): [number, number] => [cpuOfFamily(ground.server.pid), cpuOfFamily(postmaster)]
    const measure = async (who: readonly Persona[]): Promise<WholeTurn> => {
      const before = cpu()
      const times: number[] = []
      for (let n = 0; n < rounds; n += 1) times.push(...(await round(wires, who)))
      // what was booked on the way is done within this time, and is part of the price
      await sleep(3000)
      const after = cpu()
      const each = (i: 0 | 1): number => (after[i] - before[i]) / times.length
      return {
        turns: times.length,
        serverMs: each(0),
        postgresMs: each(1),
        p50Ms: median(times),
        p99Ms: percentile(times, 0.99),
      }
    }
    for (let n = 0; n < warming; n += 1) await round(wires, personas)
    await ground.sql.query('analyze')
    await sleep(3000)
    const calm = await measure(personas.filter(({ risk }) => risk === 'none'))
    const all = await measure(personas)
    for (const wire of wires) wire.close()
    return { calm, all }
  } finally {
    await ground.leave()
  }
}

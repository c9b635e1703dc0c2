import type { Ground } from '../spine/ground.ts'
import { cpuOfFamily, percentile, postmasterOf } from '../spine/measure.ts'
import { openWires } from '../spine/talk.ts'
import type { SignedIn } from './town.ts'

const connections = 16
const windowMs = 6000
/** Asked before the clock runs: statements are prepared, keys are open. */
const warmUp = 4

export interface Opened {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly serverMicros: number
  readonly postgresMicros: number
  readonly kilobytes: number
}

/** Sixteen people open one page without a pause. @param pathOf what the n-th request of somebody asks for */
export async function openPage(
  ground: Ground,
  people: readonly SignedIn[],
  pathOf: (n: number, who: SignedIn) => string,
): Promise<Opened> {
  const wires = await openWires(ground.place.port, connections)
  const postmaster = postmasterOf(ground.postgres.port)
  const cpu = (): [number, number] => [cpuOfFamily(ground.server.pid), cpuOfFamily(postmaster)]
  const times: number[] = []
  let bytes = 0
  const ask = async (at: number, n: number): Promise<number> => {
    const who = people[at % people.length]!
    const path = pathOf(n * connections + at, who)
    const began = performance.now()
    const { status, body } = await wires[at]!.ask('GET', path, who.cookie)
    const took = performance.now() - began
    if (status !== 200) throw new Error(`${path} was answered ${status} ${body}`)
    bytes += body.length
    return took
  }
  for (let n = 0; n < warmUp; n += 1) await Promise.all(wires.map((_, at) => ask(at, n)))
  bytes = 0
  const before = cpu()
  const began = performance.now()
  await Promise.all(
    wires.map(async (_, at) => {
      for (let n = warmUp; performance.now() - began < windowMs; n += 1) times.push(await ask(at, n))
    }),
  )
  const tookMs = performance.now() - began
  const after = cpu()
  for (const wire of wires) wire.close()
  const micros = (i: 0 | 1): number => Math.round(((after[i] - before[i]) * 1000) / times.length)
  return {
    ...{ perSecond: (times.length * 1000) / tookMs, kilobytes: bytes / times.length / 1024 },
    ...{ p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), p99Ms: percentile(times, 0.99) },
    ...{ serverMicros: micros(0), postgresMicros: micros(1) },
  }
}

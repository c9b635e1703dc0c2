import { clearBoard, type Ground } from './ground.ts'
import { percentile, sleep } from './measure.ts'
import { type Caller, Crowd, newCaller, openWires, say, wordsOf } from './talk.ts'
import type { Wire } from './wire.ts'

const ordinaryConnections = 320
const lastsMs = 15_000

export interface Overload {
  /** Ordinary answers by status. */
  readonly ordinary: Readonly<Record<string, number>>
  readonly withoutRetryAfter: number
  readonly risky: number
  readonly riskyRefused: number
  readonly riskyP50Ms: number
  readonly riskyP99Ms: number
}

/** Far more ordinary messages at one time than the gate lets in; risky ones all the while, by people known and new. */
export async function measureOverload(ground: Ground): Promise<Overload> {
  const { port } = ground.place
  const [first, ...others] = await openWires(port, 4)
  const known: Caller[] = []
  for (let n = 0; n < 60; n += 1) known.push(await newCaller(first!))
  const crowd = await new Crowd().start(port, ordinaryConnections)
  await sleep(1000)
  const took: number[] = []
  let refused = 0
  const until = performance.now() + lastsMs
  const raise = async (wire: Wire): Promise<void> => {
    while (performance.now() < until) {
      const caller = (took.length % 2 === 0 ? known.pop() : undefined) ?? { cookie: '', said: 0, seq: 0 }
      const { status, tookMs } = await say(wire, caller, wordsOf('risky', took.length))
      took.push(tookMs)
      if (status !== 200) refused += 1
      await sleep(100)
    }
  }
  await Promise.all([first!, ...others].map(raise))
  await crowd.stop()
  for (const wire of [first!, ...others]) wire.close()
  await clearBoard(ground.sql)
  return {
    ordinary: Object.fromEntries(crowd.answers),
    withoutRetryAfter: crowd.withoutRetryAfter,
    risky: took.length,
    riskyRefused: refused,
    riskyP50Ms: percentile(took, 0.5),
    riskyP99Ms: percentile(took, 0.99),
  }
}

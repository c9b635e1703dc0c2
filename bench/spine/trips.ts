import net from 'node:net'
import { BuiltServer, freePort } from '../../packages/server/src/proof/built-server.ts'
import type { Ground } from './ground.ts'
import { sleep } from './measure.ts'
import { newCaller, say, turns, wordsOf } from './talk.ts'
import { Wire } from './wire.ts'

const residents = 40

/** A wire between the server and PostgreSQL that counts how often one waits for the other. */
class CountingWire {
  trips = 0
  readonly #server: net.Server

  constructor(postgresPort: number) {
    this.#server = net.createServer((near) => {
      const far = net.connect(postgresPort, '127.0.0.1')
      for (const one of [near, far]) one.setNoDelay(true)
      let asking = false
      near.on('data', (chunk) => {
        if (!asking) this.trips += 1
        asking = true
        far.write(chunk)
      })
      far.on('data', (chunk) => {
        asking = false
        near.write(chunk)
      })
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const)
        one.on('close', () => other.destroy()).on('error', () => other.destroy())
    })
  }

  listen(port: number): Promise<void> {
    return new Promise((yes) => this.#server.listen(port, '127.0.0.1', yes))
  }

  close(): void {
    this.#server.close()
  }
}

export interface Trips {
  /** Round trips to the database for one message, what goes on by itself left out. */
  readonly harmless: number
  readonly risky: number
}

/** One resident after another writes; what the server asks by itself in the same time is taken off. */
export async function measureTrips(ground: Ground): Promise<Trips> {
  const url = new URL(await ground.makeDatabase('trips'))
  const wire = new CountingWire(ground.postgres.port)
  const [near, port] = [await freePort(), await freePort()]
  await wire.listen(near)
  url.port = String(near)
  const server = await BuiltServer.start({ ...ground.place, port, databaseUrl: url.toString() })
  const person = await Wire.open(port)
  const trips = async (kind: 'harmless' | 'risky'): Promise<number> => {
    const callers = []
    for (let n = 0; n < residents; n += 1) callers.push(await newCaller(person))
    await sleep(1000)
    const [began, before] = [performance.now(), wire.trips]
    for (const caller of callers)
      for (let turn = 0; turn < (kind === 'risky' ? 1 : turns); turn += 1)
        await say(person, caller, wordsOf(kind, turn))
    const [tookMs, used] = [performance.now() - began, wire.trips - before]
    await sleep(3000)
    const idle = wire.trips
    await sleep(tookMs)
    return (used - (wire.trips - idle)) / (residents * (kind === 'risky' ? 1 : turns))
  }
  const found = { harmless: await trips('harmless'), risky: await trips('risky') }
  person.close()
  await server.stop()
  wire.close()
  return found
}

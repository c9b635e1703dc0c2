import { randomBytes } from 'node:crypto'
import { openPostgres } from '../platform/db/postgres.ts'
import { BuiltServer, freePort, mustBeBuilt, type Place } from './built-server.ts'
import { type Broken, inspect } from './inspect.ts'
import { type Guest, keepWriting, newGuest } from './ledger.ts'
import { mustScreenAsExpected } from './words.ts'

/** One of the two is killed after each so many milliseconds of writing. */
const lapMs = 3000

export interface NodesResult {
  readonly seconds: number
  readonly kills: number
  readonly answered: number
  readonly risky: number
  readonly broken: Broken
}

const sleep = (ms: number): Promise<void> => new Promise((yes) => setTimeout(yes, ms))

/**
 * Rungs of the ladder that were paged to the same person by the same channel more often than the ladder was begun:
 * a timer has fired twice. A worse signal begins it anew.
 */
const twiceSql = `select p.event_id from crisis_page p join notice n on n.id = p.notice_id
  where p.rung < 6 group by p.event_id, p.rung, p.staff_id, p.to_name, n.channel
  having count(*) > 1 + (select count(*) from crisis_transition t where t.event_id = p.event_id
    and t.what in ('crisis.grade_raised', 'crisis.event_reopened'))`

/** Two nodes on one database while residents write; every few seconds one of them is killed and comes again. */
export async function proveNodes(asked: {
  seconds: number
  dataDir: string
  databaseUrl: string
  log: (line: string) => void
}): Promise<NodesResult> {
  mustScreenAsExpected()
  mustBeBuilt()
  const masterKey = randomBytes(32).toString('base64')
  const place = async (): Promise<Place> => ({ ...asked, masterKey, port: await freePort() })
  const places = [await place(), await place()]
  const nodes = [await BuiltServer.start(places[0]!), await BuiltServer.start(places[1]!)]
  const guests: Guest[] = []
  let kills = 0
  for (const end = Date.now() + asked.seconds * 1000; Date.now() < end; kills += 1) {
    let over = false
    const now = nodes.flatMap((node, n) =>
      [0, 1].map((i) => newGuest(node.url, { risky: i === 0, hasty: n === 0, straightIn: i === 1 })),
    )
    guests.push(...now)
    const writing = now.map((guest) => keepWriting(guest, () => over))
    await sleep(lapMs)
    const victim = kills % 2
    await nodes[victim]!.kill()
    over = true
    await Promise.all(writing)
    nodes[victim] = await BuiltServer.start(places[victim]!)
    asked.log(`${kills + 1} kills`)
  }
  // what was booked before a kill is still done by whoever lives
  await sleep(5000)
  for (const node of nodes) await node.stop()
  const posts = guests.flatMap((guest) => guest.posts).filter((post) => post.answered)
  const engine = await openPostgres(asked.databaseUrl)
  const broken = await inspect(engine, posts)
  const line = await engine.hold()
  const { rows } = await line.query(twiceSql)
  line.release()
  await engine.close()
  if (rows.length > 0)
    broken.push({ promise: 'no rung is paged twice', found: String(rows[0]!.event_id), count: rows.length })
  const risky = posts.filter((post) => post.risky).length
  return { seconds: asked.seconds, kills, answered: posts.length, risky, broken }
}

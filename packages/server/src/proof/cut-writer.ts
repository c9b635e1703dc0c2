/**
 * The writing half of a power cut, as its own process under the recorder: the real house on the embedded
 * engine, residents who write, and a note of every answer with the size of the journal when it came.
 * Arguments: `durable` or `plain` (PGlite as shipped), how many messages, file for the answers.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { openTheHouse } from '../house.ts'
import { openEmbedded } from '../platform/db/embedded.ts'
import type { Engine, HeldLine } from '../platform/db/engine.ts'
import { rememberingOutside } from '../platform/outside/senders.ts'
import { seedStreet } from '../seed-street.ts'
import { newGuest, send, write } from './ledger.ts'

const [kind, count, answers] = process.argv.slice(2)
const folder = process.env.CUT_FOLDER!
const journal = process.env.CUT_JOURNAL!

/** PGlite exactly as it comes, behind the same interface, so that the loss can be seen. */
async function openPlain(): Promise<Engine> {
  fs.mkdirSync(folder, { recursive: true })
  const db = await PGlite.create({ fs: new NodeFS(path.join(folder, 'pg')), extensions: { btree_gist } })
  let last: Promise<void> = Promise.resolve()
  const hold = async (): Promise<HeldLine> => {
    const before = last
    let free = (): void => undefined
    last = new Promise((yes) => {
      free = yes
    })
    await before
    return {
      query: async (text, params = []) => {
        const result = await db.query<Record<string, unknown>>(text, params as unknown[])
        return { rows: result.rows, count: result.affectedRows ?? result.rows.length }
      },
      script: async (text) =>
        ((await db.exec(text)).reverse().find((one) => one.fields.length > 0)?.rows ?? []) as Record<string, unknown>[],
      release: free,
    }
  }
  return {
    kind: 'embedded',
    hold,
    listen: async () => undefined,
    notice: () => undefined,
    close: () => db.close(),
  }
}

const engine = kind === 'plain' ? await openPlain() : await openEmbedded(folder)
const house = await openTheHouse({
  engine,
  outside: rememberingOutside(),
  baseUrl: 'http://127.0.0.1',
  demo: true,
  masterKey: randomBytes(32),
  log: (fault) => console.error(fault),
})
await seedStreet(house.floor)
const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
house.startWork()

/** A checkpoint now and then: files are synced and the log begins a new round, as in months of service. */
async function checkpoint(): Promise<void> {
  const line = await engine.hold()
  await line.script('checkpoint').finally(() => line.release())
}

const kept: { id: string; risky: boolean; at: number }[] = []
for (let n = 0; kept.length < Number(count); n += 1) {
  const guests = [true, false, false].map((risky) => newGuest(url, { risky, hasty: false, straightIn: true }))
  const talk = async (guest: (typeof guests)[number]): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      const post = write(guest)
      await send(guest, post)
      if (post.answered) kept.push({ id: post.id, risky: post.risky, at: fs.statSync(journal).size })
    }
  }
  await Promise.all(guests.map(talk))
  if (n % 7 === 3) await checkpoint()
}
fs.writeFileSync(answers!, JSON.stringify(kept))
// no closing: the power is gone
process.kill(process.pid, 'SIGKILL')

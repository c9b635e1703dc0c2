import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { type House, openTheHouse } from '../house.ts'
import { seedStreet } from '../seed-street.ts'
import { Visitor } from '../visitor.ts'
import { openEmbedded } from './db/embedded.ts'
import { openPostgres } from './db/postgres.ts'
import { rememberingOutside } from './outside/senders.ts'

const server = process.env.TEST_DATABASE_URL

/** Two houses on one database, as behind one address. On the embedded engine there is one node: nothing to show. */
async function twoNodes(work: (one: Visitor, two: Visitor) => Promise<void>): Promise<void> {
  const name = `anxin_nodes_${randomBytes(5).toString('hex')}`
  const admin = new pg.Client({ connectionString: server! })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = Object.assign(new URL(server!), { pathname: `/${name}` }).toString()
  const masterKey = randomBytes(32)
  const open = async (): Promise<House> =>
    openTheHouse({
      engine: await openPostgres(url),
      masterKey,
      outside: rememberingOutside(),
      baseUrl: 'http://127.0.0.1',
      demo: true,
      log: () => undefined,
    })
  const nodes = await Promise.all([open(), open()])
  await seedStreet(nodes[0].floor)
  const at = await Promise.all(nodes.map((node) => node.app.listen({ host: '127.0.0.1', port: 0 })))
  for (const node of nodes) node.startWork()
  await work(new Visitor(at[0]!), new Visitor(at[1]!))
  await Promise.all(nodes.map((node) => node.close()))
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
}

const seenOnTheOther = (): Promise<void> =>
  twoNodes(async (resident, desk) => {
    const { people } = await desk.must('GET /api/identity/demo/people')
    const lin = people.find((one) => one.name === '林晓安')!
    await desk.must('POST /api/identity/demo/sessions', { body: { id: lin.id } })
    const { seq } = await desk.must('GET /api/crisis/board')
    const seen = desk.listen('/api/crisis/stream', (frames) => frames.some((f) => f.data.state === 'PAGED'), seq)
    await new Promise((yes) => setTimeout(yes, 300))
    await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const last = (await seen).at(-1)!.id!
    await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '今晚就走' } })
    const rest = await desk.listen('/api/crisis/stream', (more) => more.length > 0, last)
    expect(rest[0]!.id).toBe(last + 1)
    const { rows } = await desk.must('GET /api/crisis/board')
    expect(rows.filter((row) => row.name === null)).toHaveLength(1)
  })

describe('more than one node', () => {
  if (server) it('starts together, and sees an alert of the other at once, exactly once after a cut', seenOnTheOther)
  else {
    it('is refused on the embedded engine: one folder, one house', async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-nodes-'))
      fs.writeFileSync(path.join(folder, 'anxin.lock'), String(process.ppid))
      await expect(openEmbedded(folder)).rejects.toThrow(/in use/)
      fs.rmSync(folder, { recursive: true, force: true })
    })
  }
})

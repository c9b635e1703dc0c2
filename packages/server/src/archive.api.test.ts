import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backup, rehearse, restore } from './archive.ts'
import type { Config } from './config.ts'
import { openEngine } from './engine-of.ts'
import { forgottenKeeper } from './forgotten.ts'
import { openTheHouse } from './house.ts'
import { takeLock } from './platform/db/embedded.ts'
import { rememberingOutside } from './platform/outside/senders.ts'
import { Visitor } from './visitor.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-archive-'))
const server = process.env.TEST_DATABASE_URL
const masterKey = randomBytes(32)
const names = [1, 2, 3, 4, 5].map(() => `anxin_archive_${randomBytes(5).toString('hex')}`)

/** A place of its own on the engine under test: a folder, or a database on the PostgreSQL of this run. */
const place = (n: number, key = masterKey): Config => ({
  ...{
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://127.0.0.1',
    demo: false,
    outside: {},
    trustedProxies: [],
    masterKey: key,
  },
  dataDir: path.join(folder, String(n)),
  databaseUrl: server ? Object.assign(new URL(server), { pathname: `/${names[n]}` }).toString() : undefined,
})

/** A server of its own, as a site has it after a fire: none of the house's roles is there. */
async function anotherServer(): Promise<{ url: string; stop(): void }> {
  const tool = (await import(new URL('../../../tools/postgres.mjs', import.meta.url).href)) as {
    startPostgres(): Promise<{ url: string; stop(): void } | undefined>
  }
  return (await tool.startPostgres())!
}

const onServer = async (sql: (name: string) => string): Promise<void> => {
  if (!server) return
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  for (const name of names) await admin.query(sql(name))
  await admin.end()
}

async function during<T>(
  config: Config,
  work: (who: Visitor) => Promise<T>,
  who?: (url: string) => Visitor,
): Promise<T> {
  const house = await openTheHouse({
    ...config,
    engine: await openEngine(config),
    outside: rememberingOutside(),
    log: () => undefined,
  })
  try {
    const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
    const done = await work(who ? who(url) : new Visitor(url))
    await forgottenKeeper(config.dataDir)(house.floor)
    return done
  } finally {
    await house.close()
  }
}

beforeAll(() => onServer((name) => `create database ${name}`))
afterAll(async () => {
  await onServer((name) => `drop database if exists ${name} with (force)`)
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('a backup', { timeout: 240_000 }, () => {
  it('brings back every word to the same device, and keeps the deleted deleted', async () => {
    const file = path.join(folder, 'backup')
    const first = place(0)
    const cookies = await during(first, async (who) => {
      await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '请记得我说过的话' } })
      return who.cookie
    })
    await backup(first, file)
    await expect(backup(first, file)).rejects.toThrow('exists')
    const second = place(1)
    await restore(second, file)
    const [name, value] = cookies.split('=') as [string, string]
    await during(
      second,
      async (who) => {
        const { messages } = await who.must('GET /api/companion/conversation')
        expect(messages.some((line) => line.text === '请记得我说过的话')).toBe(true)
      },
      (url) => new Visitor(url, [[name, value]]),
    )
  })

  it('does not bring back who was forgotten after it was taken, on a server that has never seen this house', async () => {
    const file = path.join(folder, 'before')
    const first = place(3)
    const say = (text: string) => async (who: Visitor) => {
      await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
      return who.cookie
    }
    const [gone, stays] = [await during(first, say('请忘了我')), await during(first, say('请记得我'))]
    await backup(first, file)
    const withCookie = (cookie: string) => (url: string) => {
      const [name, value] = cookie.split('=') as [string, string]
      return new Visitor(url, [[name, value]])
    }
    await during(first, (who) => who.must('DELETE /api/identity/resident'), withCookie(gone))
    const other = server ? await anotherServer() : undefined
    const second: Config = { ...place(4), databaseUrl: other?.url }
    fs.mkdirSync(second.dataDir, { recursive: true })
    fs.copyFileSync(path.join(first.dataDir, 'forgotten.jsonl'), path.join(second.dataDir, 'forgotten.jsonl'))
    await restore(second, file)
    const wordsOf = (cookie: string) =>
      during(
        second,
        async (who) => (await who.must('GET /api/companion/conversation')).messages.map((line) => line.text),
        withCookie(cookie),
      )
    expect(await wordsOf(stays)).toContain('请记得我')
    expect(await wordsOf(gone)).not.toContain('请忘了我')
    other?.stop()
  })

  it('is rehearsed in a place that is gone afterwards, while the house goes on; a damaged one says so', async () => {
    const [site, file] = [place(0), path.join(folder, 'backup')]
    const left = async (): Promise<string[]> => {
      const folders = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('anxin-rehearsal-'))
      if (!server) return folders
      const admin = new pg.Client({ connectionString: server })
      await admin.connect()
      const { rows } = await admin.query(`select datname from pg_database where datname like 'anxin_rehearsal_%'`)
      await admin.end()
      return [...folders, ...rows.map((row) => row.datname as string)]
    }
    const before = await left()
    const held = await during(site, async (who) => {
      await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '试的时候我也在说话' } })
      return rehearse(site, file)
    })
    // what was said after the backup is not in it
    expect(held.messages).toBeGreaterThan(0)
    expect(held.newestAt!.getTime()).toBeLessThan(Date.now())
    const short = path.join(folder, 'damaged')
    fs.writeFileSync(short, fs.readFileSync(file).subarray(0, 20_000))
    await expect(rehearse(site, short)).rejects.toThrow()
    expect(await left()).toEqual(before)
  })

  it('is not restored with another master key', async () => {
    await expect(restore(place(2, randomBytes(32)), path.join(folder, 'backup'))).rejects.toThrow('master key')
  })

  it('does not let two processes into one folder', () => {
    const here = path.join(folder, 'lock')
    const unlock = takeLock(here)
    fs.writeFileSync(path.join(here, 'anxin.lock'), '1')
    // process 1 is alive, but is no Node: after a crash its number means nothing
    expect(() => takeLock(here)()).not.toThrow()
    fs.writeFileSync(path.join(here, 'anxin.lock'), String(process.ppid))
    expect(() => takeLock(here)).toThrow(/in use/)
    unlock()
  })
})

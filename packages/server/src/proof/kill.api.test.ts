import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { proveKill } from './kill.ts'

/** A database of its own on the server the suite runs against; undefined when it runs on the embedded one. */
async function ownDatabase(): Promise<string | undefined> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return undefined
  const name = `anxin_kill_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  return new URL(`/${name}`, server).toString()
}

it('nothing that was answered is lost or doubled when the server is killed while residents write', async () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-kill-'))
  try {
    const result = await proveKill({
      rounds: 3,
      dataDir,
      databaseUrl: await ownDatabase(),
      log: () => undefined,
    })
    expect(result.broken).toEqual([])
    expect(result.answered).toBeGreaterThan(0)
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}, 240_000)

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import pg from 'pg'
import type { Config } from './config.ts'
import { openEngine } from './engine-of.ts'
import { type Forgotten, forgetAgain, readForgotten } from './forgotten.ts'
import { openTheHouse } from './house.ts'
import { chainWaiting, verifyChain } from './platform/audit/chain.ts'
import type { Floor } from './platform/ctx.ts'
import { takeLock } from './platform/db/embedded.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { openOutside } from './platform/outside/senders.ts'

/**
 * Backups. A file of the embedded engine is a compressed copy of its folder, taken while nobody writes; one
 * of PostgreSQL is `pg_dump`'s own format. The master key is never in it: it is kept apart.
 */
async function run(program: string, args: readonly string[], out?: string): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', out ? 'pipe' : 'inherit', 'inherit'] })
  const ended = new Promise<void>((yes, no) => {
    child.on('error', () => no(new Error(`缺少 / missing program: ${program}`)))
    child.on('exit', (code) => (code === 0 ? yes() : no(new Error(`${program} ended with ${code}`))))
  })
  if (out && child.stdout) await pipeline(child.stdout, zlib.createGzip(), fs.createWriteStream(out, { mode: 0o600 }))
  await ended
}

/** Writes a backup to `file`. @throws when the embedded folder is in use, or a program is missing */
export async function backup(config: Config, file: string): Promise<void> {
  if (fs.existsSync(file)) throw new Error(`文件已存在 / the file exists: ${file}`)
  if (config.databaseUrl) return run('pg_dump', ['--format=custom', '--no-owner', '--file', file, config.databaseUrl])
  const unlock = takeLock(config.dataDir)
  try {
    await run('tar', ['-C', config.dataDir, '-cf', '-', 'pg'], file)
  } finally {
    unlock()
  }
}

/** Roles belong to a server, not to a database: a new server has none of them, and a backup names them. */
async function makeRoles(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const role of ['anxin_app', 'anxin_system', 'anxin_guardian'])
      await client.query(
        `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
      )
    await client.query(
      `do $$ begin execute format('grant anxin_app, anxin_system, anxin_guardian to %I', current_user); end $$`,
    )
  } finally {
    await client.end()
  }
}

/** What was found in a backup that was put back. */
export interface Held {
  readonly residents: number
  readonly messages: number
  /** The youngest word of anybody in it; null where nobody has spoken. */
  readonly newestAt: Date | null
}

async function putBack(config: Config, file: string): Promise<void> {
  if (config.databaseUrl) {
    await makeRoles(config.databaseUrl)
    const whole = ['--no-owner', '--exit-on-error', '--single-transaction']
    return run('pg_restore', [...whole, '--dbname', config.databaseUrl, file])
  }
  if (fs.existsSync(path.join(config.dataDir, 'pg')))
    throw new Error(`目录不空，请换一个空的 DATA_DIR / the folder is not empty: ${config.dataDir}`)
  fs.mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  await run('tar', ['-C', config.dataDir, '-xzf', file])
}

/** Opens what was put back, verifies keys and audit chains, and forgets again who was forgotten since. */
async function verifyAt(config: Config, forgotten: readonly Forgotten[]): Promise<Held> {
  const engine = await openEngine(config)
  const house = await openTheHouse({ ...config, engine, outside: openOutside({}), log: () => undefined })
  try {
    await verifyRestored(house.floor)
    await forgetAgain(house.floor, forgotten)
    return await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const { rows } = await line.query(
        `select (select count(*) from resident)::int as residents, (select count(*) from message)::int as messages,
           (select max(at) from message) as newest_at`,
      )
      const { residents, messages, newest_at } = rows[0] as {
        residents: number
        messages: number
        newest_at: Date | null
      }
      return { residents, messages, newestAt: newest_at }
    })
  } finally {
    await house.close()
  }
}

/**
 * Puts a backup back into an empty place, then verifies keys and audit chains, and forgets again who was forgotten
 * after the backup was taken: they stand in `DATA_DIR/forgotten.jsonl`.
 */
export async function restore(config: Config, file: string): Promise<Held> {
  await putBack(config, file)
  return verifyAt(config, readForgotten(config.dataDir))
}

/**
 * Restores a backup into a place that is thrown away: a folder, or a database of its own on the same server. The house
 * in service is not touched and goes on. A backup that nobody ever put back is a hope.
 * @throws as `restore` does, and where the server lets no database be made
 */
export async function rehearse(config: Config, file: string): Promise<Held> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-rehearsal-'))
  const name = `anxin_rehearsal_${randomBytes(6).toString('hex')}`
  const { databaseUrl } = config
  const onServer = async (sql: string): Promise<void> => {
    if (!databaseUrl) return
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const elsewhere = databaseUrl && Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).toString()
  try {
    await onServer(`create database ${name}`)
    const place = { ...config, dataDir, databaseUrl: elsewhere }
    await putBack(place, file)
    return await verifyAt(place, readForgotten(config.dataDir))
  } finally {
    await onServer(`drop database if exists ${name} with (force)`)
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** @throws when a key does not open its data or a chain does not hold */
async function verifyRestored(floor: Floor): Promise<void> {
  await chainWaiting(floor)
  await inTransaction(floor, { as: 'house' }, async (ctx) => {
    const tenants = await ctx.line.query('select id from tenant')
    for (const { id } of tenants.rows) await floor.keys.ready(ctx, id as string)
    const chains = await ctx.line.query('select distinct chain from audit_link')
    for (const { chain } of chains.rows) {
      const v = await verifyChain(ctx.line, chain as string)
      if (!v.holds) throw new Error(`审计链断在 ${v.firstBroken} / the audit chain is broken at ${v.firstBroken}`)
    }
  })
}

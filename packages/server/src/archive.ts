import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import pg from 'pg'
import type { Config } from './config.ts'
import { openEngine } from './engine-of.ts'
import { forgetAgain, readForgotten } from './forgotten.ts'
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

/**
 * Puts a backup back into an empty place, then verifies keys and audit chains, and forgets again who was forgotten
 * after the backup was taken: they stand in `DATA_DIR/forgotten.jsonl`.
 */
export async function restore(config: Config, file: string): Promise<void> {
  if (config.databaseUrl) {
    await makeRoles(config.databaseUrl)
    await run('pg_restore', [
      '--no-owner',
      '--exit-on-error',
      '--single-transaction',
      '--dbname',
      config.databaseUrl,
      file,
    ])
  } else {
    if (fs.existsSync(path.join(config.dataDir, 'pg')))
      throw new Error(`目录不空，请换一个空的 DATA_DIR / the folder is not empty: ${config.dataDir}`)
    fs.mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
    await run('tar', ['-C', config.dataDir, '-xzf', file])
  }
  const engine = await openEngine(config)
  const house = await openTheHouse({ ...config, engine, outside: openOutside({}), log: () => undefined })
  try {
    await verifyRestored(house.floor)
    await forgetAgain(house.floor, readForgotten(config.dataDir))
  } finally {
    await house.close()
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

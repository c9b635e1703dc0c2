import fs from 'node:fs'
import path from 'node:path'
import type { Engine } from './engine.ts'

/** Lock so that of several nodes starting together one migrates and the others wait. */
const migrationLock = 7_203_551

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The migrations in a folder, in order; names are `0001_words.sql`. */
export const listMigrations = (folder: string): Migration[] =>
  fs
    .readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file,
      sql: fs.readFileSync(path.join(folder, file), 'utf8'),
    }))

/**
 * Brings the database to the newest migration. Each is one transaction: interrupted, it leaves no trace.
 * @returns how many stand in the database afterwards
 * @throws when the database is newer than this program
 */
export async function migrate(engine: Engine, folder: string): Promise<number> {
  const line = await engine.hold()
  try {
    await line.query('select pg_advisory_lock($1)', [migrationLock])
    await line.script(
      'create table if not exists schema_migration (number int primary key, name text not null, at timestamptz not null default now())',
    )
    for (const one of listMigrations(folder)) {
      await line.script('begin')
      const { rows } = await line.query('select 1 from schema_migration where number = $1', [one.number])
      if (rows.length === 0) {
        await line.script(one.sql)
        await line.query('insert into schema_migration (number, name) values ($1, $2)', [one.number, one.name])
      }
      await line.script('commit')
    }
    const { rows } = await line.query('select max(number)::int as newest from schema_migration')
    const newest = Number(rows[0]?.newest ?? 0)
    const known = Math.max(0, ...listMigrations(folder).map((one) => one.number))
    if (newest > known)
      throw new Error(`数据库比程序新（${newest} > ${known}），请升级程序 / the database is newer than this program`)
    return newest
  } catch (error) {
    await line.script('rollback').catch(() => undefined)
    throw error
  } finally {
    await line.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    line.release()
  }
}

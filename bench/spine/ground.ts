import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import {
  BuiltServer,
  freePort,
  mustBeBuilt,
  type Place,
} from '../../packages/server/src/proof/built-server.ts'

interface Postgres {
  readonly url: string
  readonly bin: string
  readonly port: number
  stop(): void
}

/** What every figure stands on: a throw-away PostgreSQL with its default durability, and the built server. */
export interface Ground {
  readonly postgres: Postgres
  /** Rights of the owner, for counting and for clearing between figures. */
  readonly sql: pg.Client
  readonly place: Place
  server: BuiltServer
  makeDatabase(name: string): Promise<string>
  leave(): Promise<void>
}

async function startPostgres(): Promise<Postgres> {
  const tool = (await import(new URL('../../tools/postgres.mjs', import.meta.url).href)) as {
    startPostgres(): Promise<Postgres | undefined>
  }
  const postgres = await tool.startPostgres()
  if (!postgres) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  return postgres
}

export async function layGround(): Promise<Ground> {
  mustBeBuilt()
  const postgres = await startPostgres()
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-bench-'))
  const makeDatabase = async (name: string): Promise<string> => {
    const admin = new pg.Client({ connectionString: postgres.url })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await admin.end()
    return new URL(`/${name}`, postgres.url).toString()
  }
  const databaseUrl = await makeDatabase('house')
  const place = {
    dataDir,
    databaseUrl,
    masterKey: randomBytes(32).toString('base64'),
    port: await freePort(),
  }
  const server = await BuiltServer.start(place)
  const sql = new pg.Client({ connectionString: databaseUrl })
  await sql.connect()
  const ground: Ground = {
    ...{ postgres, sql, place, server, makeDatabase },
    leave: async () => {
      await ground.server.stop()
      await sql.end()
      postgres.stop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return ground
}

/** Ends every open alert by hand, past the protocol, so that a board of the bench is no longer than a real one. */
export async function clearBoard(sql: pg.Client): Promise<void> {
  await sql.query(`begin; set local session_replication_role = replica;
    update crisis_event set state = 'CLOSED', closed_at = now() where state <> 'CLOSED';
    update crisis_timer set cancelled_at = now() where fired_at is null and cancelled_at is null; commit`)
}

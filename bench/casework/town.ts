import { spawnSync } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BuiltServer } from '../../packages/server/src/proof/built-server.ts'
import type { Ground } from '../spine/ground.ts'

const commands = fileURLToPath(new URL('../../packages/server/dist/commands.js', import.meta.url))

/** Fills the house with an invented city, as whoever runs a site does it. @returns what it said, and how long it took */
export async function seedTown(
  ground: Ground,
  households: number,
): Promise<{ said: string; seconds: number }> {
  const { place } = ground
  await ground.server.stop()
  const began = performance.now()
  const done = spawnSync(process.execPath, [commands, 'seed', '--households', String(households)], {
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{
        DATABASE_URL: place.databaseUrl,
        DATA_DIR: place.dataDir,
        ANXIN_MASTER_KEY: place.masterKey,
      },
    },
  })
  if (done.status !== 0) throw new Error(`the city was not seeded: ${done.stdout}${done.stderr}`)
  const seconds = (performance.now() - began) / 1000
  await ground.sql.query('vacuum analyze')
  ground.server = await BuiltServer.start(place)
  return { said: done.stdout.trim().split('\n').at(-1)!, seconds }
}

/** Somebody of the city who is signed in: what their browser keeps. */
export interface SignedIn {
  readonly cookie: string
  readonly staffId: string
}

/** One of each of so many cabins in a role, signed in; or those who answer for the whole city. */
export async function signIn(
  ground: Ground,
  role: string,
  where: 'cabins' | 'city',
  many: number,
): Promise<SignedIn[]> {
  const { rows } = await ground.sql.query(
    `select distinct on (g.unit_id) f.id, f.tenant_id from staff f join staff_grant g on g.staff_id = f.id join unit u on u.id = g.unit_id
     where g.role = $1 and u.code like 'town-%' and (u.kind = 'cabin') = ($2 = 'cabins') order by g.unit_id, f.id limit $3`,
    [role, where, many],
  )
  const signed: SignedIn[] = []
  for (const row of rows as { id: string; tenant_id: string }[]) {
    const secret = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(secret).digest()
    await ground.sql.query(
      `insert into session (id, token_hash, tenant_id, staff_id, device, started_at, seen_at, idle_minutes, ends_at)
       values ($1, $2, $3, $4, 'bench', now(), now(), 600, now() + interval '10 hours')`,
      [randomUUID(), hash, row.tenant_id, row.id],
    )
    signed.push({ cookie: `anxin_staff=${secret}`, staffId: row.id })
  }
  return signed
}

/** Where pgbench finds its script. */
export const scriptAt = (folder: string, name: string): string => path.join(folder, `${name}.sql`)

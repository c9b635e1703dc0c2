import fs from 'node:fs'
import path from 'node:path'
import type { Id } from '@anxin/core/ids.ts'
import type { Floor } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { deleteRecord } from './rooms/companion/door.ts'

/** Somebody who asked to be forgotten. */
export interface Forgotten {
  readonly id: Id
  readonly tenantId: Id
  readonly at: string
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'forgotten.jsonl')

/** A line cut short by a crash names nobody; whom it meant is still in the database and is written again. */
function readLine(line: string): Forgotten[] {
  try {
    return line ? [JSON.parse(line) as Forgotten] : []
  } catch {
    return []
  }
}

/** Those who commit late stand a little behind the newest that was seen. */
const lookBack = '1 hour'

/** Who is named in the list beside a database; nobody where there is none. */
export function readForgotten(dataDir: string): Forgotten[] {
  const file = fileIn(dataDir)
  if (!fs.existsSync(file)) return []
  return fs.readFileSync(file, 'utf8').split('\n').flatMap(readLine)
}

/**
 * Keeps the list of the forgotten beside the database, for a backup taken before would bring them back. Ids only.
 * @returns what looks for newly forgotten people and writes them down; it answers with how many there were
 */
export function forgottenKeeper(dataDir: string): (floor: Floor) => Promise<number> {
  let known: Set<Id> | undefined
  let newest = new Date(0)
  return async (floor) => {
    known ??= new Set(readForgotten(dataDir).map((one) => one.id))
    const { rows } = await inTransaction(floor, { as: 'house' }, ({ line }) =>
      line.query(
        `select id, tenant_id, at from tombstone where what = 'resident' and at > $1::timestamptz - $2::interval order by at`,
        [newest, lookBack],
      ),
    )
    const found = rows.filter((row) => !known!.has(row.id as Id))
    if (found.length === 0) return 0
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const file = fs.openSync(fileIn(dataDir), 'a', 0o600)
    try {
      const lines = found.map((row) =>
        JSON.stringify({ id: row.id, tenantId: row.tenant_id, at: (row.at as Date).toISOString() }),
      )
      fs.writeSync(file, `\n${lines.join('\n')}\n`)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    for (const row of found) known.add(row.id as Id)
    newest = found.at(-1)!.at as Date
    return found.length
  }
}

/** Forgets again whom a restored backup brought back. @returns how many */
export async function forgetAgain(floor: Floor, list: readonly Forgotten[]): Promise<number> {
  const back = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const ids = list.map((one) => one.id)
    const { rows } = await line.query('select id from resident where id = any($1::uuid[])', [ids])
    return new Set(rows.map((row) => row.id as Id))
  })
  for (const { id, tenantId } of list)
    if (back.has(id)) await inTransaction(floor, { as: 'resident', tenantId, residentId: id }, deleteRecord)
  return back.size
}

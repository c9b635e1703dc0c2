import fs from 'node:fs'
import path from 'node:path'
import { listAdmins } from './platform/access.ts'
import { forEachAgency } from './platform/agencies.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from './platform/ctx.ts'
import type { Line } from './platform/db/engine.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { reachableBy, sendNotice } from './platform/outside/notice.ts'
import { addressesOf } from './platform/outside/tell.ts'
import { keepSetting, lockSetting } from './platform/settings.ts'

/** The end of a chain as it stood at a moment. A chain says nothing of what was cut from its end; this does. */
export interface Head {
  readonly chain: string
  readonly seq: number
  readonly hash: string
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'audit-heads.jsonl')

/** A line cut short by a crash says nothing; the next hour says it again. */
function readLine(text: string): Head[] {
  try {
    return text ? [JSON.parse(text) as Head] : []
  } catch {
    return []
  }
}

/** Every end that was kept outside the database, as it grew; none where there is no list. */
export function readHeads(dataDir: string): Head[] {
  const file = fileIn(dataDir)
  if (!fs.existsSync(file)) return []
  return fs.readFileSync(file, 'utf8').split('\n').flatMap(readLine)
}

async function listHeads(line: Line, chain: string | null): Promise<Head[]> {
  const { rows } = await line.query(
    `select distinct on (chain) chain, seq, hash from audit_link where $1::uuid is null or chain = $1 order by chain, seq desc`,
    [chain],
  )
  return rows.map((row) => ({ chain: row.chain as string, seq: Number(row.seq), hash: row.hash as string }))
}

/** Chains that end before, or run beside, what was kept of them at any time: the first such end of each. */
export async function findCut(line: Line, kept: readonly Head[]): Promise<Head[]> {
  const column = (name: keyof Head): unknown[] => kept.map((one) => one[name])
  const { rows } = await line.query(
    `select distinct on (k.chain) k.chain, k.seq, k.hash from unnest($1::uuid[], $2::bigint[], $3::text[]) as k(chain, seq, hash)
       left join audit_link l on l.chain = k.chain and l.seq = k.seq
     where l.hash is distinct from k.hash order by k.chain, k.seq`,
    [column('chain'), column('seq'), column('hash')],
  )
  return rows.map((row) => ({ chain: row.chain as string, seq: Number(row.seq), hash: row.hash as string }))
}

/** Writes the ends of all chains down beside the database, to be called once an hour. @returns how many had grown */
export function headKeeper(dataDir: string): (floor: Floor) => Promise<number> {
  return async (floor) => {
    const before = new Map(readHeads(dataDir).map((one) => [one.chain, one]))
    const { heads, at } = await inTransaction(floor, { as: 'house' }, async ({ line, now }) => ({
      heads: await listHeads(line, null),
      at: now.toISOString(),
    }))
    // what fell back below the list is for whoever verifies: the list never takes a shorter end for the newest
    const grown = heads.filter((one) => one.seq > (before.get(one.chain)?.seq ?? 0))
    if (grown.length === 0) return 0
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const file = fs.openSync(fileIn(dataDir), 'a', 0o600)
    try {
      fs.writeSync(file, `\n${grown.map((one) => JSON.stringify({ at, ...one })).join('\n')}\n`)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    return grown.length
  }
}

const toldKey = 'audit.head_told_at'
const tellAgainMinutes = 24 * 60

async function tellOne(ctx: Ctx): Promise<number> {
  const before = await lockSetting<string>(ctx, toldKey)
  if (before && Date.parse(before) > minutesLater(ctx.now, -tellAgainMinutes).getTime()) return 0
  const [head] = await listHeads(ctx.line, tenantOf(ctx))
  if (!head) return 0
  const admins = (await listAdmins(ctx)).map((one) => ({ name: one.name, email: addressesOf(ctx, one).email }))
  const byMail = admins.flatMap(({ name, email }) => (email ? [{ name, addresses: { email } }] : []))
  // where nobody has an address a group robot keeps it, once for all
  const to = byMail.length > 0 ? byMail : [{ name: '机构', addresses: {} }]
  const reached = to.filter((one) => reachableBy(ctx, one.addresses).length > 0)
  if (reached.length === 0) return 0
  keepSetting(ctx, toldKey, ctx.now.toISOString())
  const open = { links: String(head.seq), head: head.hash }
  for (const { name, addresses } of reached)
    await sendNotice(ctx, { toName: name, addresses, kind: 'audit_head', open, inApp: false })
  return reached.length
}

/** Sends each agency's end of the chain out of the house once a day, by e-mail or a group robot, where there is one. */
export const tellHeads = (floor: Floor): Promise<number> => forEachAgency(floor, tellOne)

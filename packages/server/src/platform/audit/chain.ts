import { createHash } from 'node:crypto'
import { type Ctx, type Floor, newId, type Who } from '../ctx.ts'
import type { Ask, Line, Row } from '../db/engine.ts'
import { inTransaction } from '../db/transaction.ts'

/** The chain of lines that belong to no agency. */
export const houseChain = '00000000-0000-0000-0000-000000000000'

const idOf = (who: Who): string | undefined => (who.kind === 'staff' || who.kind === 'resident' ? who.id : undefined)

// without RETURNING: for that the row would have to be readable by whoever speaks, and nobody reads
const keepLine = `with kept as (
    insert into audit_line (id, tenant_id, at, line, who_kind, who_id, resident_id, about, outcome, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))
  insert into audit_waiting (line_id) values ($1)`

/**
 * What keeps one audit line, to be sent together with COMMIT.
 * @param outcome `done`, or the code of the refusal
 */
export function auditLine(ctx: Ctx, line: string, outcome: string): Ask {
  const id = newId(ctx)
  const { who, about } = ctx
  const resident = about.residentId ?? (who.kind === 'resident' ? who.id : undefined)
  const tenant = who.kind === 'nobody' ? undefined : who.tenantId
  const params = [
    ...[id, tenant, ctx.now, line, who.kind, idOf(who)],
    ...[resident, about.id, outcome, ctx.requestId],
  ].map((value) => value ?? null)
  return { text: keepLine, params }
}

/** A line of something the house did by itself, inside the running transaction. */
export async function noteLine(ctx: Ctx, line: string): Promise<void> {
  ctx.last.push(auditLine(ctx, line, 'done'))
}

/** The line of a refusal, in its own transaction: the refused one was rolled back. */
export async function noteRefusal(
  floor: Floor,
  who: Who,
  about: Ctx['about'],
  line: string,
  outcome: string,
  requestId: string,
): Promise<void> {
  const opening =
    who.kind === 'nobody'
      ? ({ as: 'session', tokenHash: undefined } as const)
      : ({ as: 'tenant', tenantId: who.tenantId } as const)
  await inTransaction(
    floor,
    opening,
    async (ctx) => {
      ctx.who = who
      ctx.about = about
    },
    { requestId },
    (ctx) => auditLine(ctx, line, outcome),
  )
}

/** What is hashed of a line: every column, in this order, as JSON. Published so that others can verify. */
export const canonical = (row: Row): string =>
  JSON.stringify([
    row.id,
    row.tenant_id,
    (row.at as Date).toISOString(),
    row.line,
    row.who_kind,
    row.who_id,
    row.resident_id,
    row.about,
    row.outcome,
    row.request_id,
  ])

/** @returns hex SHA-256 of the previous hash, a line feed and the line */
export const linkHash = (prev: string, text: string): string =>
  createHash('sha256').update(`${prev}\n${text}`).digest('hex')

const followerLock = 7_203_552

/**
 * Chains the lines that wait, oldest first, a chain for each agency. Runs beside the requests, which
 * therefore never wait for each other; one node at a time.
 * @returns how many lines were chained
 */
export async function chainWaiting(floor: Floor): Promise<number> {
  return inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows: locked } = await line.query('select pg_try_advisory_xact_lock($1) as mine', [followerLock])
    if (!locked[0]?.mine) return 0
    const { rows } = await line.query(
      // one look-up for each line: told to join, the planner reads the whole log as soon as it is long
      `with taken as (
         delete from audit_waiting where line_id = any (array(select line_id from audit_waiting order by line_id limit 500))
         returning line_id)
       select a.* from taken t cross join lateral (select * from audit_line where id = t.line_id offset 0) a order by a.id`,
    )
    const heads = new Map<string, { seq: number; hash: string }>()
    const links: unknown[][] = []
    for (const row of rows) {
      const chain = (row.tenant_id as string | null) ?? houseChain
      const head = heads.get(chain) ?? (await headOf(line, chain))
      const hash = linkHash(head.hash, canonical(row))
      links.push([chain, head.seq + 1, row.id, head.hash, hash])
      heads.set(chain, { seq: head.seq + 1, hash })
    }
    if (links.length > 0) await insertLinks(line, links)
    return links.length
  })
}

async function insertLinks(line: Line, links: unknown[][]): Promise<void> {
  const column = (i: number): unknown[] => links.map((link) => link[i])
  await line.query(
    `insert into audit_link (chain, seq, line_id, prev, hash)
     select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[])`,
    [column(0), column(1), column(2), column(3), column(4)],
  )
}

async function headOf(line: Line, chain: string): Promise<{ seq: number; hash: string }> {
  const { rows } = await line.query('select seq, hash from audit_link where chain = $1 order by seq desc limit 1', [
    chain,
  ])
  return rows[0] ? { seq: Number(rows[0].seq), hash: rows[0].hash as string } : { seq: 0, hash: '' }
}

export interface Verification {
  readonly holds: boolean
  readonly links: number
  /** Of the links, those whose line was removed because its term was over: the hash stays. */
  readonly removed: number
  readonly waiting: number
  readonly head: string | null
  /** Position of the first link that does not hold. */
  readonly firstBroken: number | null
}

/** Up to where, and how many, lines of a chain the house has removed under its schedule. */
async function removedOf(line: Line, chain: string): Promise<{ upto: number; lines: number }> {
  const { rows } = await line.query('select upto, lines from audit_removed where chain = $1', [chain])
  return { upto: Number(rows[0]?.upto ?? 0), lines: Number(rows[0]?.lines ?? 0) }
}

/**
 * Recomputes one chain from its first link, 1 000 links at a time. A line may be missing only where the house has
 * removed it under its schedule, and no more of them than it has removed.
 */
export async function verifyChain(line: Line, chain: string): Promise<Verification> {
  const gone = await removedOf(line, chain)
  const said = { waiting: 0, removed: 0 }
  let prev = ''
  let seq = 0
  const broken = (at: number): Verification => ({
    ...{ ...said, holds: false, links: seq, head: prev || null, firstBroken: at },
  })
  for (;;) {
    const { rows } = await line.query(
      `select k.seq, k.prev, k.hash, k.line_id, a.* from audit_link k left join audit_line a on a.id = k.line_id
       where k.chain = $1 and k.seq > $2 order by k.seq limit 1000`,
      [chain, seq],
    )
    for (const row of rows) {
      const follows = Number(row.seq) === seq + 1 && row.prev === prev
      const lawfullyGone = row.id === null && seq + 1 <= gone.upto
      if (!follows || (!lawfullyGone && (row.id === null || row.hash !== linkHash(prev, canonical(row)))))
        return broken(seq + 1)
      if (lawfullyGone) said.removed += 1
      prev = row.hash as string
      seq += 1
    }
    if (rows.length === 1000) continue
    if (said.removed > gone.lines) return broken(gone.upto)
    return { ...said, holds: true, links: seq, head: prev || null, firstBroken: null }
  }
}

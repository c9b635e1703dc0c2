import { createHash } from 'node:crypto'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Counted, Manifested } from '../tables.ts'

/** A table a room has named as moving with a person, and what is sealed in it: column → place. */
export interface Transferable {
  readonly table_name: string
  readonly owner_column: string
  readonly sealed: Readonly<Record<string, string>>
}
type Row = Record<string, unknown>
/** Everything of a person that moves: each row with its opened words. */
export interface Content {
  readonly table: Transferable
  readonly rows: readonly { readonly id: Id; readonly open: Readonly<Record<string, string>>; readonly rest: Row }[]
}

export async function listTransferables(ctx: Ctx): Promise<Transferable[]> {
  const { rows } = await ctx.line.query('select table_name, owner_column, sealed from transferable order by sort')
  return rows as unknown as Transferable[]
}

const plain = (value: unknown): unknown =>
  value instanceof Date
    ? value.toISOString()
    : value instanceof Uint8Array
      ? Buffer.from(value).toString('base64')
      : value

/** What belongs to an agency and not to the person, and what every request moves. */
const ofTheAgency = new Set(['tenant_id', 'unit_id', 'seen_at'])

function opened(ctx: Ctx, tenantId: Id, table: Transferable, row: Row): Content['rows'][number] {
  const id = row.id as Id
  const open: Record<string, string> = {}
  const rest: Row = {}
  for (const [column, value] of Object.entries(row)) {
    const place = table.sealed[column]
    if (place && value) open[column] = ctx.floor.keys.open(tenantId, { column: place, row: id }, value as Uint8Array)
    else if (!ofTheAgency.has(column)) rest[column] = plain(value)
  }
  return { id, open, rest }
}

/**
 * Reads everything that moves, as the person themselves reads it in the agency they belong to: what only they may
 * see comes along without anybody having seen it. Afterwards the speaker speaks again.
 */
export async function contentOf(ctx: Ctx, tenantId: Id, residentId: Id): Promise<Content[]> {
  const before = ctx.who
  const tables = await listTransferables(ctx)
  await speakFor(ctx, { kind: 'resident', id: residentId, tenantId, sessionId: undefined, registered: true })
  const content: Content[] = []
  for (const table of tables) {
    const { rows } = await ctx.line.query(
      `select * from ${table.table_name} where ${table.owner_column} = $1 order by id`,
      [residentId],
    )
    content.push({ table, rows: rows.map((row) => opened(ctx, tenantId, table, row)) })
  }
  await speakFor(ctx, before)
  return content
}

const sorted = (row: Row): [string, unknown][] => Object.entries(row).sort(([a], [b]) => a.localeCompare(b))
/** Counts and fingerprints by table: the same before and after, whoever holds the keys. */
export const manifestOf = (content: readonly Content[]): Manifested[] =>
  content.map(({ table, rows }) => {
    const hash = createHash('sha256')
    for (const row of rows) hash.update(JSON.stringify([row.id, sorted(row.open), sorted(row.rest)]))
    return { table: table.table_name, rows: rows.length, hash: hash.digest('hex') }
  })

/** The same rows sealed for another agency, as the database moves them. */
export const sealedFor = (ctx: Ctx, tenantId: Id, content: readonly Content[]): Record<string, Row[]> =>
  Object.fromEntries(
    content.map(({ table, rows }) => [
      table.table_name,
      rows.map(({ id, open }) => ({
        id,
        ...Object.fromEntries(
          Object.entries(open).map(([column, text]) => [
            column,
            ctx.floor.keys.seal(tenantId, { column: table.sealed[column]!, row: id }, text).toString('base64'),
          ]),
        ),
      })),
    ]),
  )

/** What stays with the agency before, by table. */
export async function staysOf(ctx: Ctx, residentId: Id): Promise<Counted[]> {
  const { rows } = await ctx.line.query('select table_name, rows from case_stays($1)', [residentId])
  return rows.map((row) => ({ table: row.table_name as string, rows: Number(row.rows) }))
}

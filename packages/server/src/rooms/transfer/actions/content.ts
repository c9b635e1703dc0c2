import { createHash, type Hash } from 'node:crypto'
import type { Id } from '@anxin/core/ids.ts'
import { inAgency } from '../../../platform/agencies.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Moving, Staying } from '../tables.ts'

type Row = Readonly<Record<string, unknown>>
/** A table a room has named as moving with a person. */
interface Table {
  readonly name: string
  readonly kind: Moving['kind']
  readonly key: readonly string[]
  /** column → place, and after @ the column the seal is bound to */
  readonly sealed: Readonly<Record<string, string>>
  readonly batch: number
}

async function listTables(ctx: Ctx): Promise<Table[]> {
  const { rows } = await ctx.line.query(
    'select table_name as name, kind, key, sealed, batch from transferable order by sort',
  )
  return rows as unknown as Table[]
}

/** Where one sealed column of one row stands. */
function placeOf(table: Table, column: string, row: Row): { column: string; row: Id } {
  const [place = '', bound = 'id'] = table.sealed[column]!.split('@')
  return { column: place.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name])), row: row[bound] as Id }
}
const bytesOf = (hex: unknown): Buffer => Buffer.from(String(hex).slice(2), 'hex')

/** What belongs to an agency and not to the person. */
const ofTheAgency = new Set(['tenant_id', 'unit_id'])
/** What every request of the person moves, where it stands. */
const moving = new Set(['resident.seen_at', 'session.seen_at'])

interface Opened {
  readonly key: Row
  readonly open: readonly (readonly [column: string, bytes: Buffer])[]
  readonly rest: readonly (readonly [column: string, value: unknown])[]
  readonly row: Row
}
/** Opens what is sealed. What the house wrote without words is an empty seal, and stays one. */
function opened(ctx: Ctx, tenantId: Id, table: Table, row: Row): Opened {
  const open: [string, Buffer][] = []
  const rest: [string, unknown][] = []
  for (const [column, value] of Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (column in table.sealed && value !== null && value !== '\\x')
      open.push([column, ctx.floor.keys.openBytes(tenantId, placeOf(table, column, row), bytesOf(value))])
    else if (!ofTheAgency.has(column) && !moving.has(`${table.name}.${column}`)) rest.push([column, value])
  }
  return { key: Object.fromEntries(table.key.map((name) => [name, row[name]])), open, rest, row }
}

function addTo(hash: Hash, { open, rest }: Opened): void {
  hash.update(JSON.stringify(rest))
  for (const [column, bytes] of open) hash.update(`\n${column} ${bytes.length}\n`).update(bytes)
}

/**
 * Walks through everything that moves, table by table and a batch at a time, and fingerprints it as it goes.
 * @param tenantId whose key it is sealed with
 */
async function walk(
  ctx: Ctx,
  tenantId: Id,
  residentIds: readonly Id[],
  each?: (table: Table, rows: readonly Opened[]) => Promise<void>,
): Promise<Moving[]> {
  const found: Moving[] = []
  for (const table of await listTables(ctx)) {
    const hash = createHash('sha256')
    let count = 0
    for (;;) {
      const { rows } = await ctx.line.query('select case_rows($1, $2, $3) as row', [residentIds, table.name, count])
      const batch = rows.map(({ row }) => opened(ctx, tenantId, table, row as Row))
      for (const one of batch) addTo(hash, one)
      if (batch.length > 0) await each?.(table, batch)
      count += batch.length
      if (batch.length < table.batch) break
    }
    found.push({ table: table.name, kind: table.kind, rows: count, hash: hash.digest('hex') })
  }
  return found
}

/** Counts and fingerprints of what an agency has of a person: the same on both sides, whoever holds the keys. */
export const manifestOf = (ctx: Ctx, tenantId: Id, residentIds: readonly Id[]): Promise<Moving[]> =>
  inAgency(ctx, tenantId, () => walk(ctx, tenantId, residentIds))

/** One fingerprint over all of them. */
export const fingerprintOf = (manifest: readonly Moving[]): string =>
  createHash('sha256')
    .update(JSON.stringify(manifest.map(({ table, rows, hash }) => [table, rows, hash])))
    .digest('hex')

interface Move {
  readonly transferId: Id
  readonly unitId: Id
  readonly from: Id
  readonly to: Id
  readonly residentIds: readonly Id[]
}
/**
 * Seals everything for the receiver and moves it, in the receiver's name. @returns what was read where it came from
 * @throws Error where a row could not be moved
 */
export const moveAll = (ctx: Ctx, { transferId, unitId, from, to, residentIds }: Move): Promise<Moving[]> =>
  walk(ctx, from, residentIds, async (table, batch) => {
    const sealed = batch.map(({ key, open, row }) => ({
      key,
      sealed: Object.fromEntries(
        open.map(([column, bytes]) => [
          column,
          ctx.floor.keys.seal(to, placeOf(table, column, row), bytes).toString('base64'),
        ]),
      ),
    }))
    const { rows } = await ctx.line.query('select case_move_rows($1, $2, $3, $4) as n', [
      ...[transferId, unitId, table.name, JSON.stringify(sealed)],
    ])
    if (Number(rows[0]?.n) !== batch.length) throw new Error(`moved ${rows[0]?.n} of ${batch.length} of ${table.name}`)
  })

const headings: readonly (readonly [Staying['kind'], RegExp])[] = [
  ['crisis', /^(crisis_|aftercare_|rescue_|case_review|review_action|exposure|wait_estimate)/],
  ['referral', /^(referral|glass)/],
  ['severe', /^(severe_|danger_level)/],
  ['safeguard', /^(disclosure|mandatory_|child_word|guardian_task|third_party_report|welfare_visit)/],
  ['bureau', /^(incoming|attendance|bureau_)/],
  ['opinion', /^(complaint|session_feedback|case_rating|rating_answer)/],
]
/** What stays with the agency before, under the headings people see. */
export async function staysOf(ctx: Ctx, residentIds: readonly Id[]): Promise<Staying[]> {
  const { rows } = await ctx.line.query('select table_name, rows from case_stays($1)', [residentIds])
  const sums = new Map<Staying['kind'], number>()
  for (const row of rows) {
    const kind = headings.find(([, names]) => names.test(row.table_name as string))?.[0] ?? 'other'
    sums.set(kind, (sums.get(kind) ?? 0) + Number(row.rows))
  }
  return [...sums].map(([kind, count]) => ({ kind, rows: count }))
}

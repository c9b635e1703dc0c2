import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/partner.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type FileRead, type FileRow, readHandOver } from '@anxin/core/partner/read.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { bookMany } from '../../../platform/jobs.ts'
import { fingerprint, sealJson } from '../../../platform/privacy.ts'
import { mustBeOpen, mustBeSome } from '../policy.ts'
import * as store from '../store.ts'
import type { BatchRow, PartnerRow } from '../tables.ts'
import { mustFindPartner } from './partners.ts'

type Taken = ReplyOf<typeof door.importSend>

/** Most characters of an unread line that a preview shows. */
const rawShown = 160
const seenShown = 120

/** By which a row is known again: the partner's own number of it, and its words; both blind, as hex. */
function keysOf(ctx: Ctx, partnerId: Id, row: FileRow): store.Keyed {
  const blind = (text: string): string => ctx.floor.keys.blindIndex(`partner:${partnerId}:${text}`).toString('hex')
  return 'problem' in row
    ? { row: blind('unread'), words: blind(row.raw) }
    : { row: blind(`row:${row.id}`), words: blind(JSON.stringify(row.told)) }
}

const problemsOf = ({ rows }: FileRead) => rows.flatMap((row) => ('problem' in row ? [row] : []))

/** Shows a file row by row, and what could not be read. Keeps nothing. */
export async function previewFile(
  ctx: Ctx,
  { body }: Input<typeof door.importPreview>,
): Promise<ReplyOf<typeof door.importPreview>> {
  const partner = await mustFindPartner(ctx, body.partnerId)
  mustBeOpen(partner)
  const read = readHandOver(body.text)
  mustBeSome(read)
  const rows = read.rows.flatMap((row) => ('problem' in row ? [] : [{ ...row, key: keysOf(ctx, partner.id, row) }]))
  const known = await store.wordsOf(
    ctx,
    partner.id,
    rows.map((row) => row.key.row),
  )
  return {
    format: read.format,
    rows: rows.map(({ line, id, told, key }) => {
      const before = known.get(key.row)
      const state = before ? (before.has(key.words) ? 'repeated' : 'changed') : 'new'
      known.set(key.row, new Set(before).add(key.words))
      return {
        ...{ line, id, name: told.person.name, seen: told.seen.slice(0, seenShown), state },
        ...{ dangerNow: told.dangerNow, minor: told.person.minor },
      }
    }),
    problems: problemsOf(read).map(({ line, problem, raw }) => ({ line, problem, raw: raw.slice(0, rawShown) })),
  }
}

/** Danger now, then rows nobody could read, then the others: what may be worst is raised first. */
const urgency = (row: FileRow): number => ('problem' in row ? 1 : row.told.dangerNow === 'yes' ? 0 : 2)

/**
 * Keeps every row, as it stands, in this transaction, and books the raising of each: a file is over in a moment, and no
 * row of it can be lost any more. The same row again is the same row.
 */
async function take(
  ctx: Ctx,
  partner: PartnerRow,
  batch: Pick<BatchRow, 'id' | 'via' | 'sent_by'>,
  text: string,
): Promise<Taken> {
  mustBeOpen(partner)
  const read = readHandOver(text)
  mustBeSome(read)
  ctx.about = { id: batch.id }
  await store.queuePartner(ctx, partner.id)
  const rows = new Map<string, { file: FileRow; row: store.NewRow }>()
  for (const file of read.rows) {
    const key = keysOf(ctx, partner.id, file)
    const both = `${key.row} ${key.words}`
    const id = newId(ctx)
    const problem = 'problem' in file ? file.problem : null
    const row = { id, ...key, line: file.line, problem, sealed: sealJson(ctx, 'partner_row.row', id, file) }
    if (!rows.has(both)) rows.set(both, { file, row })
  }
  const all = [...rows.values()].map((one) => one.row)
  const repeated = read.rows.length - all.length + (await store.countKnown(ctx, partner.id, batch.id, all))
  const problems = problemsOf(read).map(({ line, problem }) => ({ line, problem }))
  const counts = { rows: read.rows.length, repeated, unread: problems.length }
  store.insertBatch(ctx, { ...batch, ...counts, tenant_id: tenantOf(ctx), partner_id: partner.id, at: ctx.now })
  const fresh = await store.insertRows(ctx, partner.id, batch.id, all)
  const raising = [...rows.values()]
    .filter(({ row }) => fresh.has(row.id))
    .sort((a, b) => urgency(a.file) - urgency(b.file))
  bookMany(
    ctx,
    'partner.row',
    raising.map(({ row }) => ({ rowId: row.id })),
  )
  return { rows: read.rows.length, repeated, problems }
}

/** A file that somebody of the staff uploads. Safe to repeat. */
export async function importFile(ctx: Ctx, { body }: Input<typeof door.importSend>): Promise<Taken> {
  const partner = await mustFindPartner(ctx, body.partnerId)
  return take(ctx, partner, { id: body.id, via: 'file', sent_by: mustBeStaff(ctx).id }, body.text)
}

/**
 * What a partner's program hands over with its key. Wrong keys are not counted and lock nobody out: a key cannot be
 * guessed, and a lock would keep true reports waiting. @throws Refusal NOT_FOUND
 */
export async function receiveByKey(ctx: Ctx, { body }: Input<typeof door.handOver>): Promise<Taken> {
  const found = await store.findByKey(ctx, fingerprint(body.key))
  if (!found) throw new Refusal('NOT_FOUND', { field: 'key' })
  return inAgency(ctx, found.tenantId, async () => {
    const partner = await store.lockPartner(ctx, found.id)
    return take(ctx, partner!, { id: body.id, via: 'key', sent_by: null }, body.text)
  })
}

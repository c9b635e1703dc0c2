import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/live.ts'
import { largestFile } from '@anxin/contract/live.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { Download } from '../../../platform/http/download.ts'
import { seal, sealBytes, unseal, unsealBytes } from '../../../platform/privacy.ts'
import { mustBeIn, mustBeOpen, sniff } from '../policy.ts'
import { scan } from '../scanner.ts'
import * as store from '../store.ts'
import type { FileRow } from '../tables.ts'
import { type Asked, fileShown } from './view.ts'

/** Base64 makes a third more of it, and the request has a name beside. */
export const fileBodyLimit = Math.ceil((largestFile * 4) / 3) + 8 * 1024

/** Names lose what a file system or a header would read as something else. */
const tidy = (name: string): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]/g, '')
    .replace(/^\.+/, '')
    .slice(0, 120) || '文件'

/** Keeps a file sealed, known by its content and looked at by a scanner where there is one. */
export async function keepFile(
  ctx: Ctx,
  { params, body }: Asked<typeof door.liveFileSend>,
): Promise<ReplyOf<typeof door.liveFileSend>> {
  const row = await store.findSession(ctx, params.id)
  mustBeIn(ctx.who, row)
  ctx.about = { id: params.id, residentId: row!.resident_id }
  const before = await store.findFile(ctx, params.id, body.id)
  if (before) return { file: fileShown(ctx, before) }
  mustBeOpen(row!)
  const bytes = Buffer.from(body.bytes, 'base64')
  if (bytes.length === 0) throw new Refusal('BAD_INPUT', { field: 'bytes' })
  if (bytes.length > largestFile) throw new Refusal('FILE_TOO_BIG')
  const kind = sniff(bytes)
  if (!kind) throw new Refusal('FILE_NOT_ALLOWED')
  const found = await scan(bytes, ctx.floor.outside.scanner)
  const file: FileRow = {
    ...{ id: body.id, tenant_id: row!.tenant_id, resident_id: row!.resident_id, session_id: row!.id, kind },
    ...{ size: bytes.length, scan: found, at: ctx.now },
    name_sealed: seal(ctx, 'live_file.name', body.id, tidy(body.name)),
  }
  await store.insertFile(ctx, file, found === 'infected' ? null : sealBytes(ctx, 'live_file.body', body.id, bytes))
  return { file: fileShown(ctx, file) }
}

/** @throws Refusal NOT_FOUND, also for what was found bad and not kept */
export async function readFile(ctx: Ctx, { params }: Asked<typeof door.liveFileGet>): Promise<Download> {
  const row = await store.findSession(ctx, params.id)
  mustBeIn(ctx.who, row)
  ctx.about = { id: params.fileId, residentId: row!.resident_id }
  const file = await store.findFile(ctx, params.id, params.fileId)
  const body = file && (await store.readBody(ctx, file.id))
  if (!file || !body) throw new Refusal('NOT_FOUND')
  const name = unseal(ctx, 'live_file.name', file.id, file.name_sealed) ?? ''
  return new Download(name, unsealBytes(ctx, 'live_file.body', file.id, body))
}

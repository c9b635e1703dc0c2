import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from './ctx.ts'
import { randomFew } from './random.ts'

/**
 * Names, phones, messages, notes and contacts are kept as AES-256-GCM. Each agency has its own data
 * keys, wrapped by the master key. A sealed value is bound to its agency, column and row: it cannot be
 * moved to another place. Layout: 1 byte format · 4 bytes key version · 12 iv · 16 tag · ciphertext.
 */
const format = 1
const headLength = 1 + 4 + 12 + 16

function encrypt(key: Buffer, version: number, plain: Buffer, place: string): Buffer {
  const iv = randomFew(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const head = Buffer.alloc(5)
  head.writeUInt8(format, 0)
  head.writeUInt32BE(version, 1)
  return Buffer.concat([head, iv, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17)).setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(17, headLength))
  return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()])
}

const versionOf = (sealed: Buffer): number => sealed.readUInt32BE(1)

/** Where a sealed value stands: `table.column` and the row's id. */
export interface Place {
  readonly column: string
  readonly row: Id
}

/** The open data keys of this process. */
export class KeyRing {
  readonly #master: Buffer
  readonly #blind: Buffer
  readonly #open = new Map<Id, { newest: number; keys: Map<number, Buffer>; readAt: number }>()

  /** @param master 32 bytes */
  constructor(master: Buffer) {
    if (master.length !== 32) throw new Error('ANXIN_MASTER_KEY 须是 32 字节的 base64 / must be 32 bytes in base64')
    this.#master = master
    this.#blind = Buffer.from(hkdfSync('sha256', master, '', 'anxin blind index', 32))
  }

  /** Makes sure the keys of an agency are open in this process; makes the first one for a new agency. */
  async ready(ctx: Ctx, tenantId: Id, version?: number): Promise<void> {
    const kept = this.#open.get(tenantId)
    const fresh = kept && ctx.now.getTime() - kept.readAt < 60_000
    if (kept && fresh && (version === undefined || kept.keys.has(version))) return
    const read = await this.#read(ctx, tenantId)
    if (read > 0) return
    await this.addVersion(ctx, tenantId, 1)
    await this.#read(ctx, tenantId)
  }

  async #read(ctx: Ctx, tenantId: Id): Promise<number> {
    const { rows } = await ctx.line.query(
      'select version, wrapped from tenant_key where tenant_id = $1 order by version',
      [tenantId],
    )
    if (rows.length === 0) return 0
    const found = rows.map((row): [number, Buffer] => [
      Number(row.version),
      this.#unwrap(Buffer.from(row.wrapped as Uint8Array), tenantId, Number(row.version)),
    ])
    // one that was asked for before a rotation may come back after it: what is known already stays known, to open with
    const keys = new Map([...(this.#open.get(tenantId)?.keys ?? []), ...found])
    const newest = Math.max(...found.map(([version]) => version))
    this.#open.set(tenantId, { newest, keys, readAt: ctx.now.getTime() })
    return rows.length
  }

  #unwrap(wrapped: Buffer, tenantId: Id, version: number): Buffer {
    try {
      return decrypt(this.#master, wrapped, `${tenantId}|${version}`)
    } catch {
      throw new Error('主密钥打不开已有的数据 / the master key does not open the data that is already here')
    }
  }

  /** Writes a new data key; safe to repeat. It is used from the next reading of the keys on. */
  async addVersion(ctx: Ctx, tenantId: Id, version: number): Promise<void> {
    const wrapped = encrypt(this.#master, 0, randomBytes(32), `${tenantId}|${version}`)
    await ctx.line.query(
      'insert into tenant_key (tenant_id, version, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing',
      [tenantId, version, wrapped, ctx.now],
    )
    // read again by whoever comes next; requests that are under way go on with the keys they have
    const kept = this.#open.get(tenantId)
    if (kept) this.#open.set(tenantId, { ...kept, readAt: 0 })
  }

  /** Wraps a data key again with another master key. */
  rewrap(wrapped: Buffer, next: KeyRing, tenantId: Id, version: number): Buffer {
    return encrypt(next.#master, 0, this.#unwrap(wrapped, tenantId, version), `${tenantId}|${version}`)
  }

  newest(tenantId: Id): number {
    return this.#of(tenantId).newest
  }

  #of(tenantId: Id): { newest: number; keys: Map<number, Buffer> } {
    const kept = this.#open.get(tenantId)
    if (!kept) throw new Error('the keys of this agency are not open')
    return kept
  }

  seal(tenantId: Id, place: Place, plain: string | Buffer): Buffer {
    const { newest, keys } = this.#of(tenantId)
    const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
    return encrypt(keys.get(newest)!, newest, bytes, `${tenantId}|${place.column}|${place.row}`)
  }

  open(tenantId: Id, place: Place, sealed: Uint8Array): string {
    return this.openBytes(tenantId, place, sealed).toString('utf8')
  }

  openBytes(tenantId: Id, place: Place, sealed: Uint8Array): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    const key = this.#of(tenantId).keys.get(versionOf(bytes))
    if (!key) throw new Error('a sealed value names a key this process has not read yet')
    return decrypt(key, bytes, `${tenantId}|${place.column}|${place.row}`)
  }

  /** Looks a phone number up without keeping it: the same number gives the same 32 bytes. */
  blindIndex(text: string): Buffer {
    return createHmac('sha256', this.#blind).update(text).digest()
  }
}

const tenantHere = (ctx: Ctx): Id => {
  if (ctx.who.kind === 'nobody') throw new Error('nothing is sealed in nobody’s name')
  return ctx.who.tenantId
}

/** What this process has sealed and still holds: shown again in the same answer, it need not be opened for that. */
const justSealed = new WeakMap<Uint8Array, { readonly place: string; readonly text: string }>()
const placeOf = (tenantId: Id, column: string, row: Id): string => `${tenantId}|${column}|${row}`

/** Seals a text for the agency of this transaction. @param column `table.column` */
export function seal(ctx: Ctx, column: string, row: Id, text: string): Buffer {
  const tenantId = tenantHere(ctx)
  const sealed = ctx.floor.keys.seal(tenantId, { column, row }, text)
  justSealed.set(sealed, { place: placeOf(tenantId, column, row), text })
  return sealed
}

/** Opens a sealed text; null stays null. */
export function unseal(ctx: Ctx, column: string, row: Id, sealed: Uint8Array | null): string | null {
  if (sealed === null) return null
  const tenantId = tenantHere(ctx)
  const held = justSealed.get(sealed)
  if (held && held.place === placeOf(tenantId, column, row)) return held.text
  return ctx.floor.keys.open(tenantId, { column, row }, sealed)
}

/** Seals a file. */
export const sealBytes = (ctx: Ctx, column: string, row: Id, bytes: Buffer): Buffer =>
  ctx.floor.keys.seal(tenantHere(ctx), { column, row }, bytes)
export const unsealBytes = (ctx: Ctx, column: string, row: Id, sealed: Uint8Array): Buffer =>
  ctx.floor.keys.openBytes(tenantHere(ctx), { column, row }, sealed)

export const sealJson = (ctx: Ctx, column: string, row: Id, value: unknown): Buffer =>
  seal(ctx, column, row, JSON.stringify(value))

/** @typeParam T the shape that was sealed: the column has one writer */
export const unsealJson = <T>(ctx: Ctx, column: string, row: Id, sealed: Uint8Array | null): T | null => {
  const text = unseal(ctx, column, row, sealed)
  return text === null ? null : (JSON.parse(text) as T)
}

/** Fingerprint of a secret that was handed out: only this is kept. */
export const fingerprint = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A secret for cookies and links: 32 random bytes, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Last four digits, for showing whose number it is. */
export const tailOf = (phone: string): string => phone.slice(-4)

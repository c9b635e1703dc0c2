import { constants, createPublicKey, publicEncrypt, timingSafeEqual } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustOpenCase } from '../../casework/door.ts'
import { findSupervisorOf } from '../../training/door.ts'
import { db, keep, type RecordTables } from '../tables.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

type KeyRow = RecordTables['own_key']

/** A word only this lock of this key has, so that an answer to it holds once. */
const wordOf = (ctx: Ctx, { id, locked_key }: Pick<KeyRow, 'id' | 'locked_key'>): Buffer =>
  ctx.floor.keys.blindIndex(`own-key:${id}:${text(locked_key)}`)

/** The word, sealed for whoever has the private key open. */
const sealedWord = (ctx: Ctx, row: Pick<KeyRow, 'id' | 'locked_key' | 'public_key'>): string =>
  text(
    publicEncrypt(
      {
        key: createPublicKey({ key: { ...row.public_key }, format: 'jwk' }),
        ...{ padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      },
      wordOf(ctx, row),
    ),
  )

/** One's own newest key, locked as it was left here, and the public key of one's supervisor, if they made one. */
export async function readKey(ctx: Ctx): Promise<ReplyOf<typeof door.keyGet>> {
  const { id } = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(
    `select distinct on (k.staff_id) k.*, f.name from own_key k join staff f on f.id = k.staff_id
     where f.state = 'active' and k.staff_id = any($1) order by k.staff_id, k.at desc, k.id desc`,
    [[id, await findSupervisorOf(ctx, id)]],
  )
  const own = rows.find((row) => row.staff_id === id)
  return {
    own: own
      ? {
          ...{ id: own.id as string, publicKey: own.public_key as never, rounds: Number(own.rounds) },
          ...{ lockedKey: text(own.locked_key as Uint8Array), salt: text(own.salt as Uint8Array) },
          proof: sealedWord(ctx, own as unknown as KeyRow),
        }
      : null,
    supervisors: rows
      .filter((row) => row.staff_id !== id)
      .map((row) => ({
        ...{ staffId: row.staff_id as string, name: row.name as string, keyId: row.id as string },
        publicKey: row.public_key as never,
      })),
  }
}

/** @throws Refusal BAD_INPUT for numbers that are no key: nothing could ever be sealed with them */
function mustBeKey(ctx: Ctx, row: Parameters<typeof sealedWord>[1]): void {
  try {
    sealedWord(ctx, row)
  } catch {
    throw new Refusal('BAD_INPUT', { field: 'publicKey' })
  }
}

/** Keeps a key: an older one stays, for what it locked. @throws Refusal BAD_INPUT */
export async function keepKey(ctx: Ctx, { body }: Input<typeof door.keyPut>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  mustBeKey(ctx, { id: body.id, locked_key: bytes(body.lockedKey), public_key: body.publicKey })
  keep.insert(
    ctx,
    'own_key',
    {
      ...{ id: body.id, tenant_id: who.tenantId, staff_id: who.id, public_key: body.publicKey, rounds: body.rounds },
      ...{ locked_key: bytes(body.lockedKey), salt: bytes(body.salt), at: ctx.now },
    },
    'on conflict (id) do nothing',
  )
  return { done: true }
}

/**
 * Puts another lock on one's own key. Whoever sits before an open screen without the phrase cannot: the answer to the
 * house's word needs the key open. @throws Refusal NOT_FOUND, WRONG_STATE where the lock changed meanwhile or the key was not open
 */
export async function lockKeyAnew(ctx: Ctx, { body }: Input<typeof door.keyRelock>): Promise<{ done: true }> {
  const { id } = mustBeStaff(ctx)
  const row = await db(ctx)
    .selectFrom('own_key')
    .select(['id', 'locked_key'])
    .where('id', '=', body.id)
    .where('staff_id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  if (text(row.locked_key) === body.lockedKey) return { done: true }
  const [word, said] = [wordOf(ctx, row), bytes(body.proof)]
  if (said.length !== word.length || !timingSafeEqual(said, word))
    throw new Refusal('WRONG_STATE', { detail: { state: 'locked_anew' } })
  ctx.about = { id: row.id }
  const { count } = await ctx.line.query(
    'update own_key set locked_key = $3, salt = $4, rounds = $5 where id = $1 and locked_key = $2',
    [row.id, row.locked_key, bytes(body.lockedKey), bytes(body.salt), body.rounds],
  )
  // two at once: one of them was first
  if (count === 0) throw new Refusal('WRONG_STATE', { detail: { state: 'locked_anew' } })
  return { done: true }
}

/** Keeps ciphertext and wrapped keys. @throws Refusal NOT_FOUND, BAD_INPUT where the author would lock themselves out */
export async function keepWorking(
  ctx: Ctx,
  { params, body }: Input<typeof door.workingPut>,
): Promise<ReplyOf<typeof door.workingPut>> {
  const who = mustBeStaff(ctx)
  const before = await db(ctx)
    .selectFrom('process_note')
    .selectAll()
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst()
  if (before && before.author_id !== who.id) throw new Refusal('NOT_FOUND')
  const row = await mustOpenCase(ctx, before?.case_id ?? body.caseId)
  if (!row.team.some(({ staffId, part }) => staffId === who.id && part !== 'volunteer')) throw new Refusal('NOT_FOUND')
  if (!body.keys.some(({ staffId }) => staffId === who.id)) throw new Refusal('BAD_INPUT', { field: 'keys' })
  await mustBeKnownKeys(ctx, body.keys)
  const revision = (before?.revision ?? 0) + 1
  const next = { revision, iv: bytes(body.iv), cipher: bytes(body.cipher), at: ctx.now }
  if (before) keep.change(ctx, 'process_note', { id: before.id }, next)
  else
    keep.insert(ctx, 'process_note', {
      ...{ ...next, id: params.id, tenant_id: row.tenant_id, case_id: row.id },
      ...{ resident_id: row.resident_id, author_id: who.id },
    })
  if (before) await ctx.line.query('delete from process_note_key where note_id = $1', [before.id])
  for (const { staffId, keyId, wrapped } of body.keys)
    keep.insert(ctx, 'process_note_key', {
      ...{ note_id: params.id, staff_id: staffId, tenant_id: row.tenant_id, key_id: keyId, wrapped: bytes(wrapped) },
    })
  return { revision }
}

/** A key is laid beside a note for its holder alone, and besides the author only for the author's own supervisor. */
async function mustBeKnownKeys(
  ctx: Ctx,
  keys: readonly { readonly staffId: string; readonly keyId: string }[],
): Promise<void> {
  const { id } = mustBeStaff(ctx)
  const { own, supervisors } = await readKey(ctx)
  for (const { staffId, keyId } of keys) {
    const known =
      staffId === id ? own?.id === keyId : supervisors.some((one) => one.staffId === staffId && one.keyId === keyId)
    if (!known) throw new Refusal('BAD_INPUT', { field: 'keys' })
  }
}

/** @throws Refusal NOT_FOUND for everybody but the author and, shared with them, the author's supervisor of now */
export async function readWorking(
  ctx: Ctx,
  { params }: Input<typeof door.workingGet>,
): Promise<ReplyOf<typeof door.workingGet>> {
  const { id } = mustBeStaff(ctx)
  const row = await db(ctx)
    .selectFrom('process_note')
    .innerJoin('process_note_key', 'process_note_key.note_id', 'process_note.id')
    .selectAll('process_note')
    .select(['process_note_key.wrapped', 'process_note_key.key_id'])
    .where('process_note.id', '=', params.id)
    .where('process_note_key.staff_id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  return {
    ...{ iv: text(row.iv), cipher: text(row.cipher), wrapped: text(row.wrapped) },
    ...{ keyId: row.key_id, revision: row.revision },
  }
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import { seal, unseal } from '../privacy.ts'
import { isMinor } from './resident.ts'
import { findCabin } from './resident-store.ts'

export interface ToldOf {
  readonly id: Id
  readonly unitId: Id
  readonly minor: boolean
  /** Somebody the house knows by this number. */
  readonly matched: boolean
}

/**
 * Whoever another person tells us about. From here on the transaction speaks for the house of their place, never for
 * the reporter: nothing ties a report to the account of whoever sent it.
 * @returns the registered resident of this number; undefined when nobody has it, or none was given
 */
export async function findToldOf(
  ctx: Ctx,
  phone: string | null,
  cabinCode: string | undefined,
): Promise<ToldOf | undefined> {
  const index = phone ? ctx.floor.keys.blindIndex(phone) : null
  const { rows } = index
    ? await asHouse(ctx, () =>
        ctx.line.query('select id, tenant_id, unit_id, birth_sealed from resident where phone_index = $1', [index]),
      )
    : { rows: [] }
  const row = rows[0]
  const cabin = row ? undefined : await asHouse(ctx, () => findCabin(ctx, cabinCode))
  const tenantId = (row?.tenant_id as Id | undefined) ?? cabin?.tenant_id
  if (!tenantId) throw new Error('the house has no cabin')
  await speakFor(ctx, { kind: 'system', tenantId })
  if (!row) return undefined
  const birth = unseal(ctx, 'resident.birth', row.id as Id, row.birth_sealed as Uint8Array | null)
  return { id: row.id as Id, unitId: row.unit_id as Id, minor: isMinor(birth, ctx.now), matched: true }
}

/** Somebody nobody knows here, as far as they were named; at the cabin that was asked, or the first one. */
export async function writeDownToldOf(
  ctx: Ctx,
  said: { readonly name: string; readonly phone: string | null; readonly minor: boolean },
  cabinCode: string | undefined,
): Promise<ToldOf> {
  const cabin = await findCabin(ctx, cabinCode)
  if (!cabin || ctx.who.kind !== 'system') throw new Error('the house speaks for no place')
  const id = newId(ctx)
  await ctx.line.query(
    `insert into resident (id, tenant_id, unit_id, kind, name_sealed, phone_sealed, seen_at, created_at) values ($1,$2,$3,'anonymous',$4,$5,$6,$6)`,
    [
      ...[id, ctx.who.tenantId, cabin.id, said.name ? seal(ctx, 'resident.name', id, said.name) : null],
      ...[said.phone ? seal(ctx, 'resident.phone', id, said.phone) : null, ctx.now],
    ],
  )
  return { id, unitId: cabin.id, minor: said.minor, matched: false }
}

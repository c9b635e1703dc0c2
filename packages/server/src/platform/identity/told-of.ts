import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../ctx.ts'
import type { Row } from '../db/engine.ts'
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
  return row && toldOf(ctx, row)
}

/** The registered resident of this number in the agency that is spoken for; undefined when nobody here has it. */
export async function findToldOfHere(ctx: Ctx, phone: string | null): Promise<ToldOf | undefined> {
  if (!phone) return undefined
  const { rows } = await ctx.line.query('select id, unit_id, birth_sealed from resident where phone_index = $1', [
    ctx.floor.keys.blindIndex(phone),
  ])
  return rows[0] && toldOf(ctx, rows[0])
}

const toldOf = (ctx: Ctx, row: Row): ToldOf => {
  const birth = unseal(ctx, 'resident.birth', row.id as Id, row.birth_sealed as Uint8Array | null)
  return { id: row.id as Id, unitId: row.unit_id as Id, minor: isMinor(birth, ctx.now), matched: true }
}

interface Said {
  readonly name: string
  readonly phone: string | null
  readonly minor: boolean
}

/** Somebody nobody knows here, as far as they were named; at the cabin that was asked, or the first one. */
export async function writeDownToldOf(ctx: Ctx, said: Said, cabinCode: string | undefined): Promise<ToldOf> {
  const cabin = await findCabin(ctx, cabinCode)
  if (!cabin || ctx.who.kind !== 'system') throw new Error('the house speaks for no place')
  return writeDownToldOfAt(ctx, said, cabin.id)
}

/** The same at a place of the agency that is spoken for. */
export async function writeDownToldOfAt(ctx: Ctx, said: Said, unitId: Id): Promise<ToldOf> {
  const id = newId(ctx)
  await ctx.line.query(
    `insert into resident (id, tenant_id, unit_id, kind, name_sealed, phone_sealed, seen_at, created_at) values ($1,$2,$3,'anonymous',$4,$5,$6,$6)`,
    [
      ...[id, tenantOf(ctx), unitId, said.name ? seal(ctx, 'resident.name', id, said.name) : null],
      ...[said.phone ? seal(ctx, 'resident.phone', id, said.phone) : null, ctx.now],
    ],
  )
  return { id, unitId, minor: said.minor, matched: false }
}

/** Whether somebody of the agency that is spoken for is still written down. */
export const isResidentHere = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await ctx.line.query('select 1 from resident where id = $1', [id])).rows.length > 0

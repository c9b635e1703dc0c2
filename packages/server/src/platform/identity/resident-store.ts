import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, write } from '../ctx.ts'

/** Somebody to call: a guardian or an emergency contact. */
export interface Person {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

/** By which a guardian's number is found again; another one than that of residents, so that the two cannot be joined. */
export const guardianIndex = (ctx: Ctx, phone: string): Buffer => ctx.floor.keys.blindIndex(`guardian:${phone}`)

export interface ResidentRow {
  readonly id: Id
  readonly tenant_id: Id
  readonly unit_id: Id
  readonly unit_name: string
  readonly unit_phone: string | null
  readonly unit_hours: string | null
  readonly kind: 'anonymous' | 'registered'
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly birth_sealed: Uint8Array | null
  /** Said of themselves that they are not of age; counts while no birth date is known. */
  readonly minor_told: boolean
  readonly emergency_contact_sealed: Uint8Array | null
  readonly guardian_sealed: Uint8Array | null
  /** What the guardian may see was closed: the guardian is answered like a stranger, and told nothing. */
  readonly guardian_closed_at: Date | null
  readonly elder: boolean
  readonly locale: 'zh' | 'en'
  readonly traditional: boolean
  /** Purposes agreed to now; 'memory' stands until it is withdrawn. */
  readonly allows: readonly string[]
}

export async function readResident(ctx: Ctx, id: Id): Promise<ResidentRow | undefined> {
  const { rows } = await ctx.line.query(
    `select r.*, u.name as unit_name, u.phone as unit_phone, u.hours as unit_hours from resident r join unit u on u.id = r.unit_id where r.id = $1`,
    [id],
  )
  return rows[0] as unknown as ResidentRow | undefined
}

export interface Cabin {
  readonly id: Id
  readonly tenant_id: Id
  readonly name: string
  readonly phone: string | null
  readonly hours: string | null
}

/** The cabin of a poster's code; without one, or with an unknown one, the first cabin of the house. */
export async function findCabin(ctx: Ctx, code: string | undefined): Promise<Cabin | undefined> {
  const { rows } = await ctx.line.query(
    `select id, tenant_id, name, phone, hours from unit where kind = 'cabin' and tenant_id is not null order by (code = $1) desc, created_at, id limit 1`,
    [code ?? ''],
  )
  return rows[0] as unknown as Cabin | undefined
}

export function insertAnonymous(ctx: Ctx, id: Id, cabin: Pick<Cabin, 'id' | 'tenant_id'>, locale: 'zh' | 'en'): void {
  write(
    ctx,
    `insert into resident (id, tenant_id, unit_id, kind, locale, traditional, seen_at, created_at) values ($1,$2,$3,'anonymous',$4,$6,$5,$5)`,
    [id, cabin.tenant_id, cabin.id, locale, ctx.now, ctx.tongue === 'zh-Hant'],
  )
}

/** What somebody without a known birth date said of their age stands for as long as they are known here. */
export const keepMinorTold = (ctx: Ctx, id: Id): void =>
  write(ctx, 'update resident set minor_told = true where id = $1 and birth_sealed is null', [id])

export interface SealedRegistration {
  readonly name: Buffer
  readonly phone: Buffer
  readonly phoneIndex: Buffer
  readonly birth: Buffer
  readonly emergencyContact: Buffer | null
  readonly guardian: Buffer | null
  readonly guardianIndex: Buffer | null
  readonly elder: boolean
  readonly locale: 'zh' | 'en'
}

export async function writeRegistration(ctx: Ctx, id: Id, r: SealedRegistration): Promise<void> {
  await ctx.line.query(
    `update resident set kind = 'registered', name_sealed = $2, phone_sealed = $3, phone_index = $4, birth_sealed = $5,
       emergency_contact_sealed = $6, guardian_sealed = $7, guardian_index = $8, elder = $9, locale = $10, traditional = $11 where id = $1`,
    [
      ...[id, r.name, r.phone, r.phoneIndex, r.birth, r.emergencyContact, r.guardian, r.guardianIndex],
      ...[r.elder, r.locale, ctx.tongue === 'zh-Hant'],
    ],
  )
}

export async function writeProfile(
  ctx: Ctx,
  id: Id,
  p: { name: Buffer; locale: string; elder: boolean; emergencyContact: Buffer | null | undefined },
): Promise<void> {
  await ctx.line.query(
    'update resident set name_sealed = $2, locale = $3, elder = $4, traditional = $5 where id = $1',
    [id, p.name, p.locale, p.elder, ctx.tongue === 'zh-Hant'],
  )
  if (p.emergencyContact !== undefined) {
    await ctx.line.query('update resident set emergency_contact_sealed = $2 where id = $1', [id, p.emergencyContact])
  }
}

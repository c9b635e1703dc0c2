import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, type StaffWho } from '../ctx.ts'

export interface PasskeyRow {
  readonly id: Id
  readonly tenant_id: Id
  readonly staff_id: Id
  readonly credential_id: string
  readonly public_key: Uint8Array
  readonly counter: number
  readonly transports: string[]
  readonly name: string
  readonly added_at: Date
  readonly used_at: Date | null
}

/** The passkeys of a person, oldest first. */
export async function listOf(ctx: Ctx, staffId: Id): Promise<PasskeyRow[]> {
  const { rows } = await ctx.line.query('select * from passkey where staff_id = $1 order by added_at, id', [staffId])
  return rows as unknown as PasskeyRow[]
}

/** A passkey by the id its authenticator gave it, locked; across agencies, so call as the house. */
export async function findPasskey(ctx: Ctx, credentialId: string): Promise<PasskeyRow | undefined> {
  const { rows } = await ctx.line.query('select * from passkey where credential_id = $1 for update', [credentialId])
  const row = rows[0] as unknown as PasskeyRow | undefined
  return row && { ...row, counter: Number(row.counter) }
}

export type NewPasskey = Pick<PasskeyRow, 'credential_id' | 'public_key' | 'counter' | 'transports' | 'name'>

/** Safe to repeat: the same passkey is kept once. */
export const insertPasskey = (ctx: Ctx, who: StaffWho, key: NewPasskey): Promise<unknown> =>
  ctx.line.query(
    `insert into passkey (id, tenant_id, staff_id, credential_id, public_key, counter, transports, name, added_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict (credential_id) do nothing`,
    [
      ...[newId(ctx), who.tenantId, who.id, key.credential_id, key.public_key],
      ...[key.counter, key.transports, key.name, ctx.now],
    ],
  )

export const markUsed = (ctx: Ctx, id: Id, counter: number): Promise<unknown> =>
  ctx.line.query('update passkey set counter = $2, used_at = $3 where id = $1', [id, counter, ctx.now])

/** @returns how many were removed */
export async function deletePasskey(ctx: Ctx, id: Id, staffId: Id): Promise<number> {
  return (await ctx.line.query('delete from passkey where id = $1 and staff_id = $2', [id, staffId])).count
}

import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../ctx.ts'
import { type Person, readResident } from '../identity/resident-store.ts'
import { unseal, unsealJson } from '../privacy.ts'

/**
 * Names by which somebody could be found out, as far as they are held here: their own, of whoever is to be called for
 * them, of those who work here, and of the places. For taking them out of what leaves the house.
 */
export async function readKnownNames(ctx: Ctx, residentId: Id): Promise<readonly string[]> {
  const row = await readResident(ctx, residentId)
  const contact = row && unsealJson<Person>(ctx, 'resident.emergency_contact', row.id, row.emergency_contact_sealed)
  const guardian = row && unsealJson<Person>(ctx, 'resident.guardian', row.id, row.guardian_sealed)
  const { rows } = await ctx.line.query(
    `select name from staff where tenant_id = $1 union select name from unit where tenant_id = $1
     union select name from tenant where id = $1`,
    [tenantOf(ctx)],
  )
  const own = row && unseal(ctx, 'resident.name', row.id, row.name_sealed)
  return [own, contact?.name, guardian?.name, ...rows.map((one) => String(one.name))].filter(
    (name): name is string => typeof name === 'string' && name !== '',
  )
}

import type { ReplyOf, StaffRole } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/identity.ts'
import type { Id } from '@anxin/core/ids.ts'
import { monthsLater } from '@anxin/core/retention/due.ts'
import { minorUntil } from '@anxin/core/retention/schedule.ts'
import { shanghaiDay } from '../clock.ts'
import { type Ctx, mustBeResident } from '../ctx.ts'
import { asHouse } from '../db/transaction.ts'
import { unseal } from '../privacy.ts'
import { forgetCookie } from './session.ts'

/** Who of the staff opened or changed the resident's record, newest first. */
export async function listAccesses(ctx: Ctx): Promise<ReplyOf<typeof door.residentAccesses>> {
  const { rows } = await ctx.line.query(
    `select a.at, a.line, f.name, (select g.role from staff_grant g where g.staff_id = f.id order by g.role limit 1) as role
     from audit_line a join staff f on f.id = a.who_id
     where a.resident_id = $1 and a.who_kind = 'staff' and a.outcome = 'done' order by a.id desc limit 200`,
    [mustBeResident(ctx).id],
  )
  const accesses = rows.map((row) => ({
    at: (row.at as Date).toISOString(),
    who: row.name as string,
    role: (row.role as StaffRole | null) ?? '',
    line: row.line as string,
  }))
  return { accesses }
}

/**
 * Of somebody too young, what must stay stays until they are 21: the day is noted, since the birth date goes.
 * The room retention forgets it when it has come.
 */
async function noteOfAge(ctx: Ctx, id: Id, tenantId: Id): Promise<void> {
  const { rows } = await ctx.line.query('select birth_sealed from resident where id = $1', [id])
  const birth = unseal(ctx, 'resident.birth', id, rows[0]?.birth_sealed as Uint8Array | null)
  if (birth === null) return
  const day = monthsLater(birth, minorUntil * 12)
  if (day <= shanghaiDay(ctx.now)) return
  await ctx.line.query(
    'insert into retention_age (resident_id, tenant_id, of_age_on) values ($1,$2,$3) on conflict do nothing',
    [id, tenantId, day],
  )
}

/** Deletes the resident and every session; a tombstone keeps a restored backup from bringing them back. */
export async function deleteResident(ctx: Ctx): Promise<void> {
  const { id, tenantId } = mustBeResident(ctx)
  await asHouse(ctx, async () => {
    await noteOfAge(ctx, id, tenantId)
    await ctx.line.query(
      `insert into tombstone (id, tenant_id, what, basis, at) values ($1,$2,'resident','resident_request',$3) on conflict do nothing`,
      [id, tenantId, ctx.now],
    )
    await ctx.line.query('delete from resident where id = $1', [id])
  })
  forgetCookie(ctx, 'anxin_resident')
}

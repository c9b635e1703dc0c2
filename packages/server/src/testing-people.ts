import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { type Ctx, type Floor, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { beginResidentSession, beginStaffSession } from './platform/identity/session.ts'
import { seal } from './platform/privacy.ts'

const elsewhere = '01900000-0000-7000-8000-0000000000e1'
const elsewhereCabin = '01900000-0000-7000-8000-0000000000e2'

/** A second agency with a cabin of its own, for tests of the walls between agencies. */
async function otherAgency(ctx: Ctx): Promise<void> {
  const { line, now } = ctx
  const nation = await line.query(`select id from unit where kind = 'nation'`)
  const root = nation.rows[0]!.id as string
  await line.query(
    `insert into tenant (id, name, set_up_at, created_at) values ($1, '别处的机构', $2, $2) on conflict do nothing`,
    [elsewhere, now],
  )
  await line.query(
    `insert into unit (id, parent_id, tenant_id, kind, name, code, path, created_at) values ($1,$2,$3,'cabin','别处小屋','elsewhere',$4,$5) on conflict do nothing`,
    [elsewhereCabin, root, elsewhere, [root, elsewhereCabin], now],
  )
}

/** Makes a member of staff and signs them in. @returns their cookies */
export async function makeColleague(
  floor: Floor,
  role: StaffRole,
  where: 'here' | 'elsewhere',
  duties: readonly Duty[],
): Promise<[string, string][]> {
  const made = await inTransaction(floor, { as: 'house' }, async (ctx) => {
    if (where === 'elsewhere') await otherAgency(ctx)
    const cabin = await ctx.line.query(
      `select id, tenant_id from unit where kind = 'cabin' and (tenant_id = $1) = $2 limit 1`,
      [elsewhere, where === 'elsewhere'],
    )
    const { id: unitId, tenant_id: tenantId } = cabin.rows[0] as { id: string; tenant_id: string }
    const id = newId(ctx)
    await ctx.line.query(
      `insert into staff (id, tenant_id, name, login_name, state, created_at) values ($1,$2,$3,$4,'active',$5)`,
      [...[id, tenantId, `同事${role}`, `t-${id}`, ctx.now]],
    )
    await ctx.line.query('insert into staff_grant (id, tenant_id, staff_id, role, unit_id) values ($1,$2,$3,$4,$5)', [
      newId(ctx),
      tenantId,
      id,
      role,
      unitId,
    ])
    for (const duty of duties) {
      await ctx.line.query(
        `insert into staff_certificate (id, tenant_id, staff_id, duty, number, valid_until) values ($1,$2,$3,$4,'test','2099-01-01')`,
        [...[newId(ctx), tenantId, id, duty]],
      )
    }
    return { id, tenantId }
  })
  return inTransaction(floor, { as: 'tenant', tenantId: made.tenantId }, async (ctx) => {
    await beginStaffSession(ctx, made.tenantId, made.id)
    return ctx.cookies.map(({ name, value }) => [name, value] as [string, string])
  })
}

/** Writes a registered resident of the street down and signs them in. @returns their cookies */
export async function makeNeighbour(floor: Floor, name: string, birthDate: string): Promise<[string, string][]> {
  const place = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select id, tenant_id from unit where kind = 'cabin' and tenant_id <> $1 limit 1`,
      [elsewhere],
    )
    return rows[0] as { id: string; tenant_id: string }
  })
  return inTransaction(floor, { as: 'tenant', tenantId: place.tenant_id }, async (ctx) => {
    const id = newId(ctx)
    await ctx.line.query(
      `insert into resident (id, tenant_id, unit_id, kind, name_sealed, birth_sealed, seen_at, created_at)
       values ($1,$2,$3,'registered',$4,$5,$6,$6)`,
      [
        ...[id, place.tenant_id, place.id, seal(ctx, 'resident.name', id, name)],
        ...[seal(ctx, 'resident.birth', id, birthDate), ctx.now],
      ],
    )
    await beginResidentSession(ctx, place.tenant_id, id, true)
    return ctx.cookies.map((cookie) => [cookie.name, cookie.value] as [string, string])
  })
}

import type { Duty, ReplyOf } from '@anxin/contract/endpoint.ts'
import type { staffMeGet } from '@anxin/contract/identity.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx, GrantHeld } from '../ctx.ts'

export interface StaffRow {
  readonly id: Id
  readonly tenant_id: Id
  readonly name: string
  readonly login_name: string
  readonly password_hash: string | null
  readonly totp_sealed: Uint8Array | null
  readonly totp_ready: boolean
  readonly totp_step: number
  readonly state: 'invited' | 'active' | 'suspended'
}

/** Finds by sign-in name, across agencies; call as the house. */
export async function findByLogin(ctx: Ctx, loginName: string): Promise<StaffRow | undefined> {
  const { rows } = await ctx.line.query('select * from staff where lower(login_name) = lower($1)', [loginName])
  return rows[0] as unknown as StaffRow | undefined
}

export async function findStaff(ctx: Ctx, id: Id): Promise<StaffRow | undefined> {
  const { rows } = await ctx.line.query('select * from staff where id = $1 for update', [id])
  return rows[0] as unknown as StaffRow | undefined
}

type Me = ReplyOf<typeof staffMeGet>

/** What the console shows of the person signed in. */
export async function staffMeOf(ctx: Ctx, staffId: Id): Promise<Me> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, f.login_name, f.tenant_id, t.name as tenant_name,
       coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name) order by g.role)
         from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = f.id), '[]'::jsonb) as grants,
       -- of a duty whose certificate was renewed the later one counts
       coalesce((select jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.until) order by c.duty)
         from (select duty, max(valid_until) as until from staff_certificate where staff_id = f.id group by duty) c), '[]'::jsonb) as certificates
     from staff f join tenant t on t.id = f.tenant_id where f.id = $1`,
    [staffId],
  )
  const row = rows[0]!
  return {
    personId: row.id as Id,
    name: row.name as string,
    loginName: row.login_name as string,
    tenantId: row.tenant_id as Id,
    tenantName: row.tenant_name as string,
    grants: row.grants as Pick<GrantHeld, 'id' | 'role' | 'unitId' | 'unitName'>[],
    certificates: row.certificates as { duty: Duty; validUntil: string }[],
    demo: ctx.floor.demo,
  }
}

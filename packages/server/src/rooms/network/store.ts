import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import type { ToldDays } from '@anxin/core/casework/certificate.ts'
import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { db, type UnitRow } from './tables.ts'

export const listUnits = (ctx: Ctx): Promise<(UnitRow & { tenant_name: string | null })[]> =>
  db(ctx)
    .selectFrom('unit as u')
    .leftJoin('tenant as t', 't.id', 'u.tenant_id')
    .selectAll('u')
    .select('t.name as tenant_name')
    .orderBy((e) => e.fn('cardinality', ['u.path']))
    .orderBy('u.code')
    .execute()

export const findUnit = (ctx: Ctx, id: Id): Promise<UnitRow | undefined> =>
  db(ctx).selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()

export const insertUnit = (ctx: Ctx, unit: Omit<UnitRow, 'created_at' | 'phone' | 'hours'>): Promise<unknown> =>
  db(ctx)
    .insertInto('unit')
    .values({ ...unit, phone: null, hours: null, created_at: ctx.now })
    .execute()

export const renameUnit = (ctx: Ctx, id: Id, name: string): Promise<unknown> =>
  db(ctx).updateTable('unit').set({ name }).where('id', '=', id).execute()

export const setContact = (
  ctx: Ctx,
  id: Id,
  contact: { phone: string | null; hours: string | null },
): Promise<unknown> => db(ctx).updateTable('unit').set(contact).where('id', '=', id).execute()

export interface AgencyRow {
  readonly id: Id
  readonly name: string
  readonly set_up_at: Date | null
  /** The first of them comes first. */
  readonly cabins: readonly { readonly name: string; readonly parentId: Id }[]
}

/** Every agency of the house, the oldest first. */
export async function listAgencies(ctx: Ctx): Promise<AgencyRow[]> {
  const { rows } = await ctx.line.query(
    `select t.id, t.name, t.set_up_at,
       coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'parentId', u.parent_id) order by u.created_at, u.id)
         from unit u where u.tenant_id = t.id and u.kind = 'cabin'), '[]'::jsonb) as cabins
     from tenant t order by t.created_at, t.id`,
  )
  return rows as unknown as AgencyRow[]
}

/** Call as the house. */
export const insertAgency = (ctx: Ctx, id: Id, name: string): Promise<unknown> =>
  db(ctx).insertInto('tenant').values({ id, name, set_up_at: null, created_at: ctx.now }).execute()

export interface PersonRow {
  readonly id: Id
  readonly name: string
  readonly login_name: string
  readonly phone_sealed: Uint8Array | null
  readonly state: 'invited' | 'active' | 'suspended'
  readonly totp_ready: boolean
  readonly grants: { id: Id; role: StaffRole; unitId: Id; unitName: string }[]
  readonly certificates: {
    id: Id
    duty: Duty
    number: string
    validUntil: string
    endedAt: string | null
    endedWhy: string | null
  }[]
}

/** Staff of the own agency with their roles and certificates, by name. */
export async function listPeople(ctx: Ctx, id: Id | null): Promise<PersonRow[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, f.login_name, f.phone_sealed, f.state, f.totp_ready,
       coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name) order by g.role)
         from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = f.id), '[]'::jsonb) as grants,
       coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'duty', c.duty, 'number', c.number, 'validUntil', c.valid_until,
         'endedAt', c.ended_at, 'endedWhy', c.ended_why) order by c.valid_until desc, c.id)
         from staff_certificate c where c.staff_id = f.id), '[]'::jsonb) as certificates
     from staff f where $1::uuid is null or f.id = $1 order by f.name, f.id`,
    [id],
  )
  return rows as unknown as PersonRow[]
}

export interface NewPerson {
  readonly id: Id
  readonly name: string
  readonly loginName: string
  readonly phone: Buffer | null
  readonly email: Buffer | null
}

export const insertPerson = (ctx: Ctx, person: NewPerson): Promise<unknown> =>
  db(ctx)
    .insertInto('staff')
    .values({
      ...{ id: person.id, tenant_id: tenantOf(ctx), name: person.name, login_name: person.loginName },
      ...{ phone_sealed: person.phone, email_sealed: person.email, state: 'invited', created_at: ctx.now },
    })
    .execute()

/** Whoever leaves has left from now on; whoever left before stays gone since then. */
export const setState = (ctx: Ctx, id: Id, state: 'active' | 'suspended'): Promise<unknown> =>
  db(ctx)
    .updateTable('staff')
    .set({ state, left_at: state === 'suspended' ? sql<Date>`coalesce(left_at, ${ctx.now})` : null })
    .where('id', '=', id)
    .execute()

export const setPhone = (ctx: Ctx, id: Id, phone_sealed: Buffer): Promise<unknown> =>
  db(ctx).updateTable('staff').set({ phone_sealed }).where('id', '=', id).execute()

/** The next sign-in sets up password and authenticator again. */
export const forgetSecrets = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx)
    .updateTable('staff')
    .set({ password_hash: null, totp_ready: false, totp_sealed: null, state: 'invited' })
    .where('id', '=', id)
    .execute()

export const forgetPasskeys = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).deleteFrom('passkey').where('staff_id', '=', id).execute()

export const endSessions = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx)
    .updateTable('session')
    .set({ revoked_at: ctx.now })
    .where('staff_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()

export const insertGrant = (ctx: Ctx, staffId: Id, role: StaffRole, unitId: Id): Promise<unknown> =>
  db(ctx)
    .insertInto('staff_grant')
    .values({ id: newId(ctx), tenant_id: tenantOf(ctx), staff_id: staffId, role, unit_id: unitId })
    .onConflict((c) => c.columns(['staff_id', 'role', 'unit_id']).doNothing())
    .execute()

export const findGrant = (ctx: Ctx, id: Id): Promise<{ staff_id: Id; role: StaffRole } | undefined> =>
  db(ctx).selectFrom('staff_grant').select(['staff_id', 'role']).where('id', '=', id).executeTakeFirst()

export const countAdmins = async (ctx: Ctx): Promise<number> => {
  const rows = await db(ctx)
    .selectFrom('staff_grant')
    .select('staff_id')
    .distinct()
    .where('role', '=', 'agency_admin')
    .execute()
  return rows.length
}

export const deleteGrant = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).deleteFrom('staff_grant').where('id', '=', id).execute()

export const insertCertificate = (
  ctx: Ctx,
  c: { id: Id; staffId: Id; duty: Duty; number: string; validUntil: string },
): Promise<unknown> =>
  db(ctx)
    .insertInto('staff_certificate')
    .values({
      id: c.id,
      tenant_id: tenantOf(ctx),
      staff_id: c.staffId,
      duty: c.duty,
      number: c.number,
      valid_until: c.validUntil,
    })
    .onConflict((x) => x.column('id').doNothing())
    .execute()

export const findCertificate = (ctx: Ctx, id: Id): Promise<{ staff_id: Id } | undefined> =>
  db(ctx).selectFrom('staff_certificate').select('staff_id').where('id', '=', id).executeTakeFirst()

/** It counts no more: it ended the day before, unless it had ended earlier. Taken back once. */
export const endCertificate = (ctx: Ctx, id: Id, lastDay: string, ended_why: string): Promise<unknown> =>
  db(ctx)
    .updateTable('staff_certificate')
    .set({ valid_until: sql<string>`least(valid_until, ${lastDay}::date)`, ended_at: ctx.now, ended_why })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

export interface EndingRow {
  readonly id: Id
  readonly staff_id: Id
  readonly name: string
  readonly phone_sealed: Uint8Array | null
  readonly email_sealed: Uint8Array | null
  readonly valid_until: string
  readonly told_days: ToldDays | null
  /** Whole days until its last day. */
  readonly left: number
}
/** Certificates of active staff that end within so many days and were not renewed or taken back, soonest first; locked. */
export async function lockEnding(ctx: Ctx, today: string, days: number): Promise<EndingRow[]> {
  const { rows } = await ctx.line.query(
    `select k.id, k.staff_id, f.name, f.phone_sealed, f.email_sealed, to_char(k.valid_until, 'YYYY-MM-DD') as valid_until,
       k.told_days, (k.valid_until - $2::date) as left
     from staff_certificate k join staff f on f.id = k.staff_id and f.state = 'active'
     where k.tenant_id = $1 and k.ended_at is null and k.told_days is distinct from 0 and k.valid_until - $2::date <= $3
       and not exists (select 1 from staff_certificate n where n.staff_id = k.staff_id and n.duty = k.duty and n.valid_until > k.valid_until)
     order by k.valid_until, k.id limit 200 for update of k skip locked`,
    [tenantOf(ctx), today, days],
  )
  return rows as unknown as EndingRow[]
}

export const setTold = (ctx: Ctx, id: Id, told_days: ToldDays): Promise<unknown> =>
  db(ctx).updateTable('staff_certificate').set({ told_days }).where('id', '=', id).execute()

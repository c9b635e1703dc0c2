import { anyStaff, type Duty, type Endpoint, type StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { dutiesToTalk } from '@anxin/core/care/volunteer.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type GrantHeld, type StaffWho, tenantOf, type Who } from './ctx.ts'

/**
 * The first wall: may this speaker knock at this door at all? Which row they may touch is the room's policy.
 * @throws Refusal SIGN_IN_FIRST, FORBIDDEN or CERT_REQUIRED
 */
export function mustKnock(endpoint: Endpoint, who: Who): void {
  const { who: asked } = endpoint
  if (asked.by === 'anyone') return
  if (who.kind === 'nobody') throw new Refusal('SIGN_IN_FIRST')
  if (asked.by === 'resident') {
    if (who.kind !== 'resident') throw new Refusal('FORBIDDEN')
    if (asked.registered && !who.registered) throw new Refusal('SIGN_IN_FIRST')
    return
  }
  // everybody signed in at the console, also before they were given a role
  if (asked === anyStaff && who.kind === 'staff') return
  if (who.kind !== 'staff' || !who.grants.some((grant) => asked.roles.includes(grant.role)))
    throw new Refusal('FORBIDDEN')
  if (asked.duty) mustHoldDuties(who, [asked.duty])
}

/**
 * Every duty asked for stands behind a certificate that is valid; the first that is missing is named, and all of them.
 * @param field what was chosen, where it is asked of somebody else than whoever speaks
 * @throws Refusal CERT_REQUIRED
 */
export function mustHoldDuties(
  held: { readonly duties: readonly string[] },
  asked: readonly Duty[],
  field?: string,
): void {
  const missing = asked.filter((duty) => !held.duties.includes(duty))
  if (missing.length === 0) return
  const detail = { duty: missing[0]!, missing: missing.join(',') }
  throw new Refusal('CERT_REQUIRED', field ? { field, detail } : { detail })
}

/**
 * Whoever talks with people as a volunteer has learnt how.
 * @param field as for `mustHoldDuties`
 * @throws Refusal CERT_REQUIRED
 * @source domain specification 7.3
 */
export const mustMayTalk = (
  helper: { readonly roles: readonly string[]; readonly duties: readonly string[] },
  field?: string,
): void => mustHoldDuties(helper, dutiesToTalk(helper.roles), field)

/** Roles somebody holds, wherever in the agency. */
export const rolesOf = (who: StaffWho): StaffRole[] => who.grants.map(({ role }) => role)

/** True when the place, given by its path from the root, lies at or below one of the grants. */
export const reaches = (grants: readonly GrantHeld[], roles: readonly StaffRole[], path: readonly Id[]): boolean =>
  grants.some((grant) => roles.includes(grant.role) && path.includes(grant.unitId))

/** Places (ids in the tree) on which a member of staff holds one of these roles: they and all below are theirs. */
export const placesOf = (who: StaffWho, roles: readonly StaffRole[]): Id[] =>
  who.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId)

/** A person of the agency and how to reach them. */
export interface Reachable {
  readonly id: Id
  readonly name: string
  readonly phoneSealed: Uint8Array | null
  readonly emailSealed: Uint8Array | null
}

/**
 * Active staff holding a role at a place or above it, by name.
 * @param duty when given, only those whose certificate is valid on `day` (`YYYY-MM-DD`)
 */
export async function listHolders(
  ctx: Ctx,
  roles: readonly StaffRole[],
  unitId: Id,
  duty?: string,
  day?: string,
): Promise<Reachable[]> {
  const { rows } = await ctx.line.query(
    `select distinct f.id, f.name, f.phone_sealed, f.email_sealed from staff f
       join staff_grant g on g.staff_id = f.id join unit u on u.id = $2 and g.unit_id = any(u.path)
     where f.state = 'active' and g.role = any($1)
       and ($3::text is null or exists (select 1 from staff_certificate c where c.staff_id = f.id and c.duty = $3 and c.valid_until >= $4::date))
     order by f.name, f.id`,
    [roles, unitId, duty ?? null, day ?? null],
  )
  return rows.map(reachable)
}

/**
 * Active staff of the agency who hold a role anywhere in it, by name.
 * @param duty when given, only those whose certificate is valid on `day` (`YYYY-MM-DD`)
 */
export async function listColleagues(
  ctx: Ctx,
  roles: readonly StaffRole[],
  duty?: string,
  day?: string,
): Promise<Reachable[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, f.phone_sealed, f.email_sealed from staff f
     where f.state = 'active' and exists (select 1 from staff_grant g where g.staff_id = f.id and g.role = any($1))
       and ($2::text is null or exists (select 1 from staff_certificate c where c.staff_id = f.id and c.duty = $2 and c.valid_until >= $3::date))
     order by f.name, f.id`,
    [roles, duty ?? null, day ?? null],
  )
  return rows.map(reachable)
}

/** A colleague with what they are and hold. */
export interface Held {
  readonly id: Id
  readonly name: string
  readonly roles: string[]
  readonly duties: string[]
}
/** Active staff holding a role at a place or above it, by name, with the duties whose certificate is valid on `day`. */
export async function listHeld(ctx: Ctx, roles: readonly StaffRole[], unitId: Id, day: string): Promise<Held[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.name, array_agg(distinct g.role order by g.role) as roles,
       (select coalesce(array_agg(distinct c.duty), '{}') from staff_certificate c where c.staff_id = f.id and c.valid_until >= $3::date) as duties
     from staff f join staff_grant g on g.staff_id = f.id join unit u on u.id = $1 and g.unit_id = any(u.path)
     where f.state = 'active' and g.role = any($2) group by f.id, f.name order by f.name, f.id limit 200`,
    [unitId, roles, day],
  )
  return rows as unknown as Held[]
}

/** The named members of staff, in no order. */
export async function listReachable(ctx: Ctx, ids: readonly Id[]): Promise<Reachable[]> {
  const { rows } = await ctx.line.query('select id, name, phone_sealed, email_sealed from staff where id = any($1)', [
    ids,
  ])
  return rows.map(reachable)
}

/** Those of them whose number may be printed: they have agreed themselves. */
export async function whoseNumberMayStand(ctx: Ctx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const { rows } = await ctx.line.query('select id from staff where id = any($1) and number_on_tree', [ids])
  return new Set(rows.map((row) => row.id as Id))
}

/** What members of staff are called. */
export async function namesOf(ctx: Ctx, ids: readonly Id[]): Promise<Map<Id, string>> {
  const people = ids.length > 0 ? await listReachable(ctx, [...new Set(ids)]) : []
  return new Map(people.map((one) => [one.id, one.name]))
}

/** The agency's oldest place: where what belongs to the whole agency is kept. */
export async function firstPlace(ctx: Ctx): Promise<Id | undefined> {
  const { rows } = await ctx.line.query('select id from unit where tenant_id = $1 order by created_at, id limit 1', [
    tenantOf(ctx),
  ])
  return rows[0]?.id as Id | undefined
}

/** The agency's administrators, by name; while it has none, the keepers of the machine. */
export async function listAdmins(ctx: Ctx): Promise<Reachable[]> {
  const admins = await listColleagues(ctx, ['agency_admin'])
  return admins.length > 0 ? admins : listColleagues(ctx, ['platform_admin'])
}

export const reachable = (row: Record<string, unknown>): Reachable => ({
  id: row.id as Id,
  name: row.name as string,
  phoneSealed: row.phone_sealed as Uint8Array | null,
  emailSealed: row.email_sealed as Uint8Array | null,
})

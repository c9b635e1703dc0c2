import type { z } from 'zod'

/** Role codes of the field, given on a place in the tree. `resident` and `guardian` are never given to staff. */
export const staffRoles = [
  'volunteer',
  'community_worker',
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
  'trainer',
  'cabin_manager',
  'agency_admin',
  'community_manager',
  'platform_admin',
  'dpo',
  'auditor',
  'researcher',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** Duties a valid certificate unlocks; `Q-COUNSEL` is a qualification from outside: a registered or recognised counsellor. */
export const duties = [
  'C-BASE',
  'C-DATA',
  'C-PFA',
  'C-LIS',
  'C-CASE',
  'C-CRISIS',
  'C-MINOR',
  'C-SUPERVISE',
  'Q-COUNSEL',
] as const
export type Duty = (typeof duties)[number]

/** Who may knock at an endpoint. Policy then asks who may touch which row. */
export type Knock =
  | { readonly by: 'anyone' }
  | { readonly by: 'resident'; readonly registered: boolean }
  | { readonly by: 'staff'; readonly roles: readonly StaffRole[]; readonly duty?: Duty }

export const anyone: Knock = { by: 'anyone' }
/** Any resident, signed in or not. */
export const anyResident: Knock = { by: 'resident', registered: false }
export const registeredResident: Knock = { by: 'resident', registered: true }
export const staff = (roles: readonly StaffRole[], duty?: Duty): Knock =>
  duty ? { by: 'staff', roles, duty } : { by: 'staff', roles }
/** Every signed-in member of staff. */
export const anyStaff: Knock = staff(staffRoles)

/** One doorway: nothing in it is optional, so no route can forget its permission or its audit line. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/api/<room>/…` with `:param` places. For GET, params not in the path are the query string. */
  readonly path: `/api/${string}`
  readonly about: string
  readonly who: Knock
  /** `room.past_or_state`: the line the audit keeps, for reads and refusals too. */
  readonly audit: string
  readonly params: Params
  readonly body: Body
  readonly reply: Reply
}

/** Keeps method and path as literal types, so that `Doors` can name every doorway. */
export const endpoint = <const E extends Endpoint>(value: E): E => value

export type ParamsOf<E extends Endpoint> = z.output<E['params']>
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type ReplyOf<E extends Endpoint> = z.input<E['reply']>

import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { overCap, superviseesCap } from '@anxin/core/casework/caps.ts'
import type { Id } from '@anxin/core/ids.ts'
import { mustHoldDuties, placesOf } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'

/** Those who work with people and are supervised while they do. @source domain specification 7.4 */
export const supervisedRoles: readonly StaffRole[] = ['volunteer', 'social_worker', 'counsellor', 'crisis_worker']
/** A supervisor may have one too; none is missed where there is no second in the agency. */
export const pairRoles: readonly StaffRole[] = [...supervisedRoles, 'supervisor']
const namerRoles: readonly StaffRole[] = ['supervisor', 'cabin_manager', 'agency_admin']
/** What supervising asks for. @source domain specification 7.3 */
export const supervisingDuties: readonly Duty[] = ['C-SUPERVISE', 'C-CRISIS']

interface Colleague {
  readonly id: Id
  readonly grants: readonly { readonly role: StaffRole; readonly path: readonly Id[] }[]
  readonly duties: readonly string[]
}

const holdsRole = (one: Colleague, roles: readonly StaffRole[]): boolean =>
  one.grants.some(({ role }) => roles.includes(role))
export const needsSupervision = (one: Colleague): boolean => holdsRole(one, supervisedRoles)

/** Places on which the speaker names supervisors; a supervisor only while their certificate holds. */
export const namingPlaces = (who: StaffWho): Id[] =>
  placesOf(
    who,
    namerRoles.filter((role) => role !== 'supervisor' || who.duties.includes('C-SUPERVISE')),
  )
/** Somebody of those places: they work there, or below. */
export const isOf = (places: readonly Id[], one: Colleague): boolean =>
  one.grants.some(({ role, path }) => pairRoles.includes(role) && path.some((id) => places.includes(id)))

/** Holds the role of supervisor where the colleague works, or above. */
export const standsOver = (supervisor: Colleague, one: Colleague): boolean =>
  supervisor.id !== one.id &&
  supervisor.grants.some(
    ({ role, path }) =>
      role === 'supervisor' &&
      one.grants.some((held) => pairRoles.includes(held.role) && held.path.includes(path.at(-1)!)),
  )
export const mayHold = (one: Colleague): boolean => supervisingDuties.every((duty) => one.duties.includes(duty))

/**
 * The speaker names supervisors where the colleague works.
 * @throws Refusal NOT_FOUND
 */
export function mustNameFor(who: StaffWho, one: Colleague | undefined): asserts one is Colleague {
  if (!one || !isOf(namingPlaces(who), one)) throw new Refusal('NOT_FOUND', { field: 'staffId' })
}

/**
 * Whoever is named may supervise that colleague: another person, a supervisor of their place, with every certificate.
 * @throws Refusal NOT_FOUND, CERT_REQUIRED
 */
export function mustSupervise(supervisor: Colleague | undefined, one: Colleague): asserts supervisor is Colleague {
  if (!supervisor || !standsOver(supervisor, one)) throw new Refusal('NOT_FOUND', { field: 'supervisorId' })
  mustHoldDuties(supervisor, supervisingDuties, 'supervisorId')
}

/** @returns true where one more is above the cap, and allowed for now. @throws Refusal SUPERVISION_FULL */
export function mustHaveRoom(count: number, allowed: boolean): boolean {
  const over = overCap(superviseesCap, { active: count, urgent: 0 }, false) !== null
  if (over && !allowed) throw new Refusal('SUPERVISION_FULL', { detail: { most: superviseesCap.active, now: count } })
  return over
}

/**
 * Who is there for a colleague: the supervisor; the deputy while the supervisor is away or may not supervise any more.
 * @param able may supervise today; undefined where nobody was named
 */
export function whoStands(
  primary: { readonly able: boolean; readonly away: boolean } | undefined,
  deputy: { readonly able: boolean; readonly away: boolean } | undefined,
): { readonly by: 'primary' | 'deputy' | 'nobody'; readonly why: 'none' | 'away' | 'lapsed' | null } {
  if (primary?.able && !primary.away) return { by: 'primary', why: null }
  const why = !primary ? 'none' : primary.able ? 'away' : 'lapsed'
  return { by: deputy?.able && !deputy.away ? 'deputy' : 'nobody', why }
}

/** A supervisor whose certificate holds lets another one of their places have more people. @source domain specification 6.7 */
export const mayOverride = (who: StaffWho, one: Colleague): boolean =>
  who.duties.includes('C-SUPERVISE') && isOf(placesOf(who, ['supervisor']), one)

import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import { dutiesToTalk } from '@anxin/core/care/volunteer.ts'
import { capOf, type Load, overCap, partRoles } from '@anxin/core/casework/caps.ts'
import { type CaseState, isOver, mayStep, missingFor, reopenDays } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { mustHoldDuties, reaches, rolesOf } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { CaseRow, Part } from './tables.ts'

/** Those who open and work on cases of a place. */
export const caseRoles: readonly StaffRole[] = ['social_worker', 'counsellor', 'crisis_worker', 'supervisor']
/** Those who may lead one. @source domain specification 7.3 */
export const leadRoles: readonly StaffRole[] = partRoles.lead
export const teamRoles: readonly StaffRole[] = [...leadRoles, 'volunteer']

/** A person of a place one does not work in is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, caseRoles, path)) throw new Refusal('NOT_FOUND')
}

export const isUrgent = (colour: Colour): boolean => colour === 'RED-E' || colour === 'RED' || colour === 'ORANGE'

/**
 * Whoever works cases in their own name: social workers and crisis workers with the certificate, counsellors by their
 * own qualification. @throws Refusal CERT_REQUIRED naming it
 * @source domain specification 7.1, 7.3
 */
function mustHoldCaseWork(held: { readonly roles: readonly string[]; readonly duties: readonly string[] }): void {
  if (!held.roles.includes('counsellor')) mustHoldDuties(held, ['C-CASE'])
}

/** The same of whoever speaks, at the place of the case. @throws Refusal CERT_REQUIRED */
export const mustWorkCases = (who: StaffWho, path: readonly Id[]): void =>
  mustHoldCaseWork({
    roles: who.grants.filter(({ unitId }) => path.includes(unitId)).map(({ role }) => role),
    duties: who.duties,
  })

interface Lead {
  readonly roles: readonly string[]
  readonly duties: readonly string[]
  readonly load: Load
  /** A supervisor lets them carry more for now. */
  readonly allowed: boolean
}

/** Certificates whoever leads a case like this one holds. @source domain specification 7.3 */
export const dutiesToLead = (
  roles: readonly string[],
  about: { readonly colour: Colour; readonly minor: boolean },
): readonly Duty[] => [
  ...(roles.includes('counsellor') ? [] : ['C-CASE' as const]),
  ...(isUrgent(about.colour) ? ['C-CRISIS' as const] : []),
  ...(about.minor ? ['C-MINOR' as const] : []),
]

/**
 * Whoever leads has the certificates the case asks for, and room for it.
 * @throws Refusal CERT_REQUIRED, CASELOAD_FULL, FORBIDDEN for somebody who leads no case
 * @source domain specification 6.7, 7.3
 */
export function mustBeAbleToLead(lead: Lead, about: { readonly colour: Colour; readonly minor: boolean }): void {
  if (!leadRoles.some((role) => lead.roles.includes(role))) throw new Refusal('FORBIDDEN', { field: 'part' })
  mustHoldDuties(lead, dutiesToLead(lead.roles, about))
  mustHaveRoomFor(lead, isUrgent(about.colour))
}

/** @throws Refusal CASELOAD_FULL @source domain specification 6.7 */
export function mustHaveRoomFor(
  { roles, load, allowed }: Pick<Lead, 'roles' | 'load' | 'allowed'>,
  urgent: boolean,
): void {
  const cap = capOf(roles)
  const over = cap && !allowed ? overCap(cap, load, urgent) : null
  if (cap && over)
    throw new Refusal('CASELOAD_FULL', {
      detail: { most: over === 'active' ? cap.active : (cap.urgent ?? 0), now: load[over] },
    })
}

/** @throws Refusal WRONG_STATE when nobody works on it any more */
export function mustBeOpen(row: Pick<CaseRow, 'state'>): void {
  if (isOver(row.state)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
}

/**
 * The lead, while their certificate holds, and the supervisor of the place change the team and the state.
 * @throws Refusal FORBIDDEN, CERT_REQUIRED
 */
export function mustLead(who: StaffWho, row: Pick<CaseRow, 'lead_id'>, path: readonly Id[]): void {
  if (reaches(who.grants, ['supervisor'], path)) return
  if (row.lead_id !== who.id) throw new Refusal('FORBIDDEN')
  mustWorkCases(who, path)
}

type Have = Parameters<typeof missingFor>[2]
/**
 * @throws Refusal WRONG_STATE for a step there is not, GATE_NOT_MET naming what is missing, CONSENT_NEEDED where a case
 * closed longer ago than it may be opened again
 */
export function mustMayGo(row: CaseRow, to: CaseState, have: Have, now: Date): void {
  if (!mayStep(row.state, to)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (row.state === 'CLOSED' && row.closed_at && now.getTime() - row.closed_at.getTime() > reopenDays * 86_400_000)
    throw new Refusal('WRONG_STATE', { detail: { state: row.state, days: reopenDays } })
  const missing = missingFor(row.state, to, have)
  if (missing.length > 0) throw new Refusal('GATE_NOT_MET', { detail: { missing: missing.join(',') } })
}

/** Counselling is planned for somebody qualified. @throws Refusal GATE_NOT_MET @source domain specification 7.3 */
export function mustBeCounselled({ counselled }: { readonly counselled: boolean }): void {
  if (!counselled) throw new Refusal('GATE_NOT_MET', { detail: { missing: 'counselled' } })
}

/** Nobody signs what they wrote. @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(who: StaffWho, author: Id | null): void {
  if (author === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

/** @throws Refusal DUAL_RELATION for a colleague who knows the person privately */
export function mustBeImpartial(row: Pick<CaseRow, 'conflict_with'>, staffId: Id): void {
  if (row.conflict_with.includes(staffId)) throw new Refusal('DUAL_RELATION')
}

/** A part is given to somebody who holds a role for it. @throws Refusal FORBIDDEN */
export function mustFit(part: Part, roles: readonly string[]): void {
  if (!partRoles[part].some((role: string) => roles.includes(role))) throw new Refusal('FORBIDDEN', { field: 'part' })
}

/** Why whoever was given a task is not shown the number of the person; null where they are. */
export function whyNoNumber(
  who: StaffWho,
  of: { readonly phone: string | null; readonly minor: boolean; readonly over: boolean },
): 'over' | 'certificate' | 'minor' | 'unknown' | null {
  if (of.over) return 'over'
  if (dutiesToTalk(rolesOf(who)).some((duty) => !who.duties.includes(duty))) return 'certificate'
  if (of.minor && !who.duties.includes('C-MINOR')) return 'minor'
  return of.phone === null ? 'unknown' : null
}

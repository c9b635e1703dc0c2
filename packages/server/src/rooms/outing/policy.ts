import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { dutiesToTalk } from '@anxin/core/care/volunteer.ts'
import type { Id } from '@anxin/core/ids.ts'
import { missingOf, type VisitForm } from '@anxin/core/outing/form.ts'
import type { PairReason } from '@anxin/core/outing/pair.ts'
import { mustMayTalk, reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { VisitRow } from './store.ts'

/** Those who write of a visit. */
export const insideRoles: readonly StaffRole[] = ['social_worker', 'counsellor', 'crisis_worker', 'supervisor']
/** Those who may come along. */
export const companionRoles: readonly StaffRole[] = [...insideRoles, 'clinician', 'community_worker', 'volunteer']
/** Those who look for a colleague who is late. */
export const watchRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']

export const goes = (who: StaffWho, row: Pick<VisitRow, 'staff_id' | 'companion_id'>): boolean =>
  row.staff_id === who.id || row.companion_id === who.id

/**
 * Whether somebody reads what is written: the worker, a companion of the profession, the team of the case, the
 * supervisor of the place.
 */
export function isInside(who: StaffWho, row: VisitRow, onTeam: boolean): boolean {
  const professional = who.grants.some(({ role }) => insideRoles.includes(role))
  return professional && (goes(who, row) || onTeam || reaches(who.grants, ['supervisor'], row.path))
}

/** What is neither one's way nor one's case is not there. @throws Refusal NOT_FOUND */
export function mustSee(who: StaffWho, row: VisitRow | undefined, onTeam: boolean): VisitRow {
  if (!row || !(goes(who, row) || isInside(who, row, onTeam))) throw new Refusal('NOT_FOUND')
  return row
}
export function mustBeInside(who: StaffWho, row: VisitRow, onTeam: boolean): void {
  if (!isInside(who, row, onTeam)) throw new Refusal('NOT_FOUND')
}
/** Only who goes says where they are. @throws Refusal NOT_FOUND */
export function mustGoThere(who: StaffWho, row: VisitRow | undefined): VisitRow {
  if (!row || !goes(who, row)) throw new Refusal('NOT_FOUND')
  return row
}

type Learnt = { readonly roles: readonly string[]; readonly duties: readonly string[] }
/** A volunteer calls at homes once they have learnt how. @throws Refusal CERT_REQUIRED @source domain specification 7.3 */
export const mustMayCall = (companion: Learnt): void => mustMayTalk(companion, 'companionId')
export const mayCall = ({ roles, duties }: Learnt): boolean =>
  dutiesToTalk(roles).every((duty) => duties.includes(duty))

/** Nobody is sent alone where two go. @throws Refusal SECOND_PERSON_NEEDED, BAD_INPUT for one person twice */
export function mustBeTwo(why: PairReason | undefined, staffId: Id, companionId: Id | null): void {
  if (companionId === staffId) throw new Refusal('BAD_INPUT', { field: 'companionId' })
  if (why && !companionId) throw new Refusal('SECOND_PERSON_NEEDED', { field: 'companionId', detail: { why } })
}

/** @throws Refusal GATE_NOT_MET naming what is missing */
export function mustBeSignable(form: VisitForm, clashes: number): void {
  const missing = [...missingOf(form), ...(clashes > 0 ? ['clash'] : [])]
  if (missing.length > 0)
    throw new Refusal('GATE_NOT_MET', { field: missing[0]!, detail: { missing: missing.join(',') } })
}

const starts: readonly {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly at: number
  readonly bytes: readonly number[]
}[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
]
/** A picture by what it is, whatever it is called. @throws Refusal FILE_NOT_ALLOWED */
export function mustBePicture(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' {
  const found = starts.find(({ at, bytes: start }) => start.every((byte, n) => bytes[at + n] === byte))
  if (!found) throw new Refusal('FILE_NOT_ALLOWED')
  return found.type
}

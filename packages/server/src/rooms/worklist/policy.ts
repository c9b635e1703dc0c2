import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Colour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { EntryRow } from './tables.ts'

/** Those who work the list of a place. */
export const listRoles: readonly StaffRole[] = [
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'agency_admin',
]
export const observerRoles: readonly StaffRole[] = [
  'community_worker',
  'volunteer',
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
]

/** A person of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal WRONG_STATE */
export function mustBeOnList(entry: Pick<EntryRow, 'state'>): void {
  if (entry.state === 'closed') throw new Refusal('WRONG_STATE', { detail: { state: entry.state } })
}

/** Whoever works on an entry has taken it. @throws Refusal ALREADY_TAKEN */
export function mustHold(who: StaffWho, entry: Pick<EntryRow, 'owner_id' | 'state'>): void {
  mustBeOnList(entry)
  if (entry.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

export const isRed = (colour: Colour): boolean => colour === 'RED' || colour === 'RED-E'

/** What lowering asks for: nothing, the certificate, or a second person besides. @source domain specification 2.3 note e */
export function loweringNeeds(from: Colour, to: Colour): 'nothing' | 'certificate' | 'second_person' {
  if (!isMoreUrgent(from, to)) return 'nothing'
  if (isRed(from)) return 'second_person'
  return from === 'ORANGE' ? 'certificate' : 'nothing'
}

/** @throws Refusal SECOND_PERSON_NEEDED when the same person would answer their own proposal */
export function mustBeAnother(who: StaffWho, first: Id | null): void {
  if (first === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

import { Refusal } from '@anxin/contract/refusal.ts'
import { triesBeforeVisit } from '@anxin/core/crisis/caring.ts'
import { isReading } from '@anxin/core/crisis/review.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import { responderRoles } from '../crisis/door.ts'
import type { ContactRow, ReviewRow } from './tables.ts'

/** What belongs to a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, responderRoles, path)) throw new Refusal('NOT_FOUND')
}

export const mayReview = (who: StaffWho): boolean =>
  who.grants.some((grant) => grant.role === 'supervisor' || grant.role === 'agency_admin')

const owed: readonly ContactRow['state'][] = ['due', 'missed', 'decide']

/** @throws Refusal WRONG_STATE when nothing is owed any more */
export function mustBeOwed(contact: Pick<ContactRow, 'state'>): void {
  if (!owed.includes(contact.state)) throw new Refusal('WRONG_STATE', { detail: { state: contact.state } })
}

/** What a contact becomes after a try that reached nobody. */
export const afterMiss = (tries: number): 'missed' | 'decide' => (tries >= triesBeforeVisit ? 'decide' : 'missed')

/** Calls and visits are noted as tries, an appointment as what was made of it. @throws Refusal WRONG_STATE */
export function mustBeKind({ kind }: Pick<ContactRow, 'kind'>, isAppointment: boolean): void {
  if ((kind === 'appointment') !== isAppointment) throw new Refusal('WRONG_STATE', { detail: { kind } })
}

/** Reviews and files that are read have each their own form. @throws Refusal WRONG_STATE */
export function mustBeReview({ why }: Pick<ReviewRow, 'why'>): void {
  if (isReading(why)) throw new Refusal('WRONG_STATE', { detail: { why } })
}

/** @throws Refusal WRONG_STATE where it is a review, SECOND_PERSON_NEEDED where the reader worked on it */
export function mustBeReader({ why }: Pick<ReviewRow, 'why'>, workedOnIt: boolean): void {
  if (!isReading(why)) throw new Refusal('WRONG_STATE', { detail: { why } })
  if (workedOnIt) throw new Refusal('SECOND_PERSON_NEEDED')
}

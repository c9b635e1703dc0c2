import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type CrisisState, mayStep } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { EventRow } from './tables.ts'

/** Those who may open an event of a place they answer for. */
export const responderRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']

/** An event of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, path: readonly Id[]): void {
  if (!reaches(who.grants, responderRoles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal WRONG_STATE when the protocol has no such step */
export function mustStep(event: Pick<EventRow, 'state'>, to: CrisisState): void {
  if (!mayStep(event.state, to)) throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
}

/** Only whoever owns the event works on it; colleagues take it over first. @throws Refusal FORBIDDEN */
export function mustOwn(who: StaffWho, event: Pick<EventRow, 'owner_id'>): void {
  if (event.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

/** @throws Refusal WRONG_STATE when nothing is owed any more */
export function mustBeOpen(event: Pick<EventRow, 'state'>): void {
  if (event.state === 'CLOSED' || event.state === 'DECEASED')
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
}

/** The second of two people must be another person. @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(who: StaffWho, first: Id | null): void {
  if (first === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

export interface Closing {
  readonly assessed: boolean
  readonly planned: boolean
  /** The plan says how home becomes safer. */
  readonly safer: boolean
  /** Caring contacts are booked. */
  readonly scheduled: boolean
  /** Where the event is red: a talk was offered to those who worked on it. */
  readonly debriefed: boolean
  readonly handedOver: boolean
  readonly wasEmergency: boolean
  /** Distress 0–10 of each reached caring contact, oldest first. */
  readonly distress: readonly number[]
  readonly reached: number
}

/** Two caring contacts must have reached the person. @source journey J1 step 9 */
const contactsNeeded = 2

/**
 * What still stands in the way of closing, as codes the console has words for.
 * @source domain specification 3.10 and journey J1 step 9
 */
export function missingToClose(c: Closing): string[] {
  const [first, last] = [c.distress[0], c.distress.at(-1)]
  const falling = first !== undefined && last !== undefined && c.distress.length >= contactsNeeded && last < first
  return [
    ...(c.assessed ? [] : ['assessment']),
    ...(c.planned ? [] : ['plan']),
    ...(c.planned && !c.safer ? ['means_step'] : []),
    ...(c.scheduled ? [] : ['schedule']),
    ...(c.debriefed ? [] : ['debrief']),
    ...(c.wasEmergency && !c.handedOver ? ['handover'] : []),
    ...(c.reached >= contactsNeeded ? [] : ['two_contacts']),
    ...(falling ? [] : ['falling_scores']),
  ]
}

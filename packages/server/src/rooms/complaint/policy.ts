import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { ComplaintRow } from './tables.ts'

/** Those who see to complaints of their places. */
export const handlerRoles: readonly StaffRole[] = ['supervisor', 'agency_admin', 'dpo']

/** An answer is promised within so many working days. @source domain specification 4.1 (articles 20 and 21) */
export const answerWorkingDays = 15
/** The handler is reminded so long before the promised day. */
export const remindHours = 72
/** Administrators are told of what is late no more often than this. */
export const lateEveryHours = 24

/** Shorter names would be found in ordinary words. */
const shortestName = 2

/** Members of staff whose name stands in what was said: they never see it. */
export const namedIn = (texts: readonly string[], staff: readonly { readonly id: Id; readonly name: string }[]): Id[] =>
  staff
    .filter(({ name }) => name.length >= shortestName && texts.some((text) => text.includes(name)))
    .map(({ id }) => id)

const waits = (row: ComplaintRow): boolean => row.state === 'received' || row.state === 'reopened'
export const isOpen = (row: ComplaintRow): boolean => waits(row) || row.state === 'taken'
/** Once, somebody may say that the answer does not settle it. */
export const mayReopen = (row: ComplaintRow): boolean => row.state === 'answered' && row.earlier_id === null

/** @throws Refusal WRONG_STATE, ALREADY_TAKEN, SECOND_PERSON_NEEDED when it is one's own answer that did not settle it */
export function mustBeTakeable(row: ComplaintRow, staffId: Id): void {
  if (!isOpen(row)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (row.earlier_id === staffId) throw new Refusal('SECOND_PERSON_NEEDED')
  if (row.state === 'taken' && row.handler_id !== staffId) throw new Refusal('ALREADY_TAKEN')
}

/** @throws Refusal NOT_FOUND unless one sees to it oneself, WRONG_STATE when it is over */
export function mustSeeToIt(row: ComplaintRow, staffId: Id): void {
  if (row.handler_id !== staffId) throw new Refusal('NOT_FOUND')
  if (row.state !== 'taken') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
}

import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { Moving, TransferRow } from './tables.ts'

/** Those who offer and accept whole cases, of their own places. */
export const moverRoles: readonly StaffRole[] = ['supervisor', 'agency_admin']

/** @throws Refusal NOT_FOUND for somebody of another place, and for whoever is not there */
export function mustLeadPlace(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, moverRoles, path)) throw new Refusal('NOT_FOUND')
}

export const isWaiting = ({ state }: Pick<TransferRow, 'state'>): boolean =>
  state === 'asked' || state === 'second' || state === 'proposed'

/** What somebody of one of the two agencies may do with an offer now. */
export function mayOf(who: StaffWho, row: TransferRow): ('second' | 'withdraw' | 'answer')[] {
  const sends = row.from_tenant === who.tenantId
  if (!sends) return row.state === 'proposed' ? ['answer'] : []
  if (!isWaiting(row)) return []
  return row.state === 'second' && row.proposed_by !== who.id ? ['second', 'withdraw'] : ['withdraw']
}

/** @throws Refusal SECOND_PERSON_NEEDED for whoever asked, WRONG_STATE where nothing waits for a second person */
export function mustBeSecond(who: StaffWho, row: TransferRow): void {
  if (row.state !== 'second') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (row.proposed_by === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

/** A yes ends by itself. @throws Refusal CONSENT_NEEDED */
export function mustBeAgreed(row: TransferRow, now: Date): void {
  if (row.basis === null && (row.agreed_at === null || (row.expires_at !== null && row.expires_at <= now)))
    throw new Refusal('CONSENT_NEEDED')
}

export const isSame = (a: readonly Moving[], b: readonly Moving[]): boolean =>
  a.length === b.length &&
  a.every((one, n) => one.table === b[n]!.table && one.rows === b[n]!.rows && one.hash === b[n]!.hash)

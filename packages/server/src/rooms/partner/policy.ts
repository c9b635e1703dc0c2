import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { mostRows } from '@anxin/contract/partner.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { FileRead } from '@anxin/core/partner/read.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { HandedRow, PartnerRow } from './tables.ts'

export const responderRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']
export const keeperRoles: readonly StaffRole[] = ['agency_admin', 'supervisor']

/** A row is raised within so many minutes, or a person is shown it as it stands. Number: our own decision. */
export const lateMinutes = 5
/** What stands in rows that were seen to is kept this many days; the reports have it. */
export const keptDays = 30

/** @throws Refusal NOT_FOUND for what belongs to a place the speaker does not answer for */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal WRONG_STATE when nothing is taken from this partner any more */
export function mustBeOpen(partner: Pick<PartnerRow, 'shut_at'>): void {
  if (partner.shut_at) throw new Refusal('WRONG_STATE', { field: 'partnerId' })
}

/** @throws Refusal BAD_INPUT for an empty file, or one with more rows than are taken at once */
export function mustBeSome({ rows }: FileRead): void {
  if (rows.length === 0 || rows.length > mostRows)
    throw new Refusal('BAD_INPUT', { field: 'text', detail: { rows: rows.length, most: mostRows } })
}

/** A row that still waits for a person. */
export const isUnread = (row: Pick<HandedRow, 'state'>): boolean => row.state === 'unread' || row.state === 'waiting'

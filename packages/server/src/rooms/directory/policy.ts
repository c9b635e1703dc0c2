import { Refusal } from '@anxin/contract/refusal.ts'
import { verifiedDays } from '@anxin/core/referral/match.ts'
import type { PlaceRow } from './tables.ts'

const dayMs = 86_400_000

/** Somebody is asked to ring a week before a line is no longer believed. */
export const callAheadDays = 7
/** No answer: rung again tomorrow. */
export const callAgainDays = 1

/** A line is believed for ninety days after somebody rang it. @source domain specification 3.11 */
export const isFresh = (row: Pick<PlaceRow, 'verified_at'>, now: Date): boolean =>
  row.verified_at !== null && now.getTime() - row.verified_at.getTime() < verifiedDays * dayMs

/** Two people changed one line: the second is told what stands. @throws Refusal WRONG_STATE with the version */
export function mustBuildOn(row: PlaceRow, base: number): void {
  if (row.version !== base) throw new Refusal('WRONG_STATE', { field: 'base', detail: { version: row.version } })
}

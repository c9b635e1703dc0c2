import { Refusal } from '@anxin/contract/refusal.ts'
import { distanceKm, verifiedDays } from '@anxin/core/referral/match.ts'
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

type OnMap = Pick<PlaceRow, 'id' | 'lat' | 'lng'>
/** The agency’s own line: where distances are counted from. Undefined while it is not on the map. */
export const homeOf = <T extends Pick<PlaceRow, 'kind' | 'partner_id' | 'lat'>>(places: readonly T[]): T | undefined =>
  places.find((one) => one.kind === 'agency' && one.partner_id === null && one.lat !== null)
/** Kilometres from home; null where one of the two is not on the map, or it is home itself. */
export const kmFrom = (home: OnMap | undefined, one: OnMap): number | null =>
  home && one.id !== home.id && one.lat !== null
    ? distanceKm({ lat: home.lat!, lng: home.lng! }, { lat: one.lat, lng: one.lng! })
    : null

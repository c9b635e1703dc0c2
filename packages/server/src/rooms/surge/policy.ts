import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { SurgeRow } from './tables.ts'

/** A switch is thrown for at most so long; longer needs a new order. */
const longestDays = 90
const dayMs = 86_400_000

/** Only a place one keeps. @throws Refusal NOT_FOUND */
export function mustKeep(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, ['agency_admin'], path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal BAD_INPUT for a switch that has ended before it begins, or holds too long */
export function mustBeSpan(now: Date, endsAt: Date): void {
  const ms = endsAt.getTime() - now.getTime()
  if (ms <= 0 || ms > longestDays * dayMs) throw new Refusal('BAD_INPUT', { field: 'endsAt' })
}

export const holds = (surge: Pick<SurgeRow, 'ended_at' | 'ends_at'>, now: Date): boolean =>
  surge.ended_at === null && surge.ends_at > now

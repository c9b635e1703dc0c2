import { Refusal } from '@anxin/contract/refusal.ts'
import type { RunRow } from './tables.ts'

export const runs = (run: Pick<RunRow, 'ended_at' | 'ends_at'>, now: Date): boolean =>
  run.ended_at === null && run.ends_at > now

/** A code that is wrong, over or used up opens nothing, and says no more than that. @throws Refusal NOT_FOUND */
export function mustLetIn(run: RunRow | undefined, came: number, now: Date): asserts run is RunRow {
  if (!run || !runs(run, now) || came >= run.callers) throw new Refusal('NOT_FOUND')
}

import { Refusal } from '@anxin/contract/refusal.ts'
import type { RunRow } from './tables.ts'

/** Where people in danger may be on the line at the same hour, whoever turns it on says that they know. @throws Refusal BAD_INPUT */
export function mustBeKnowing(asked: { readonly on: boolean; readonly knowingly: boolean }, testSite: boolean): void {
  if (asked.on && !testSite && !asked.knowingly) throw new Refusal('BAD_INPUT', { field: 'knowingly' })
}

export const runs = (run: Pick<RunRow, 'ended_at' | 'ends_at'>, now: Date): boolean =>
  run.ended_at === null && run.ends_at > now

/** A code that is wrong, over or used up opens nothing, and says no more than that. @throws Refusal NOT_FOUND */
export function mustLetIn(run: RunRow | undefined, came: number, now: Date): asserts run is RunRow {
  if (!run || !runs(run, now) || came >= run.callers) throw new Refusal('NOT_FOUND')
}

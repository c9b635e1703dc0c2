import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type RetentionCode, schedule } from '@anxin/core/retention/schedule.ts'
import type { HoldRow } from './tables.ts'

/** Longer is an agency's to decide; shorter than the law allows is nobody's. @throws Refusal TERM_TOO_SHORT */
export function mustBeLawful(code: RetentionCode, months: number): void {
  const { floor } = schedule[code]
  if (months < floor) throw new Refusal('TERM_TOO_SHORT', { field: 'months', detail: { floor } })
}

/** What is let go may be gone the next day: it takes another person. */
export const mayRelease = (hold: HoldRow, staffId: Id): boolean =>
  hold.released_at === null && hold.placed_by !== staffId

/** @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(hold: HoldRow, staffId: Id): void {
  if (hold.placed_by === staffId) throw new Refusal('SECOND_PERSON_NEEDED')
}

import { Refusal } from '@anxin/contract/refusal.ts'
import { noteHours } from '@anxin/core/casework/state.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { NoteRow, RatingRow } from './tables.ts'

/** A draft is its author's, and what is signed is not changed. @throws Refusal NOT_FOUND, WRONG_STATE */
export function mustBeOwnDraft(who: StaffWho, note: Pick<NoteRow, 'author_id' | 'signed_at'>): void {
  if (note.author_id !== who.id) throw new Refusal('NOT_FOUND')
  if (note.signed_at !== null) throw new Refusal('WRONG_STATE', { detail: { state: 'signed' } })
}

/**
 * What a note is not signed without: how they met, whether they came, and an answer to the question about safety.
 * @throws Refusal GATE_NOT_MET naming what is missing
 * @source domain specification 6.3
 */
export function mustBeSignable(note: Pick<NoteRow, 'mode' | 'attendance' | 'risk'>): void {
  const missing = (['mode', 'attendance', 'risk'] as const).filter((name) => note[name] === null)
  if (missing.length > 0)
    throw new Refusal('GATE_NOT_MET', { field: missing[0]!, detail: { missing: missing.join(',') } })
}

/** True when a note was, or is, signed later than 48 hours after the session, 24 where there was risk. */
export function isLate(note: Pick<NoteRow, 'session_at' | 'signed_at' | 'risk'>, now: Date): boolean {
  const until = note.session_at.getTime() + noteHours(note.risk === 'present') * 3_600_000
  return (note.signed_at ?? now).getTime() > until
}

type Rating = Pick<RatingRow, 'how' | 'by_id'>
/** What a colleague wrote of somebody who did not wish to, or was not reached, is no answer of theirs. */
export const mayStillSay = (before: Rating | undefined): boolean =>
  before === undefined || ((before.how === 'declined' || before.how === 'unreached') && before.by_id !== null)

/** Said once, it stands; who did not wish to may think again. */
export const isSaid = (how: RatingRow['how'] | null): boolean =>
  how !== null && how !== 'declined' && how !== 'unreached'
/** @throws Refusal WRONG_STATE */
export function mustSayOnce(before: Rating | undefined): void {
  if (before && isSaid(before.how)) throw new Refusal('WRONG_STATE', { detail: { state: before.how } })
}

/** @throws Refusal BAD_INPUT where all is left open: not wishing to answer is said, not left empty */
export function mustSaySomething(said: { readonly answers: readonly (number | null)[]; readonly text: string }): void {
  if (said.text === '' && said.answers.every((one) => one === null))
    throw new Refusal('BAD_INPUT', { field: 'answers' })
}

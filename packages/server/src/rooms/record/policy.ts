import { Refusal } from '@anxin/contract/refusal.ts'
import { noteHours } from '@anxin/core/casework/state.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { NoteRow } from './tables.ts'

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

import type { SignalSource } from '@anxin/core/crisis/grade.ts'
import { saysMinor } from '@anxin/core/dialogue/listening/age.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type HeardWords, hearWords } from '@anxin/core/safeguard/heard-words.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { isMinorToday } from '../../../platform/identity/resident.ts'
import { keepMinorTold, type ResidentRow } from '../../../platform/identity/resident-store.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm } from './harm.ts'

/** By what is known of somebody, or else by their own words; undefined is somebody nobody knows. */
export const isChildBy = (ctx: Ctx, resident: ResidentRow | undefined, text: string): boolean =>
  (resident && isMinorToday(ctx, resident)) || (!resident?.birth_sealed && saysMinor(text))

/**
 * Words a resident wrote elsewhere than in the talk are heard like those of the talk: danger tells whoever is on call,
 * and harm that a child tells of goes to those who report it and closes the guardian's view.
 * @returns what was heard
 */
export async function tellWords(
  ctx: Ctx,
  resident: ResidentRow,
  from: { readonly unitId: Id; readonly conversationId: Id | null; readonly source: SignalSource },
  text: string,
): Promise<HeardWords> {
  const minor = isChildBy(ctx, resident, text)
  const heard = hearWords(text, minor)
  if (minor) keepMinorTold(ctx, resident.id)
  if (!heard.grade) return heard
  const { screening, fault, grade } = heard
  const quotes = [...new Set(screening.evidence.map((one) => one.quote))]
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: from.unitId, conversationId: from.conversationId, messageId: null },
    ...{ source: fault ? 'screening_fault' : from.source, level: screening.level, grade, minor },
    ...{ subject: screening.subject, quotes: quotes.length > 0 ? quotes : [text] },
  })
  if (heard.harmed) await hearHarm(ctx, { residentId: resident.id, eventId, atHome: heard.atHome })
  return heard
}

import { ruleOfAbuse, saidAt, type TalkSaid } from '@anxin/core/care/talk.ts'
import type { Grade, SignalSource } from '@anxin/core/crisis/grade.ts'
import { saysMinor } from '@anxin/core/dialogue/listening/age.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { type HeardWords, hearWords } from '@anxin/core/safeguard/heard-words.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { isMinorToday } from '../../../platform/identity/resident.ts'
import { keepMinorTold, type ResidentRow } from '../../../platform/identity/resident-store.ts'
import { book } from '../../../platform/jobs.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm, keepFromHome } from './harm.ts'
import { knowMinor } from './know-minor.ts'

/** By what is known of somebody, or else by their own words; undefined is somebody nobody knows. */
export const isChildBy = (ctx: Ctx, resident: ResidentRow | undefined, text: string): boolean =>
  (resident && isMinorToday(ctx, resident)) || (!resident?.birth_sealed && saysMinor(text))

/** Danger or abuse was told of: the list has it by its rule right after, that it was told and when, never the words. */
export const tellList = (
  ctx: Ctx,
  { tenant_id, id }: Pick<ResidentRow, 'tenant_id' | 'id'>,
  said: TalkSaid,
  alert: { readonly eventId: Id; readonly grade: Grade; readonly source: SignalSource },
): Promise<void> => book(ctx, 'safeguard.danger_told', { tenantId: tenant_id, residentId: id, said, alert })

/**
 * Words a resident wrote elsewhere than in the talk are heard like those of the talk: danger tells whoever is on call,
 * and the list; harm that a child tells of goes to those who report it and closes the guardian's view; abuse that an
 * adult tells of goes to whoever is on call and to the list, and the house's own notices to nobody at home.
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
  if (minor && !isMinorToday(ctx, resident)) {
    keepMinorTold(ctx, resident.id)
    await knowMinor(ctx, resident.id)
  }
  if (!heard.grade) return heard
  const { screening, fault, grade, word } = heard
  const isRisky = atLeast(screening.level, 'L2')
  const quotes = [...new Set(screening.evidence.map((one) => one.quote))]
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: from.unitId, conversationId: from.conversationId, messageId: null },
    ...{ source: fault ? 'screening_fault' : from.source, grade, minor },
    level: word && !isRisky ? ruleOfAbuse[word] : screening.level,
    ...{ subject: screening.subject, quotes: quotes.length > 0 ? quotes : [text] },
  })
  if (heard.harmed) await hearHarm(ctx, { residentId: resident.id, eventId, atHome: heard.atHome })
  if (word && heard.atHome) keepFromHome(ctx, resident.id)
  const said = saidAt(screening.level, word, ctx.now)
  if (said) await tellList(ctx, resident, said, { eventId, grade, source: from.source })
  return heard
}

import { handOverSummary, type SaidLine } from '@anxin/core/dialogue/hand-over.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { ConversationRow } from '../tables.ts'
import { rememberedOf } from './remembered.ts'

/** As long as a summary may be. */
const longest = 600

/** A proposal in the resident's own words, nothing added; they may change every word before it goes. */
export async function proposeSummary(ctx: Ctx, c: ConversationRow): Promise<string> {
  const resident = (await readResident(ctx, c.resident_id))!
  const lines = (await store.listLines(ctx, c.id)).flatMap((line): SaidLine[] =>
    line.sender === 'resident'
      ? [{ from: 'resident', text: unseal(ctx, 'message.text', line.id, line.text_sealed) ?? '' }]
      : [],
  )
  const { parts } = handOverSummary(await rememberedOf(ctx, resident), lines, resident.locale)
  const colon = resident.locale === 'zh' ? '：' : ': '
  return parts
    .map(({ heading, text }) => `${heading}${colon}${text}`)
    .join('\n')
    .slice(0, longest)
}

import { type HandOverExtras, handOverSummary, type SaidLine } from '@anxin/core/dialogue/hand-over.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { readLately } from '../../selfhelp/door.ts'
import * as store from '../store.ts'
import type { ConversationRow } from '../tables.ts'
import { rememberedOf } from './remembered.ts'

/** As long as a summary may be. */
const longest = 600

/** The last mood and the day of the last check, of somebody with a name: lines like the others, to be struck out. */
async function feltLately(ctx: Ctx, resident: ResidentRow): Promise<HandOverExtras> {
  if (resident.kind !== 'registered') return {}
  const { moods, checkedOn } = await readLately(ctx, { tenantId: resident.tenant_id, id: resident.id })
  return { ...(moods[0] ? { mood: moods[0] } : {}), ...(checkedOn ? { checkedOn } : {}) }
}

/** A proposal in the resident's own words, nothing added; they may change every word before it goes. */
export async function proposeSummary(ctx: Ctx, c: ConversationRow): Promise<string> {
  const resident = (await readResident(ctx, c.resident_id))!
  const lines = (await store.listLines(ctx, c.id)).flatMap((line): SaidLine[] =>
    line.sender === 'resident'
      ? [{ from: 'resident', text: unseal(ctx, 'message.text', line.id, line.text_sealed) ?? '' }]
      : [],
  )
  const { parts } = handOverSummary(
    await rememberedOf(ctx, resident),
    lines,
    resident.locale,
    await feltLately(ctx, resident),
  )
  return parts
    .map(({ heading, text }) => `${heading}${text}`)
    .join('\n')
    .slice(0, longest)
}

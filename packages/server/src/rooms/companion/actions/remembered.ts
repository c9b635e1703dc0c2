import type { Fact } from '@anxin/core/dialogue/state.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listFacts } from '../store-own.ts'
import type { Talker } from '../store-talk.ts'
import type { FactRow } from '../tables.ts'

export const factText = (ctx: Ctx, row: FactRow): string =>
  unseal(ctx, 'memory_fact.text', row.id, row.text_sealed) ?? ''

/** What is remembered of a resident who allows it, oldest first. @param since when the talk before this one began */
export async function rememberedOf(ctx: Ctx, resident: Talker, since?: Date | null): Promise<readonly Fact[]> {
  if (resident.kind !== 'registered' || !resident.allows.includes('memory')) return []
  const facts = await listFacts(ctx, resident.id)
  return facts
    .map((row) => ({
      ...{ key: row.key, kind: row.kind, text: factText(ctx, row) },
      isNew: since != null && row.at >= since,
    }))
    .reverse()
}

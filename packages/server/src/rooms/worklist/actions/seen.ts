import { seenSigns } from '@anxin/core/care/observed-signs.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import type { EntryShown } from './entry.ts'

/** What was seen of somebody and by whom, newest first. */
export async function seenOf(ctx: Ctx, residentId: Id): Promise<EntryShown['seen']> {
  const { rows } = await ctx.line.query(
    `select o.*, coalesce(f.name, '') as name from observation o left join staff f on f.id = o.staff_id where o.resident_id = $1 order by o.at desc, o.id limit 20`,
    [residentId],
  )
  return rows.map((row) => ({
    ...{ at: (row.at as Date).toISOString(), by: row.name as string, dangerNow: row.danger_now as boolean },
    signs: seenSigns.filter((sign) => (row.signs as string[]).includes(sign)),
    where: unseal(ctx, 'observation.where', row.id as Id, row.where_sealed as Uint8Array | null),
    words: unseal(ctx, 'observation.words', row.id as Id, row.words_sealed as Uint8Array | null),
  }))
}

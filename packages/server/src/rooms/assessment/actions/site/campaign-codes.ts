import { Refusal } from '@anxin/contract/refusal.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import { shanghaiDay } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/ctx.ts'

/** Letters are read aloud and typed: case, spaces and dashes do not count. */
export const campaignCodeIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`campaign:${code.toUpperCase().replace(/[\s-]/g, '')}`)

/**
 * Marks an invitation as begun. The mark knows no person, and the sitting keeps only the code's fingerprint.
 * @throws Refusal NOT_FOUND for an unknown code, LINK_USED for one that was used or is over
 */
export async function useCode(ctx: Ctx, code: string, pack: PackCode): Promise<Buffer> {
  const index = campaignCodeIndex(ctx, code)
  const { rows } = await ctx.line.query(
    `select c.begun, g.pack, g.closed_at is null and $2::date between g.from_day and g.until_day as running
     from campaign_code c join campaign g on g.id = c.campaign_id where c.code_index = $1 for update of c`,
    [index, shanghaiDay(ctx.now)],
  )
  const row = rows[0]
  if (!row || row.pack !== pack) throw new Refusal('NOT_FOUND', { field: 'campaignCode' })
  if (row.begun || !row.running) throw new Refusal('LINK_USED', { field: 'campaignCode' })
  await ctx.line.query('update campaign_code set begun = true where code_index = $1', [index])
  return index
}

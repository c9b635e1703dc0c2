import { type Measured, type MeasureRow, measuredOf } from '@anxin/core/casework/measured.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'

const beforeDays = 30
/** What was measured in the course of a case, by the person themself; a form of shortly before is the first measure. */
export async function listMeasured(ctx: Ctx, residentId: Id, openedAt: Date): Promise<Measured[]> {
  const { rows } = await ctx.line.query(
    `select instrument, version, total, ended_at from case_measure where resident_id = any(same_person($1))
       and mode <> 'proxy' and ended_at >= $2::timestamptz - make_interval(days => $3) order by ended_at, id limit 500`,
    [residentId, openedAt, beforeDays],
  )
  return measuredOf(rows as unknown as MeasureRow[])
}

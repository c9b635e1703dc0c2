import type { Id } from '@anxin/core/ids.ts'
import type { Phase } from '@anxin/core/scale/definition.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** The phase at the place of a case now, and the one in which its plan was last written; null while there is none. */
export async function phasesOfCase(ctx: Ctx, caseId: Id): Promise<{ now: Phase; planned: Phase | null } | null> {
  const { rows } = await ctx.line.query(
    `select phase_on(c.unit_id, $2::date) as now, phase_on(c.unit_id, p.day) as planned, p.day
     from care_case c, lateral (select (max(x.at) at time zone 'Asia/Shanghai')::date as day from case_change x
       where x.case_id = c.id and x.what = 'casework.plan_kept') p
     where c.id = $1`,
    [caseId, shanghaiDay(ctx.now)],
  )
  const row = rows[0]
  return row ? { now: row.now as Phase, planned: row.day === null ? null : (row.planned as Phase) } : null
}

import { type GroupPlan, type PopulationCode, planOf } from '@anxin/core/care/plan/plans.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { db } from '../../tables.ts'

/** The plan of a group as this agency has it; the release's where it changed nothing. */
export async function agencyPlan(ctx: Ctx, population: PopulationCode): Promise<GroupPlan> {
  const row = await db(ctx)
    .selectFrom('group_plan')
    .select('body')
    .where('population', '=', population)
    .executeTakeFirst()
  return row ? { ...planOf(population), ...(row.body as Partial<GroupPlan>) } : planOf(population)
}

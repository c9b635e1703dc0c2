import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { packCodes, packs } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { type GroupPlan, type PopulationCode, planOf, populationCodes } from '@anxin/core/care/plan/plans.ts'
import { planWords } from '@anxin/core/care/plan/plans.words.ts'
import { type Ctx, mustBeStaff } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { db, type PlanRow } from '../../tables.ts'

type PlanShown = ReplyOf<typeof door.planPut>['plan']

const merged = (population: PopulationCode, row: Pick<PlanRow, 'body'> | undefined): GroupPlan => ({
  ...planOf(population),
  ...((row?.body ?? {}) as Partial<GroupPlan>),
})

/** The plan of a group as this agency has it; the release's where it changed nothing. */
export async function agencyPlan(ctx: Ctx, population: PopulationCode): Promise<GroupPlan> {
  return merged(
    population,
    await db(ctx).selectFrom('group_plan').select('body').where('population', '=', population).executeTakeFirst(),
  )
}

const shown = (population: PopulationCode, row: Pick<PlanRow, 'body'> | undefined): PlanShown => {
  const plan = merged(population, row)
  return {
    ...{ population, title: planWords[population].title, changed: row !== undefined },
    ...{ packs: { ...plan.packs }, tierFloor: { ...plan.tierFloor } },
    ...{ emergency: plan.emergency, reconstruction: plan.reconstruction, rules: plan.rules },
  }
}

export async function readPlans(ctx: Ctx): Promise<ReplyOf<typeof door.plansGet>> {
  mustBeStaff(ctx)
  const rows = await db(ctx).selectFrom('group_plan').selectAll().execute()
  return {
    plans: populationCodes.map((one) =>
      shown(
        one,
        rows.find((row) => row.population === one),
      ),
    ),
    packs: packCodes.map((pack) => ({
      pack,
      title: packWords.zh[pack].title,
      forms: packs[pack].forms.map((ways) => ways.join('/')),
    })),
  }
}

/** Changes the plan of a group for this agency, or takes the release's again. */
export async function changePlan(ctx: Ctx, { params, body }: Input<typeof door.planPut>): Promise<{ plan: PlanShown }> {
  const who = mustBeStaff(ctx)
  if (body.plan === null) {
    await db(ctx).deleteFrom('group_plan').where('population', '=', params.population).execute()
    return { plan: shown(params.population, undefined) }
  }
  const json = JSON.stringify(body.plan) as never
  await db(ctx)
    .insertInto('group_plan')
    .values({ tenant_id: who.tenantId, population: params.population, body: json, staff_id: who.id, at: ctx.now })
    .onConflict((c) =>
      c.columns(['tenant_id', 'population']).doUpdateSet({ body: json, staff_id: who.id, at: ctx.now }),
    )
    .execute()
  return { plan: shown(params.population, { body: body.plan }) }
}

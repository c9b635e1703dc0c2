import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { packCodes, packs } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { type GroupPlan, type PopulationCode, planOf, populationCodes } from '@anxin/core/care/plan/plans.ts'
import { planWords } from '@anxin/core/care/plan/plans.words.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { definitions } from '@anxin/core/scale/registry.ts'
import { type Ctx, mustBeStaff } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { keepSetting } from '../../../../platform/settings.ts'
import { listOwnDefinitions, readSite, type SiteKept, siteKey } from '../../store.ts'
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
    added: {
      emergency: [...plan.added.emergency],
      reconstruction: [...plan.added.reconstruction],
      routine: [...plan.added.routine],
    },
    ...{ emergency: plan.emergency, reconstruction: plan.reconstruction, rules: plan.rules },
  }
}

export async function readPlans(ctx: Ctx): Promise<ReplyOf<typeof door.plansGet>> {
  mustBeStaff(ctx)
  const rows = await db(ctx).selectFrom('group_plan').selectAll().execute()
  const site = await readSite(ctx)
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
      added: [...(site.added?.[pack] ?? [])],
    })),
    forms: await listAddable(ctx, site),
  }
}

/** Forms that may be asked here: of the release, and the agency's own. ASQ comes by itself where safety asks for it. */
async function listAddable(ctx: Ctx, site: SiteKept): Promise<{ id: string; title: string; own: boolean }[]> {
  const own = await listOwnDefinitions(ctx)
  const all = new Map([...definitions, ...[...own].reverse()].map((one) => [one.id, one]))
  return [...all.values()]
    .filter((one) => one.id !== 'asq' && whyNotOffered(one, site) === undefined)
    .map((one) => ({ id: one.id, title: one.title, own: own.some(({ id }) => id === one.id) }))
}

/** @throws Refusal BAD_INPUT for a form that may not be asked here */
async function mustBeAddable(ctx: Ctx, site: SiteKept, added: readonly string[]): Promise<void> {
  const known = (await listAddable(ctx, site)).map((one) => one.id)
  if (!added.every((one) => known.includes(one))) throw new Refusal('BAD_INPUT', { field: 'added' })
}

/** Forms asked with a pack besides its own, from the next sitting on. @throws Refusal BAD_INPUT */
export async function changePack(ctx: Ctx, { params, body }: Input<typeof door.packPut>): Promise<{ added: string[] }> {
  mustBeStaff(ctx)
  const site = await readSite(ctx)
  await mustBeAddable(ctx, site, body.added)
  keepSetting(ctx, siteKey, { ...site, added: { ...site.added, [params.pack]: body.added } })
  return { added: body.added }
}

/** Changes the plan of a group for this agency, or takes the release's again. */
export async function changePlan(ctx: Ctx, { params, body }: Input<typeof door.planPut>): Promise<{ plan: PlanShown }> {
  const who = mustBeStaff(ctx)
  if (body.plan === null) {
    await db(ctx).deleteFrom('group_plan').where('population', '=', params.population).execute()
    return { plan: shown(params.population, undefined) }
  }
  const { added } = body.plan
  // what the release itself names stays, also where it may not be asked here: it is left out of the sitting
  const named = Object.values(planOf(params.population).added).flat()
  const all = [...new Set(Object.values(added).flat())].filter((one) => !named.includes(one))
  await mustBeAddable(ctx, await readSite(ctx), all)
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

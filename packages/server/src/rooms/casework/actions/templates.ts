import type * as door from '@anxin/contract/casework-plan.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isSameTemplate } from '@anxin/core/casework/template-update.ts'
import { type PlanTemplate, planTemplates, templateVersion } from '@anxin/core/casework/templates.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { phasesOfCase } from '../store-phase.ts'
import { db, keep } from '../tables.ts'

type Shown = ReplyOf<typeof door.templatesGet>['templates'][number]

/** National templates, beside each what the agency made of it; and, once a newer one is out, what it was made from. */
export async function readTemplates(
  ctx: Ctx,
  { params }: Input<typeof door.templatesGet>,
): Promise<ReplyOf<typeof door.templatesGet>> {
  const own = new Map((await db(ctx).selectFrom('plan_template').selectAll().execute()).map((row) => [row.code, row]))
  const templates = planTemplates
    .filter(({ population }) => params.population === undefined || population === params.population)
    .map(({ population, phase, zh, en }): Shown => {
      const code = codeOf(population, phase, params.locale)
      const fork = own.get(code)
      return {
        ...{ code, population, phase, version: templateVersion, national: copy(params.locale === 'en' ? en : zh) },
        own: fork ? copy(fork.body as PlanTemplate) : null,
        base: fork && fork.base_version !== templateVersion ? copy(fork.base as PlanTemplate) : null,
        ...{ byName: fork?.by_name ?? null, at: fork?.at.toISOString() ?? null },
      }
    })
  return { phases: params.caseId ? await phasesOfCase(ctx, params.caseId) : null, templates }
}

const codeOf = (population: string, phase: string, locale: string): string => `${population}.${phase}.${locale}`
const copy = ({ goals, actions }: PlanTemplate): Shown['national'] => ({
  goals: goals.map(({ statement, measure }) => ({ statement, measure })),
  actions: [...actions],
})

/** @throws Refusal NOT_FOUND for an unknown template, BAD_INPUT where it was made from a version that is not the one here */
export async function keepTemplate(
  ctx: Ctx,
  { body }: Input<typeof door.templatePut>,
): Promise<ReplyOf<typeof door.templatePut>> {
  const who = mustBeStaff(ctx)
  const national = planTemplates.find(({ population, phase }) => codeOf(population, phase, body.locale) === body.code)
  if (!national) throw new Refusal('NOT_FOUND', { field: 'code' })
  if (body.own !== null && body.fromVersion !== templateVersion)
    throw new Refusal('BAD_INPUT', { field: 'fromVersion' })
  await ctx.line.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${who.tenantId} ${body.code}`])
  const before = await db(ctx).selectFrom('plan_template').selectAll().where('code', '=', body.code).executeTakeFirst()
  // what stands there already, made from the text of now: sent again it is the same write
  const made = before?.base_version === templateVersion ? (before.body as PlanTemplate) : undefined
  const same = body.own === null ? !before : made !== undefined && isSameTemplate(made, body.own)
  if (!same && (before?.at.toISOString() ?? null) !== body.seenAt) return { state: 'meanwhile' }
  if (body.own === null) {
    await ctx.line.query('delete from plan_template where code = $1', [body.code])
    return { state: 'kept' }
  }
  if (same) return { state: 'kept' }
  keep.insert(
    ctx,
    'plan_template',
    {
      ...{ tenant_id: who.tenantId, code: body.code, base_version: templateVersion, base: national[body.locale] },
      ...{ body: body.own, by_name: who.name, at: ctx.now },
    },
    'on conflict (tenant_id, code) do update set base_version = excluded.base_version, base = excluded.base, body = excluded.body, by_name = excluded.by_name, at = excluded.at',
  )
  return { state: 'kept' }
}

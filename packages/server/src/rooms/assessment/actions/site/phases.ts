import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Phase } from '@anxin/core/scale/definition.ts'
import { shanghaiDay } from '../../../../platform/clock.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { previewMoves } from '../../../worklist/door.ts'
import { keeperRoles, mustReach } from '../../policy.ts'
import { phaseAt } from '../../store.ts'
import { configOf } from '../begin.ts'
import { agencyPlan } from './plans.ts'

async function mustKeepPlace(ctx: Ctx, who: StaffWho, unitId: Id): Promise<Id[]> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  const path = rows[0]?.path as Id[] | undefined
  mustReach(who, keeperRoles, path)
  return path!
}

export async function readPhases(ctx: Ctx): Promise<ReplyOf<typeof door.phasesGet>> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(
    `select p.id, p.unit_id, u.name, p.phase, p.from_day::text as from_day, p.until_day::text as until_day, p.order_number, f.name as by, p.ended_at
     from region_phase p join unit u on u.id = p.unit_id join staff f on f.id = p.staff_id order by p.from_day desc, p.at desc limit 200`,
  )
  const { rows: places } = await ctx.line.query(
    `select id, name from unit where tenant_id = $1 and path && $2::uuid[] order by cardinality(path), name limit 300`,
    [who.tenantId, who.grants.map((grant) => grant.unitId)],
  )
  const units: { id: Id; name: string; phase: Phase }[] = []
  for (const place of places)
    units.push({
      id: place.id as Id,
      name: place.name as string,
      phase: await phaseAt(ctx, place.id as Id, shanghaiDay(ctx.now)),
    })
  const phases = rows.map((row) => ({
    ...{ id: row.id as Id, unitId: row.unit_id as Id, unitName: row.name as string, phase: row.phase as Phase },
    ...{
      from: row.from_day as string,
      until: row.until_day as string | null,
      order: row.order_number as string,
      by: row.by as string,
    },
    endedAt: (row.ended_at as Date | null)?.toISOString() ?? null,
  }))
  return { phases, units }
}

/** What a phase would change for a place, before anything is saved. */
export async function previewPhase(
  ctx: Ctx,
  { body }: Input<typeof door.phasePreview>,
): Promise<ReplyOf<typeof door.phasePreview>> {
  const who = mustBeStaff(ctx)
  await mustKeepPlace(ctx, who, body.unitId)
  const now = await phaseAt(ctx, body.unitId, shanghaiDay(ctx.now))
  const packs: ReplyOf<typeof door.phasePreview>['packs'] = []
  for (const population of populationCodes) {
    const plan = await agencyPlan(ctx, population)
    if (plan.packs[now] !== plan.packs[body.phase])
      packs.push({ population, from: plan.packs[now], to: plan.packs[body.phase] })
  }
  const { rows } = await ctx.line.query('select id from unit where tenant_id = $1 and $2 = any(path)', [
    who.tenantId,
    body.unitId,
  ])
  const units = rows.map((row) => row.id as Id)
  const config = configOf(body.phase, 'general')
  const { moved } = await previewMoves(ctx, {
    units,
    config: (was) => (was === 'rural_elder' && config === 'community' ? was : config),
  })
  return { packs, moved: [...moved], places: units.length }
}

/** Sets the phase of a place from a day on, by an order. Safe to repeat. @throws Refusal BAD_INPUT for an order that ends before it begins */
export async function setPhase(ctx: Ctx, { body }: Input<typeof door.phaseSet>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  await mustKeepPlace(ctx, who, body.unitId)
  if (body.until && body.until < body.from) throw new Refusal('BAD_INPUT', { field: 'until' })
  await ctx.line.query(
    `insert into region_phase (id, tenant_id, unit_id, phase, from_day, until_day, order_number, staff_id, at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict (id) do nothing`,
    [body.id, who.tenantId, body.unitId, body.phase, body.from, body.until, body.order, who.id, ctx.now],
  )
  return { done: true }
}

/** Takes a phase back; what was before holds again. */
export async function endPhase(ctx: Ctx, { params }: Input<typeof door.phaseEnd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query('select unit_id from region_phase where id = $1', [params.id])
  if (!rows[0]) throw new Refusal('NOT_FOUND')
  await mustKeepPlace(ctx, who, rows[0].unit_id as Id)
  await ctx.line.query('update region_phase set ended_at = $2 where id = $1 and ended_at is null', [params.id, ctx.now])
  return { done: true }
}

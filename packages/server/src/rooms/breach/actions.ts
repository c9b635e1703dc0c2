import type * as door from '@anxin/contract/breach.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { breachSteps, stepsAsked } from '@anxin/core/breach/runbook.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listAdmins, listColleagues, type Reachable } from '../../platform/access.ts'
import { inAgency } from '../../platform/agencies.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { seal, unseal } from '../../platform/privacy.ts'
import * as policy from './policy.ts'
import * as store from './store.ts'
import type { BreachRow, StepRow } from './tables.ts'

type Detail = ReplyOf<typeof door.breachGet>
type Shown = Detail['breach']['steps'][number]

/** Those who keep the register, by name; while there is nobody, whoever could appoint somebody. */
export async function listKeepers(ctx: Ctx): Promise<Reachable[]> {
  const keepers = await listColleagues(ctx, policy.keeperRoles)
  return keepers.length > 0 ? keepers : listAdmins(ctx)
}

/** Whoever writes it down cannot see the register: the house does it in their name. Safe to repeat. */
export async function recordBreach(
  ctx: Ctx,
  { body }: Input<typeof door.breachRecord>,
): Promise<ReplyOf<typeof door.breachRecord>> {
  const who = mustBeStaff(ctx)
  if (body.drill) policy.mustKeepRegister(who)
  if (new Date(body.noticedAt) > ctx.now) throw new Refusal('BAD_INPUT', { field: 'noticedAt' })
  ctx.about.id = body.id
  return inAgency(ctx, who.tenantId, async () => {
    const keepers = await listKeepers(ctx)
    const before = await store.findBreach(ctx, body.id)
    if (!before) {
      store.insertBreach(ctx, {
        ...{ id: body.id, tenant_id: who.tenantId, kind: body.kind, drill: body.drill },
        ...{ noticed_at: new Date(body.noticedAt), recorded_at: ctx.now, recorded_by: who.id, recorded_name: who.name },
        words_sealed: seal(ctx, 'breach.words', body.id, body.words),
      })
      await tellStaff(ctx, keepers, body.drill ? 'breach_drilled' : 'breach')
    }
    const kept = before ?? (await store.findBreach(ctx, body.id))
    // an id that stands in another agency is nobody's here
    if (!kept) throw new Refusal('NOT_FOUND')
    return { number: kept.number, told: keepers.length }
  })
}

function rowShown(row: BreachRow, steps: readonly StepRow[]): ReplyOf<typeof door.breachList>['rows'][number] {
  const owed = policy.owedOf(steps).map((step) => ({ step, dueAt: policy.dueAt(row, step)?.toISOString() ?? null }))
  // at once comes before any hour
  const [next = null] = owed.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, drill: row.drill },
    ...{ noticedAt: row.noticed_at.toISOString(), recordedAt: row.recorded_at.toISOString() },
    ...{ recordedBy: row.recorded_name, next, closedAt: row.closed_at?.toISOString() ?? null },
  }
}

export async function readRegister(
  ctx: Ctx,
  { params }: Input<typeof door.breachList>,
): Promise<ReplyOf<typeof door.breachList>> {
  const rows = await store.listBreaches(ctx, params.view)
  const steps = await store.listSteps(
    ctx,
    rows.map(({ id }) => id),
  )
  const { drilledAt, setUpAt } = await store.findDrilled(ctx)
  return {
    rows: rows.map((row) => rowShown(row, steps.get(row.id) ?? [])),
    drilledAt: drilledAt?.toISOString() ?? null,
    drillDueAt: policy.drillDueAt(drilledAt ?? setUpAt).toISOString(),
    now: ctx.now.toISOString(),
  }
}

function stepsShown(ctx: Ctx, row: BreachRow, steps: readonly StepRow[]): Shown[] {
  const asked = stepsAsked(policy.decisionOf(steps))
  return breachSteps
    .map((step): Shown => {
      const due = policy.dueAt(row, step)
      const signed = steps
        .filter((one) => one.step === step)
        .map((one) => ({
          ...{ by: one.signed_name, at: one.at.toISOString(), late: due !== null && one.at > due },
          words: unseal(ctx, 'breach_step.words', one.id, one.words_sealed) ?? '',
          decision: policy.decisionOf([one]) ?? null,
        }))
      return { step, asked: asked.includes(step), dueAt: due?.toISOString() ?? null, signed }
    })
    .filter(({ asked: isAsked, signed }) => isAsked || signed.length > 0)
}

/** @throws Refusal NOT_FOUND */
async function mustShow(ctx: Ctx, id: Id): Promise<Detail> {
  const row = await store.findBreach(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  ctx.about.id = id
  const steps = (await store.listSteps(ctx, [id])).get(id) ?? []
  return {
    breach: {
      ...rowShown(row, steps),
      words: unseal(ctx, 'breach.words', id, row.words_sealed) ?? '',
      steps: stepsShown(ctx, row, steps),
      mayDecide: policy.mayDecide(mustBeStaff(ctx)),
      closedBy: row.closed_name,
      closingWords: unseal(ctx, 'breach.closing', id, row.closing_sealed),
    },
  }
}

export const readBreach = (ctx: Ctx, { params }: Input<typeof door.breachGet>): Promise<Detail> =>
  mustShow(ctx, params.id)

async function mustLock(ctx: Ctx, id: Id): Promise<{ row: BreachRow; steps: StepRow[] }> {
  const row = await store.lockBreach(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  return { row, steps: (await store.listSteps(ctx, [id])).get(id) ?? [] }
}

/** @throws Refusal NOT_FOUND, FORBIDDEN for a decision by anybody else, BAD_INPUT without one, WRONG_STATE */
export async function signStep(ctx: Ctx, { params, body }: Input<typeof door.breachSign>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const { row, steps } = await mustLock(ctx, params.id)
  if (steps.some(({ id }) => id === body.id)) return mustShow(ctx, row.id)
  if (body.step === 'decide') policy.mustDecide(who)
  if ((body.step === 'decide') !== (body.decision !== undefined)) throw new Refusal('BAD_INPUT', { field: 'decision' })
  policy.mustBeSignable(row, steps, body.step)
  const { decision } = body
  store.insertStep(ctx, {
    ...{ id: body.id, tenant_id: tenantOf(ctx), breach_id: row.id, step: body.step },
    ...{ signed_by: who.id, signed_name: who.name, at: ctx.now },
    words_sealed: seal(ctx, 'breach_step.words', body.id, body.words),
    ...(decision && { real: decision.real, grade: decision.grade }),
    ...(decision && { harm_prevented: decision.harmPrevented, crime: decision.crime }),
  })
  return mustShow(ctx, row.id)
}

/** @throws Refusal NOT_FOUND, FORBIDDEN, CLOSE_NOT_READY */
export async function closeBreach(ctx: Ctx, { params, body }: Input<typeof door.breachClose>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  policy.mustDecide(who)
  const { row, steps } = await mustLock(ctx, params.id)
  if (row.closed_at !== null) return mustShow(ctx, row.id)
  policy.mustOweNothing(steps)
  store.changeBreach(ctx, row.id, {
    ...{ closed_at: ctx.now, closed_by: who.id, closed_name: who.name },
    closing_sealed: seal(ctx, 'breach.closing', row.id, body.words),
  })
  return mustShow(ctx, row.id)
}

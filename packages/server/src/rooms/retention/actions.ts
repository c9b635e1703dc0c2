import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/retention.ts'
import type { Id } from '@anxin/core/ids.ts'
import { retentionCodes, rollingDays, schedule } from '@anxin/core/retention/schedule.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { seal, unseal } from '../../platform/privacy.ts'
import { mayRelease, mustBeAnother, mustBeLawful } from './policy.ts'
import * as store from './store.ts'

export async function readTerms(ctx: Ctx): Promise<ReplyOf<typeof door.retentionTerms>> {
  const set = await store.listTerms(ctx)
  const terms = retentionCodes.map((code) => {
    const [rule, own] = [schedule[code], set.get(code)]
    return {
      ...{ code, months: own?.months ?? rule.usual, usual: rule.usual, floor: rule.floor, minorUntil: rule.minorUntil },
      ...{ setBy: own?.by_name ?? null, setAt: own?.at.toISOString() ?? null },
    }
  })
  return { terms, rolling: Object.entries(rollingDays).map(([what, days]) => ({ what, days })) }
}

export async function countDue(
  ctx: Ctx,
  { params }: Input<typeof door.retentionDue>,
): Promise<ReplyOf<typeof door.retentionDue>> {
  return { due: await store.countDue(ctx, params.code, params.months) }
}

/** Said again, nothing is written. @throws Refusal TERM_TOO_SHORT */
export async function setTerm(
  ctx: Ctx,
  { params, body }: Input<typeof door.retentionTerm>,
): Promise<ReplyOf<typeof door.retentionTerms>> {
  const who = mustBeStaff(ctx)
  mustBeLawful(params.code, body.months)
  const before = (await store.listTerms(ctx)).get(params.code)?.months ?? schedule[params.code].usual
  if (before !== body.months)
    store.insertTerm(ctx, {
      ...{ id: newId(ctx), tenant_id: tenantOf(ctx), code: params.code, months: body.months },
      ...{ by_id: who.id, by_name: who.name, at: ctx.now },
    })
  ctx.about.id = `${params.code}:${body.months}`
  return readTerms(ctx)
}

export async function readHolds(ctx: Ctx): Promise<ReplyOf<typeof door.retentionHolds>> {
  const who = mustBeStaff(ctx)
  const holds = (await store.listHolds(ctx)).map((hold) => ({
    ...{ id: hold.id, foundBy: hold.found_by, number: hold.number },
    ...{ by: hold.placed_name, at: hold.placed_at.toISOString(), mayRelease: mayRelease(hold, who.id) },
    reason: unseal(ctx, 'legal_hold.reason', hold.id, hold.reason_sealed) ?? '',
    ...{ releasedBy: hold.released_name, releasedAt: hold.released_at?.toISOString() ?? null },
    releaseReason: unseal(ctx, 'legal_hold.release_reason', hold.id, hold.release_reason_sealed),
  }))
  return { holds }
}

/** Safe to repeat. @throws Refusal NOT_FOUND where no record here carries the number */
export async function placeHold(
  ctx: Ctx,
  { body }: Input<typeof door.retentionHold>,
): Promise<ReplyOf<typeof door.retentionHolds>> {
  const who = mustBeStaff(ctx)
  const residentId = await store.findByNumber(ctx, body.foundBy, body.number)
  if (!residentId) throw new Refusal('NOT_FOUND', { field: 'number' })
  store.insertHold(ctx, {
    ...{ id: body.id, tenant_id: tenantOf(ctx), resident_id: residentId, found_by: body.foundBy, number: body.number },
    ...{ placed_by: who.id, placed_name: who.name, placed_at: ctx.now },
    reason_sealed: seal(ctx, 'legal_hold.reason', body.id, body.reason),
  })
  ctx.about = { id: body.id, residentId }
  return readHolds(ctx)
}

/** @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED */
export async function releaseHold(
  ctx: Ctx,
  { params, body }: Input<typeof door.retentionRelease>,
): Promise<ReplyOf<typeof door.retentionHolds>> {
  const who = mustBeStaff(ctx)
  const hold = await store.lockHold(ctx, params.id)
  if (!hold) throw new Refusal('NOT_FOUND')
  ctx.about = { id: hold.id, residentId: hold.resident_id }
  mustBeAnother(hold, who.id)
  if (hold.released_at === null)
    store.changeHold(ctx, hold.id, {
      ...{ released_by: who.id, released_name: who.name, released_at: ctx.now },
      release_reason_sealed: seal(ctx, 'legal_hold.release_reason', hold.id, body.reason),
    })
  return readHolds(ctx)
}

export async function readRuns(ctx: Ctx): Promise<ReplyOf<typeof door.retentionRuns>> {
  const runs = (await store.listRuns(ctx)).map(({ id, day, finished_at, lines }) => ({
    ...{ id, day, finishedAt: finished_at?.toISOString() ?? null, lines: [...lines] },
  }))
  return { runs }
}

/** What is held is not deleted, whoever asks. @throws Refusal LEGAL_HOLD */
export async function mustNotBeKept(ctx: Ctx, residentId: Id): Promise<void> {
  if (await store.isHeld(ctx, residentId)) throw new Refusal('LEGAL_HOLD')
}

import { createHash } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/surge.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, listReachable, namesOf } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { endPhase, phaseAt, setPhase } from '../../assessment/door.ts'
import { countOpen } from '../../crisis/door.ts'
import { callUp, letGo, thinHours } from '../../roster/door.ts'
import { beginCohort, endCohort, listWaves, type WaveRow } from '../../worklist/door.ts'
import { holds, mustBeSpan, mustKeep } from '../policy.ts'
import * as store from '../store.ts'
import type { SurgeRow } from '../tables.ts'

type Surge = ReplyOf<typeof contract.surges>['surges'][number]
type Preview = ReplyOf<typeof contract.surgePreview>
const standing = ['crisis_worker', 'social_worker', 'supervisor'] as const

const waveShown = ({ months, due_at, state, people }: WaveRow): Surge['waves'][number] => ({
  ...{ months, dueAt: due_at.toISOString(), state, people },
})

async function shown(ctx: Ctx, rows: readonly SurgeRow[]): Promise<Surge[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((one) => [one.switched_by, one.ended_by].filter((id) => id !== null)),
  )
  const places = new Map(
    (
      await store.listPlaces(
        ctx,
        rows.map((one) => one.unit_id),
      )
    ).map((one) => [one.id, one.name]),
  )
  const waves = await listWaves(
    ctx,
    rows.map((one) => one.id),
  )
  return rows.map((one) => ({
    waves: waves.filter((wave) => wave.cohort_id === one.id).map(waveShown),
    ...{ id: one.id, unitId: one.unit_id, unitName: places.get(one.unit_id) ?? '', why: one.why },
    ...{ order: one.order_number, orderedOn: one.ordered_on, noticeZh: one.notice_zh, noticeEn: one.notice_en },
    ...{ startsAt: one.starts_at.toISOString(), endsAt: one.ends_at.toISOString(), withPhase: one.phase_id !== null },
    ...{ byName: names.get(one.switched_by) ?? '', endedAt: one.ended_at?.toISOString() ?? null },
    endedBy: one.ended_by ? (names.get(one.ended_by) ?? '') : null,
  }))
}

export async function readSurges(ctx: Ctx): Promise<ReplyOf<typeof contract.surges>> {
  const { grants } = mustBeStaff(ctx)
  const kept = grants.filter((grant) => grant.role === 'agency_admin').map((grant) => grant.unitId)
  const certified = new Set(
    (await listColleagues(ctx, standing, 'C-CRISIS', shanghaiDay(ctx.now))).map((one) => one.id),
  )
  return {
    surges: await shown(ctx, await store.listSurges(ctx)),
    units: await store.listPlaces(ctx, kept),
    people: (await listColleagues(ctx, standing)).map(({ id, name }) => ({ id, name, certified: certified.has(id) })),
  }
}

/** @throws Refusal NOT_FOUND, BAD_INPUT */
async function look(ctx: Ctx, asked: { unitId: Id; endsAt: string; withPhase: boolean }): Promise<Preview> {
  const who = mustBeStaff(ctx)
  mustKeep(who, await store.findPath(ctx, asked.unitId))
  mustBeSpan(ctx.now, new Date(asked.endsAt))
  const { shifts, thin } = await thinHours(ctx)
  const facts = {
    places: await store.countPlaces(ctx, asked.unitId, who.tenantId),
    certified: (await listColleagues(ctx, standing, 'C-CRISIS', shanghaiDay(ctx.now))).length,
    phaseNow: await phaseAt(ctx, asked.unitId, shanghaiDay(ctx.now)),
  }
  // what moves by itself from minute to minute is shown, and is no part of what was seen
  const seen = createHash('sha256')
    .update(JSON.stringify([asked.unitId, asked.endsAt, asked.withPhase, facts]))
    .digest('hex')
  return { ...facts, shiftsAhead: shifts, thinHours: thin, openEvents: await countOpen(ctx), seen }
}

export const previewSurge = (ctx: Ctx, { body }: Input<typeof contract.surgePreview>): Promise<Preview> =>
  look(ctx, body)

/** Switches on what was seen in the preview. Safe to repeat. @throws Refusal WRONG_STATE when it has changed since, or one holds there */
export async function switchOn(ctx: Ctx, { body }: Input<typeof contract.surgeOn>): Promise<{ surge: Surge }> {
  const before = await store.lockSurge(ctx, body.id)
  if (before) return { surge: (await shown(ctx, [before]))[0]! }
  if ((await look(ctx, body)).seen !== body.seen) throw new Refusal('WRONG_STATE', { field: 'seen' })
  if (await store.findRunningAt(ctx, body.unitId)) throw new Refusal('WRONG_STATE', { field: 'unitId' })
  const who = mustBeStaff(ctx)
  const phaseId = body.withPhase ? newId(ctx) : null
  const [today, last] = [shanghaiDay(ctx.now), shanghaiDay(new Date(body.endsAt))]
  if (phaseId)
    await setPhase(ctx, {
      params: {},
      body: { id: phaseId, unitId: body.unitId, phase: 'emergency', from: today, until: last, order: body.order },
    })
  await store.insertSurge(ctx, {
    ...{
      id: body.id,
      tenant_id: who.tenantId,
      unit_id: body.unitId,
      order_number: body.order,
      ordered_on: body.orderedOn,
    },
    ...{ why: body.why, notice_zh: body.noticeZh, notice_en: body.noticeEn, starts_at: ctx.now },
    ...{ ends_at: new Date(body.endsAt), phase_id: phaseId, switched_by: who.id, ended_at: null, ended_by: null },
  })
  await tellStaff(ctx, await listColleagues(ctx, standing), 'surge')
  return { surge: (await shown(ctx, [(await store.lockSurge(ctx, body.id))!]))[0]! }
}

/** What both ends have in common: people may go, and they are told. */
export async function end(ctx: Ctx, surge: SurgeRow, by: Id | null): Promise<void> {
  await store.changeSurge(ctx, surge.id, { ended_at: ctx.now, ended_by: by })
  await letGo(ctx, surge.id)
  await tellStaff(ctx, await listReachable(ctx, [surge.switched_by]), 'surge_over')
}

/** Before its time. Safe to repeat. @throws Refusal NOT_FOUND */
export async function switchOff(ctx: Ctx, { params }: Input<typeof contract.surgeOff>): Promise<{ surge: Surge }> {
  const who = mustBeStaff(ctx)
  const surge = await store.lockSurge(ctx, params.id)
  mustKeep(who, surge && (await store.findPath(ctx, surge.unit_id)))
  if (holds(surge!, ctx.now)) {
    await end(ctx, surge!, who.id)
    if (surge!.phase_id) await endPhase(ctx, { params: { id: surge!.phase_id }, body: {} })
  }
  return { surge: (await shown(ctx, [(await store.lockSurge(ctx, params.id))!]))[0]! }
}

/** The event, of a place one keeps, locked. @throws Refusal NOT_FOUND */
async function mustLock(ctx: Ctx, id: Id): Promise<SurgeRow> {
  const surge = await store.lockSurge(ctx, id)
  mustKeep(mustBeStaff(ctx), surge && (await store.findPath(ctx, surge.unit_id)))
  return surge!
}

/** Its people are asked again and again for a year and a half. Safe to repeat. @throws Refusal NOT_FOUND */
export async function startCohort(
  ctx: Ctx,
  { params }: Input<typeof contract.surgeCohortBegin>,
): Promise<{ surge: Surge }> {
  const surge = await mustLock(ctx, params.id)
  beginCohort(ctx, { id: surge.id, tenantId: surge.tenant_id, unitId: surge.unit_id, beganAt: surge.starts_at })
  return { surge: (await shown(ctx, [surge]))[0]! }
}

/** Nobody is asked any more. Safe to repeat. @throws Refusal NOT_FOUND */
export async function stopCohort(
  ctx: Ctx,
  { params }: Input<typeof contract.surgeCohortEnd>,
): Promise<{ surge: Surge }> {
  const surge = await mustLock(ctx, params.id)
  await endCohort(ctx, surge.id)
  return { surge: (await shown(ctx, [surge]))[0]! }
}

/** Calls somebody up while it holds. @throws Refusal NOT_FOUND, WRONG_STATE, CERT_REQUIRED, OVERLAP or REST_NEEDED */
export async function callPerson(
  ctx: Ctx,
  { params, body }: Input<typeof contract.surgeCall>,
): Promise<{ done: true }> {
  const surge = await mustLock(ctx, params.id)
  if (!holds(surge, ctx.now)) throw new Refusal('WRONG_STATE')
  const ends = new Date(Math.min(Date.parse(body.endsAt), surge.ends_at.getTime()))
  await callUp(ctx, {
    ...{ id: body.id, unitId: surge.unit_id, staffId: body.staffId, surgeId: surge.id },
    ...{ starts: new Date(body.startsAt), ends, why: surge.why },
  })
  return { done: true }
}

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import { alertRung, backAfterMinutes, type Whereabouts, whereaboutsOf } from '@anxin/core/outing/timer.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustGoThere } from '../policy.ts'
import * as store from '../store.ts'
import type { TimerRow } from '../tables.ts'
import { callRung, tellOf } from './call.ts'
import { timerShown, withOuting } from './see.ts'

/** Nothing is said in the future: a clock that runs ahead does not put a word of safety after a call for help. */
const notAhead = (ctx: Ctx, iso: string): Date => new Date(Math.min(Date.parse(iso), ctx.now.getTime()))
const day = 24 * 60
/** Whoever leaves is expected back within a day, whatever a slip of the finger says. */
function expectedBack(ctx: Ctx, iso: string | null, endsAt: Date): Date {
  const base = endsAt > ctx.now ? endsAt : ctx.now
  const said = iso ? Date.parse(iso) : minutesLater(base, backAfterMinutes).getTime()
  return new Date(Math.min(said, minutesLater(ctx.now, day).getTime()))
}

const at = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
const sameTime = (a: Date | null, b: Date | null): boolean => (a?.getTime() ?? null) === (b?.getTime() ?? null)

/** The timer as everything that was said makes it; how far it was called stays where nothing new happened. */
function timerOf(row: store.VisitRow, before: TimerRow | undefined, now: Whereabouts): TimerRow {
  const said = {
    ...{ out: now.out, left_at: at(now.leftAt), expected_at: at(now.expectedAt), arrived_at: at(now.arrivedAt) },
    ...{ safe_at: at(now.safeAt), help_at: at(now.helpAt) },
  }
  const who = { unit_id: row.unit_id, worker_id: row.staff_id, companion_id: row.companion_id }
  const base = { id: store.visitId(row), tenant_id: row.tenant_id, ...who, ...said }
  const untold = { answered_by: null, answered_at: null, answer_sealed: null, owner_id: null, owned_at: null }
  if (!now.out) return { ...untold, rung: 0, ...before, ...base, next_at: null }
  const same =
    before?.out &&
    sameTime(before.left_at, said.left_at) &&
    sameTime(before.expected_at, said.expected_at) &&
    sameTime(before.help_at, said.help_at)
  if (same) return { ...before, ...base }
  // a call for help is due now, and nobody outside is asked first; somebody in danger stays in danger while late
  return said.help_at
    ? { ...base, ...untold, rung: Math.max(alertRung + 1, before?.rung ?? 0), next_at: said.help_at }
    : { ...base, ...untold, rung: 0, next_at: said.expected_at ?? said.left_at }
}

/** Keeps what was said of where they are. @throws Refusal NOT_FOUND for whoever does not go there */
export async function keepStep(
  ctx: Ctx,
  { params, body }: Input<typeof door.stepSend>,
): Promise<ReplyOf<typeof door.stepSend>> {
  const who = mustBeStaff(ctx)
  await store.lockVisit(ctx, params.id)
  const row = withOuting(ctx, mustGoThere(who, await store.findVisit(ctx, params.id)))
  const before = await store.lockTimer(ctx, row.outing_id)
  const steps = await store.listSteps(ctx, row.outing_id)
  if (before && steps.some((one) => one.id === body.id))
    return { timer: timerShown(before), now: ctx.now.toISOString() }
  const sets = body.step === 'left' || body.step === 'longer'
  const step = {
    ...{ id: body.id, tenant_id: row.tenant_id, outing_id: row.outing_id, staff_id: who.id, step: body.step },
    ...{ written_at: notAhead(ctx, body.writtenAt), at: ctx.now },
    expected_at: sets ? expectedBack(ctx, body.expectedAt, row.ends_at) : null,
  }
  store.insertStep(ctx, step)
  const now = whereaboutsOf(
    [...steps, step].map((one) => ({
      ...{ step: one.step, at: one.written_at.getTime(), expectedAt: one.expected_at?.getTime() ?? null },
    })),
  )
  const timer = timerOf(row, before, now)
  store.putTimer(ctx, timer)
  if (timer.out && timer.help_at && !sameTime(before?.help_at ?? null, timer.help_at)) await callRung(ctx, timer)
  const wasLooked = before?.out && before.rung > alertRung
  if (before && wasLooked && (!timer.out || (timer.rung === 0 && !timer.help_at))) await tellOver(ctx, before)
  return { timer: timerShown(timer), now: ctx.now.toISOString() }
}

/** Whoever was called hears that they are safe. */
async function tellOver(ctx: Ctx, row: TimerRow): Promise<void> {
  const ids = await store.listCalled(ctx, row.id, alertRung)
  if (ids.length > 0) await tellOf(ctx, row, await listReachable(ctx, ids), 'outing_safe', row.rung)
}

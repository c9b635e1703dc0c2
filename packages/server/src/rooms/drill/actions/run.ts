import type * as contract from '@anxin/contract/drill.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { callerSays } from '@anxin/core/crisis/drill.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { beginDrillVisit } from '../../../platform/identity/drill.ts'
import { newSecret } from '../../../platform/privacy.ts'
import { endDrillEvent } from '../../crisis/door.ts'
import { mustLetIn } from '../policy.ts'
import * as store from '../store.ts'
import type { RunRow } from '../tables.ts'
import { judgeIfNight } from './night.ts'
import { type Report, reportOf, runShown } from './report.ts'

type Runs = ReplyOf<typeof contract.runs>['runs']

export async function readRuns(ctx: Ctx): Promise<{ runs: Runs }> {
  const runs: Runs = []
  for (const run of await store.listRuns(ctx)) runs.push(await runShown(ctx, run))
  return { runs }
}

/** Opens a drill. Repeated with the same id it is the same drill, and the code is not told again. */
export async function openRun(
  ctx: Ctx,
  { body }: Input<typeof contract.runOpen>,
): Promise<ReplyOf<typeof contract.runOpen>> {
  const who = mustBeStaff(ctx)
  const before = await store.lockRun(ctx, body.id)
  if (before) return { run: await runShown(ctx, before), code: null }
  const code = newSecret()
  const run: RunRow = {
    ...{ id: body.id, tenant_id: who.tenantId, code_index: ctx.floor.keys.blindIndex(code), title: body.title },
    ...{ callers: body.callers, opened_by: who.id, opened_at: ctx.now, ends_at: minutesLater(ctx.now, body.minutes) },
    ...{ ended_at: null, night: null, failures: null },
  }
  await store.insertRun(ctx, run)
  return { run: await runShown(ctx, run), code }
}

/** @throws Refusal NOT_FOUND */
async function mustFind(ctx: Ctx, id: string): Promise<RunRow> {
  const run = await store.lockRun(ctx, id)
  if (!run) throw new Refusal('NOT_FOUND')
  return run
}

export const readReport = async (ctx: Ctx, { params }: Input<typeof contract.runGet>): Promise<Report> =>
  reportOf(ctx, await mustFind(ctx, params.id))

/** Closes what a drill raised, each event by lawful steps. */
export async function end(ctx: Ctx, run: RunRow): Promise<void> {
  for (const id of await store.listOpen(ctx, run.id)) await endDrillEvent(ctx, id)
  await store.endRun(ctx, run.id)
}

/** Safe to repeat. @throws Refusal NOT_FOUND */
export async function endRun(ctx: Ctx, { params }: Input<typeof contract.runEnd>): Promise<Report> {
  const run = await mustFind(ctx, params.id)
  if (!run.ended_at) {
    await judgeIfNight(ctx, run)
    await end(ctx, run)
  }
  return reportOf(ctx, await mustFind(ctx, run.id))
}

/** A synthetic caller comes in: somebody nobody knows, marked for ever. @throws Refusal NOT_FOUND */
export async function enter(
  ctx: Ctx,
  { body }: Input<typeof contract.callerEnter>,
): Promise<ReplyOf<typeof contract.callerEnter>> {
  const index = ctx.floor.keys.blindIndex(body.code)
  let entered: { run: string; says: string } | undefined
  await beginDrillVisit(ctx, async (residentId) => {
    const run = await store.findRunByCode(ctx, index)
    const came = run ? await store.countCame(ctx, run.id) : 0
    mustLetIn(run, came, ctx.now)
    entered = { run: run.title, says: callerSays(came) }
    await store.insertCaller(ctx, { resident_id: residentId, tenant_id: run.tenant_id, run_id: run.id })
  })
  return entered!
}

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/selfhelp.ts'
import type { Id } from '@anxin/core/ids.ts'
import { staysHeavy } from '@anxin/core/selfhelp/suggest.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mustBeNext, mustBeThere, mustRun } from '../policy.ts'
import { insertOnce } from '../store.ts'
import { findLast, listSessions, lockOwn } from '../store-programme.ts'
import { keep, type ProgrammeRow } from '../tables.ts'
import { tellBeside } from './beside.ts'
import { hear, mustKnowMe, tellDanger } from './hear.ts'

export type ProgrammeShown = ReplyOf<typeof door.programmeBegin>['programme']
const numbers = [1, 2, 3, 4, 5] as const

/** The programme as its resident sees it. */
export async function programmeShown(ctx: Ctx, row: ProgrammeRow): Promise<ProgrammeShown> {
  const [sessions, names] = [await listSessions(ctx, row.id), await namesOf(ctx, row.helper_id ? [row.helper_id] : [])]
  return {
    ...{ id: row.id, state: row.state, startedAt: row.started_at.toISOString() },
    helperName: (row.helper_id && names.get(row.helper_id)) ?? null,
    nextContactAt: row.next_contact_at?.toISOString() ?? null,
    sessions: numbers.map((number) => {
      const done = sessions.find((one) => one.number === number)
      return { number, doneAt: done?.done_at.toISOString() ?? null, problem: done?.problem ?? null }
    }),
  }
}

export async function readProgramme(ctx: Ctx): Promise<ReplyOf<typeof door.programmeMine>> {
  const row = await findLast(ctx, mustBeResident(ctx).id)
  return { programme: row ? await programmeShown(ctx, row) : null }
}

/**
 * Begins the five sessions. Sent again it says whether a helper is wished for now.
 * @throws Refusal WRONG_STATE while another programme runs
 */
export async function beginProgramme(
  ctx: Ctx,
  { params, body }: Input<typeof door.programmeBegin>,
): Promise<{ programme: ProgrammeShown }> {
  const me = await mustKnowMe(ctx)
  ctx.about = { id: params.id, residentId: me.id }
  // two devices that begin at once come one after the other
  await ctx.line.query('select 1 from resident where id = $1 for update', [me.id])
  const last = await findLast(ctx, me.id)
  if (last?.state === 'running' && last.id !== params.id)
    throw new Refusal('WRONG_STATE', { detail: { state: 'running' } })
  const row: ProgrammeRow = {
    ...{ id: params.id, tenant_id: me.tenantId, resident_id: me.id, unit_id: me.unitId, state: 'running' },
    ...{ wants_helper: body.wantsHelper, helper_id: null, consented_at: ctx.now, started_at: ctx.now },
    ...{
      ended_at: null,
      reason_sealed: null,
      next_contact_at: null,
      heard_at: ctx.now,
      minutes: 0,
      quiet_told_at: null,
    },
  }
  const kept = await insertOnce(ctx, 'programme', row)
  if (kept.isNew) return { programme: await programmeShown(ctx, row) }
  mustBeThere(kept.before)
  // who is accompanied already stays so until they leave
  if (kept.before.state === 'running' && kept.before.helper_id === null)
    keep.change(ctx, 'programme', { id: params.id }, { wants_helper: body.wantsHelper })
  return { programme: await programmeShown(ctx, kept.before) }
}

async function mustLockOwn(ctx: Ctx, residentId: Id, id: Id): Promise<ProgrammeRow> {
  ctx.about = { id, residentId }
  const row = await lockOwn(ctx, residentId, id)
  mustBeThere(row)
  return row
}

const lastSession = 5

/**
 * A session is done, in order; the fifth finishes the programme. Where three have not made it lighter, whoever is
 * beside them is told once. @throws Refusal NOT_FOUND, WRONG_STATE */
export async function doSession(
  ctx: Ctx,
  { params, body }: Input<typeof door.programmeStep>,
): Promise<{ programme: ProgrammeShown }> {
  const { id: residentId } = mustBeResident(ctx)
  const row = await mustLockOwn(ctx, residentId, params.id)
  const done = await listSessions(ctx, row.id)
  if (done.some((one) => one.number === params.number)) return { programme: await programmeShown(ctx, row) }
  mustRun(row)
  mustBeNext(params.number, done.length)
  const told = new Date(body.doneAt)
  keep.insert(ctx, 'programme_session', {
    ...{ programme_id: row.id, number: params.number, tenant_id: row.tenant_id, resident_id: residentId },
    // a device whose clock is ahead does not finish tomorrow
    ...{ problem: body.problem, done_at: told < ctx.now ? told : ctx.now },
  })
  const problems = [...done.map((one) => one.problem), body.problem]
  if (staysHeavy(problems) && !staysHeavy(problems.slice(0, -1))) await tellBeside(ctx, row, 'helper_heavy')
  const finished: Partial<ProgrammeRow> =
    params.number === lastSession ? { state: 'finished', ended_at: ctx.now, next_contact_at: null } : {}
  const change = { heard_at: ctx.now, ...finished }
  keep.change(ctx, 'programme', { id: row.id }, change)
  return { programme: await programmeShown(ctx, { ...row, ...change }) }
}

/** The resident stops. A reason is heard like any other words, also when it comes a second time. */
export async function leaveProgramme(
  ctx: Ctx,
  { params, body }: Input<typeof door.programmeLeave>,
): Promise<ReplyOf<typeof door.programmeLeave>> {
  const me = await mustKnowMe(ctx)
  const row = await mustLockOwn(ctx, me.id, params.id)
  const reason = body.reason || null
  const before = unseal(ctx, 'programme.reason', row.id, row.reason_sealed)
  const left: Partial<ProgrammeRow> =
    row.state === 'running' ? { state: 'left', ended_at: ctx.now, next_contact_at: null } : {}
  const said: Partial<ProgrammeRow> =
    reason && reason !== before ? { reason_sealed: seal(ctx, 'programme.reason', row.id, reason) } : {}
  const change = { ...left, ...said }
  if (Object.keys(change).length > 0) keep.change(ctx, 'programme', { id: row.id }, change)
  const danger = await tellDanger(ctx, me, hear(body), reason !== before)
  return { programme: await programmeShown(ctx, { ...row, ...change }), danger }
}

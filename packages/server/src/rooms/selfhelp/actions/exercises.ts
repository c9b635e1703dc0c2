import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/selfhelp.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { mustBeThere } from '../policy.ts'
import { insertOnce, listLeaves, listRuns } from '../store.ts'
import { db, keep, type LeafRow, type RunRow } from '../tables.ts'
import { type Fields, hear, mustKnowMe, tellDanger, textsOf } from './hear.ts'
import { suggest } from './suggest.ts'

const mostRuns = 200
const mostLeaves = 500

type RunShown = ReplyOf<typeof door.runKeep>['run']
type LeafShown = ReplyOf<typeof door.leafKeep>['leaf']

export const runShown = (ctx: Ctx, row: RunRow): RunShown => ({
  ...{ id: row.id, module: row.module, startedAt: row.started_at.toISOString() },
  finishedAt: row.finished_at?.toISOString() ?? null,
  ...{ before: row.distress_before, after: row.distress_after, useful: row.useful, stopped: row.stopped },
  step: unseal(ctx, 'exercise_run.step', row.id, row.step_sealed),
})

/** Keeps how an exercise went; sent again it is brought up to date. An end for danger asks for a person. */
export async function keepRun(
  ctx: Ctx,
  { params, body }: Input<typeof door.runKeep>,
): Promise<ReplyOf<typeof door.runKeep>> {
  const me = await mustKnowMe(ctx)
  ctx.about = { id: params.id, residentId: me.id }
  const step = body.step || null
  const row: RunRow = {
    ...{ id: params.id, tenant_id: me.tenantId, resident_id: me.id, module: body.module, kept_at: ctx.now },
    ...{ started_at: new Date(body.startedAt), finished_at: body.finishedAt ? new Date(body.finishedAt) : null },
    ...{ distress_before: body.before, distress_after: body.after, useful: body.useful, stopped: body.stopped },
    step_sealed: step ? seal(ctx, 'exercise_run.step', params.id, step) : null,
  }
  const kept = await insertOnce(ctx, 'exercise_run', row)
  if (!kept.isNew) {
    mustBeThere(kept.before)
    const { id: _id, tenant_id: _tenant, resident_id: _resident, kept_at: _kept, ...change } = row
    keep.change(ctx, 'exercise_run', { id: params.id }, change)
  }
  const before = kept.isNew ? undefined : kept.before
  const heard = hear(body)
  const newWords = !before || unseal(ctx, 'exercise_run.step', params.id, before.step_sealed) !== step
  const newStop = body.stopped === 'risk' && before?.stopped !== 'risk'
  const isNews = newStop || (newWords && heard.quotes.length > 0)
  const danger = await tellDanger(ctx, me, heard, isNews, body.stopped === 'risk' ? stopWords(body.module) : null)
  const suggestion = danger || !body.finishedAt ? null : await suggest(ctx, me, params.id)
  return { run: runShown(ctx, row), suggestion, danger }
}

/** What the person on call reads where the exercise itself heard danger and no words came along. */
const stopWords = (module: string): string => `${module}：练习中听到有危险的话，已停下`

export async function readRuns(ctx: Ctx): Promise<ReplyOf<typeof door.runList>> {
  const rows = await listRuns(ctx, mustBeResident(ctx).id, mostRuns)
  return { runs: rows.map((row) => runShown(ctx, row)) }
}

const fieldsOf = (ctx: Ctx, row: Pick<LeafRow, 'id' | 'fields_sealed'>): Fields =>
  unsealJson<Fields>(ctx, 'exercise_leaf.fields', row.id, row.fields_sealed) ?? {}

export const leafShown = (ctx: Ctx, row: LeafRow): LeafShown => ({
  ...{ id: row.id, module: row.module, kind: row.kind, day: row.day },
  fields: { ...fieldsOf(ctx, row) },
})

/** Keeps a leaf of an exercise book; sent again it is brought up to date. */
export async function keepLeaf(
  ctx: Ctx,
  { params, body }: Input<typeof door.leafKeep>,
): Promise<ReplyOf<typeof door.leafKeep>> {
  const me = await mustKnowMe(ctx)
  ctx.about = { id: params.id, residentId: me.id }
  const written = {
    ...{ module: body.module, kind: body.kind, day: body.day },
    fields_sealed: sealJson(ctx, 'exercise_leaf.fields', params.id, body.fields),
  }
  const row: LeafRow = { id: params.id, tenant_id: me.tenantId, resident_id: me.id, kept_at: ctx.now, ...written }
  const kept = await insertOnce(ctx, 'exercise_leaf', row)
  if (!kept.isNew) {
    mustBeThere(kept.before)
    keep.change(ctx, 'exercise_leaf', { id: params.id }, written)
  }
  const said = (fields: Fields): string => JSON.stringify(textsOf(fields))
  const isNews = kept.isNew || said(fieldsOf(ctx, kept.before!)) !== said(body.fields)
  return { leaf: leafShown(ctx, row), danger: await tellDanger(ctx, me, hear(body), isNews) }
}

export async function readLeaves(ctx: Ctx): Promise<ReplyOf<typeof door.leafList>> {
  const rows = await listLeaves(ctx, mustBeResident(ctx).id, mostLeaves)
  return { leaves: rows.map((row) => leafShown(ctx, row)) }
}

/** Takes a leaf out of the book. Safe to repeat. */
export async function dropLeaf(ctx: Ctx, { params }: Input<typeof door.leafDrop>): Promise<{ done: true }> {
  const { id } = mustBeResident(ctx)
  ctx.about = { id: params.id, residentId: id }
  await db(ctx).deleteFrom('exercise_leaf').where('id', '=', params.id).where('resident_id', '=', id).execute()
  return { done: true }
}

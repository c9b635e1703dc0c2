import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/selfhelp.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeResident, tenantOf } from '../../../platform/ctx.ts'
import { announce } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mustBeThere } from '../policy.ts'
import { findMood, insertOnce, listMoods, listShares, type ShareShown } from '../store.ts'
import { db, keep, type MoodRow } from '../tables.ts'
import { hear, mustKnowMe, tellDanger } from './hear.ts'
import { suggest } from './suggest.ts'

export type MoodShown = ReplyOf<typeof door.moodShare>['mood']

export const moodShown = (ctx: Ctx, row: MoodRow, shares: readonly ShareShown[]): MoodShown => ({
  ...{ id: row.id, day: row.day, at: row.at.toISOString(), value: row.value },
  ...{ words: [...row.words], topics: [...row.topics], note: unseal(ctx, 'mood.note', row.id, row.note_sealed) },
  sharedWith: shares
    .filter((one) => one.moodId === row.id)
    .map(({ staffId, name, since }) => ({ staffId, name, since: since.toISOString() })),
})

/** The stream of one member of staff: what residents show them. */
export const sharedOf = (staffId: Id): string => `shared:${staffId}`

/** Whoever looks at shared entries looks again: no word of what it was. */
export const tellViewer = (ctx: Ctx, staffId: Id): Promise<void> =>
  announce(ctx, sharedOf(staffId), tenantOf(ctx), 'selfhelp.share_changed', {})

/** The resident's own entry as it stands. @throws Refusal NOT_FOUND */
export async function mustShowMood(ctx: Ctx, id: Id): Promise<MoodShown> {
  const { id: residentId } = mustBeResident(ctx)
  const row = await findMood(ctx, residentId, id)
  mustBeThere(row)
  return moodShown(ctx, row, await listShares(ctx, residentId, [id]))
}

/** Keeps an entry, tells danger in its words, and proposes at most one thing. Safe to repeat with the same id. */
export async function keepMood(
  ctx: Ctx,
  { params, body }: Input<typeof door.moodKeep>,
): Promise<ReplyOf<typeof door.moodKeep>> {
  const me = await mustKnowMe(ctx)
  ctx.about = { id: params.id, residentId: me.id }
  const { note } = body
  const written = {
    ...{ day: body.day, at: new Date(body.at), value: body.value as MoodRow['value'] },
    ...{ words: [...new Set(body.words)], topics: [...new Set(body.topics)] },
    note_sealed: note ? seal(ctx, 'mood.note', params.id, note) : null,
  }
  const owned = { id: params.id, tenant_id: me.tenantId, resident_id: me.id, kept_at: ctx.now }
  const kept = await insertOnce(ctx, 'mood', { ...owned, ...written })
  if (!kept.isNew) {
    mustBeThere(kept.before)
    keep.change(ctx, 'mood', { id: params.id }, written)
  }
  const before = kept.isNew ? null : unseal(ctx, 'mood.note', params.id, kept.before!.note_sealed)
  const danger = await tellDanger(ctx, me, hear(body), kept.isNew || before !== (note || null))
  const suggestion = danger ? null : await suggest(ctx, me, params.id)
  return { mood: await mustShowMood(ctx, params.id), suggestion, danger }
}

/** @throws Refusal BAD_INPUT when the days are turned round */
export async function readMoods(
  ctx: Ctx,
  { params }: Input<typeof door.moodList>,
): Promise<ReplyOf<typeof door.moodList>> {
  const { id } = mustBeResident(ctx)
  if (params.until < params.from) throw new Refusal('BAD_INPUT', { field: 'until' })
  const rows = await listMoods(ctx, id, params.from, params.until)
  const shares = await listShares(
    ctx,
    id,
    rows.map((row) => row.id),
  )
  return { moods: rows.map((row) => moodShown(ctx, row, shares)) }
}

/** Takes an entry away, and with it every view of it. Safe to repeat. */
export async function dropMood(ctx: Ctx, { params }: Input<typeof door.moodDrop>): Promise<{ done: true }> {
  const { id } = mustBeResident(ctx)
  ctx.about = { id: params.id, residentId: id }
  for (const { staffId } of await listShares(ctx, id, [params.id])) await tellViewer(ctx, staffId)
  await db(ctx).deleteFrom('mood').where('id', '=', params.id).where('resident_id', '=', id).execute()
  return { done: true }
}

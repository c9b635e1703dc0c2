import type { Id } from '@anxin/core/ids.ts'
import { type Suggestion, suggestFrom } from '@anxin/core/selfhelp/suggest.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeResident } from '../../../platform/ctx.ts'
import { listMoods, listRuns, lockSuggestion } from '../store.ts'
import { keep } from '../tables.ts'
import type { Me } from './hear.ts'
import { later, readCheckedOn } from './lately.ts'

/** What is looked at: the week of moods, the month of exercises. */
const moodDays = 7
const manyRuns = 200

/**
 * One gentle proposal after an entry, or none; what was proposed is remembered. The same entry sent again is told
 * the same.
 */
export async function suggest(ctx: Ctx, me: Me, entryId: Id): Promise<Suggestion> {
  const today = shanghaiDay(ctx.now)
  const kept = await lockSuggestion(ctx, me.tenantId, me.id)
  const again = kept.suggested_by === entryId && kept.suggested_on === today && kept.refused_on !== today
  if (again) return kept.suggested
  const from = shanghaiDay(minutesLater(ctx.now, -moodDays * 24 * 60))
  const [moods, runs] = [await listMoods(ctx, me.id, from, today), await listRuns(ctx, me.id, manyRuns)]
  const lastSuggested = later(kept.suggested_on, await readCheckedOn(ctx, me.id))
  const found = suggestFrom({
    ...{ moods, today, lastSuggested, refused: kept.refused_on },
    runs: runs.map((run) => ({
      ...{ module: run.module, before: run.distress_before, after: run.distress_after, stopped: run.stopped },
      finishedAt: run.finished_at?.toISOString() ?? null,
    })),
  })
  if (found)
    keep.change(
      ctx,
      'suggestion_kept',
      { resident_id: me.id },
      { suggested: found, suggested_on: today, suggested_by: entryId },
    )
  return found
}

/** “不用了”: remembered from today. */
export async function refuseSuggestion(ctx: Ctx): Promise<{ done: true }> {
  const { id, tenantId } = mustBeResident(ctx)
  await lockSuggestion(ctx, tenantId, id)
  keep.change(ctx, 'suggestion_kept', { resident_id: id }, { refused_on: shanghaiDay(ctx.now) })
  return { done: true }
}

import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { lastCheckedAt } from '../../assessment/door.ts'
import { listMoods, lockSuggestion } from '../store.ts'
import { keep } from '../tables.ts'

const moodDays = 7

/** What the companion may take into account when a sitting begins. */
export interface Lately {
  /** One value a day of the last seven days, 1 storm to 5 sun, newest first. */
  readonly moods: readonly number[]
  /** Days (`YYYY-MM-DD`) on which a check was last proposed or done, last done, and last refused. */
  readonly suggestedOn: string | null
  readonly checkedOn: string | null
  readonly refusedOn: string | null
}

/** The day somebody last finished a check: what was just done is not proposed again. */
export async function readCheckedOn(ctx: Ctx, residentId: Id): Promise<string | null> {
  const at = await lastCheckedAt(ctx, residentId)
  return at ? shanghaiDay(at) : null
}

/** The later of two days. */
export const later = (a: string | null, b: string | null): string | null => ((a ?? '') >= (b ?? '') ? a : b)

export async function readLately(ctx: Ctx, resident: { readonly tenantId: Id; readonly id: Id }): Promise<Lately> {
  const today = shanghaiDay(ctx.now)
  const kept = await lockSuggestion(ctx, resident.tenantId, resident.id)
  const moods = await listMoods(ctx, resident.id, shanghaiDay(minutesLater(ctx.now, -moodDays * 24 * 60)), today)
  const byDay = new Map(moods.map((mood) => [mood.day, mood.value]))
  const checkedOn = await readCheckedOn(ctx, resident.id)
  const suggestedOn = later(kept.suggested_on, checkedOn)
  return { moods: [...byDay.values()], suggestedOn, checkedOn, refusedOn: kept.refused_on }
}

/** The companion has proposed a check, or was told no: counted together with the proposals of the diary. */
export async function noteProposal(
  ctx: Ctx,
  resident: { readonly tenantId: Id; readonly id: Id },
  what: 'suggested' | 'refused',
): Promise<void> {
  await lockSuggestion(ctx, resident.tenantId, resident.id)
  const today = shanghaiDay(ctx.now)
  const change =
    what === 'refused' ? { refused_on: today } : { suggested: null, suggested_on: today, suggested_by: null }
  keep.change(ctx, 'suggestion_kept', { resident_id: resident.id }, change)
}

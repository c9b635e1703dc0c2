import type { lastDayPut } from '@anxin/contract/companion-dossier.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { keepSetting, readSetting } from '../../../platform/settings.ts'

const key = 'companion_last_day'
/** Residents are told so long before. @source decision 093 (Measures, art. 20) */
export const noticeDays = 30

/** The last day on which the companion answers here; null while it goes on. */
export const readLastDay = async (ctx: Ctx): Promise<string | null> =>
  (await readSetting<{ day: string | null }>(ctx, key))?.day ?? null

/** Residents are told from now on; null takes it back. @throws Refusal BAD_INPUT when it is too soon to be told in time */
export async function nameLastDay(ctx: Ctx, { body }: Input<typeof lastDayPut>): Promise<{ lastDay: string | null }> {
  const { lastDay } = body
  const soonest = shanghaiDay(minutesLater(ctx.now, noticeDays * 24 * 60))
  if (lastDay !== null && lastDay < soonest) throw new Refusal('BAD_INPUT', { field: 'lastDay' })
  keepSetting(ctx, key, { day: lastDay })
  return { lastDay }
}

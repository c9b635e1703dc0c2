import type { lastDayPut } from '@anxin/contract/companion-dossier.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { keepSetting } from '../../../platform/settings.ts'
import { lastDayKey } from '../../companion/door.ts'

/** Residents are told so long before. @source decision 093 (Measures, art. 20) */
const noticeMinutes = 30 * 24 * 60

/** Names the last day on which the companion answers here; null takes it back. @throws Refusal BAD_INPUT when it is too soon to be told in time */
export async function nameLastDay(ctx: Ctx, { body }: Input<typeof lastDayPut>): Promise<typeof body> {
  if (body.lastDay !== null && body.lastDay < shanghaiDay(minutesLater(ctx.now, noticeMinutes)))
    throw new Refusal('BAD_INPUT', { field: 'lastDay' })
  keepSetting(ctx, lastDayKey, body.lastDay)
  return body
}

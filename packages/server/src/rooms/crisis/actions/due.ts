import { countsWorkingDays, waitMinutes } from '@anxin/core/crisis/ladder.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import type { EventRow } from '../tables.ts'

/** When a rung so many minutes from now is due for this event; the calendar is read only where it counts. */
export async function dueClock(
  ctx: Ctx,
  event: Pick<EventRow, 'grade' | 'source'>,
): Promise<(minutes: number) => Date> {
  const exceptions = countsWorkingDays(event.grade, event.source) ? await readDayExceptions(ctx) : new Map()
  return (minutes) => minutesLater(ctx.now, waitMinutes(event, minutes, ctx.now.getTime(), exceptions))
}

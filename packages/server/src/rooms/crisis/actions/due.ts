import { countsWorkingDays, rungAbove, waitMinutes } from '@anxin/core/crisis/ladder.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { hurryRung } from '../store.ts'
import type { EventRow } from '../tables.ts'

/** When a rung so many minutes from now is due for this event; the calendar is read only where it counts. */
export async function dueClock(
  ctx: Ctx,
  event: Pick<EventRow, 'grade' | 'source'>,
): Promise<(minutes: number) => Date> {
  const exceptions = countsWorkingDays(event.grade, event.source) ? await readDayExceptions(ctx) : new Map()
  return (minutes) => minutesLater(ctx.now, waitMinutes(event, minutes, ctx.now.getTime(), exceptions))
}

/** Nobody of a rung can be had: the rung of staff above it is asked now, unless it was asked already; none beyond it. */
export async function hurryRungAbove(ctx: Ctx, event: Pick<EventRow, 'id' | 'grade'>, rung: number): Promise<void> {
  const above = rungAbove(event.grade, rung)
  if (above) await hurryRung(ctx, event.id, above.rung)
}

import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { judgeIfNight, openTonight, playCaller, watchNight } from './actions/night.ts'
import { end } from './actions/run.ts'
import { takeOver } from './store.ts'

/** Callers of the night come beside the runner of pages: a true page never waits behind them. */
export const drillJobs: JobKinds = new Map([['drill.call', { outer: playCaller, lane: 'slow' as const }]])

async function keep(ctx: Ctx): Promise<number> {
  const over = await takeOver(ctx)
  for (const run of over) {
    await judgeIfNight(ctx, run)
    await end(ctx, run)
  }
  return over.length + (await openTonight(ctx))
}

/**
 * Opens the drill of the night at its hour; a drill whose time is over is judged where it is one of the night, and ends
 * by itself, so that no synthetic event stays open. @returns how many were opened or ended
 */
export const keepDrills = (floor: Floor): Promise<number> => forEachAgency(floor, keep)

/** A loop of its own, so that it notices when the other one does nothing. @returns how many nights were told of */
export const watchNights = (floor: Floor): Promise<number> => forEachAgency(floor, watchNight)

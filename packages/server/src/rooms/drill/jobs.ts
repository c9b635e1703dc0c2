import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { end } from './actions/run.ts'
import { takeOver } from './store.ts'

async function endOver(ctx: Ctx): Promise<number> {
  const over = await takeOver(ctx)
  for (const run of over) await end(ctx, run)
  return over.length
}

/** A drill whose time is over ends by itself, so that no synthetic event keeps the board. @returns how many */
export const keepDrills = (floor: Floor): Promise<number> => forEachAgency(floor, endOver)

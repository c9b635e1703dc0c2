import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { end } from './actions/switch.ts'
import { takeOver } from './store.ts'

async function goBack(ctx: Ctx): Promise<number> {
  const over = await takeOver(ctx)
  for (const surge of over) await end(ctx, surge, null)
  return over.length
}

/** A switch whose day has come goes back by itself. Safe to repeat, by several nodes. @returns how many */
export const keepSurge = (floor: Floor): Promise<number> => forEachAgency(floor, goBack)

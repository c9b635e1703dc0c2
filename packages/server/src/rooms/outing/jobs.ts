import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { callRung } from './actions/call.ts'
import * as store from './store.ts'

/** Whoever is not back in time is asked; then others are called, rung after rung, until somebody owns it. */
async function callForLate(ctx: Ctx): Promise<number> {
  const due = await store.lockDue(ctx)
  for (const row of due) await callRung(ctx, row)
  return due.length
}

/** @returns for how many somebody was called; safe to repeat */
export const keepOutings = (floor: Floor): Promise<number> => forEachAgency(floor, callForLate)

import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { makeFindable } from './actions/findable.ts'

async function forget(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query('select case_forget($1) as gone', [ctx.now])
  return Number(rows[0]?.gone ?? 0)
}

/** Makes people findable, and forgets what is past its lawful term. @returns how much was done */
export const keepCases = (floor: Floor): Promise<number> =>
  forEachAgency(floor, async (ctx) => (await makeFindable(ctx)) + (await forget(ctx)))

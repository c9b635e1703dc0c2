import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { signalMinutes } from './policy.ts'

async function forget(ctx: Ctx): Promise<number> {
  const before = minutesLater(ctx.now, -signalMinutes)
  return (await ctx.line.query('delete from live_signal where at < $1', [before])).count
}

/** What browsers said to find each other is forgotten. @returns how many signals */
export const forgetSignals = (floor: Floor): Promise<number> => forEachAgency(floor, forget)

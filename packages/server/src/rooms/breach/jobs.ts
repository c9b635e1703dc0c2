import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { keepSetting, lockSetting } from '../../platform/settings.ts'
import { listKeepers } from './actions.ts'
import { drillDueAt, drillEveryDays, isToBeTold } from './policy.ts'
import { changeBreach, findDrilled, listSteps, lockOpen } from './store.ts'

async function tellOfLate(ctx: Ctx): Promise<number> {
  const open = await lockOpen(ctx)
  const steps = await listSteps(
    ctx,
    open.map(({ id }) => id),
  )
  const late = open.filter((row) => isToBeTold(row, steps.get(row.id) ?? [], ctx.now))
  for (const row of late) {
    await tellStaff(ctx, await listKeepers(ctx), row.drill ? 'breach_drilled_due' : 'breach_due')
    changeBreach(ctx, row.id, { late_told_at: ctx.now })
  }
  return late.length
}

const askedKey = 'breach.drill_asked_at'

/** A drill that is being walked through is not asked for again. */
async function askForDrill(ctx: Ctx): Promise<number> {
  const { drilledAt, setUpAt, open } = await findDrilled(ctx)
  if (open || drillDueAt(drilledAt ?? setUpAt) > ctx.now) return 0
  const asked = await lockSetting<string>(ctx, askedKey)
  if (asked && new Date(asked) > minutesLater(ctx.now, -drillEveryDays * 24 * 60)) return 0
  keepSetting(ctx, askedKey, ctx.now.toISOString())
  await tellStaff(ctx, await listKeepers(ctx), 'breach_drill')
  return 1
}

/** Tells of steps that are late, and asks for the drill that is owed. @returns of how many somebody was told */
export const keepBreaches = (floor: Floor): Promise<number> =>
  forEachAgency(floor, async (ctx) => (await tellOfLate(ctx)) + (await askForDrill(ctx)))

import { listColleagues } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { keepSetting, lockSetting } from '../../platform/settings.ts'
import { lockDue } from './store.ts'

const key = 'directory.told_at'
/** Asked for once a day, however many lines are due. */
const everyHours = 24

async function askForCalls(ctx: Ctx): Promise<number> {
  const due = await lockDue(ctx)
  if (due.length === 0 || !tenantOf(ctx)) return 0
  const told = await lockSetting<string>(ctx, key)
  if (told && new Date(told) > minutesLater(ctx.now, -everyHours * 60)) return 0
  keepSetting(ctx, key, ctx.now.toISOString())
  await tellStaff(ctx, await listColleagues(ctx, ['agency_admin', 'supervisor']), 'directory', {
    count: String(due.length),
  })
  return due.length
}

/** Asks for the test calls of the directory. @returns how many lines are to be rung */
export const keepDirectory = (floor: Floor): Promise<number> => forEachAgency(floor, askForCalls)

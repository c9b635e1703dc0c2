import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { tellFree } from './actions/file.ts'
import { tellHandlers } from './actions/own.ts'
import { lateEveryHours, remindHours } from './policy.ts'
import { change, lockDueBy } from './store.ts'

async function remind(ctx: Ctx): Promise<number> {
  let told = 0
  for (const row of await lockDueBy(ctx, minutesLater(ctx.now, remindHours * 60))) {
    const late = row.due_at <= ctx.now
    const again = minutesLater(ctx.now, -lateEveryHours * 60)
    if (late ? (row.overdue_told_at ?? again) > again : row.reminded_at !== null) continue
    if (late) await tellFree(ctx, row.unit_id, row.named, 'complaint_due')
    else await tellHandlers(ctx, row)
    change(ctx, row.id, late ? { overdue_told_at: ctx.now } : { reminded_at: ctx.now })
    told += 1
  }
  return told
}

/** Reminds of what is due soon, and every day of what is late. @returns of how many somebody was told */
export const keepComplaints = (floor: Floor): Promise<number> => forEachAgency(floor, remind)

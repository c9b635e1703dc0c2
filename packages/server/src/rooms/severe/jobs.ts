import { listHolders } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { againMinutes } from './policy.ts'
import * as store from './store.ts'

/** Silence at any step calls somebody: paths with something overdue, contacts owed. */
async function callForDue(ctx: Ctx): Promise<number> {
  const paths = await store.lockDuePaths(ctx, minutesLater(ctx.now, -againMinutes.refer))
  let told = 0
  for (const path of paths) {
    const calm = path.due_what !== 'refer' && path.told_at && path.told_at > minutesLater(ctx.now, -againMinutes.calm)
    if (calm) continue
    await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], path.unit_id), 'severe_due')
    store.changePath(ctx, path.id, { told_at: ctx.now })
    told += 1
  }
  const contacts = await store.lockDueContacts(ctx)
  for (const one of contacts) {
    await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], one.unit_id), 'severe')
    store.changeContact(ctx, one.id, { call_at: minutesLater(ctx.now, againMinutes.calm) })
  }
  return told + contacts.length
}

/** @returns for how many somebody was called */
export const keepSevere = (floor: Floor): Promise<number> => forEachAgency(floor, callForDue)

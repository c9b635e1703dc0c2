import { listHolders, listReachable } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { listDueReviews, noteReview } from './store.ts'

/** A plan past its ninety days: whoever saw to the person is told once to look at it with them again. @returns how many */
export const askForReviews = (floor: Floor): Promise<number> => forEachAgency(floor, askOne)

async function askOne(ctx: Ctx): Promise<number> {
  const due = await listDueReviews(ctx)
  for (const one of due) {
    const owner = one.owner_id ? await listReachable(ctx, [one.owner_id]) : []
    const people = owner.length > 0 ? owner : await listHolders(ctx, ['supervisor'], one.unit_id)
    await tellStaff(ctx, people, 'plan_review', { number: `A-${String(one.number).padStart(4, '0')}` })
    noteReview(ctx, one)
  }
  return due.length
}

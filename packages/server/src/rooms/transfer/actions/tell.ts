import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import type { TransferRow } from '../tables.ts'

type Kind = 'referral' | 'referral_due' | 'referral_review'

const once = (people: readonly Reachable[]): Reachable[] => [...new Map(people.map((one) => [one.id, one])).values()]

/** Whoever asked, and those who lead the place it goes from. */
export const tellSender = (ctx: Ctx, row: TransferRow, kind: Kind): Promise<void> =>
  inAgency(ctx, row.from_tenant, async () => {
    const leaders = row.unit_id ? await listHolders(ctx, ['supervisor'], row.unit_id) : []
    const asked = await listReachable(ctx, [row.proposed_by])
    await tellStaff(ctx, once([...asked, ...leaders]), kind, { number: row.label })
  })

/** Those who may accept. */
export const tellReceiver = (ctx: Ctx, row: TransferRow, kind: Kind): Promise<void> =>
  inAgency(ctx, row.to_tenant, async () =>
    tellStaff(ctx, await listColleagues(ctx, ['supervisor', 'agency_admin']), kind, { number: row.label }),
  )

/** Somebody of the house who may be the second person. */
export const tellSecond = (ctx: Ctx, row: TransferRow, askedBy: Id): Promise<void> =>
  inAgency(ctx, row.from_tenant, async () => {
    const all = await listColleagues(ctx, ['supervisor', 'agency_admin'])
    await tellStaff(
      ctx,
      all.filter(({ id }) => id !== askedBy),
      'referral_review',
    )
  })

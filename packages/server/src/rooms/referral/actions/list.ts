import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import { letterRoles } from '../policy.ts'
import { listReferrals } from '../store.ts'
import { mustSee } from './see.ts'
import { type Detail, detailOf, rowShown } from './shown.ts'

const mostRows = 100

export async function readList(
  ctx: Ctx,
  { params }: Input<typeof door.referralList>,
): Promise<ReplyOf<typeof door.referralList>> {
  const places = placesOf(mustBeStaff(ctx), letterRoles)
  const found = await listReferrals(ctx, params, places, mostRows)
  return {
    rows: found.slice(0, mostRows).map((row) =>
      rowShown(ctx, row, {
        name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
        senderName: row.sender_name,
      }),
    ),
    now: ctx.now.toISOString(),
    next: found.length > mostRows ? found[mostRows - 1]!.place : null,
  }
}

export const openReferral = async (ctx: Ctx, { params }: Input<typeof door.referralGet>): Promise<Detail> =>
  detailOf(ctx, await mustSee(ctx, params.id))

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/household.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mustBeOpen, mustOpenCase, mustReach, note } from '../../casework/door.ts'
import * as store from '../store.ts'
import { keep } from '../tables.ts'

/** Who is of the household of a case, and the days that are kept with it. */
export async function readHousehold(
  ctx: Ctx,
  { params }: Input<typeof door.householdGet>,
): Promise<ReplyOf<typeof door.householdGet>> {
  const row = await mustOpenCase(ctx, params.id)
  const members = await store.listMembers(ctx, row.resident_id)
  const first = members[0]
  return {
    household: first
      ? {
          id: first.id,
          name: unseal(ctx, 'household.name', first.id, first.house_sealed) ?? '',
          members: members.map((one) => ({
            residentId: one.resident_id,
            name: unseal(ctx, 'resident.name', one.resident_id, one.name_sealed),
            relation: unseal(ctx, 'household_member.relation', one.resident_id, one.relation_sealed) ?? '',
          })),
        }
      : null,
    days: (await store.listDays(ctx, row.id)).map((one) => ({ ...one })),
  }
}

/** Says who is of one household: names and relations, nothing of anybody's case. @throws Refusal NOT_FOUND */
export async function keepMembers(
  ctx: Ctx,
  { params, body }: Input<typeof door.householdPut>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustOpenCase(ctx, params.id)
  mustBeOpen(row)
  for (const { residentId } of body.members) mustReach(who, await pathOfResident(ctx, residentId))
  // whoever was taken out of a household begins one of their own; the old one stays with the others
  const id = (await store.listMembers(ctx, row.resident_id))[0]?.id ?? body.householdId
  const own = { tenant_id: row.tenant_id, unit_id: row.unit_id, at: ctx.now }
  keep.insert(
    ctx,
    'household',
    { ...own, id, name_sealed: seal(ctx, 'household.name', id, body.name) },
    'on conflict (id) do update set name_sealed = excluded.name_sealed',
  )
  await ctx.line.query('delete from household_member where household_id = $1', [id])
  for (const { residentId, relation } of body.members)
    keep.insert(
      ctx,
      'household_member',
      {
        ...{ ...own, household_id: id, resident_id: residentId },
        relation_sealed: seal(ctx, 'household_member.relation', residentId, relation),
      },
      'on conflict do nothing',
    )
  note(ctx, row, 'casework.household_kept')
  return { done: true }
}

import type * as door from '@anxin/contract/casework-plan.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { remembrances } from '@anxin/core/casework/remember.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal } from '../../../platform/privacy.ts'
import { mustBeOpen, mustReach } from '../policy.ts'
import * as store from '../store.ts'
import { db, keep } from '../tables.ts'
import { mustOpen } from './case.ts'

/** Says who is of one household: names and relations, nothing of anybody's case. @throws Refusal NOT_FOUND */
export async function keepHousehold(
  ctx: Ctx,
  { params, body }: Input<typeof door.householdPut>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  for (const { residentId } of body.members) mustReach(who, await pathOfResident(ctx, residentId))
  const id = row.household_id ?? body.householdId
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
  // each member's own case stands in the same household from now on
  await ctx.line.query('update care_case set household_id = $1 where id = $2 or resident_id = any($3::uuid[])', [
    id,
    row.id,
    body.members.map(({ residentId }) => residentId),
  ])
  store.note(ctx, row, 'casework.household_kept')
  return { done: true }
}

/** Days on which somebody is to be thought of: the lead is reminded, and those of the household who wished it. */
export async function keepRemembrances(
  ctx: Ctx,
  { params, body }: Input<typeof door.lossPut>,
): Promise<ReplyOf<typeof door.lossPut>> {
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  const today = shanghaiDay(ctx.now)
  const days = remembrances(body.day).filter(({ day }) => day >= today)
  const members = row.household_id
    ? await db(ctx)
        .selectFrom('household_member')
        .select('resident_id')
        .where('household_id', '=', row.household_id)
        .execute()
    : []
  const people = new Set([row.resident_id, ...members.map((one) => one.resident_id)])
  await ctx.line.query('delete from case_remembrance where case_id = $1 and told_at is null', [row.id])
  for (const { kind, day } of days)
    for (const residentId of people)
      keep.insert(
        ctx,
        'case_remembrance',
        {
          ...{ id: newId(ctx), tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id },
          ...{ resident_id: residentId, kind, on_day: day },
        },
        'on conflict do nothing',
      )
  store.note(ctx, row, 'casework.remembrances_kept')
  return { days: days.map((one) => ({ ...one })) }
}

import type * as door from '@anxin/contract/household.ts'
import { remembrances } from '@anxin/core/casework/remember.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustBeOpen, mustOpenCase, note } from '../../casework/door.ts'
import * as store from '../store.ts'
import { keep } from '../tables.ts'

/**
 * Days on which somebody is to be thought of: the lead is reminded, and those of the household who wished it. Another
 * day, or none, takes back what nobody was told of yet.
 */
export async function keepDays(ctx: Ctx, { params, body }: Input<typeof door.daysPut>): Promise<{ done: true }> {
  const row = await mustOpenCase(ctx, params.id)
  mustBeOpen(row)
  const today = shanghaiDay(ctx.now)
  const days = body.day === null ? [] : remembrances(body.day).filter(({ day }) => day >= today)
  const members = (await store.listMembers(ctx, row.resident_id)).map((one) => one.resident_id)
  await ctx.line.query('delete from case_remembrance where case_id = $1 and told_at is null', [row.id])
  for (const { kind, day } of days)
    for (const residentId of new Set([row.resident_id, ...members]))
      keep.insert(
        ctx,
        'case_remembrance',
        {
          ...{ id: newId(ctx), tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id },
          ...{ resident_id: residentId, kind, on_day: day },
        },
        'on conflict do nothing',
      )
  note(ctx, row, body.day === null ? 'casework.remembrances_dropped' : 'casework.remembrances_kept')
  return { done: true }
}

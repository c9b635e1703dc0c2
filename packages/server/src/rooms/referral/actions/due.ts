import { listHolders } from '../../../platform/access.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import * as store from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { goOn } from './after.ts'
import { house } from './see.ts'
import { moveOn, tellLeaders } from './step.ts'

/** What still waits after it was told is told again after a day. */
const againMinutes = 24 * 60

/** Silence: in danger the next hospital gets it now; otherwise the leader is told first, and it goes on when the same time passes once more. */
async function silent(ctx: Ctx, row: ReferralRow): Promise<void> {
  if (row.urgent) {
    const expired = await moveOn(ctx, row, 'EXPIRED', house)
    await tellLeaders(ctx, expired)
    await goOn(ctx, expired, house)
    return
  }
  if (!row.told_at) {
    await tellLeaders(ctx, row)
    const term = row.due_at!.getTime() - (row.received_at ?? row.sent_at ?? row.created_at).getTime()
    store.changeReferral(ctx, row.id, {
      told_at: ctx.now,
      due_at: new Date(ctx.now.getTime() + Math.max(term, 60_000)),
    })
    return
  }
  const expired = await moveOn(ctx, row, 'EXPIRED', house)
  if (row.place_id) await goOn(ctx, expired, house)
  await tellLeaders(ctx, expired, 'referral')
}

const waitsForReceiver: readonly ReferralRow['state'][] = ['SENT', 'RECEIVED']

/** One whose term has passed. */
async function overdue(ctx: Ctx, row: ReferralRow): Promise<void> {
  if (waitsForReceiver.includes(row.state)) return silent(ctx, row)
  if (row.told_at && row.told_at > minutesLater(ctx.now, -againMinutes)) return
  await tellLeaders(ctx, row)
  store.changeReferral(ctx, row.id, { told_at: ctx.now })
}

/** Records opened by break-glass and letters without consent that nobody has looked at in time. */
async function callForReviews(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `with g as (update glass set call_at = $1::timestamptz + interval '24 hours' where tenant_id = app_tenant() and reviewed_at is null and call_at <= $1 returning unit_id),
      e as (update referral_exception x set call_at = $1::timestamptz + interval '24 hours' where x.tenant_id = app_tenant() and x.reviewed_at is null and x.call_at <= $1
        returning (select unit_id from referral r where r.id = x.referral_id) as unit_id)
     select unit_id from g union all select unit_id from e`,
    [ctx.now],
  )
  for (const row of rows)
    await tellStaff(ctx, await listHolders(ctx, ['supervisor', 'dpo'], row.unit_id as string), 'referral_review')
  return rows.length
}

/** Sees to every term that has passed. @returns how many */
export async function seeToDue(ctx: Ctx): Promise<number> {
  const due = await store.lockDue(ctx)
  for (const row of due) await overdue(ctx, row)
  return due.length + (await callForReviews(ctx))
}

import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { findPlan, planShown } from '../../plan/door.ts'

/** What the resident may take along of this room: their plan, and when an alert stood open. */
export async function exportCrisis(ctx: Ctx, residentId: string): Promise<Pick<OwnRecord, 'safetyPlan' | 'alerts'>> {
  const plan = await findPlan(ctx, residentId)
  const { rows } = await ctx.line.query(
    'select raised_at, closed_at, state from crisis_event where resident_id = $1 order by raised_at',
    [residentId],
  )
  const alerts = rows.map((row) => ({
    raisedAt: (row.raised_at as Date).toISOString(),
    closedAt: (row.closed_at as Date | null)?.toISOString() ?? null,
    state: row.state as string,
  }))
  return { safetyPlan: plan ? planShown(ctx, plan) : null, alerts }
}

/** Crisis records stay for their lawful term after a deletion. @source domain specification 10.3 (5 years; minors until 21) */
export async function countKept(ctx: Ctx, residentId: string): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as kept from crisis_event where resident_id = $1', [
    residentId,
  ])
  return Number(rows[0]?.kept ?? 0)
}

import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { RoomHealth } from '../../../platform/http/health.ts'

/** A timer this late means that the reaper stands still. */
const lateMinutes = 2

/** Figures of the whole house, without a name: open and overdue alerts. */
export async function crisisHealth(ctx: Ctx): Promise<Pick<Awaited<ReturnType<RoomHealth>>, 'alerts'>> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as open, count(*) filter (where owner_id is null)::int as unowned,
       (select count(*)::int from crisis_timer where fired_at is null and cancelled_at is null and due_at < $1) as overdue
     from crisis_event where state not in ('CLOSED','DECEASED') and not drill`,
    [minutesLater(ctx.now, -lateMinutes)],
  )
  return {
    alerts: {
      open: Number(rows[0]?.open),
      unowned: Number(rows[0]?.unowned),
      overdue: Number(rows[0]?.overdue),
    },
  }
}

/** Open events of the agency, drills left out. */
export async function countOpen(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select count(*)::int as open from crisis_event where state not in ('CLOSED','DECEASED') and not drill`,
  )
  return Number(rows[0]?.open)
}

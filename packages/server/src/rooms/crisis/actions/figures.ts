import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { RoomHealth } from '../../../platform/http/health.ts'
import type { ShiftRow } from '../tables.ts'
import { findGaps } from './roster.ts'

/** A gap this far ahead is worth a warning. @source feature E04 */
const aheadMinutes = 72 * 60
/** A timer this late means that the reaper stands still. */
const lateMinutes = 2

/** Figures of the whole house, without a name: coverage now and ahead, open and overdue alerts. */
export const crisisHealth: RoomHealth = async (ctx: Ctx) => {
  const until = minutesLater(ctx.now, aheadMinutes)
  const shifts = await ctx.line.query(
    'select starts_at, ends_at, primary_id, secondary_id from shift where ends_at > $1 and starts_at < $2',
    [ctx.now, until],
  )
  const running = shifts.rows.filter((row) => (row.starts_at as Date) <= ctx.now)
  const { rows } = await ctx.line.query(
    `select count(*)::int as open, count(*) filter (where owner_id is null)::int as unowned,
       (select count(*)::int from crisis_timer where fired_at is null and cancelled_at is null and due_at < $1) as overdue
     from crisis_event where state not in ('CLOSED','DECEASED')`,
    [minutesLater(ctx.now, -lateMinutes)],
  )
  const people = new Set(running.flatMap((row) => [row.primary_id, row.secondary_id].filter(Boolean)))
  return {
    onCall: {
      covered: running.length > 0,
      people: people.size,
      gapWithin72h: findGaps(shifts.rows as unknown as ShiftRow[], ctx.now, until).length > 0,
    },
    alerts: {
      open: Number(rows[0]?.open),
      unowned: Number(rows[0]?.unowned),
      overdue: Number(rows[0]?.overdue),
    },
  }
}

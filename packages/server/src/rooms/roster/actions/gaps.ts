import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/roster.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { ShiftRow } from '../tables.ts'

type Gaps = ReplyOf<typeof contract.roster>['gaps']

/** How far ahead an uncovered hour is warned of. @source feature E04 */
export const aheadHours = 72

/** Spans without anybody, and spans with only one person, in order. */
export function findGaps(
  shifts: readonly Pick<ShiftRow, 'starts_at' | 'ends_at' | 'secondary_id'>[],
  from: Date,
  to: Date,
): Gaps {
  const cuts = [...new Set([from, to, ...shifts.flatMap((s) => [s.starts_at, s.ends_at])].map((d) => d.getTime()))]
    .filter((t) => t >= from.getTime() && t <= to.getTime())
    .sort((a, b) => a - b)
  const gaps: Gaps = []
  cuts.slice(0, -1).forEach((start, i) => {
    const end = cuts[i + 1]!
    const running = shifts.filter((s) => s.starts_at.getTime() <= start && s.ends_at.getTime() >= end)
    if (running.some((s) => s.secondary_id !== null)) return
    const missing = running.length === 0 ? ('both' as const) : ('second' as const)
    const last = gaps.at(-1)
    if (last && last.missing === missing && last.to === new Date(start).toISOString()) {
      gaps[gaps.length - 1] = { ...last, to: new Date(end).toISOString() }
    } else gaps.push({ from: new Date(start).toISOString(), to: new Date(end).toISOString(), missing })
  })
  return gaps
}

/** Figures of the whole house, without a name: coverage now and ahead. */
export async function rosterHealth(ctx: Ctx): Promise<{ covered: boolean; people: number; gapWithin72h: boolean }> {
  const until = minutesLater(ctx.now, aheadHours * 60)
  const { rows } = await ctx.line.query(
    'select starts_at, ends_at, primary_id, secondary_id from shift where ends_at > $1 and starts_at < $2',
    [ctx.now, until],
  )
  const running = rows.filter((row) => (row.starts_at as Date) <= ctx.now)
  const people = new Set(running.flatMap((row) => [row.primary_id, row.secondary_id].filter(Boolean)))
  return {
    covered: running.length > 0,
    people: people.size,
    gapWithin72h: findGaps(rows as unknown as ShiftRow[], ctx.now, until).length > 0,
  }
}

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { health } from '@anxin/contract/health.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { listShifts } from '../store.ts'
import type { OpenPlace } from '../store-vacancy.ts'
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

const blockMs = 8 * 3_600_000

/** The start of the usual shift a moment lies in: 00:00, 08:00 or 16:00 in Asia/Shanghai (UTC+8, as the blocks). */
export const blockStart = (at: Date): Date => new Date(Math.floor(at.getTime() / blockMs) * blockMs)

/** Spans cut at the usual changes of shift, so that each is at most 8 hours and looks the same at every look. */
function cut(from: Date, to: Date): { from: Date; to: Date }[] {
  const end = new Date(Math.min(to.getTime(), blockStart(from).getTime() + blockMs))
  return end < to ? [{ from, to: end }, ...cut(end, to)] : [{ from, to }]
}

/** Places nobody stands in, soonest first: the second one of a shift, or the first one where there is no shift. */
export function openPlaces(shifts: readonly ShiftRow[], from: Date, to: Date): OpenPlace[] {
  const gaps = findGaps(shifts, from, to).map((gap) => ({
    ...gap,
    ...{ from: new Date(gap.from), to: new Date(gap.to) },
  }))
  const alone = shifts.filter(
    (shift) =>
      shift.secondary_id === null &&
      gaps.some((gap) => gap.missing === 'second' && shift.starts_at < gap.to && shift.ends_at > gap.from),
  )
  const empty = gaps.filter((gap) => gap.missing === 'both').flatMap((gap) => cut(gap.from, gap.to))
  const places: OpenPlace[] = [
    ...alone.map(({ id, starts_at, ends_at }) => ({ shift_id: id, place: 'secondary' as const, starts_at, ends_at })),
    ...empty.map((span) => ({ shift_id: null, place: 'primary' as const, starts_at: span.from, ends_at: span.to })),
  ]
  return places.sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime())
}

type OnCall = ReplyOf<typeof health>['onCall']

/**
 * Figures of the whole house, without a name: each agency is looked at for itself, so that one that stands does not
 * hide another that does not. Agencies nobody has come into yet do not count.
 */
export async function rosterHealth(ctx: Ctx): Promise<OnCall> {
  const until = minutesLater(ctx.now, aheadHours * 60)
  const { rows } = await ctx.line.query(
    `select t.id as tenant_id, s.starts_at, s.ends_at, s.primary_id, s.secondary_id from tenant t
       left join shift s on s.tenant_id = t.id and s.ends_at > $1 and s.starts_at < $2
     where t.set_up_at is not null`,
    [ctx.now, until],
  )
  const shiftsOf = new Map<Id, ShiftRow[]>()
  for (const row of rows as unknown as (ShiftRow & { tenant_id: Id })[])
    shiftsOf.set(row.tenant_id, [...(shiftsOf.get(row.tenant_id) ?? []), row])
  const agencies = [...shiftsOf.values()].map((all) => {
    const shifts = all.filter((one) => one.starts_at !== null)
    const running = shifts.filter((one) => one.starts_at <= ctx.now)
    return {
      people: new Set(running.flatMap((one) => [one.primary_id, one.secondary_id].filter(Boolean))).size,
      gap: findGaps(shifts, ctx.now, until).length > 0,
    }
  })
  const uncovered = agencies.filter((one) => one.people === 0).length
  return {
    covered: agencies.length > 0 && uncovered === 0,
    people: agencies.reduce((sum, one) => sum + one.people, 0),
    gapWithin72h: agencies.some((one) => one.gap),
    ...{ agencies: agencies.length, uncovered },
  }
}

/** Shifts of the next 72 hours, and how many of those hours have fewer than two people. */
export async function thinHours(ctx: Ctx): Promise<{ shifts: number; thin: number }> {
  const until = minutesLater(ctx.now, aheadHours * 60)
  const shifts = await listShifts(ctx, ctx.now, until)
  const ms = findGaps(shifts, ctx.now, until).reduce((sum, gap) => sum + Date.parse(gap.to) - Date.parse(gap.from), 0)
  return { shifts: shifts.length, thin: Math.round(ms / 3_600_000) }
}

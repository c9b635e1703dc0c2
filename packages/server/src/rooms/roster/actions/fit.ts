import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, type Reachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { mustBeFit, type Span, type Standing, whyUnfit } from '../policy.ts'
import { listShifts } from '../store.ts'
import { listAway } from '../store-respite.ts'
import { lastAsked, lastRedWork } from '../store-vacancy.ts'
import type { ShiftRow } from '../tables.ts'
import { duty, standingRoles } from './shown.ts'

const dayMinutes = 24 * 60
/** How far back shifts count for whose turn it is. */
const fairDays = 28
const weekDays = 8
/** Work on a red event further back than this needs no more rest. */
const redWorkHours = 24

const standsIn = (shift: ShiftRow, id: Id): boolean => shift.primary_id === id || shift.secondary_id === id
/** The last day of a span: one that ends at midnight does not reach the next. */
const lastDay = (span: Span): string => shanghaiDay(new Date(span.ends.getTime() - 1))

interface Known {
  readonly certified: readonly Reachable[]
  readonly shifts: readonly ShiftRow[]
  readonly away: Awaited<ReturnType<typeof listAway>>
  readonly red: ReadonlyMap<Id, Date>
}

async function know(ctx: Ctx, span: Span): Promise<Known> {
  const from = minutesLater(span.starts, -fairDays * dayMinutes)
  return {
    certified: await listColleagues(ctx, standingRoles, duty, lastDay(span)),
    shifts: await listShifts(ctx, from, minutesLater(span.ends, weekDays * dayMinutes)),
    away: await listAway(ctx, span.starts, span.ends),
    red: await lastRedWork(ctx, minutesLater(ctx.now, -redWorkHours * 60)),
  }
}

const standingOf = ({ certified, shifts, away, red }: Known, id: Id): Standing => ({
  certified: certified.some((one) => one.id === id),
  shifts: shifts
    .filter((shift) => standsIn(shift, id))
    .map((shift) => ({ starts: shift.starts_at, ends: shift.ends_at })),
  away: away.filter((one) => one.staff_id === id).map((one) => ({ starts: one.starts_at, ends: one.ends_at })),
  lastRedAt: red.get(id),
})

/** @throws Refusal CERT_REQUIRED, OVERLAP, ON_RESPITE or REST_NEEDED */
export async function mustBeFitFor(ctx: Ctx, staffId: Id, span: Span): Promise<void> {
  mustBeFit(standingOf(await know(ctx, span), staffId), span)
}

/**
 * Certified colleagues who may stand in a span, in the order they are asked: first who stands the fewest hours
 * in these five weeks, then who was asked the longest ago.
 */
export async function listFit(ctx: Ctx, span: Span): Promise<Reachable[]> {
  const known = await know(ctx, span)
  const asked = await lastAsked(ctx)
  const ranked = known.certified.flatMap((person) => {
    const standing = standingOf(known, person.id)
    if (whyUnfit(standing, span)) return []
    const stood = standing.shifts.reduce((sum, one) => sum + one.ends.getTime() - one.starts.getTime(), 0)
    return [{ person, stood, asked: asked.get(person.id)?.getTime() ?? 0 }]
  })
  return ranked.sort((a, b) => a.stood - b.stood || a.asked - b.asked).map(({ person }) => person)
}

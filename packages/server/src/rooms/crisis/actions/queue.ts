import { answerMinutes, waitMinutes } from '@anxin/core/crisis/ladder.ts'
import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, write } from '../../../platform/ctx.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import * as store from '../store.ts'
import type { EventRow } from '../tables.ts'

/** With fewer answers than this lately, no span is told. */
const fewestAnswers = 5

/** Where somebody who asked for a person stands. */
export interface Place {
  /** 1 is next. */
  readonly position: number
  /** Minutes from now in which most were answered in the last thirty days. */
  readonly minutes: readonly [number, number] | null
  readonly answeredBy: Date
  readonly late: boolean
}

const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000

/**
 * The place in line of a resident who waits for a person, honest or not at all: undefined when nobody was asked, when
 * somebody has come, and in danger, where no time is ever promised. What was told first is kept, to be held against
 * what came. @source domain specification 4.4 (honest wait), 2.4 (answer limits)
 */
export async function placeInLine(ctx: Ctx, residentId: Id): Promise<Place | undefined> {
  const event = await store.seeOpenOf(ctx, residentId)
  if (!event || event.owner_id || event.grade !== 'YELLOW' || !isWaiting(event.state)) return undefined
  const { rows } = await ctx.line.query('select * from crisis_queue($1, $2)', [event.id, ctx.now])
  const { ahead, answered, half, most } = rows[0] as Record<'ahead' | 'answered' | 'half' | 'most', number>
  const waited = minutesBetween(event.raised_at, ctx.now)
  const left = (minutes: number): number => Math.max(1, Math.round(minutes - waited))
  const answeredBy = await answerOwedBy(ctx, event)
  const minutes = answered < fewestAnswers || most <= waited ? null : ([left(half), left(most)] as const)
  noteEstimate(ctx, event, minutes, answeredBy)
  return { position: ahead + 1, minutes, answeredBy, late: ctx.now > answeredBy }
}

async function answerOwedBy(ctx: Ctx, event: EventRow): Promise<Date> {
  const days = await readDayExceptions(ctx)
  const minutes = waitMinutes(event, answerMinutes[event.grade], event.raised_at.getTime(), days)
  return minutesLater(event.raised_at, minutes)
}

function noteEstimate(ctx: Ctx, event: EventRow, minutes: Place['minutes'], answeredBy: Date): void {
  write(
    ctx,
    `insert into wait_estimate (event_id, tenant_id, resident_id, from_minutes, until_minutes, answered_by, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [event.id, event.tenant_id, event.resident_id, minutes?.[0] ?? null, minutes?.[1] ?? null, answeredBy, ctx.now],
  )
}

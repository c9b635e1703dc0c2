import type { Grade } from '@anxin/core/crisis/grade.ts'
import { ladders } from '@anxin/core/crisis/ladder.ts'
import { endsOnEntering } from '@anxin/core/crisis/machine.ts'
import { reachOf } from '@anxin/core/crisis/reach.ts'
import { type CrisisState, isWaiting } from '@anxin/core/crisis/state.ts'
import { timerOnEntering } from '@anxin/core/crisis/timer.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { Ask } from '../../../platform/db/engine.ts'
import { announce } from '../../../platform/events.ts'
import { tellAlert } from '../../../platform/hook/tell.ts'
import { book } from '../../../platform/jobs.ts'
import { mustStep } from '../policy.ts'
import { appendEntry, cancelTimers, changeEvent, insertTimers } from '../store.ts'
import { listCalls } from '../store-care.ts'
import type { EventRow } from '../tables.ts'
import { dueClock } from './due.ts'

export const boardOf = (tenantId: string): string => `board:${tenantId}`

/** Asks for the position of the board of the agency that is spoken for; no row when nothing was ever told. */
export const boardHead: Ask = {
  text: `select seq from stream_head where stream = 'board:' || (select app_tenant())`,
  params: [],
}

/** Who acts, as the timeline names them: a colleague, or the house by itself. */
export const actorOf = (ctx: Ctx): { staff_id: string | null; by_name: string } => {
  if (ctx.who.kind === 'staff') return { staff_id: ctx.who.id, by_name: ctx.who.name }
  return { staff_id: null, by_name: 'house' }
}

/** Tells every board of the agency that an event changed, and the hooks what they wish to hear: ids and codes only. */
export function tellBoard(ctx: Ctx, event: EventRow, kind: string): Promise<void> {
  tellAlert(ctx, kind, event)
  return announce(ctx, boardOf(event.tenant_id), event.tenant_id, 'board', {
    ...{ eventId: event.id, number: event.number, grade: event.grade, state: event.state },
    ...{ owned: event.owner_id !== null, kind },
  })
}

/**
 * One step of the protocol: state, timers, timeline and board in this transaction.
 * @throws Refusal WRONG_STATE when the protocol has no such step
 */
export async function step(
  ctx: Ctx,
  event: EventRow,
  to: CrisisState,
  what: string,
  more: { change?: Partial<EventRow>; text?: string | null } = {},
): Promise<EventRow> {
  mustStep(event, to)
  const next = changeEvent(ctx, event, { ...more.change, state: to })
  cancelTimers(ctx, event.id, endsOnEntering(to))
  const timer = timerOnEntering(to, next.grade)
  if (timer) insertTimers(ctx, next, [{ kind: timer.kind, due_at: minutesLater(ctx.now, timer.afterMinutes) }])
  await appendEntry(ctx, next, {
    what,
    from_state: event.state,
    to_state: to,
    ...actorOf(ctx),
    text: more.text ?? null,
  })
  await tellBoard(ctx, next, what)
  return next
}

/** News for the resident who waits: how far the calls for them have come, by the receipts. */
export async function tellReach(ctx: Ctx, event: EventRow): Promise<void> {
  if (!isWaiting(event.state) || !event.conversation_id) return
  const reach = reachOf(await listCalls(ctx, event))
  await book(ctx, 'crisis.reach_changed', { conversationId: event.conversation_id, reach })
}

/** An entry without a step. */
export async function note(ctx: Ctx, event: EventRow, what: string, text: string | null = null): Promise<void> {
  await appendEntry(ctx, event, { what, from_state: null, to_state: null, ...actorOf(ctx), text })
}

/** An entry of something the resident did themselves. */
export async function noteOfResident(ctx: Ctx, event: EventRow, what: string): Promise<void> {
  const entry = { what, from_state: null, to_state: null, staff_id: null, by_name: 'resident', text: null }
  await appendEntry(ctx, event, entry)
}

/** Starts the ladder of a grade from now; an earlier one of the same event ends. */
export async function startLadder(ctx: Ctx, event: EventRow, grade: Grade): Promise<void> {
  cancelTimers(ctx, event.id, ['rung'])
  const due = await dueClock(ctx, { ...event, grade })
  insertTimers(
    ctx,
    event,
    ladders[grade].map((rung) => ({
      kind: 'rung' as const,
      rung: rung.rung,
      target: rung.target,
      due_at: due(rung.afterMinutes),
      // the first rung is paged in this very transaction
      fired_at: rung.rung === 0 ? ctx.now : null,
    })),
  )
}

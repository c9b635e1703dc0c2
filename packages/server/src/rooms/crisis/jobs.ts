import { repeatMinutes } from '@anxin/core/crisis/ladder.ts'
import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { noteLine } from '../../platform/audit/chain.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { book, type JobKinds } from '../../platform/jobs.ts'
import { tryNextWay } from '../../platform/outside/notice.ts'
import { tellAdmins } from '../../platform/outside/tell.ts'
import { failPractice, listDuePractice, lookAtPractice } from '../../platform/practice.ts'
import { callForPostvention } from './actions/death.ts'
import { dueClock, hurryRungAbove } from './actions/due.ts'
import { callForFollowUp } from './actions/follow-up.ts'
import { answerable, numberText, pageRung, pageStaff } from './actions/page.ts'
import { contactNotBefore } from './actions/raise.ts'
import { note, tellBoard, tellReach } from './actions/step.ts'
import { insertTimers, listDueTimers, lockEvent, lockFreeEvent, markFired, takeTimer } from './store.ts'
import { findRungOf } from './store-care.ts'
import type { EventRow, TimerRow } from './tables.ts'

/** Overdue work is called for again after this long, in minutes, by kind; danger repeats at the ladder's pace. */
const calmRepeatMinutes = 24 * 60

/**
 * Fires timers that are due, at most a round of them, and looks at practice alerts, each in its own transaction. A fault
 * in one keeps no other waiting; the first is thrown at the end, for the log.
 * @returns how many; a whole round means that more may be due
 */
export async function reapTimers(floor: Floor): Promise<number> {
  const { timers, practice } = await inTransaction(
    floor,
    { as: 'house' },
    async (ctx) => ({ timers: await listDueTimers(ctx), practice: await listDuePractice(ctx) }),
    { urgent: true },
  )
  const faults: unknown[] = []
  const urgently = async (tenantId: Id, work: (ctx: Ctx) => Promise<void>): Promise<void> => {
    const [one] = await Promise.allSettled([inTransaction(floor, { as: 'tenant', tenantId }, work, { urgent: true })])
    if (one.status === 'rejected') faults.push(one.reason)
  }
  for (const one of timers) await urgently(one.tenant_id, (ctx) => fire(ctx, one))
  for (const { id, tenant_id } of practice) await urgently(tenant_id, (ctx) => lookAtPractice(ctx, id))
  if (faults.length > 0) throw faults[0]
  return timers.length + practice.length
}

/** The event first and the timer after it, as whoever takes an event over does: the two never wait for each other. */
async function fire(ctx: Ctx, due: Pick<TimerRow, 'id' | 'event_id'>): Promise<void> {
  const event = await lockFreeEvent(ctx, due.event_id)
  const timer = event && (await takeTimer(ctx, due.id))
  if (!timer) return
  ctx.about = { id: event.id, residentId: event.resident_id }
  markFired(ctx, timer.id)
  if (timer.kind === 'rung') await climb(ctx, event, timer)
  else if (timer.kind === 'follow_up') await callForFollowUp(ctx, event, timer)
  else if (timer.kind === 'postvention') await callForPostvention(ctx, event, timer)
  else await callOverdue(ctx, event, timer)
  await tellBoard(ctx, event, timer.kind === 'rung' ? 'crisis.rung_paged' : 'crisis.timer_fired')
  await noteLine(ctx, 'crisis.timer_fired')
}

/** The next rung is paged; after the last one the ladder goes on calling staff until somebody comes. */
async function climb(ctx: Ctx, event: EventRow, timer: TimerRow): Promise<void> {
  const rung = timer.rung ?? 0
  const target = timer.target ?? 'regional_lead'
  const earliest = contactNotBefore(event)
  if (target === 'emergency_contact' && earliest > ctx.now) {
    insertTimers(ctx, event, [{ kind: 'rung', rung, target, due_at: earliest }])
  } else {
    await pageRung(ctx, event, rung, target)
    if (target === 'agency_admin' && !event.drill) await book(ctx, 'crisis.nobody_came', { eventId: event.id })
  }
  const later = await ctx.line.query(
    `select 1 from crisis_timer where event_id = $1 and kind = 'rung' and fired_at is null and cancelled_at is null and target <> 'emergency_contact' limit 1`,
    [event.id],
  )
  if (later.rows.length > 0) return
  const again = (await dueClock(ctx, event))(repeatMinutes[event.grade])
  insertTimers(ctx, event, [{ kind: 'rung', rung: rung + 1, target: 'regional_lead', due_at: again }])
}

async function callOverdue(ctx: Ctx, event: EventRow, timer: TimerRow): Promise<void> {
  const calm = timer.kind === 'plan' || timer.kind === 'sign_off'
  await pageStaff(ctx, event, await answerable(ctx, event, true), 'overdue', 0)
  await note(ctx, event, 'crisis.step_overdue', timer.kind)
  const again = calm ? calmRepeatMinutes : repeatMinutes[event.grade]
  insertTimers(ctx, event, [{ kind: timer.kind, due_at: minutesLater(ctx.now, again) }])
}

/** No channel took a page: the rung above it is asked now. Of several lost on one rung, none asks further than that. */
async function onGaveUp(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const event = await lockEvent(ctx, body.about as Id)
  if (!event) return failPractice(ctx, body.about as Id)
  await note(ctx, event, 'crisis.page_not_accepted')
  if (isWaiting(event.state) && !event.quiet) await tellAdmins(ctx, 'page_lost', { number: numberText(event) })
  const lost = body.noticeId ? await findRungOf(ctx, body.noticeId as Id) : undefined
  if (isWaiting(event.state) && lost !== undefined) await hurryRungAbove(ctx, event, lost)
  await tellReach(ctx, event)
  await tellBoard(ctx, event, 'crisis.page_not_accepted')
}

/** A call has come further, or will not arrive: whoever waits reads it. */
async function onMoved(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const event = await lockEvent(ctx, body.about as Id)
  if (event) await tellReach(ctx, event)
}

/** A channel took a page and says nothing: while nobody has come, the next channel rings too. */
async function onSilence(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const event = await lockEvent(ctx, body.about as Id)
  if (event && isWaiting(event.state)) await tryNextWay(ctx, body.noticeId as Id)
}

export const crisisJobs: JobKinds = new Map([
  ['outside.gave_up', { within: onGaveUp }],
  ['outside.silent', { within: onSilence }],
  ['outside.moved', { within: onMoved }],
])

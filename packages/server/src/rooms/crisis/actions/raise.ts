import { type Grade, isRed, isWorse, type SignalSource } from '@anxin/core/crisis/grade.ts'
import { countsWorkingDays, falseAlarmHoldMinutes, reopenDays } from '@anxin/core/crisis/ladder.ts'
import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Reachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { Answer, Ask } from '../../../platform/db/engine.ts'
import { keepAwake } from '../../../platform/identity/session.ts'
import { book } from '../../../platform/jobs.ts'
import * as store from '../store.ts'
import type { EventRow } from '../tables.ts'
import { answerable, pagePeople, pageRung, pageStaff, standingOn } from './page.ts'
import { note, noteOfResident, startLadder, step, tellBoard } from './step.ts'

/** What a neighbour knows when it raises an alert. */
export interface Signal {
  readonly residentId: Id
  readonly unitId: Id
  readonly conversationId: Id | null
  readonly messageId: Id | null
  readonly source: SignalSource
  /** Chat level or another code the console shows. */
  readonly level: string
  readonly grade: Grade
  readonly subject: 'self' | 'other'
  readonly minor: boolean
  /** The words that raised it, verbatim, at most 200 characters each. */
  readonly quotes: readonly string[]
}

export interface Raised {
  readonly eventId: Id
  readonly number: number
  readonly grade: Grade
  /** Nobody has taken it yet. */
  readonly waiting: boolean
}

/** States in which the acute phase is over: a new signal opens it again. */
const afterCare: readonly EventRow['state'][] = ['STABILISED', 'PLAN_ACTIVE', 'HANDED_OVER', 'FOLLOW_UP', 'FALSE_ALARM']

/**
 * Raises an alert in the caller's transaction: event, signal, ladder, page and board are saved with the words
 * that raised them, or not at all. One open event gathers all signals of a resident; none is lost.
 * @param looked answers to `alertAhead`, where they were asked together with BEGIN
 */
export async function raiseAlert(ctx: Ctx, signal: Signal, looked: readonly Answer[] = []): Promise<Raised> {
  keepAwake(ctx, signal.residentId)
  const answers = looked.length > 0 ? looked : await lookFor(ctx, signal.residentId)
  const [open, closed] = answers.map((one) => one.rows[0] as EventRow | undefined)
  const event = open ? await addSignal(ctx, open, signal) : await openEvent(ctx, closed, signal)
  if (signal.minor) await tellOfMinor(ctx, { ...event, minor: true })
  return { eventId: event.id, number: event.number, grade: event.grade, waiting: isWaiting(event.state) }
}

/** News that a minor is in danger, or in more of it: the guardian is owed a word, see the room safeguard. */
export async function tellOfMinor(ctx: Ctx, { id, minor }: Pick<EventRow, 'id' | 'minor'>): Promise<void> {
  if (minor) await book(ctx, 'crisis.minor_alerted', { eventId: id })
}

const signalRow = (event: EventRow, signal: Signal): store.NewSignal => ({
  resident_id: signal.residentId,
  event_id: event.id,
  message_id: signal.messageId,
  source: signal.source,
  level: signal.level,
  subject: signal.subject,
  quotes: signal.quotes.map((quote) => quote.slice(0, 200)),
})

/** What an alert is raised upon, of the resident who speaks: asked together with BEGIN. */
export const alertAhead: readonly Ask[] = [store.openAsk(null), store.closedAsk(null)]

const lookFor = (ctx: Ctx, residentId: Id): Promise<Answer[]> =>
  Promise.all(
    [store.openAsk(residentId), store.closedAsk(residentId)].map((one) => ctx.line.query(one.text, one.params)),
  )

async function openEvent(ctx: Ctx, closed: EventRow | undefined, signal: Signal): Promise<EventRow> {
  if (closed?.closed_at && closed.closed_at > minutesLater(ctx.now, -reopenDays * 24 * 60)) {
    store.writeSignal(ctx, signalRow(closed, signal))
    return reopen(ctx, closed, signal)
  }
  const asked = store.insertEvent(ctx, {
    resident_id: signal.residentId,
    unit_id: signal.unitId,
    conversation_id: signal.conversationId,
    grade: signal.grade,
    subject: signal.subject,
    source: signal.source,
    minor: signal.minor,
  })
  // who stands there does not hang on the event: asked in the same breath
  const [event, people] = await Promise.all([asked, standingOn(ctx, signal.unitId, 'primary')])
  store.writeSignal(ctx, signalRow(event, signal))
  await note(ctx, event, 'crisis.detected')
  return page(ctx, event, signal.grade, people)
}

/** Puts a waiting event on its ladder and pages the first rung in this transaction. */
async function page(ctx: Ctx, event: EventRow, grade: Grade, people: readonly Reachable[]): Promise<EventRow> {
  const paged = await step(ctx, event, 'PAGED', 'crisis.alert_raised')
  await startLadder(ctx, paged, grade)
  await pagePeople(ctx, paged, 0, 'primary', people)
  return paged
}

async function reopen(ctx: Ctx, event: EventRow, signal: Signal): Promise<EventRow> {
  const change: Partial<EventRow> = {
    grade: signal.grade,
    minor: event.minor || signal.minor,
    signals: event.signals + 1,
    owner_id: null,
    ladder: event.ladder + 1,
    raised_at: ctx.now,
    acked_at: null,
    contacted_at: null,
    stable_at: null,
    closed_at: null,
    false_alarm_by: null,
    false_alarm_said_at: null,
    close_asked_by: null,
    conversation_id: signal.conversationId ?? event.conversation_id,
  }
  const people = await standingOn(ctx, event.unit_id, 'primary')
  return page(ctx, await step(ctx, event, 'REOPENED', 'crisis.event_reopened', { change }), signal.grade, people)
}

async function addSignal(ctx: Ctx, event: EventRow, signal: Signal): Promise<EventRow> {
  if (!(await store.insertSignal(ctx, signalRow(event, signal)))) return event
  if (afterCare.includes(event.state) && signal.grade !== 'YELLOW') return reopen(ctx, event, signal)
  const worse = isWorse(signal.grade, event.grade)
  // asked for a person first, and now words that are owed a call within 24 hours: the ladder of working days ends
  const sooner = countsWorkingDays(event.grade, event.source) && !countsWorkingDays(event.grade, signal.source)
  const next = store.changeEvent(ctx, event, {
    signals: event.signals + 1,
    minor: event.minor || signal.minor,
    ...(sooner ? { source: signal.source } : {}),
    ...(worse ? { grade: signal.grade, ladder: event.ladder + 1 } : {}),
  })
  await note(
    ctx,
    next,
    worse ? 'crisis.grade_raised' : 'crisis.signal_added',
    worse ? `${event.grade}>${signal.grade}` : null,
  )
  await tellBoard(ctx, next, worse ? 'crisis.grade_raised' : 'crisis.signal_added')
  if (worse) await callAgain(ctx, next)
  // the one who looks after them hears it, and may find that it is graver
  else if (afterCare.includes(next.state)) await pageStaff(ctx, next, await answerable(ctx, next, false), 'signal', 0)
  else if (sooner && isWaiting(next.state)) await startLadder(ctx, next, next.grade)
  return next
}

/**
 * A worse signal calls again. Where somebody owns the event they are called first; for RED the ladder runs
 * beside them until they act, for they may have put the phone down.
 */
export async function callAgain(ctx: Ctx, event: EventRow): Promise<void> {
  if (event.owner_id !== null) await pageStaff(ctx, event, await answerable(ctx, event, true), 'page', 0)
  if (!isWaiting(event.state) && !isRed(event.grade)) return
  await startLadder(ctx, event, event.grade)
  if (isWaiting(event.state)) await pageRung(ctx, event, 0, 'primary')
}

/**
 * "这是误报": people are told all the same; only the notice to the emergency contact waits, until somebody
 * has taken the event or the hold is over.
 */
export async function sayFalseAlarm(ctx: Ctx, residentId: Id): Promise<void> {
  const event = await store.findOpenOf(ctx, residentId)
  if (!event || event.false_alarm_said_at) return
  const next = store.changeEvent(ctx, event, { false_alarm_said_at: ctx.now })
  await noteOfResident(ctx, next, 'crisis.false_alarm_said')
  await tellBoard(ctx, next, 'crisis.false_alarm_said')
}

/** When the notice to the emergency contact may go out at the earliest. */
export const contactNotBefore = (event: EventRow): Date =>
  event.false_alarm_said_at ? minutesLater(event.raised_at, falseAlarmHoldMinutes) : event.raised_at

import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { seal, unseal } from '../../platform/privacy.ts'
import { entryHash } from './chain.ts'
import { db, type EventRow, type SignalRow, type TimerRow, type TransitionRow } from './tables.ts'

const ended = ['CLOSED', 'DECEASED'] as const

/** The open event of a resident, locked; of several the newest. */
export const findOpenOf = (ctx: Ctx, residentId: Id): Promise<EventRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_event')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', 'not in', ended)
    .orderBy('raised_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** Every open event of a resident, locked. */
export const lockOpenOf = (ctx: Ctx, residentId: Id): Promise<EventRow[]> =>
  db(ctx)
    .selectFrom('crisis_event')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', 'not in', ended)
    .orderBy('id')
    .forUpdate()
    .execute()

/** True when the resident's records are held because of a death. */
export async function isHeld(ctx: Ctx, residentId: Id): Promise<boolean> {
  const found = await db(ctx)
    .selectFrom('crisis_event')
    .select('id')
    .where('resident_id', '=', residentId)
    .where('state', '=', 'DECEASED')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The newest event of a resident closed after a time, locked. */
export const findClosedSince = (ctx: Ctx, residentId: Id, since: Date): Promise<EventRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_event')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', '=', 'CLOSED')
    .where('closed_at', '>', since)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

export const findEvent = (ctx: Ctx, id: Id): Promise<EventRow | undefined> =>
  db(ctx).selectFrom('crisis_event').selectAll().where('id', '=', id).executeTakeFirst()

export const lockEvent = (ctx: Ctx, id: Id): Promise<EventRow | undefined> =>
  db(ctx).selectFrom('crisis_event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type NewEvent = Pick<
  EventRow,
  'resident_id' | 'unit_id' | 'conversation_id' | 'grade' | 'subject' | 'source' | 'minor'
>

export const insertEvent = (ctx: Ctx, event: NewEvent): Promise<EventRow> =>
  db(ctx)
    .insertInto('crisis_event')
    // the other columns have defaults in the database
    .values({
      ...event,
      id: newId(ctx),
      tenant_id: tenantOf(ctx),
      state: 'DETECTED',
      raised_at: ctx.now,
    } as EventRow)
    .returningAll()
    .executeTakeFirstOrThrow()

export const changeEvent = (ctx: Ctx, id: Id, change: Partial<EventRow>): Promise<EventRow> =>
  db(ctx).updateTable('crisis_event').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** A signal; the same message is never counted twice. @returns false when it was there already */
export async function insertSignal(
  ctx: Ctx,
  signal: Omit<SignalRow, 'id' | 'tenant_id' | 'at' | 'quotes_sealed'>,
  quotes: readonly string[],
): Promise<boolean> {
  const id = newId(ctx)
  const kept = await db(ctx)
    .insertInto('crisis_signal')
    .values({
      ...signal,
      id,
      tenant_id: tenantOf(ctx),
      at: ctx.now,
      quotes_sealed: seal(ctx, 'crisis_signal.quotes', id, JSON.stringify(quotes)),
    })
    .onConflict((c) => c.column('message_id').where('message_id', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export type NewEntry = Pick<TransitionRow, 'what' | 'from_state' | 'to_state' | 'staff_id' | 'by_name'> & {
  readonly text: string | null
}

/** Adds entries to the timeline of an event, in order, each chained to the one before. */
export async function appendEntries(ctx: Ctx, event: EventRow, entries: readonly NewEntry[]): Promise<void> {
  const last = await db(ctx)
    .selectFrom('crisis_transition')
    .select(['seq', 'hash'])
    .where('event_id', '=', event.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let { seq, hash } = last ?? { seq: 0, hash: '' }
  for (const { text, ...entry } of entries) {
    const row = { ...entry, event_id: event.id, seq: seq + 1, at: ctx.now }
    const next = entryHash(hash, row, text)
    await db(ctx)
      .insertInto('crisis_transition')
      .values({
        ...row,
        tenant_id: event.tenant_id,
        resident_id: event.resident_id,
        text_sealed: text === null ? null : seal(ctx, 'crisis_transition.text', event.id, text),
        prev: hash,
        hash: next,
      })
      .execute()
    seq += 1
    hash = next
  }
}

export const listEntries = (ctx: Ctx, eventId: Id): Promise<TransitionRow[]> =>
  db(ctx).selectFrom('crisis_transition').selectAll().where('event_id', '=', eventId).orderBy('seq').execute()

/** @returns the first position at which the timeline does not hold; undefined when it holds */
export async function findBrokenEntry(ctx: Ctx, eventId: Id): Promise<number | undefined> {
  let prev = ''
  let seq = 0
  for (const row of await listEntries(ctx, eventId)) {
    const text = unseal(ctx, 'crisis_transition.text', row.event_id, row.text_sealed)
    if (row.seq !== seq + 1 || row.prev !== prev || row.hash !== entryHash(prev, row, text)) return seq + 1
    seq = row.seq
    prev = row.hash
  }
  return undefined
}

export type NewTimer = Pick<TimerRow, 'kind' | 'due_at'> &
  Partial<Pick<TimerRow, 'rung' | 'target' | 'task_id' | 'fired_at'>>

export async function insertTimers(ctx: Ctx, event: EventRow, timers: readonly NewTimer[]): Promise<void> {
  if (timers.length === 0) return
  const rows = timers.map((timer) => ({
    rung: null,
    target: null,
    task_id: null,
    fired_at: null,
    cancelled_at: null,
    ...timer,
    id: newId(ctx),
    tenant_id: event.tenant_id,
    resident_id: event.resident_id,
    event_id: event.id,
  }))
  await db(ctx).insertInto('crisis_timer').values(rows).execute()
}

/** Cancels the timers still to come of an event: the named kinds, or all. */
export async function cancelTimers(
  ctx: Ctx,
  eventId: Id,
  kinds?: readonly TimerRow['kind'][],
  taskId?: Id,
): Promise<void> {
  let query = db(ctx)
    .updateTable('crisis_timer')
    .set({ cancelled_at: ctx.now })
    .where('event_id', '=', eventId)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
  if (kinds) query = query.where('kind', 'in', kinds)
  if (taskId) query = query.where('task_id', '=', taskId)
  await query.execute()
}

/** Timers due now across agencies, oldest first; the reaper takes each in its agency's name. */
export async function listDueTimers(ctx: Ctx): Promise<{ id: Id; tenant_id: Id }[]> {
  return db(ctx)
    .selectFrom('crisis_timer')
    .select(['id', 'tenant_id'])
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('due_at', '<=', ctx.now)
    .orderBy('due_at')
    .limit(200)
    .execute()
}

/** Takes a due timer for this transaction; undefined when another node has it or it is over. */
export const takeTimer = (ctx: Ctx, id: Id): Promise<TimerRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_timer')
    .selectAll()
    .where('id', '=', id)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const markFired = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).updateTable('crisis_timer').set({ fired_at: ctx.now }).where('id', '=', id).execute()

/**
 * Brings the next rung of staff forward to now. Only rungs of the ladder itself, below `end`: the calls that
 * repeat after it keep their pace, however dead the channels are, and a contact is never told early.
 */
export async function hurryNextRung(ctx: Ctx, eventId: Id, end: number): Promise<void> {
  await sql`update crisis_timer set due_at = ${ctx.now} where id = (
    select id from crisis_timer where event_id = ${eventId} and kind = 'rung' and rung < ${end} and target <> 'emergency_contact'
      and fired_at is null and cancelled_at is null order by due_at limit 1)`.execute(db(ctx))
}

/** Path of a place from the root of the tree. */
export async function findPath(ctx: Ctx, unitId: Id): Promise<Id[]> {
  const row = await db(ctx).selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow()
  return row.path
}

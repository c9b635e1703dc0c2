import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import type { Ask } from '../../platform/db/engine.ts'
import { send } from '../../platform/db/window.ts'
import { seal } from '../../platform/privacy.ts'
import { entryHash } from './chain.ts'
import { db, type EventRow, type SignalRow, type TimerRow, type TransitionRow } from './tables.ts'

const ofResident = 'select * from crisis_event where resident_id = coalesce($1::uuid, (select app_resident()))'

/** Asks for the open event of a resident, locked; of several the newest. @param residentId null for whoever speaks */
export const openAsk = (residentId: Id | null, lock = ' for update'): Ask => ({
  text: `${ofResident} and state not in ('CLOSED','DECEASED') order by raised_at desc limit 1${lock}`,
  params: [residentId],
})

/** Asks for the event of a resident that was closed last, locked. @param residentId null for whoever speaks */
export const closedAsk = (residentId: Id | null): Ask => ({
  text: `${ofResident} and state = 'CLOSED' order by closed_at desc limit 1 for update`,
  params: [residentId],
})

/** Every open event of a resident, locked. */
export const lockOpenOf = (ctx: Ctx, residentId: Id): Promise<EventRow[]> =>
  db(ctx)
    .selectFrom('crisis_event')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', 'not in', ['CLOSED', 'DECEASED'])
    .orderBy('id')
    .forUpdate()
    .execute()

/** True when the resident's records are held because of a death. */
export async function isHeld(ctx: Ctx, residentId: Id): Promise<boolean> {
  const dead = `select 1 from crisis_event where resident_id = $1 and state = 'DECEASED' limit 1`
  return (await ctx.line.query(dead, [residentId])).rows.length > 0
}

const first = async (ctx: Ctx, { text, params }: Ask): Promise<EventRow | undefined> =>
  (await ctx.line.query(text, params)).rows[0] as EventRow | undefined
export const findOpenOf = (ctx: Ctx, residentId: Id): Promise<EventRow | undefined> => first(ctx, openAsk(residentId))
/** The same, not locked. */
export const seeOpenOf = (ctx: Ctx, residentId: Id): Promise<EventRow | undefined> =>
  first(ctx, openAsk(residentId, ''))

export const lockEvent = (ctx: Ctx, id: Id): Promise<EventRow | undefined> => eventForUpdate(ctx, id).executeTakeFirst()
/** The same for the reaper, which leaves an event alone that somebody is busy with at this moment. */
export const lockFreeEvent = (ctx: Ctx, id: Id): Promise<EventRow | undefined> =>
  eventForUpdate(ctx, id).skipLocked().executeTakeFirst()
const eventForUpdate = (ctx: Ctx, id: Id) =>
  db(ctx).selectFrom('crisis_event').selectAll().where('id', '=', id).forUpdate()

export type NewEvent = Pick<
  EventRow,
  'resident_id' | 'unit_id' | 'conversation_id' | 'grade' | 'subject' | 'source' | 'minor'
>

export function insertEvent(ctx: Ctx, event: NewEvent): Promise<EventRow> {
  const id = newId(ctx)
  headsOf(ctx).set(id, noEntry)
  // the other columns have defaults in the database
  const row = { ...event, id, tenant_id: tenantOf(ctx), state: 'DETECTED', raised_at: ctx.now } as EventRow
  return db(ctx).insertInto('crisis_event').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Changes an event that is locked. @returns it as it stands now */
export function changeEvent(ctx: Ctx, event: EventRow, change: Partial<EventRow>): EventRow {
  send(ctx, db(ctx).updateTable('crisis_event').set(change).where('id', '=', event.id))
  return { ...event, ...change }
}

export type NewSignal = Omit<SignalRow, 'id' | 'tenant_id' | 'at' | 'quotes_sealed'> & {
  readonly quotes: readonly string[]
}

function signalInsert(ctx: Ctx, { quotes, ...signal }: NewSignal) {
  const id = newId(ctx)
  const quotes_sealed = seal(ctx, 'crisis_signal.quotes', id, JSON.stringify(quotes))
  return db(ctx)
    .insertInto('crisis_signal')
    .values({ ...signal, id, tenant_id: tenantOf(ctx), at: ctx.now, quotes_sealed })
    .onConflict((c) => c.column('message_id').where('message_id', 'is not', null).doNothing())
}

/** The signal an event begins with. */
export const writeSignal = (ctx: Ctx, signal: NewSignal): void => send(ctx, signalInsert(ctx, signal))

/** One more signal; the same message is never counted twice. @returns false when it was there already */
export const insertSignal = async (ctx: Ctx, signal: NewSignal): Promise<boolean> =>
  (await signalInsert(ctx, signal).returning('id').executeTakeFirst()) !== undefined

export type NewEntry = Pick<TransitionRow, 'what' | 'from_state' | 'to_state' | 'staff_id' | 'by_name'> & {
  readonly text: string | null
}

type Head = Pick<TransitionRow, 'seq' | 'hash'>
const noEntry: Head = { seq: 0, hash: '' }
/** The last entry of each event this transaction has locked or made: nobody else can add one meanwhile. */
const heads = new WeakMap<Ctx, Map<Id, Head>>()

const headsOf = (ctx: Ctx): Map<Id, Head> => {
  const known = heads.get(ctx) ?? new Map<Id, Head>()
  heads.set(ctx, known)
  return known
}

const readHead = (ctx: Ctx, eventId: Id): Promise<Head | undefined> =>
  db(ctx)
    .selectFrom('crisis_transition')
    .select(['seq', 'hash'])
    .where('event_id', '=', eventId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Adds an entry to the timeline of an event, chained to the one before. */
export async function appendEntry(ctx: Ctx, event: EventRow, { text, ...entry }: NewEntry): Promise<void> {
  const known = headsOf(ctx)
  const last = known.get(event.id) ?? (await readHead(ctx, event.id)) ?? noEntry
  const row = { ...entry, event_id: event.id, seq: last.seq + 1, at: ctx.now }
  const hash = entryHash(last.hash, row, text)
  known.set(event.id, { seq: row.seq, hash })
  const belonging = { tenant_id: event.tenant_id, resident_id: event.resident_id }
  const text_sealed = text === null ? null : seal(ctx, 'crisis_transition.text', event.id, text)
  const values = { ...row, ...belonging, text_sealed, prev: last.hash, hash }
  send(ctx, db(ctx).insertInto('crisis_transition').values(values))
}

export const listEntries = (ctx: Ctx, eventId: Id): Promise<TransitionRow[]> =>
  db(ctx).selectFrom('crisis_transition').selectAll().where('event_id', '=', eventId).orderBy('seq').execute()

export type NewTimer = Pick<TimerRow, 'kind' | 'due_at'> &
  Partial<Pick<TimerRow, 'rung' | 'target' | 'task_id' | 'fired_at'>>

export function insertTimers(ctx: Ctx, event: EventRow, timers: readonly NewTimer[]): void {
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
  send(ctx, db(ctx).insertInto('crisis_timer').values(rows))
}

/** Cancels the timers still to come of an event: the named kinds, or all. */
export function cancelTimers(ctx: Ctx, eventId: Id, kinds?: readonly TimerRow['kind'][], taskId?: Id): void {
  let query = db(ctx)
    .updateTable('crisis_timer')
    .set({ cancelled_at: ctx.now })
    .where('event_id', '=', eventId)
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
  if (kinds) query = query.where('kind', 'in', kinds)
  if (taskId) query = query.where('task_id', '=', taskId)
  send(ctx, query)
}

/** So many timers make a round; then what is due is asked anew, so that a rung waits behind no long row of calmer ones. */
export const dueInRound = 200

/** Timers due now across agencies, rungs of ladders first, then the oldest; the reaper takes each in its agency's name. */
export async function listDueTimers(ctx: Ctx): Promise<Pick<TimerRow, 'id' | 'tenant_id' | 'event_id'>[]> {
  return db(ctx)
    .selectFrom('crisis_timer')
    .select(['id', 'tenant_id', 'event_id'])
    .where('fired_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('due_at', '<=', ctx.now)
    .orderBy(sql`kind <> 'rung'`)
    .orderBy('due_at')
    .limit(dueInRound)
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

export const markFired = (ctx: Ctx, id: Id): void =>
  send(ctx, db(ctx).updateTable('crisis_timer').set({ fired_at: ctx.now }).where('id', '=', id))

/** Brings a rung that is still to come forward to now; one that was asked, or is being asked at this moment, is left alone. */
export const hurryRung = (ctx: Ctx, eventId: Id, rung: number): Promise<unknown> =>
  sql`update crisis_timer set due_at = ${ctx.now} where id in (select id from crisis_timer where event_id = ${eventId} and kind = 'rung'
    and rung = ${rung} and due_at > ${ctx.now} and fired_at is null and cancelled_at is null for update skip locked)`.execute(
    db(ctx),
  )

/** Path of a place from the root of the tree. */
export async function findPath(ctx: Ctx, unitId: Id): Promise<Id[]> {
  const row = await db(ctx).selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow()
  return row.path
}

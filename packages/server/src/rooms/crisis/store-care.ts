import type { Call } from '@anxin/core/crisis/reach.ts'
import type { Id } from '@anxin/core/ids.ts'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import type {
  ContactRow,
  EventRow,
  FollowUpRow,
  LineRow,
  PacketRow,
  PageRow,
  PostventionRow,
  SignalRow,
} from './tables.ts'
import { db } from './tables.ts'

type Of<Row> = Omit<Row, 'tenant_id' | 'resident_id' | 'event_id' | 'at'>
const belonging = (ctx: Ctx, event: EventRow): { tenant_id: Id; resident_id: Id; event_id: Id; at: Date } => ({
  tenant_id: event.tenant_id,
  resident_id: event.resident_id,
  event_id: event.id,
  at: ctx.now,
})

export const insertPage = (ctx: Ctx, event: EventRow, page: Of<PageRow>): void =>
  send(
    ctx,
    db(ctx)
      .insertInto('crisis_page')
      .values({ ...page, ...belonging(ctx, event) }),
  )

/** On which rung somebody was called by this notice. */
export async function findRungOf(ctx: Ctx, noticeId: Id): Promise<number | undefined> {
  const page = db(ctx).selectFrom('crisis_page').select('rung').where('notice_id', '=', noticeId)
  return (await page.executeTakeFirst())?.rung
}

/** @returns false when this very contact was noted before */
export async function insertContact(ctx: Ctx, event: EventRow, contact: Of<ContactRow>): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('crisis_contact')
    .values({ ...contact, ...belonging(ctx, event) })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export const listContacts = (ctx: Ctx, eventId: Id): Promise<ContactRow[]> =>
  db(ctx).selectFrom('crisis_contact').selectAll().where('event_id', '=', eventId).orderBy('at').orderBy('id').execute()

export const findPacket = (ctx: Ctx, conversationId: Id): Promise<PacketRow | undefined> =>
  db(ctx).selectFrom('crisis_packet').selectAll().where('conversation_id', '=', conversationId).executeTakeFirst()

export const insertFollowUps = (
  ctx: Ctx,
  event: EventRow,
  tasks: readonly { id: Id; hours: number; due_at: Date }[],
): Promise<unknown> =>
  db(ctx)
    .insertInto('crisis_follow_up')
    .values(
      tasks.map((task) => ({
        ...task,
        tenant_id: event.tenant_id,
        resident_id: event.resident_id,
        event_id: event.id,
        state: 'due' as const,
        tries: 0,
        reached: null,
        distress: null,
        note_sealed: null,
        done_at: null,
        plan_seen: false,
        last_try: null,
      })),
    )
    .execute()

export const listFollowUps = (ctx: Ctx, eventId: Id): Promise<FollowUpRow[]> =>
  db(ctx).selectFrom('crisis_follow_up').selectAll().where('event_id', '=', eventId).orderBy('due_at').execute()

export const findFollowUp = (ctx: Ctx, id: Id): Promise<FollowUpRow | undefined> =>
  db(ctx).selectFrom('crisis_follow_up').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeFollowUp = (ctx: Ctx, id: Id, change: Partial<FollowUpRow>): Promise<unknown> =>
  db(ctx).updateTable('crisis_follow_up').set(change).where('id', '=', id).execute()

/** Nobody calls any more: what has not been done will not be. */
export const cancelFollowUps = (ctx: Ctx, eventId: Id): Promise<unknown> =>
  db(ctx)
    .updateTable('crisis_follow_up')
    .set({ state: 'cancelled' })
    .where('event_id', '=', eventId)
    .where('state', '<>', 'done')
    .execute()

export const insertPostvention = (
  ctx: Ctx,
  event: EventRow,
  tasks: readonly Pick<PostventionRow, 'id' | 'kind' | 'due_at'>[],
): Promise<unknown> => {
  const { at: _, ...its } = belonging(ctx, event)
  const rows = tasks.map((task) => ({ ...task, ...its, done_at: null, staff_name: null, note_sealed: null }))
  return db(ctx).insertInto('crisis_postvention').values(rows).execute()
}

export const listPostvention = (ctx: Ctx, eventId: Id): Promise<PostventionRow[]> =>
  db(ctx)
    .selectFrom('crisis_postvention')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('due_at')
    .orderBy('kind')
    .execute()

export const findPostvention = (ctx: Ctx, id: Id): Promise<PostventionRow | undefined> =>
  db(ctx).selectFrom('crisis_postvention').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changePostvention = (ctx: Ctx, id: Id, change: Partial<PostventionRow>): Promise<unknown> =>
  db(ctx).updateTable('crisis_postvention').set(change).where('id', '=', id).execute()

export const listSignals = (ctx: Ctx, eventId: Id): Promise<SignalRow[]> =>
  db(ctx).selectFrom('crisis_signal').selectAll().where('event_id', '=', eventId).orderBy('at').orderBy('id').execute()

export interface SentPage {
  readonly at: Date
  readonly to_name: string
  readonly rung: number
  readonly channel: string
  readonly state: 'queued' | 'sent' | 'delivered' | 'failed'
}
/** What was sent about an event, latest first; what went by another channel after a first one failed has its rung too. */
export async function listPages(ctx: Ctx, eventId: Id): Promise<SentPage[]> {
  const { rows } = await sql<SentPage>`select n.at, n.to_name, n.channel, n.state, p.rung from notice n
    cross join lateral (select rung from crisis_page
      where event_id = n.about and (notice_id = n.id or (to_name = n.to_name and at <= n.at))
      order by (notice_id = n.id) desc, at desc limit 1) p
    where n.tenant_id = (select app_tenant()) and n.about = ${eventId}
    order by n.at desc, n.id desc limit 100`.execute(db(ctx))
  return rows
}

/** How the calls stand that have left the house since the event was raised, each kind once. */
export async function listCalls(ctx: Ctx, { id, raised_at }: EventRow): Promise<Call[]> {
  const { rows } =
    await sql<Call>`with outside as (select id, state, staff_id from notice where about = ${id} and tenant_id = (select app_tenant()) and channel <> 'in_app' and staff_id is not null and at >= ${raised_at}),
    asked as (select p.staff_id, p.rung from crisis_page p join outside o on o.id = p.notice_id where p.event_id = ${id})
    select distinct state, staff_id in (select staff_id from asked where rung = (select min(rung) from asked)) as first
    from outside`.execute(db(ctx))
  return rows
}

/** Lines of a conversation after a position, oldest first. */
export const listLines = (ctx: Ctx, conversationId: Id, after: number): Promise<LineRow[]> =>
  db(ctx)
    .selectFrom('crisis_line')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(500)
    .execute()

/** The last lines of a conversation, oldest first. */
export async function listLastLines(ctx: Ctx, conversationId: Id, count: number): Promise<LineRow[]> {
  const rows = await db(ctx)
    .selectFrom('crisis_line')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('seq', 'desc')
    .limit(count)
    .execute()
  return rows.reverse()
}

/** Who of the staff took an event of this resident that is open, or was closed after a moment. */
export async function listOwners(ctx: Ctx, residentId: Id, closedAfter: Date): Promise<Id[]> {
  const rows = await db(ctx)
    .selectFrom('crisis_event')
    .select('owner_id')
    .distinct()
    .where('resident_id', '=', residentId)
    .where('owner_id', 'is not', null)
    .where((e) => e.or([e('closed_at', 'is', null), e('closed_at', '>', closedAfter)]))
    .execute()
  return rows.flatMap((row) => (row.owner_id ? [row.owner_id] : []))
}

/** True when the room aftercare has offered a talk to those who worked on this event, this time. */
export async function wasDebriefOffered(ctx: Ctx, { id, ladder }: EventRow): Promise<boolean> {
  const rows = db(ctx).selectFrom('crisis_debrief').select('event_id').where('event_id', '=', id)
  return (await rows.where('ladder', '=', ladder).limit(1).executeTakeFirst()) !== undefined
}

/** Forms this person has answered since a moment. */
export const listFormsAnswered = (ctx: Ctx, { resident_id, raised_at }: EventRow) =>
  db(ctx)
    .selectFrom('crisis_form')
    .select(['instrument', 'at'])
    .where('resident_id', '=', resident_id)
    .where('at', '>=', raised_at)
    .execute()

/** What other rooms still owe around an event, as codes, each once. */
export async function listOwed(ctx: Ctx, eventId: Id): Promise<string[]> {
  const owed = db(ctx).selectFrom('crisis_owed').select('what').distinct().where('event_id', '=', eventId)
  return (await owed.orderBy('what').execute()).map((row) => row.what)
}

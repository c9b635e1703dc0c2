import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import {
  type ActionRow,
  type CircleRow,
  type ContactRow,
  type DebriefRow,
  db,
  type EventView,
  type ReviewRow,
} from './tables.ts'

export const findEvent = (ctx: Ctx, id: Id): Promise<EventView | undefined> =>
  db(ctx).selectFrom('aftercare_event').selectAll().where('id', '=', id).executeTakeFirst()

export async function findPath(ctx: Ctx, eventId: Id): Promise<Id[] | undefined> {
  const event = db(ctx).selectFrom('aftercare_event as e').innerJoin('unit as u', 'u.id', 'e.unit_id')
  return (await event.select('u.path').where('e.id', '=', eventId).executeTakeFirst())?.path
}

export const lockContact = (ctx: Ctx, id: Id): Promise<ContactRow | undefined> =>
  db(ctx).selectFrom('aftercare_contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeContact = (ctx: Ctx, id: Id, change: Partial<ContactRow>): Promise<ContactRow> =>
  db(ctx).updateTable('aftercare_contact').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Books a contact once for each time the event was raised and each hour. */
export const insertContact = (
  ctx: Ctx,
  row: Record<string, unknown>,
  dueAt: Date,
  lookAt: Date = dueAt,
): Promise<unknown> =>
  ctx.line.query(
    `insert into aftercare_contact (id, tenant_id, resident_id, event_id, ladder, hours, kind, due_at, look_at, state, owner_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,'due',$10) on conflict (event_id, ladder, hours, (kind = 'appointment')) do nothing`,
    [newId(ctx), tenantOf(ctx), row.resident_id, row.id, row.ladder, row.hours, row.kind, dueAt, lookAt, row.owner_id],
  )

/** Contacts owed by a moment, and every appointment still to be made; soonest due first. */
export const listContacts = (ctx: Ctx, until: Date): Promise<ContactRow[]> =>
  db(ctx)
    .selectFrom('aftercare_contact')
    .selectAll()
    .where('state', 'in', ['due', 'missed', 'decide'])
    .where((e) => e.or([e('due_at', '<=', until), e('kind', '=', 'appointment')]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(300)
    .execute()

/** Whether somebody's hand is on the timeline of an event by more than a note: they do not read the file themselves. */
export async function hasHandsIn(ctx: Ctx, eventId: Id, staffId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select review_hands($1, $2) as mine', [eventId, staffId])
  return rows[0]!.mine as boolean
}

interface Look {
  readonly id: Id
  readonly tenant_id: Id
  readonly what: 'contact' | 'review' | 'record'
}

/** What is due to be looked at, across agencies; call as the house. */
export async function listLooks(ctx: Ctx, most: number): Promise<Look[]> {
  const { rows } = await ctx.line.query(
    `(select id, tenant_id, 'contact' as what, look_at from aftercare_contact where state in ('due','missed','decide') and look_at <= $1)
     union all (select id, tenant_id, 'review', look_at from case_review where done_at is null and look_at <= $1)
     union all (select id, tenant_id, 'record', look_at from aftercare_record where done_at is null and look_at <= $1)
     order by look_at limit $2`,
    [ctx.now, most],
  )
  return rows as unknown as Look[]
}

/** Forms this person has answered since a moment. */
export const listFormsAnswered = (ctx: Ctx, residentId: Id, since: Date) =>
  db(ctx)
    .selectFrom('crisis_form')
    .select(['instrument', 'at'])
    .where('resident_id', '=', residentId)
    .where('at', '>=', since)
    .execute()

/** Takes one that is due for this transaction; undefined when another node has it or it is over. */
export const takeContact = (ctx: Ctx, id: Id): Promise<ContactRow | undefined> =>
  db(ctx)
    .selectFrom('aftercare_contact')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['due', 'missed', 'decide'])
    .where('look_at', '<=', ctx.now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const takeReview = (ctx: Ctx, id: Id): Promise<ReviewRow | undefined> =>
  db(ctx)
    .selectFrom('case_review')
    .selectAll()
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('look_at', '<=', ctx.now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const lockReview = (ctx: Ctx, id: Id): Promise<ReviewRow | undefined> =>
  db(ctx).selectFrom('case_review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeReview = (ctx: Ctx, id: Id, change: Partial<ReviewRow>): Promise<ReviewRow> =>
  db(ctx).updateTable('case_review').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Reviews not done, soonest due first, then those of the last month. */
export const listReviews = (ctx: Ctx, since: Date): Promise<ReviewRow[]> =>
  db(ctx)
    .selectFrom('case_review')
    .selectAll()
    .where((e) => e.or([e('done_at', 'is', null), e('done_at', '>', since)]))
    .orderBy('done_at', (o) => o.desc().nullsFirst())
    .orderBy('due_at')
    .limit(200)
    .execute()

export const listActions = (ctx: Ctx, reviewIds: readonly Id[]): Promise<ActionRow[]> =>
  reviewIds.length === 0
    ? Promise.resolve([])
    : db(ctx)
        .selectFrom('review_action')
        .select(['id', 'tenant_id', 'resident_id', 'review_id', 'text_sealed', 'owner_id', 'done_at'])
        .select((e) => e.cast<string>('due_on', 'text').as('due_on'))
        .where('review_id', 'in', reviewIds)
        .orderBy('due_on')
        .orderBy('id')
        .execute()

export const insertActions = (ctx: Ctx, rows: readonly ActionRow[]): Promise<unknown> =>
  rows.length === 0
    ? Promise.resolve()
    : db(ctx)
        .insertInto('review_action')
        .values([...rows])
        .onConflict((c) => c.column('id').doNothing())
        .execute()

export const findAction = (ctx: Ctx, id: Id): Promise<ActionRow | undefined> =>
  db(ctx).selectFrom('review_action').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const endAction = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx)
    .updateTable('review_action')
    .set({ done_at: ctx.now })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()

/** Talks that were offered and neither declined nor held, soonest due first. */
export const listDebriefs = (ctx: Ctx): Promise<DebriefRow[]> =>
  db(ctx)
    .selectFrom('debrief')
    .selectAll()
    .where('held_at', 'is', null)
    .where((e) => e.or([e('answer', 'is', null), e('answer', '=', 'accepted')]))
    .orderBy('due_at')
    .limit(200)
    .execute()

export const findDebrief = (ctx: Ctx, id: Id): Promise<DebriefRow | undefined> =>
  db(ctx).selectFrom('debrief').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeDebrief = (ctx: Ctx, id: Id, change: Partial<DebriefRow>): Promise<unknown> =>
  db(ctx).updateTable('debrief').set(change).where('id', '=', id).execute()

export const insertCircle = (ctx: Ctx, row: CircleRow): Promise<unknown> =>
  db(ctx)
    .insertInto('exposure')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .execute()

export const findCircle = (ctx: Ctx, id: Id): Promise<CircleRow | undefined> =>
  db(ctx).selectFrom('exposure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeCircle = (ctx: Ctx, id: Id, change: Partial<CircleRow>): Promise<unknown> =>
  db(ctx).updateTable('exposure').set(change).where('id', '=', id).execute()

/** Circles not looked after, soonest due first, then those of the last month. */
export const listCircles = (ctx: Ctx, since: Date): Promise<CircleRow[]> =>
  db(ctx)
    .selectFrom('exposure')
    .selectAll()
    .where((e) => e.or([e('seen_at', 'is', null), e('seen_at', '>', since)]))
    .orderBy('seen_at', (o) => o.desc().nullsFirst())
    .orderBy('due_at')
    .limit(200)
    .execute()

export const listEntries = (ctx: Ctx, eventId: Id) =>
  db(ctx).selectFrom('aftercare_entry').selectAll().where('event_id', '=', eventId).orderBy('seq').execute()

export const listSignals = (ctx: Ctx, eventId: Id) =>
  db(ctx).selectFrom('aftercare_signal').selectAll().where('event_id', '=', eventId).orderBy('at').execute()

/** Events by their ids, with the path of their place. */
export async function eventsOf(ctx: Ctx, ids: readonly Id[]): Promise<Map<Id, EventView & { path: Id[] }>> {
  if (ids.length === 0) return new Map()
  const rows = await db(ctx)
    .selectFrom('aftercare_event as e')
    .innerJoin('unit as u', 'u.id', 'e.unit_id')
    .selectAll('e')
    .select('u.path')
    .where('e.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

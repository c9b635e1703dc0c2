import type { Colour, Tier } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId, tenantOf } from '../../platform/ctx.ts'
import * as t from './tables.ts'

const { db, keep } = t
type Row = t.ReferralRow

export const lockReferral = (ctx: Ctx, id: Id): Promise<Row | undefined> =>
  db(ctx).selectFrom('referral').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
/** Begins once: sent again, the row that stands is found. */
export const insertReferral = (ctx: Ctx, row: Row): void =>
  keep.insert(ctx, 'referral', row, 'on conflict (id) do nothing')
export const changeReferral = (ctx: Ctx, id: Id, change: Partial<Row>): void =>
  keep.change(ctx, 'referral', { id }, change)

const listed = [
  ...['id', 'number', 'resident_id', 'unit_id', 'channel', 'tier', 'colour', 'state', 'to_name', 'sender_id'],
  ...['awaits', 'due_at', 'appt_at', 'created_at'],
] as const
export type Listed = Pick<Row, (typeof listed)[number]> & {
  readonly name_sealed: Uint8Array | null
  readonly sender_name: string
}
const over = `('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED')`
/**
 * Of some places (they and all below): what is late first, then by the day it is due; ended ones newest first; after the
 * place of one. The page is cut before anything is joined to it.
 * @param most one more is read, which tells whether there is another page
 */
export async function listReferrals(
  ctx: Ctx,
  asked: { readonly view: 'open' | 'over'; readonly residentId?: Id | undefined; readonly after?: string | undefined },
  places: readonly Id[],
  most: number,
): Promise<(Listed & { readonly place: string })[]> {
  const [key, down] = asked.view === 'open' ? [`coalesce(r.due_at, 'infinity')`, ''] : ['r.created_at', 'desc']
  const order = `${key} ${down}, r.id ${down}`
  const params: unknown[] = [tenantOf(ctx), places, most + 1]
  const on = (value: unknown): string => `$${params.push(value)}`
  const whose = asked.residentId ? `and r.resident_id = any(same_person(${on(asked.residentId)}))` : ''
  const [at, id] = asked.after?.split('~') ?? []
  const from = at ? `and (${key}, r.id) ${down ? '<' : '>'} (${on(at)}::timestamptz, ${on(id)}::uuid)` : ''
  const { rows } = await ctx.line.query(
    `select r.*, referral_place(${key}, r.id) as place, p.name_sealed, f.name as sender_name from (
       select ${listed.map((column) => `r.${column}`).join(', ')} from referral r
       where r.tenant_id = $1 and r.state ${down ? 'in' : 'not in'} ${over} ${whose} ${from}
         and r.unit_id = any(array(select id from unit where path && $2::uuid[]))
       order by ${order} limit $3) r
     join staff f on f.id = r.sender_id left join resident p on p.id = r.resident_id order by ${order}`,
    params,
  )
  return rows as unknown as (Listed & { place: string })[]
}
/** What a colleague passed on, newest first. */
export const listPassed = (ctx: Ctx, senderId: Id): Promise<Row[]> =>
  db(ctx)
    .selectFrom('referral')
    .selectAll()
    .where('sender_id', '=', senderId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()

/** What of somebody is on the way and was sent, soonest due first. */
export const listSentOf = (ctx: Ctx, residentId: Id): Promise<Pick<Row, 'to_name' | 'state' | 'sent_at'>[]> =>
  db(ctx)
    .selectFrom('referral')
    .select(['to_name', 'state', 'sent_at'])
    .where('resident_id', '=', residentId)
    .where('sent_at', 'is not', null)
    .where('state', 'not in', ['CLOSED', 'RETURNED', 'WITHDRAWN', 'RE_ROUTED'])
    .orderBy('due_at')
    .limit(50)
    .execute()

export const insertStep = (ctx: Ctx, row: t.StepRow): void => keep.insert(ctx, 'referral_step', row)
export const listSteps = (ctx: Ctx, referralId: Id): Promise<t.StepRow[]> =>
  db(ctx).selectFrom('referral_step').selectAll().where('referral_id', '=', referralId).orderBy('seq').execute()

export const insertConsent = (ctx: Ctx, row: t.ConsentRow): void =>
  keep.insert(ctx, 'referral_consent', row, 'on conflict (id) do nothing')
export const findConsent = (ctx: Ctx, id: Id | null): Promise<t.ConsentRow | undefined> =>
  id === null
    ? Promise.resolve(undefined)
    : db(ctx).selectFrom('referral_consent').selectAll().where('id', '=', id).executeTakeFirst()
export const endConsent = (ctx: Ctx, id: Id): void =>
  keep.change(ctx, 'referral_consent', { id }, { withdrawn_at: ctx.now })

export const insertException = (ctx: Ctx, row: t.ExceptionRow): void =>
  keep.insert(ctx, 'referral_exception', row, 'on conflict (id) do nothing')
export const findException = (ctx: Ctx, id: Id | null): Promise<t.ExceptionRow | undefined> =>
  id === null
    ? Promise.resolve(undefined)
    : db(ctx).selectFrom('referral_exception').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const changeException = (ctx: Ctx, id: Id, change: Partial<t.ExceptionRow>): void =>
  keep.change(ctx, 'referral_exception', { id }, change)

export const insertParcel = (ctx: Ctx, row: t.ParcelRow): void =>
  keep.insert(ctx, 'referral_parcel', row, 'on conflict (id) do nothing')
export const endParcel = (ctx: Ctx, id: Id): void => keep.change(ctx, 'referral_parcel', { id }, { over_at: ctx.now })
export const findParcel = (ctx: Ctx, id: Id): Promise<t.ParcelRow | undefined> =>
  db(ctx)
    .selectFrom('referral_parcel')
    .selectAll()
    .where('id', '=', id)
    .where('to_tenant', '=', tenantOf(ctx))
    .executeTakeFirst()
/** Sent to this agency and not taken back, newest first. */
export const listParcels = (ctx: Ctx): Promise<t.ParcelRow[]> =>
  db(ctx)
    .selectFrom('referral_parcel')
    .selectAll()
    .where('to_tenant', '=', tenantOf(ctx))
    .where('over_at', 'is', null)
    .orderBy('sent_at', 'desc')
    .limit(100)
    .execute()
/** Sent within the agency to this colleague and not over. */
export const listForColleague = (ctx: Ctx, staffId: Id): Promise<Row[]> =>
  db(ctx)
    .selectFrom('referral')
    .selectAll()
    .where('to_staff', '=', staffId)
    .where('sent_at', 'is not', null)
    .where('state', 'not in', ['CLOSED', 'RETURNED', 'WITHDRAWN', 'RE_ROUTED'])
    .orderBy('due_at')
    .limit(100)
    .execute()

export const insertLink = (ctx: Ctx, row: t.LinkRow): void => keep.insert(ctx, 'referral_link', row)
export const lockLink = (ctx: Ctx, id: Id): Promise<t.LinkRow | undefined> =>
  db(ctx).selectFrom('referral_link').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const newestLink = (ctx: Ctx, referralId: Id): Promise<t.LinkRow | undefined> =>
  db(ctx)
    .selectFrom('referral_link')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
export const changeLink = (ctx: Ctx, id: Id, change: Partial<t.LinkRow>): void =>
  keep.change(ctx, 'referral_link', { id }, change)
/** From now on no link of this referral opens. */
export const revokeLinks = (ctx: Ctx, referralId: Id): Promise<unknown> =>
  ctx.line.query('update referral_link set revoked_at = $2 where referral_id = $1 and revoked_at is null', [
    referralId,
    ctx.now,
  ])

export const insertView = (ctx: Ctx, row: Row, way: t.ViewRow['way'], byName: string): void =>
  keep.insert(ctx, 'referral_view', {
    ...{ id: newId(ctx), tenant_id: row.tenant_id, resident_id: row.resident_id, referral_id: row.id },
    ...{ way, by_name: byName, device: ctx.device.slice(0, 120), at: ctx.now },
  })
export const listViews = (ctx: Ctx, referralId: Id): Promise<t.ViewRow[]> =>
  db(ctx).selectFrom('referral_view').selectAll().where('referral_id', '=', referralId).orderBy('at').execute()

export const laterOf = async (ctx: Ctx, id: Id): Promise<Id | null> =>
  (await db(ctx).selectFrom('referral').select('id').where('earlier_id', '=', id).limit(1).executeTakeFirst())?.id ??
  null

/** How somebody was last judged; a person nobody has judged is YELLOW: somebody thought of referring them. */
export async function standingOf(ctx: Ctx, residentId: Id): Promise<{ colour: Colour; tier: Tier; danger: boolean }> {
  const { rows } = await ctx.line.query(
    `select s.colour, s.tier, d.level, d.unsteady from (select $1::uuid as id) who
       left join referral_standing s on s.resident_id = who.id left join referral_danger d on d.resident_id = who.id`,
    [residentId],
  )
  const row = rows[0] as { colour: Colour | null; tier: Tier | null; level: number | null; unsteady: boolean | null }
  return { colour: row.colour ?? 'YELLOW', tier: row.tier ?? 2, danger: (row.level ?? 0) >= 3 || row.unsteady === true }
}

export async function measuresOf(ctx: Ctx, residentId: Id): Promise<{ instrument: string; total: number; at: Date }[]> {
  const { rows } = await ctx.line.query(
    'select instrument, total, ended_at as at from referral_measure where resident_id = $1 order by ended_at desc limit 4',
    [residentId],
  )
  return rows as unknown as { instrument: string; total: number; at: Date }[]
}
export const hasPlan = async (ctx: Ctx, residentId: Id): Promise<boolean> =>
  (await ctx.line.query('select 1 from referral_plan where resident_id = $1 limit 1', [residentId])).rows.length > 0

/** Where those with the same profile (tier proposed, need) went in the last two years. */
export async function othersLike(
  ctx: Ctx,
  tier: string,
  not: Id,
): Promise<{ tier: string; people: number; seen: number }[]> {
  const { rows } = await ctx.line.query(
    `select tier, count(distinct resident_id)::int as people, (count(distinct resident_id) filter (where seen_at is not null))::int as seen
     from referral where proposed_tier = $1 and resident_id <> $2 and sent_at > $3 group by tier order by people desc`,
    [tier, not, minutesLater(ctx.now, -2 * 365 * 24 * 60)],
  )
  return rows as unknown as { tier: string; people: number; seen: number }[]
}

/** Places of which the last few letters all passed without a word. */
export async function quietPlaces(ctx: Ctx, inARow: number): Promise<Set<Id>> {
  const { rows } = await ctx.line.query(
    `select place_id from (select place_id, received_at, row_number() over (partition by place_id order by sent_at desc) as n
       from referral where place_id is not null and sent_at is not null and (received_at is not null or state in ('EXPIRED','RE_ROUTED'))) x
     where n <= $1 group by place_id having count(*) = $1 and bool_and(received_at is null)`,
    [inARow],
  )
  return new Set(rows.map((row) => row.place_id as Id))
}

/** Referrals whose term has passed and of which nobody was told yet, or that have been silent twice as long; locked. */
export const lockDue = (ctx: Ctx): Promise<Row[]> =>
  db(ctx)
    .selectFrom('referral')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .where('due_at', '<=', ctx.now)
    .where('state', 'not in', ['CLOSED', 'RETURNED', 'WITHDRAWN', 'RE_ROUTED'])
    .orderBy('due_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()

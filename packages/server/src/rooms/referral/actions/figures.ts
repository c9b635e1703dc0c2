import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-inbox.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { leastGroup, silentInARow } from '@anxin/core/referral/terms.ts'
import { namesOf, placesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mustBeAnother } from '../policy.ts'
import { quietPlaces } from '../store.ts'
import { type GlassRow, keep } from '../tables.ts'

const yearMinutes = 365 * 24 * 60

/** Per receiver, of one’s places; a share only where at least ten were sent. */
export async function readFigures(ctx: Ctx): Promise<ReplyOf<typeof door.figuresGet>> {
  const places = placesOf(mustBeStaff(ctx), ['supervisor', 'agency_admin'])
  const { rows } = await ctx.line.query(
    `select r.to_name, min(r.place_id::text)::uuid as place_id, count(*)::int as sent, (count(*) filter (where r.accepted_at is not null))::int as accepted,
       (count(*) filter (where r.closed_at is not null and r.result_at is not null))::int as closed,
       (count(*) filter (where r.state in ('EXPIRED','RE_ROUTED','NO_SHOW') or (r.state = 'CLOSED' and r.result_at is null)))::int as lost,
       (avg(extract(epoch from r.seen_at - r.sent_at)) filter (where r.seen_at is not null) / 86400)::float as days
     from referral r join unit u on u.id = r.unit_id
     where r.sent_at > $1 and u.path && $2::uuid[] group by r.to_name order by sent desc, r.to_name limit 60`,
    [minutesLater(ctx.now, -yearMinutes), places],
  )
  const quiet = await quietPlaces(ctx, silentInARow)
  return {
    pairs: rows.map((row) => {
      const sent = Number(row.sent)
      const rate = (n: unknown) => ({
        of: sent,
        share: sent >= leastGroup ? Math.round((100 * Number(n)) / sent) : null,
      })
      return {
        ...{
          toName: row.to_name as string,
          sent,
          accepted: rate(row.accepted),
          closed: rate(row.closed),
          lost: rate(row.lost),
        },
        daysToSeen: sent >= leastGroup && row.days !== null ? Math.round(Number(row.days) * 10) / 10 : null,
        quiet: quiet.has(row.place_id as Id),
      }
    }),
  }
}

interface Waiting {
  readonly what: 'exception' | 'glass'
  readonly id: Id
  readonly basis: string | null
  readonly by_id: Id
  readonly second_id: Id | null
  readonly reason_sealed: Uint8Array
  readonly at: Date
  readonly review_due: Date
}
const waitingSql = `select 'exception' as what, e.id, e.basis, e.actor_id as by_id, e.second_id, e.reason_sealed, e.at, e.review_due
    from referral_exception e where e.tenant_id = app_tenant() and e.reviewed_at is null
  union all select 'glass', g.id, null, g.staff_id, null, g.reason_sealed, g.opened_at, g.review_due
    from glass g where g.tenant_id = app_tenant() and g.reviewed_at is null`

/** The weekly queue of the agency, soonest due first. */
export async function readReviews(ctx: Ctx): Promise<ReplyOf<typeof door.reviewsGet>> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(`${waitingSql} order by review_due limit 200`)
  const waiting = rows as unknown as Waiting[]
  const names = await namesOf(
    ctx,
    waiting.map((one) => one.by_id),
  )
  return {
    rows: waiting.map((one) => ({
      ...{ id: one.id, what: one.what, basis: one.basis, by: names.get(one.by_id) ?? '' },
      reason:
        unseal(ctx, one.what === 'glass' ? 'glass.reason' : 'referral_exception.reason', one.id, one.reason_sealed) ??
        '',
      ...{ at: one.at.toISOString(), dueAt: one.review_due.toISOString(), late: one.review_due <= ctx.now },
      mayAnswer: one.by_id !== who.id && one.second_id !== who.id,
    })),
  }
}

/** @throws Refusal SECOND_PERSON_NEEDED for whoever opened, decided or agreed */
export async function answerReview(
  ctx: Ctx,
  { params, body }: Input<typeof door.reviewAnswer>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(`select * from (${waitingSql}) w where id = $1 and what = $2`, [
    params.id,
    body.what,
  ])
  const one = rows[0] as unknown as Waiting | undefined
  if (!one) throw new Refusal('NOT_FOUND')
  mustBeAnother(who, one.by_id, one.second_id)
  ctx.about = { id: one.id }
  const table = body.what === 'glass' ? ('glass' as const) : ('referral_exception' as const)
  const said: Partial<GlassRow> = { reviewed_by: who.id, reviewed_at: ctx.now, verdict: body.verdict, call_at: null }
  keep.change(ctx, table, { id: one.id }, { ...said, note_sealed: seal(ctx, `${table}.note`, one.id, body.note) })
  return { done: true }
}

import { appointment, caring, sendsItself } from '@anxin/core/crisis/caring.ts'
import { recordHours } from '@anxin/core/crisis/record.ts'
import { readPercent, reviewHours } from '@anxin/core/crisis/review.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, newId, tenantOf } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { insertContact } from '../store.ts'
import { endRecords, oweRecords } from '../store-record.ts'

/** A talk is offered when the acute phase is over, and at the latest this long after somebody took the event. */
const offerHours = 20
/** Nothing older is looked through again. */
const lookBackDays = 400

const over = `e.state in ('STABILISED','PLAN_ACTIVE','HANDED_OVER','FOLLOW_UP','FALSE_ALARM','CLOSED','DECEASED')`

/** Messages and cards of every event whose acute phase is over. */
async function bookLetters(ctx: Ctx): Promise<number> {
  const own = caring.filter((one) => sendsItself(one.kind))
  const { rows } = await ctx.line.query(
    `select e.id, e.resident_id, e.ladder, e.owner_id, e.stable_at, c.hours, c.kind from aftercare_event e
       cross join unnest($2::int[], $3::text[]) as c (hours, kind)
     where e.stable_at > $1::timestamptz - make_interval(days => $4)
       and e.state in ('STABILISED','PLAN_ACTIVE','HANDED_OVER','FOLLOW_UP','CLOSED')
       and not exists (select 1 from aftercare_contact a where a.event_id = e.id and a.hours = c.hours
         and (a.ladder = e.ladder or a.state = 'sent' and a.due_at = e.stable_at + make_interval(hours => c.hours)))
     limit 500`,
    [ctx.now, own.map((one) => one.hours), own.map((one) => one.kind), lookBackDays],
  )
  for (const row of rows)
    await insertContact(ctx, row, new Date((row.stable_at as Date).getTime() + Number(row.hours) * 3_600_000))
  return rows.length
}

/** Calls that were left when their event closed: they come here, with an owner and a time to look. */
async function takeOverCalls(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select e.id, e.resident_id, e.ladder, e.owner_id, c.hours, c.due_at, case c.hours when 168 then 'visit' else 'call' end as kind
     from aftercare_event e join aftercare_call c on c.event_id = e.id
     where e.state = 'CLOSED' and c.state in ('due','missed_once','escalated','decide')
       and not exists (select 1 from aftercare_contact a where a.event_id = e.id and a.ladder = e.ladder and a.hours = c.hours and a.kind <> 'appointment')
     limit 500`,
  )
  for (const row of rows) await insertContact(ctx, row, row.due_at as Date)
  return rows.length
}

/** Whoever was handed over to a hospital, 120 or 110: an appointment within seven days is owed, by the event's owner. */
async function oweAppointments(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select e.id, e.resident_id, e.ladder, e.owner_id, e.handover_at, $1::int as hours, 'appointment' as kind from aftercare_event e
     where e.handover_at >= e.raised_at and e.handover_at > $2::timestamptz - make_interval(days => $3) and e.state in ('HANDED_OVER','FOLLOW_UP')
       and not exists (select 1 from aftercare_contact a where a.event_id = e.id and a.ladder = e.ladder and a.kind = 'appointment')
     limit 500`,
    [appointment.hours, ctx.now, lookBackDays],
  )
  for (const row of rows) {
    const after = (hours: number): Date => new Date((row.handover_at as Date).getTime() + hours * 3_600_000)
    await insertContact(ctx, row, after(appointment.hours), after(appointment.firstHours))
  }
  return rows.length
}

/** A new danger ends the old year of contacts once it has begun its own; a death ends all of them. */
async function cancelContacts(ctx: Ctx): Promise<number> {
  const { count } = await ctx.line.query(
    `update aftercare_contact a set state = 'cancelled', look_at = null from aftercare_event e
     where e.id = a.event_id and a.state in ('due','missed','decide')
       and (e.ladder > a.ladder and e.stable_at is not null or exists (select 1 from aftercare_event d where d.resident_id = a.resident_id and d.state = 'DECEASED'))`,
  )
  return count
}

/** Files that ended longer ago are drawn no more, and their records asked for no more: an upgrade brings no heap of old ones. */
const drawDays = 30

/**
 * A share of what was called a false alarm, and of ORANGE files whose acute phase is over, goes to a second reader. The
 * draw hangs on the file alone: however often it is asked, the same ones are drawn, each once.
 */
async function drawReadings(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select e.id, e.resident_id, e.ladder, w.why from aftercare_event e
       join unnest($2::text[], $3::int[]) as w (why, percent) on review_draw(e.id, e.ladder, w.why) < w.percent
     where case w.why
         when 'orange' then e.grade = 'ORANGE' and e.stable_at > $1::timestamptz - make_interval(days => $4) and e.state <> 'DECEASED'
         else e.state in ('FALSE_ALARM','CLOSED') and (e.closed_at is null or e.closed_at > $1::timestamptz - make_interval(days => $4))
           and exists (select 1 from aftercare_entry t where t.event_id = e.id and t.to_state = 'FALSE_ALARM' and t.at >= e.raised_at)
       end
       and not exists (select 1 from case_review r where r.event_id = e.id and r.ladder = e.ladder and r.why = w.why)
     limit 200`,
    [ctx.now, Object.keys(readPercent), Object.values(readPercent), drawDays],
  )
  const due = minutesLater(ctx.now, reviewHours.review * 60)
  for (const row of rows) await insertReview(ctx, row, due, due)
  return rows.length
}

const insertReview = (ctx: Ctx, row: Record<string, unknown>, rapidDue: Date, dueAt: Date): Promise<unknown> =>
  ctx.line.query(
    `insert into case_review (id, tenant_id, resident_id, event_id, ladder, why, rapid_due, due_at, look_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$7) on conflict do nothing`,
    [newId(ctx), tenantOf(ctx), row.resident_id, row.id, row.ladder, row.why, rapidDue, dueAt],
  )

/** Every red event somebody has taken, and every death, is reviewed. */
async function openReviews(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select e.id, e.resident_id, e.ladder, 'red' as why, e.acked_at as since from aftercare_event e
     where e.grade in ('RED','RED_E') and e.acked_at > $1::timestamptz - make_interval(days => $2) and e.state <> 'DECEASED'
       and not exists (select 1 from case_review r where r.event_id = e.id and r.ladder = e.ladder and r.why = 'red')
     union all
     select e.id, e.resident_id, e.ladder, 'death', t.at from aftercare_event e
       join aftercare_entry t on t.event_id = e.id and t.to_state = 'DECEASED'
     where e.state = 'DECEASED' and not exists (select 1 from case_review r where r.event_id = e.id and r.why = 'death')
     limit 200`,
    [ctx.now, lookBackDays],
  )
  for (const row of rows) {
    const due = (hours: number): Date => new Date((row.since as Date).getTime() + hours * 3_600_000)
    await insertReview(ctx, row, due(reviewHours.rapidNote), due(reviewHours.review))
  }
  return rows.length
}

/** Everybody who worked on a red event is offered a talk, once for each time it was raised. */
async function offerDebriefs(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select e.id, e.ladder, t.staff_id, min(t.at) as since from aftercare_event e
       join aftercare_entry t on t.event_id = e.id and t.staff_id is not null and t.at >= e.raised_at
     where e.grade in ('RED','RED_E') and e.acked_at is not null and e.acked_at > $1::timestamptz - interval '30 days'
       and (${over} or e.acked_at < $1::timestamptz - make_interval(hours => $2))
       and t.what in ('crisis.event_acknowledged','crisis.event_taken_over','crisis.contact_recorded','crisis.event_assessed','crisis.emergency_called','crisis.event_handed_over')
       and not exists (select 1 from debrief d where d.event_id = e.id and d.ladder = e.ladder and d.staff_id = t.staff_id)
     group by e.id, e.ladder, t.staff_id limit 200`,
    [ctx.now, offerHours],
  )
  for (const row of rows) {
    const { count } = await ctx.line.query(
      `insert into debrief (id, tenant_id, event_id, ladder, staff_id, offered_at, due_at)
       values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing`,
      [
        ...[newId(ctx), tenantOf(ctx), row.id, row.ladder, row.staff_id, ctx.now],
        new Date(Math.max(ctx.now.getTime(), (row.since as Date).getTime() + reviewHours.debrief * 3_600_000)),
      ],
    )
    if (count > 0) await tellStaff(ctx, await listReachable(ctx, [row.staff_id as Id]), 'debrief')
  }
  return rows.length
}

/** A day after somebody took it, the record of an event is whole, or its owner is called for it. */
const oweLateRecords = (ctx: Ctx): Promise<number> =>
  oweRecords(ctx, minutesLater(ctx.now, -recordHours * 60), minutesLater(ctx.now, -drawDays * 24 * 60), recordHours)

/** Finds what has come to be owed since the last look. It asks the facts, so nothing is missed by a restart. Safe to repeat. */
export async function sweep(ctx: Ctx): Promise<number> {
  let found = (await cancelContacts(ctx)) + (await endRecords(ctx))
  for (const work of [
    bookLetters,
    takeOverCalls,
    oweAppointments,
    openReviews,
    drawReadings,
    offerDebriefs,
    oweLateRecords,
  ])
    found += await work(ctx)
  return found
}

import type * as contract from '@anxin/contract/aftercare.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { formOfCallShown, formOfHours } from '@anxin/core/crisis/caring.ts'
import { isReading } from '@anxin/core/crisis/review.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf, reaches } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { numberText, responderRoles } from '../../crisis/door.ts'
import { mayReview } from '../policy.ts'
import * as store from '../store.ts'
import { listMissing } from '../store-record.ts'
import type { ContactRow, EventView } from '../tables.ts'

type Desk = ReplyOf<typeof contract.desk>
export type ContactShown = Desk['contacts'][number]

/** Contacts are shown so long before they are due. */
const aheadMinutes = 36 * 60
const monthMinutes = 30 * 24 * 60

export const numberOf = (event: EventView): string => numberText({ number: event.number, drill: false })
const iso = (at: Date): string => at.toISOString()
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null

/** How the person is called; null for somebody who stayed without a name. */
export async function nameOf(ctx: Ctx, residentId: Id): Promise<string | null> {
  const resident = await readResident(ctx, residentId)
  return resident ? unseal(ctx, 'resident.name', resident.id, resident.name_sealed) : null
}

export async function contactShown(
  ctx: Ctx,
  row: ContactRow,
  event: EventView,
  names: Map<Id, string>,
): Promise<ContactShown> {
  const asksForm = row.kind !== 'appointment' && formOfHours(row.hours) !== undefined
  const answered = asksForm ? await store.listFormsAnswered(ctx, row.resident_id, event.raised_at) : []
  return {
    ...{ id: row.id, eventId: row.event_id, number: numberOf(event), hours: row.hours, kind: row.kind },
    ...{ dueAt: iso(row.due_at), state: row.state, tries: row.tries },
    ownerName: row.owner_id ? (names.get(row.owner_id) ?? null) : null,
    mine: ctx.who.kind === 'staff' && ctx.who.id === row.owner_id,
    name: await nameOf(ctx, row.resident_id),
    form: asksForm ? formOfCallShown(row.hours, row.due_at, answered) : null,
  }
}

/** What is owed at the places this person answers for. */
export async function readDesk(ctx: Ctx): Promise<Desk> {
  const who = mustBeStaff(ctx)
  const since = minutesLater(ctx.now, -monthMinutes)
  const contacts = await store.listContacts(ctx, minutesLater(ctx.now, aheadMinutes))
  const reviews = mayReview(who) ? await store.listReviews(ctx, since) : []
  const debriefs = (await store.listDebriefs(ctx)).filter((one) => one.staff_id === who.id || mayReview(who))
  const circles = await store.listCircles(ctx, since)
  const records = await listMissing(ctx)
  const events = await store.eventsOf(
    ctx,
    [...contacts, ...reviews, ...debriefs, ...circles, ...records].map((one) => one.event_id),
  )
  const mine = (id: Id): boolean => {
    const event = events.get(id)
    return event !== undefined && reaches(who.grants, responderRoles, event.path)
  }
  const actions = await store.listActions(
    ctx,
    reviews.map((one) => one.id),
  )
  const ownerOf = (id: Id): Id | null => events.get(id)?.owner_id ?? null
  const owners = [
    ...contacts.map((one) => one.owner_id),
    ...debriefs.map((one) => one.staff_id),
    ...records.map((one) => ownerOf(one.event_id)),
  ]
  const names = await namesOf(
    ctx,
    owners.filter((id) => id !== null),
  )
  const ownFiles = new Set<Id>()
  for (const one of reviews.filter(({ why, done_at }) => isReading(why) && !done_at))
    if (await store.hasHandsIn(ctx, one.event_id, who.id)) ownFiles.add(one.event_id)
  const number = (id: Id): string => numberOf(events.get(id)!)
  const shown: ContactShown[] = []
  for (const row of contacts.filter((one) => mine(one.event_id)))
    shown.push(await contactShown(ctx, row, events.get(row.event_id)!, names))
  return {
    now: iso(ctx.now),
    contacts: shown,
    records: records
      .filter((one) => mine(one.event_id))
      .map((one) => ({
        ...{ eventId: one.event_id, number: number(one.event_id), missing: one.missing, dueAt: iso(one.due_at) },
        ownerName: names.get(ownerOf(one.event_id) ?? '') ?? null,
        mine: ownerOf(one.event_id) === who.id,
      })),
    reviews: reviews
      .filter((one) => mine(one.event_id))
      .map((one) => ({
        ...{ id: one.id, eventId: one.event_id, number: number(one.event_id), why: one.why },
        ...{ grade: events.get(one.event_id)!.grade, rapidDue: iso(one.rapid_due), rapidAt: isoOrNull(one.rapid_at) },
        ...{ dueAt: iso(one.due_at), doneAt: isoOrNull(one.done_at) },
        openActions: actions.filter((each) => each.review_id === one.id && !each.done_at).length,
        ...{ mine: ownFiles.has(one.event_id), sound: one.sound },
      })),
    debriefs: debriefs
      .filter((one) => one.staff_id === who.id || mine(one.event_id))
      .map((one) => ({
        ...{ id: one.id, number: number(one.event_id), staffId: one.staff_id, mine: one.staff_id === who.id },
        ...{ staffName: names.get(one.staff_id) ?? '', offeredAt: iso(one.offered_at), dueAt: iso(one.due_at) },
        ...{ answer: one.answer, heldAt: isoOrNull(one.held_at) },
      })),
    circles: circles
      .filter((one) => mine(one.event_id))
      .map((one) => ({
        ...{ id: one.id, eventId: one.event_id, number: number(one.event_id), circle: one.circle },
        ...{ people: one.people, dueAt: iso(one.due_at), seenAt: isoOrNull(one.seen_at) },
      })),
  }
}

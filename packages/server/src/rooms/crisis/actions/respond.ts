import type * as contract from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isRed } from '@anxin/core/crisis/grade.ts'
import { isWaiting, mayStep } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { book } from '../../../platform/jobs.ts'
import { seal, sealJson, unseal } from '../../../platform/privacy.ts'
import { mustBeAnother, mustBeOpen, mustOwn, mustStep } from '../policy.ts'
import { appendEntry, cancelTimers, changeEvent, listEntries } from '../store.ts'
import { insertContact, listContacts } from '../store-care.ts'
import type { ContactRow, EventRow } from '../tables.ts'
import { mustFindEvent, mustOwnEvent, tellResident } from './find.ts'
import { bookFollowUps } from './follow-up.ts'
import { actorOf, note, step, tellBoard } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** Tries without an answer that make a person unreachable. @source domain specification 3.8 */
const triesBeforeUnreachable = 3

/** Takes the event: exactly one of many who press at once gets it. */
export async function acknowledge(ctx: Ctx, { params }: Input<typeof contract.acknowledge>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  if (event.owner_id === who.id) {
    cancelTimers(ctx, event.id, ['rung'])
    return detailOf(ctx, event)
  }
  if (event.owner_id !== null || !isWaiting(event.state)) throw new Refusal('ALREADY_TAKEN')
  const change = { owner_id: who.id, acked_at: ctx.now }
  const next = await step(ctx, event, 'ACKED', 'crisis.event_acknowledged', { change })
  await tellResident(ctx, next, 'acknowledged')
  return detailOf(ctx, next)
}

export async function takeOver(ctx: Ctx, { params, body }: Input<typeof contract.takeOver>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  mustBeOpen(event)
  if (event.owner_id === who.id) return detailOf(ctx, event)
  if (event.owner_id === null) throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  const next = changeEvent(ctx, event, { owner_id: who.id })
  await note(ctx, next, 'crisis.event_taken_over', body.reason)
  await tellBoard(ctx, next, 'crisis.event_taken_over')
  await tellResident(ctx, next, 'acknowledged')
  return detailOf(ctx, next)
}

/** Tries since the last time somebody was reached. */
const triesInARow = (contacts: readonly ContactRow[]): number => {
  const lastReached = contacts.findLastIndex((one) => one.outcome === 'reached')
  return contacts.slice(lastReached + 1).filter((one) => one.outcome === 'no_answer').length
}

/** Notes one try to reach the resident, and steps on by what came of it. */
export async function recordContact(ctx: Ctx, { params, body }: Input<typeof contract.contactRecord>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  return detailOf(ctx, await noteContact(ctx, event, body))
}

type Try = {
  readonly id: Id
  readonly channel: ContactRow['channel']
  readonly outcome: ContactRow['outcome']
  readonly note: string
}

async function noteContact(ctx: Ctx, event: EventRow, tried: Try): Promise<EventRow> {
  const who = mustBeStaff(ctx)
  const isNew = await insertContact(ctx, event, {
    id: tried.id,
    staff_id: who.id,
    staff_name: who.name,
    channel: tried.channel,
    outcome: tried.outcome,
    note_sealed: tried.note ? seal(ctx, 'crisis_contact.note', tried.id, tried.note) : null,
  })
  if (!isNew) return event
  await note(ctx, event, 'crisis.contact_recorded', `${tried.channel}:${tried.outcome}`)
  let next = event
  if (next.state === 'ACKED') next = await step(ctx, next, 'CONTACTING', 'crisis.contacting')
  if (tried.outcome === 'reached') {
    if (next.state === 'UNREACHABLE') next = await step(ctx, next, 'CONTACTING', 'crisis.contacting')
    if (next.state === 'CONTACTING')
      next = await step(ctx, next, 'ASSESSING', 'crisis.resident_reached', {
        change: { contacted_at: ctx.now },
      })
  } else if (next.state === 'CONTACTING' && triesInARow(await listContacts(ctx, event.id)) >= triesBeforeUnreachable) {
    next = await step(ctx, next, 'UNREACHABLE', 'crisis.resident_unreachable')
  }
  return next
}

/**
 * A line from the person on call: the owner only. The first one counts as contact by chat.
 * @returns the conversation to write into
 */
export async function mustSpeak(
  ctx: Ctx,
  eventId: Id,
): Promise<{ conversationId: Id; residentId: Id; name: string; staffId: Id }> {
  const who = mustBeStaff(ctx)
  const event = await mustOwnEvent(ctx, eventId)
  if (!event.conversation_id) throw new Refusal('CONVERSATION_CLOSED')
  if (event.state === 'ACKED')
    await noteContact(ctx, event, { id: newId(ctx), channel: 'chat', outcome: 'message_left', note: '' })
  return {
    conversationId: event.conversation_id,
    residentId: event.resident_id,
    name: who.name,
    staffId: who.id,
  }
}

/** A person has called 120 or 110. The caller owns the event from here on. */
export async function callEmergency(ctx: Ctx, { params, body }: Input<typeof contract.emergencyCall>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  if (event.state === 'EMERGENCY') {
    await note(ctx, event, 'crisis.emergency_called', `${body.service}: ${body.note}`)
    return detailOf(ctx, event)
  }
  const change = { owner_id: event.owner_id ?? who.id }
  const text = `${body.service}: ${body.note}`
  return detailOf(ctx, await step(ctx, event, 'EMERGENCY', 'crisis.emergency_called', { change, text }))
}

/** 120 or 110, as it was noted when the emergency was called. */
async function serviceCalled(ctx: Ctx, eventId: Id): Promise<string> {
  const called = (await listEntries(ctx, eventId)).findLast((entry) => entry.to_state === 'EMERGENCY')
  const text = called && unseal(ctx, 'crisis_transition.text', eventId, called.text_sealed)
  return text?.split(':')[0] ?? ''
}

/** Received by a unit: which, who, when. Caring contacts are booked at once. */
export async function handOver(ctx: Ctx, { params, body }: Input<typeof contract.handOver>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  mustStep(event, 'HANDED_OVER')
  const service = await serviceCalled(ctx, event.id)
  const change = {
    handover_sealed: sealJson(ctx, 'crisis_event.handover', event.id, { service, ...body }),
    handover_at: ctx.now,
    stable_at: ctx.now,
  }
  const handed = await step(ctx, event, 'HANDED_OVER', 'crisis.event_handed_over', {
    change,
    text: `${body.unit} ${body.receiver}`,
  })
  const next = await step(ctx, handed, 'FOLLOW_UP', 'crisis.follow_up_begun')
  await bookFollowUps(ctx, next)
  return detailOf(ctx, next)
}

/** Not a danger. For RED the second of two people decides; the first word is kept and shown. */
export async function findFalseAlarm(ctx: Ctx, { params, body }: Input<typeof contract.falseAlarm>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  if (!mayStep(event.state, 'FALSE_ALARM')) throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  if (isRed(event.grade) && event.false_alarm_by === null) {
    mustOwn(who, event)
    const next = changeEvent(ctx, event, { false_alarm_by: who.id })
    await note(ctx, next, 'crisis.false_alarm_proposed', body.reason)
    await tellBoard(ctx, next, 'crisis.false_alarm_proposed')
    return detailOf(ctx, next)
  }
  if (isRed(event.grade)) mustBeAnother(who, event.false_alarm_by)
  else mustOwn(who, event)
  if (event.minor) await book(ctx, 'crisis.false_alarm_found', { eventId: event.id })
  return detailOf(ctx, await step(ctx, event, 'FALSE_ALARM', 'crisis.false_alarm_found', { text: body.reason }))
}

export async function addNote(ctx: Ctx, { params, body }: Input<typeof contract.noteAdd>): Promise<Detail> {
  const event = await mustFindEvent(ctx, params.id)
  await appendEntry(ctx, event, {
    what: 'crisis.note_added',
    from_state: null,
    to_state: null,
    ...actorOf(ctx),
    text: body.note,
  })
  return detailOf(ctx, event)
}

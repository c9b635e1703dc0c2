import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard.ts'
import type { Id } from '@anxin/core/ids.ts'
import { prepare } from '@anxin/core/safeguard/notice.words.ts'
import { rules } from '@anxin/core/safeguard/situation.ts'
import { type Walked, walk } from '@anxin/core/safeguard/walk.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { dangerousContacts } from '../../../platform/identity/danger.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { noteOnEvent } from '../../crisis/door.ts'
import { isDecided, mayOfDisclosure, mustBeAnother, mustBeOpen, refusal } from '../policy.ts'
import * as store from '../store.ts'
import type { DisclosureRow } from '../tables.ts'
import { childOfTelling, keepChildWord, owesChildWord } from './child-word.ts'
import {
  type Around,
  aroundOf,
  hush,
  iso,
  mustReachUnit,
  mustSeeSubject,
  namer,
  numberOf,
  reachesUnit,
  type Subject,
} from './see.ts'

type Shown = ReplyOf<typeof door.disclosureAsk>
type Question = Pick<Input<typeof door.disclosureAsk>['body'], 'situation' | 'receiver' | 'imminent' | 'consent'>

export async function disclosureShown(ctx: Ctx, row: DisclosureRow): Promise<Shown> {
  const name = await namer(ctx, [row.asked_by, row.second_by, row.done_by, row.decided_by])
  const read = (column: string, sealed: Uint8Array | null) => unseal(ctx, `disclosure.${column}`, row.id, sealed)
  const child = await childOfTelling(ctx, row)
  return {
    ...{
      id: row.id,
      eventId: row.event_id,
      eventNumber: await numberOf(ctx, row.event_id),
      residentId: row.resident_id,
    },
    personName: (await aroundOf(ctx, row.resident_id)).name,
    ...{ situation: row.situation, receiver: row.receiver, basis: row.basis, tableVersion: row.table_version },
    certainty: rules[row.situation].certainty,
    ...{ minimum: row.minimum, imminent: row.imminent, consent: row.consent, toldFirst: row.told_first },
    ...{ reason: read('reason', row.reason_sealed) ?? '', words: read('words', row.words_sealed) ?? '' },
    ...{ askedBy: name(row.asked_by) ?? '', askedAt: row.asked_at.toISOString(), secondBy: name(row.second_by) },
    ...{ doneBy: name(row.done_by), doneAt: iso(row.done_at), channel: row.channel },
    ...{
      toName: read('to_name', row.to_name_sealed),
      dropped: row.dropped_at !== null,
      reviewDue: iso(row.review_due),
    },
    ...{ decision: row.decision, decisionNote: read('decision', row.decision_sealed), decidedBy: name(row.decided_by) },
    child,
    may: mayOfDisclosure(mustBeStaff(ctx), row, owesChildWord(child)),
  }
}

/** Whether this contact is marked, or under suspicion as a guardian. */
async function suspicion(ctx: Ctx, subject: Subject, around: Around, receiver: string) {
  const isMarked = await dangerousContacts(ctx, subject.residentId)
  const marked = (one: { phone: string } | null): boolean => one !== null && isMarked(one.phone)
  const contact =
    receiver === 'guardian' ? around.guardian : receiver === 'emergency_contact' ? around.emergencyContact : null
  const sameAsGuardian = contact !== null && contact.phone === around.guardian?.phone
  return {
    mayBeDanger: marked(contact) || (around.guardianClosed && sameAsGuardian),
    guardianSuspected: around.guardianClosed || marked(around.guardian),
  }
}

async function walkFor(ctx: Ctx, subject: Subject, around: Around, asked: Question): Promise<Walked> {
  return walk({ ...asked, ...(await suspicion(ctx, subject, around, asked.receiver)) })
}

/** Walks the table and prepares the words; keeps nothing. */
export async function walkTable(
  ctx: Ctx,
  { body }: Input<typeof door.walkTable>,
): Promise<ReplyOf<typeof door.walkTable>> {
  const subject = await mustSeeSubject(ctx, body)
  const around = await aroundOf(ctx, subject.residentId)
  const walked = await walkFor(ctx, subject, around, body)
  if (!walked.may) return walked
  const harmed = rules[body.situation].minimum.includes('harm_facts')
  const words = prepare(body.receiver as DisclosureRow['receiver'], body.locale, { name: around.name, harmed })
  return { ...walked, minimum: [...walked.minimum], words }
}

/** Asks to tell somebody. @throws Refusal NOBODY_MAY_KNOW, MAY_BE_DANGER, CONSENT_NEEDED: what the table says */
export async function askDisclosure(ctx: Ctx, { body }: Input<typeof door.disclosureAsk>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const subject = await mustSeeSubject(ctx, body)
  const around = await aroundOf(ctx, subject.residentId)
  const walked = await walkFor(ctx, subject, around, body)
  if (!walked.may) throw refusal(walked.why)
  const row = await store.insertDisclosure(ctx, {
    ...{ id: body.id, resident_id: subject.residentId, unit_id: subject.unitId, event_id: subject.event?.id ?? null },
    ...{
      table_version: walked.version,
      situation: body.situation,
      receiver: body.receiver as DisclosureRow['receiver'],
    },
    ...{ basis: walked.basis, minimum: [...walked.minimum] },
    ...{ imminent: walked.people === 'one_life', consent: body.consent, told_first: body.toldFirst },
    reason_sealed: seal(ctx, 'disclosure.reason', body.id, body.reason),
    words_sealed: seal(ctx, 'disclosure.words', body.id, body.words),
    ...{ asked_by: who.id, asked_at: ctx.now },
  })
  if (subject.event)
    await noteOnEvent(ctx, subject.event.id, 'safeguard.disclosure_asked', `${body.situation}:${body.receiver}`)
  return disclosureShown(ctx, row)
}

/** @throws Refusal NOT_FOUND */
export async function mustFindDisclosure(ctx: Ctx, id: Id): Promise<DisclosureRow> {
  const row = await store.lockDisclosure(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  await mustReachUnit(ctx, row.unit_id)
  hush(ctx, row.id)
  return row
}

/** The second of two people agrees. Safe to repeat by the same one. @throws Refusal SECOND_PERSON_NEEDED */
export async function secondDisclosure(ctx: Ctx, { params }: Input<typeof door.disclosureSecond>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await mustFindDisclosure(ctx, params.id)
  if (row.second_by === who.id) return disclosureShown(ctx, row)
  mustBeOpen(row)
  mustBeAnother(who, row.asked_by)
  if (row.second_by) throw new Refusal('WRONG_STATE')
  const next = store.changeDisclosure(ctx, row, { second_by: who.id, second_at: ctx.now })
  await noteOfTelling(ctx, next, 'safeguard.disclosure_seconded')
  return disclosureShown(ctx, next)
}

/** Said to the child before, or why not. @throws Refusal WRONG_STATE for a telling that was given up, BAD_INPUT */
export async function sayBeforeTelling(
  ctx: Ctx,
  { params, body }: Input<typeof door.disclosureChildWord>,
): Promise<Shown> {
  const row = await mustFindDisclosure(ctx, params.id)
  if (row.dropped_at) throw new Refusal('WRONG_STATE')
  const about = { disclosure_id: row.id }
  await keepChildWord(ctx, { residentId: row.resident_id, eventId: row.event_id, about }, body)
  return disclosureShown(ctx, row)
}

const noteOfTelling = async (ctx: Ctx, row: DisclosureRow, what: string): Promise<void> => {
  if (row.event_id) await noteOnEvent(ctx, row.event_id, what, `${row.situation}:${row.receiver}`)
}

/**
 * It was told. The table is walked once more: what was marked since then stops it. The ethics queue has it from now,
 * within a day where one person decided alone. @throws Refusal SECOND_PERSON_NEEDED, MAY_BE_DANGER, WRONG_STATE,
 * GATE_NOT_MET while nobody has told the child or written why not, and no life is in danger
 */
export async function doDisclosure(ctx: Ctx, { params, body }: Input<typeof door.disclosureDone>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await mustFindDisclosure(ctx, params.id)
  if (row.done_by === who.id) return disclosureShown(ctx, row)
  mustBeOpen(row)
  if (!isDecided(row)) throw new Refusal('SECOND_PERSON_NEEDED')
  if (!row.imminent && owesChildWord(await childOfTelling(ctx, row)))
    throw new Refusal('GATE_NOT_MET', { field: 'child' })
  const subject: Subject = { residentId: row.resident_id, unitId: row.unit_id, event: null }
  const walked = await walkFor(ctx, subject, await aroundOf(ctx, row.resident_id), row)
  if (!walked.may) throw refusal(walked.why)
  const due = minutesLater(ctx.now, walked.reviewWithinHours * 60)
  const next = store.changeDisclosure(ctx, row, {
    ...{ done_by: who.id, done_at: ctx.now, channel: body.channel, review_due: due, call_at: due },
    to_name_sealed: seal(ctx, 'disclosure.to_name', row.id, body.toName),
  })
  await noteOfTelling(ctx, next, 'safeguard.disclosure_made')
  if (row.receiver === 'guardian' && row.event_id) await closeTask(ctx, row.event_id, who.id)
  return disclosureShown(ctx, next)
}

/** The guardian has been told: that task is done. */
async function closeTask(ctx: Ctx, eventId: Id, staffId: Id): Promise<void> {
  const task = await store.lockGuardianTask(ctx, { eventId })
  if (task && !task.done_at)
    store.endGuardianTask(ctx, task.id, { outcome: 'told', staff_id: staffId, done_at: ctx.now })
}

export async function dropDisclosure(ctx: Ctx, { params }: Input<typeof door.disclosureDrop>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await mustFindDisclosure(ctx, params.id)
  if (row.dropped_at) return disclosureShown(ctx, row)
  mustBeOpen(row)
  const next = store.changeDisclosure(ctx, row, { dropped_by: who.id, dropped_at: ctx.now })
  await noteOfTelling(ctx, next, 'safeguard.disclosure_dropped')
  return disclosureShown(ctx, next)
}

/** What was told and not yet looked at, of the speaker’s places; the protection officer sees the whole agency. */
export async function listEthics(
  ctx: Ctx,
  { params }: Input<typeof door.ethicsList>,
): Promise<ReplyOf<typeof door.ethicsList>> {
  const disclosures: Shown[] = []
  for (const row of await store.listForEthics(ctx, params.view === 'decided'))
    if (await reachesUnit(ctx, row.unit_id)) disclosures.push(await disclosureShown(ctx, row))
  return { disclosures }
}

/** @throws Refusal SECOND_PERSON_NEEDED for one of those who decided or told */
export async function decideEthics(ctx: Ctx, { params, body }: Input<typeof door.ethicsDecide>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await mustFindDisclosure(ctx, params.id)
  if (row.decided_by === who.id) return disclosureShown(ctx, row)
  if (!row.done_at || row.decided_at) throw new Refusal('WRONG_STATE')
  mustBeAnother(who, row.asked_by, row.second_by, row.done_by)
  const next = store.changeDisclosure(ctx, row, {
    ...{ decision: body.decision, decided_by: who.id, decided_at: ctx.now, call_at: null },
    decision_sealed: seal(ctx, 'disclosure.decision', row.id, body.note),
  })
  await noteOfTelling(ctx, next, 'safeguard.ethics_decided')
  return disclosureShown(ctx, next)
}

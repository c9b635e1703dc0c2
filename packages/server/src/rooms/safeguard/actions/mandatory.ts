import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard-minor.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reportPlaces } from '@anxin/core/safeguard/phone-book.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { closeGuardianView } from '../../../platform/identity/guardian.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { noteOnEvent } from '../../crisis/door.ts'
import { mayOfMandatory, mustBeAnother, stateOfMandatory } from '../policy.ts'
import * as store from '../store.ts'
import type { CallRow, MandatoryRow } from '../tables.ts'
import { childOfReport, keepChildWord, owesChildWord } from './child-word.ts'
import { aroundOf, hush, iso, mustReachUnit, mustSeeSubject, namer, numberOf, reachesUnit } from './see.ts'

export type MandatoryShown = ReplyOf<typeof door.mandatoryStart>

/** Leaders are called again after so many minutes until they have confirmed. @source domain specification 3.6 (ORANGE) */
export const confirmRepeatMinutes = 30

const fulfils = new Set(reportPlaces.filter((one) => one.fulfils).map((one) => one.code))
const isTaken = (calls: readonly CallRow[]): boolean =>
  calls.some((one) => one.outcome === 'taken' && fulfils.has(one.place))

const callShown = (ctx: Ctx, one: CallRow): MandatoryShown['calls'][number] => ({
  ...{ id: one.id, at: one.at.toISOString(), by: one.staff_name, place: one.place, number: one.number },
  outcome: one.outcome,
  receiver: unseal(ctx, 'mandatory_call.receiver', one.id, one.receiver_sealed),
  receipt: unseal(ctx, 'mandatory_call.receipt', one.id, one.receipt_sealed),
  note: unseal(ctx, 'mandatory_call.note', one.id, one.note_sealed),
})

export async function mandatoryShown(ctx: Ctx, row: MandatoryRow): Promise<MandatoryShown> {
  const calls = await store.listCalls(ctx, row.id)
  const around = await aroundOf(ctx, row.resident_id)
  const child = await childOfReport(ctx, row)
  const name = await namer(ctx, [row.started_by, row.confirmed_by, row.completed_by, row.dropped_by])
  const read = (column: string, sealed: Uint8Array | null) => unseal(ctx, `mandatory_report.${column}`, row.id, sealed)
  return {
    ...{ id: row.id, eventId: row.event_id, eventNumber: await numberOf(ctx, row.event_id), personName: around.name },
    ...{ state: stateOfMandatory(row), kind: row.kind, atHome: row.at_home, facts: read('facts', row.facts_sealed) },
    ...{ proposedAt: iso(row.proposed_at), startedBy: name(row.started_by), startedAt: iso(row.started_at) },
    ...{ confirmedBy: name(row.confirmed_by), confirmedAt: iso(row.confirmed_at) },
    ...{ completedBy: name(row.completed_by), completedAt: iso(row.completed_at) },
    ...{ summary: read('summary', row.summary_sealed), droppedBy: name(row.dropped_by) },
    ...{ dropReason: read('drop_reason', row.drop_reason_sealed), guardianClosed: around.guardianClosed },
    calls: calls.map((one) => callShown(ctx, one)),
    child,
    may: mayOfMandatory(mustBeStaff(ctx), row, isTaken(calls) && !owesChildWord(child)),
  }
}

/** Those of the speaker’s places, what is still owed first. */
export async function listMandatory(ctx: Ctx): Promise<ReplyOf<typeof door.mandatoryList>> {
  const reports: MandatoryShown[] = []
  for (const row of await store.listMandatory(ctx))
    if (await reachesUnit(ctx, row.unit_id)) reports.push(await mandatoryShown(ctx, row))
  return { reports }
}

interface Told {
  readonly residentId: Id
  readonly eventId: Id | null
  readonly atHome: boolean
}

/** Harm was heard in a minor’s words or about them: the house proposes, people decide. Safe to repeat. */
export async function proposeMandatory(ctx: Ctx, told: Told): Promise<void> {
  const unitId = (await readResident(ctx, told.residentId))?.unit_id
  if (!unitId) return
  const there = await store.findOpenMandatory(ctx, told.residentId)
  if (there) {
    if (told.atHome && !there.at_home) await store.changeMandatory(ctx, there, { at_home: true })
    return
  }
  await store.insertMandatory(ctx, {
    ...{ id: newId(ctx), resident_id: told.residentId, unit_id: unitId, event_id: told.eventId },
    ...{ at_home: told.atHome, proposed_at: ctx.now, call_at: minutesLater(ctx.now, confirmRepeatMinutes) },
  })
  if (told.eventId) await noteOnEvent(ctx, told.eventId, 'safeguard.mandatory_proposed')
  await callLeaders(ctx, unitId)
}

export const callLeaders = async (ctx: Ctx, unitId: Id): Promise<void> =>
  tellStaff(ctx, await listHolders(ctx, ['supervisor'], unitId), 'safeguard')

/** A worker starts the report, or takes up what the house proposed; harm at home closes the guardian’s view at once. */
export async function startMandatory(ctx: Ctx, { body }: Input<typeof door.mandatoryStart>): Promise<MandatoryShown> {
  const who = mustBeStaff(ctx)
  const { residentId, unitId, event } = await mustSeeSubject(ctx, body)
  if (body.atHome) closeGuardianView(ctx, residentId)
  const open = await store.findOpenMandatory(ctx, residentId)
  if (open?.started_by) return mandatoryShown(ctx, open)
  const id = open?.id ?? body.id
  const begun = {
    ...{ kind: body.kind, at_home: body.atHome || (open?.at_home ?? false), started_by: who.id, started_at: ctx.now },
    facts_sealed: seal(ctx, 'mandatory_report.facts', id, body.facts),
    call_at: minutesLater(ctx.now, confirmRepeatMinutes),
  }
  const row = open
    ? await store.changeMandatory(ctx, open, begun)
    : await store.insertMandatory(ctx, {
        ...{ id, resident_id: residentId, unit_id: unitId, event_id: event?.id ?? null },
        ...begun,
      })
  await callLeaders(ctx, unitId)
  return noted(ctx, row, 'safeguard.mandatory_started', body.kind)
}

/** @throws Refusal NOT_FOUND */
async function mustFind(ctx: Ctx, id: Id): Promise<MandatoryRow> {
  const row = await store.lockMandatory(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  await mustReachUnit(ctx, row.unit_id)
  hush(ctx, row.id)
  return row
}

const noted = async (
  ctx: Ctx,
  row: MandatoryRow,
  what: string,
  text: string | null = null,
): Promise<MandatoryShown> => {
  if (row.event_id) await noteOnEvent(ctx, row.event_id, what, text)
  return mandatoryShown(ctx, row)
}

const mustStandIn = (row: MandatoryRow, ...states: readonly ReturnType<typeof stateOfMandatory>[]): void => {
  const state = stateOfMandatory(row)
  if (!states.includes(state)) throw new Refusal('WRONG_STATE', { detail: { state } })
}

/** The duty leader confirms. @throws Refusal SECOND_PERSON_NEEDED for whoever started it */
export async function confirmMandatory(
  ctx: Ctx,
  { params }: Input<typeof door.mandatoryConfirm>,
): Promise<MandatoryShown> {
  const who = mustBeStaff(ctx)
  const row = await mustFind(ctx, params.id)
  if (row.confirmed_by === who.id) return mandatoryShown(ctx, row)
  mustStandIn(row, 'started')
  mustBeAnother(who, row.started_by)
  const next = await store.changeMandatory(ctx, row, { confirmed_by: who.id, confirmed_at: ctx.now, call_at: null })
  return noted(ctx, next, 'safeguard.mandatory_confirmed')
}

/** One call; 110 does not wait for the leader. */
export async function logCall(ctx: Ctx, { params, body }: Input<typeof door.mandatoryCall>): Promise<MandatoryShown> {
  const who = mustBeStaff(ctx)
  const row = await mustFind(ctx, params.id)
  mustStandIn(row, 'started', 'confirmed')
  if (body.outcome === 'taken' && !body.receiver) throw new Refusal('BAD_INPUT', { field: 'receiver' })
  const kept = (column: string, text: string | null) =>
    text ? seal(ctx, `mandatory_call.${column}`, body.id, text) : null
  await store.insertCall(ctx, {
    ...{ id: body.id, resident_id: row.resident_id, report_id: row.id, place: body.place, number: body.number },
    ...{ staff_id: who.id, staff_name: who.name, outcome: body.outcome, at: ctx.now },
    receiver_sealed: kept('receiver', body.receiver),
    ...{ receipt_sealed: kept('receipt', body.receipt), note_sealed: kept('note', body.note) },
  })
  return noted(ctx, row, 'safeguard.mandatory_called', `${body.place}:${body.outcome}`)
}

/** Said to the child before, or why not; no call waits for it. @throws Refusal WRONG_STATE when there is nothing to report, BAD_INPUT */
export async function sayBeforeReport(
  ctx: Ctx,
  { params, body }: Input<typeof door.mandatoryChildWord>,
): Promise<MandatoryShown> {
  const row = await mustFind(ctx, params.id)
  if (row.dropped_at) throw new Refusal('WRONG_STATE', { detail: { state: 'dropped' } })
  const about = { mandatory_id: row.id }
  await keepChildWord(ctx, { residentId: row.resident_id, eventId: row.event_id, about }, body)
  return mandatoryShown(ctx, row)
}

/** @throws Refusal WRONG_STATE while nobody whose office it is has taken it, GATE_NOT_MET while nothing is kept of what the child heard */
export async function completeMandatory(
  ctx: Ctx,
  { params, body }: Input<typeof door.mandatoryComplete>,
): Promise<MandatoryShown> {
  const who = mustBeStaff(ctx)
  const row = await mustFind(ctx, params.id)
  if (row.completed_at) return mandatoryShown(ctx, row)
  mustStandIn(row, 'confirmed')
  if (!isTaken(await store.listCalls(ctx, row.id))) throw new Refusal('WRONG_STATE', { detail: { missing: 'call' } })
  if (owesChildWord(await childOfReport(ctx, row))) throw new Refusal('GATE_NOT_MET', { field: 'child' })
  const next = await store.changeMandatory(ctx, row, {
    ...{ completed_by: who.id, completed_at: ctx.now },
    summary_sealed: seal(ctx, 'mandatory_report.summary', row.id, body.summary),
  })
  return noted(ctx, next, 'safeguard.mandatory_completed')
}

/** Nothing to report, found by the leader and never by whoever started it. */
export async function dropMandatory(
  ctx: Ctx,
  { params, body }: Input<typeof door.mandatoryDrop>,
): Promise<MandatoryShown> {
  const who = mustBeStaff(ctx)
  const row = await mustFind(ctx, params.id)
  if (row.dropped_at) return mandatoryShown(ctx, row)
  mustStandIn(row, 'proposed', 'started', 'confirmed')
  mustBeAnother(who, row.started_by)
  const next = await store.changeMandatory(ctx, row, {
    ...{ dropped_by: who.id, dropped_at: ctx.now, call_at: null },
    drop_reason_sealed: seal(ctx, 'mandatory_report.drop_reason', row.id, body.reason),
  })
  return noted(ctx, next, 'safeguard.mandatory_dropped')
}

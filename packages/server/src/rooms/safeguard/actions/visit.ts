import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard-visit.ts'
import { listColleagues, listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { callForEvent, noteOnEvent } from '../../crisis/door.ts'
import { mustStillBeSeen } from '../policy.ts'
import * as store from '../store.ts'
import type { VisitRow } from '../tables.ts'
import { aroundOf, hush, iso, mustSee, namer } from './see.ts'

type Shown = ReplyOf<typeof door.visitAsk>

/** Two people see where somebody lives for so long. @source domain specification 3.7 (welfare visit) */
const viewHours = 24
/** The one sentence the pair gets. @source domain specification 3.7 */
const theAsk = '请上门确认安全，并请本人回电。'

interface View {
  readonly name: string
  readonly address: string
  readonly phone: string | null
}

export async function visitShown(ctx: Ctx, row: VisitRow): Promise<Shown> {
  const name = await namer(ctx, [row.first_id, row.second_id, row.asked_by, row.outcome_by])
  return {
    ...{ id: row.id, pair: [name(row.first_id) ?? '', name(row.second_id) ?? ''], askedBy: name(row.asked_by) ?? '' },
    ...{ askedAt: row.asked_at.toISOString(), expiresAt: row.expires_at.toISOString(), why: row.why },
    ...{ outcome: row.outcome, outcomeBy: name(row.outcome_by), outcomeAt: iso(row.outcome_at) },
    outcomeNote: unseal(ctx, 'welfare_visit.outcome', row.id, row.outcome_sealed),
  }
}

const workers = (ctx: Ctx) => listColleagues(ctx, ['community_worker'])

export async function listPeople(ctx: Ctx): Promise<ReplyOf<typeof door.visitPairs>> {
  return { people: (await workers(ctx)).map(({ id, name }) => ({ id, name })) }
}

/**
 * Asks a pair to look whether somebody is safe: where the person is out of reach, or by a decision with its reason.
 * @throws Refusal BAD_INPUT for one person twice, somebody who is no community worker, or a reason that is missing
 */
export async function askVisit(ctx: Ctx, { params, body }: Input<typeof door.visitAsk>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const event = await mustSee(ctx, params.id)
  const there = await store.lockVisit(ctx, body.id)
  if (there) return visitShown(ctx, there)
  const known = new Set((await workers(ctx)).map((one) => one.id))
  if (body.firstId === body.secondId || !known.has(body.firstId) || !known.has(body.secondId))
    throw new Refusal('BAD_INPUT', { field: 'secondId' })
  const why = event.state === 'UNREACHABLE' ? 'unreachable' : 'decision'
  if (why === 'decision' && !body.reason) throw new Refusal('BAD_INPUT', { field: 'reason' })
  const around = await aroundOf(ctx, event.residentId)
  const view: View = {
    name: body.calledName ?? around.name ?? '住户',
    address: body.address,
    phone: body.phone ?? around.phone,
  }
  const isNew = await store.insertVisit(ctx, {
    ...{ id: body.id, resident_id: event.residentId, unit_id: event.unitId, event_id: event.id, why },
    reason_sealed: body.reason ? seal(ctx, 'welfare_visit.reason', body.id, body.reason) : null,
    view_sealed: sealJson(ctx, 'welfare_visit.view', body.id, view),
    ...{ first_id: body.firstId, second_id: body.secondId, asked_by: who.id, asked_at: ctx.now },
    ...{ expires_at: minutesLater(ctx.now, viewHours * 60), call_at: minutesLater(ctx.now, viewHours * 60) },
  })
  if (!isNew) throw new Refusal('WRONG_STATE', { detail: { why: 'visit_open' } })
  await noteOnEvent(ctx, event.id, 'safeguard.visit_asked', why)
  await tellStaff(ctx, await listReachable(ctx, [body.firstId, body.secondId]), 'visit')
  return visitShown(ctx, (await store.lockVisit(ctx, body.id))!)
}

/** What one of the pair sees, and nothing beside it. */
export async function listOwnVisits(ctx: Ctx): Promise<ReplyOf<typeof door.visitsMine>> {
  const who = mustBeStaff(ctx)
  const rows = await store.listVisitsOf(ctx, who.id)
  const name = await namer(
    ctx,
    rows.flatMap((row) => [row.first_id, row.second_id]),
  )
  return {
    visits: rows.map((row) => {
      const view = unsealJson<View>(ctx, 'welfare_visit.view', row.id, row.view_sealed)!
      const other = row.first_id === who.id ? row.second_id : row.first_id
      return {
        ...{ id: row.id, name: view.name, address: view.address, phone: view.phone, ask: theAsk },
        ...{ withWhom: name(other) ?? '', expiresAt: row.expires_at.toISOString() },
      }
    }),
  }
}

/** What was found at the door goes back to the event, and whoever answers for it is called. @throws Refusal NOT_FOUND */
export async function reportVisit(
  ctx: Ctx,
  { params, body }: Input<typeof door.visitOutcome>,
): Promise<ReplyOf<typeof door.visitOutcome>> {
  const who = mustBeStaff(ctx)
  const row = await store.lockVisit(ctx, params.id)
  hush(ctx, params.id)
  if (row?.outcome_by === who.id) return { done: true }
  mustStillBeSeen(row, who, ctx.now)
  store.changeVisit(ctx, row.id, {
    ...{ outcome: body.outcome, outcome_by: who.id, outcome_at: ctx.now, call_at: null },
    outcome_sealed: body.note ? seal(ctx, 'welfare_visit.outcome', row.id, body.note) : null,
  })
  await noteOnEvent(ctx, row.event_id, 'safeguard.visit_reported', [body.outcome, body.note].filter(Boolean).join('：'))
  await callForEvent(ctx, row.event_id, 'safeguard')
  return { done: true }
}

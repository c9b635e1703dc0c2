import type * as door from '@anxin/contract/bureau.ts'
import type { BodyOf, ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { mayReach, mustBeOwn, mustReach } from '../policy.ts'
import * as store from '../store.ts'
import { numberOf } from './office.ts'

type Fields = BodyOf<typeof door.bureauSend>['fields']
type Shown = ReplyOf<typeof door.incomingList>['rows'][number]

function shownOf(ctx: Ctx, row: store.ListedIncoming): Shown {
  const fields = unsealJson<Fields>(ctx, 'incoming.fields', row.id, row.fields_sealed)!
  return {
    ...{ id: row.id, number: row.number, from: row.door_name, state: row.state === 'new' ? 'new' : 'taken' },
    ...{ name: fields.name, phone: fields.phone, asked: fields.asked },
    ...{ worker: fields.worker, workerPhone: fields.workerPhone, residentId: row.resident_id },
    ...{ at: row.at.toISOString(), dueAt: row.due_at.toISOString() },
    late: row.state === 'new' && row.due_at <= ctx.now,
    ...{ signed: row.signed, shown: row.signed ? row.shown : 0 },
  }
}

export async function readIncoming(ctx: Ctx): Promise<ReplyOf<typeof door.incomingList>> {
  const who = mustBeStaff(ctx)
  const rows = await store.listIncoming(ctx, who.id)
  return {
    rows: rows.filter((row) => row.state === 'taken' || mayReach(who, row.path)).map((row) => shownOf(ctx, row)),
  }
}
/** @throws Refusal NOT_FOUND for everybody but whoever took them */
export async function mustFindOwn(ctx: Ctx, id: Id): Promise<store.ListedIncoming> {
  const row = await store.findIncoming(ctx, id)
  mustBeOwn(mustBeStaff(ctx), row)
  // the audit of a person does not say either that an office sent them
  ctx.about = { id: row.id }
  return row
}

export async function readOne(
  ctx: Ctx,
  { params }: Input<typeof door.incomingGet>,
): Promise<ReplyOf<typeof door.incomingGet>> {
  const row = await mustFindOwn(ctx, params.id)
  const [consents, days, sees, looks] = await Promise.all([
    store.listConsents(ctx, row.id),
    store.daysOf(ctx, row.id),
    store.listConfirmed(ctx, row.door_id, row.id),
    store.listLooks(ctx, row.door_id),
  ])
  return {
    ...shownOf(ctx, row),
    consents: consents.map((one) => ({
      ...{ id: one.id, way: one.way, witness: one.witness, at: one.given_at.toISOString() },
      withdrawnAt: one.withdrawn_at?.toISOString() ?? null,
    })),
    days: days.map((one) => ({ day: one.day, shared: one.shared_at !== null && one.taken_back_at === null })),
    sees,
    looks: looks.map((one) => ({ at: one.at.toISOString(), device: one.device, days: one.days })),
  }
}

/** Written down as a person like any other: their record does not say where they came from. Safe to repeat. */
export async function takeIncoming(
  ctx: Ctx,
  { params, body }: Input<typeof door.incomingTake>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  await store.lockIncoming(ctx, params.id)
  const row = await store.findIncoming(ctx, params.id)
  if (!row) throw new Refusal('NOT_FOUND')
  mustReach(who, row.path)
  if (row.state !== 'new') return { done: true }
  if (!body.take) {
    store.changeIncoming(ctx, row.id, { state: 'declined', taken_by: who.id, call_at: null })
    return { done: true }
  }
  const fields = unsealJson<Fields>(ctx, 'incoming.fields', row.id, row.fields_sealed)!
  const residentId = await writeDown(ctx, who, { id: newId(ctx), name: fields.name, phone: fields.phone })
  ctx.about = { id: row.id }
  store.changeIncoming(ctx, row.id, { state: 'taken', resident_id: residentId, taken_by: who.id, call_at: null })
  return { done: true }
}

/** Links somebody who is here already, as they wish. The office sees nothing yet. Safe to repeat. @throws Refusal NOT_FOUND */
export async function linkPerson(ctx: Ctx, { body }: Input<typeof door.incomingLink>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  mustReach(who, await pathOfResident(ctx, body.residentId))
  const office = (await store.listDoors(ctx)).find(({ id, revoked_at }) => id === body.doorId && revoked_at === null)
  if (!office) throw new Refusal('NOT_FOUND', { field: 'doorId' })
  const person = (await readResident(ctx, body.residentId))!
  ctx.about = { id: body.id }
  const fields = {
    name: unseal(ctx, 'resident.name', person.id, person.name_sealed) ?? '',
    phone: unseal(ctx, 'resident.phone', person.id, person.phone_sealed) ?? '',
    ...{ asked: '', worker: '', workerPhone: '' },
  }
  await store.insertIncoming(ctx, {
    ...{
      id: body.id,
      tenant_id: tenantOf(ctx),
      unit_id: person.unit_id,
      door_id: office.id,
      number: numberOf(body.id),
    },
    fields_sealed: sealJson(ctx, 'incoming.fields', body.id, fields),
    ...{ state: 'taken', resident_id: person.id, taken_by: who.id, at: ctx.now, due_at: ctx.now, call_at: null },
  })
  return { done: true }
}

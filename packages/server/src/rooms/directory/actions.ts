import type * as door from '@anxin/contract/directory.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { verifiedDays } from '@anxin/core/referral/match.ts'
import { type Ctx, minutesLater, mustBeStaff, tenantOf } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { callAgainDays, callAheadDays, homeOf, isFresh, kmFrom, mustBuildOn } from './policy.ts'
import * as store from './store.ts'
import type { PlaceCallRow, PlaceRow } from './tables.ts'

type Shown = ReplyOf<typeof door.placePut>
const dayMinutes = 24 * 60

function shown(ctx: Ctx, row: PlaceRow, last: PlaceCallRow | undefined, home: PlaceRow | undefined): Shown {
  const { kind, name, needs, populations, dialects, genders, hours, address, phone, lat, lng, capacity, version } = row
  const km = kmFrom(home, row)
  return {
    km: km === null ? null : Math.round(km * 10) / 10,
    ...{ id: row.id, kind, name, needs, populations, dialects, genders, hours, address, phone, lat, lng, capacity },
    ...{ version, takesEmergencies: row.takes_emergencies, partnerId: row.partner_id },
    capacityAt: row.capacity_at?.toISOString() ?? null,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    verifiedBy: row.verified_by,
    fresh: isFresh(row, ctx.now),
    callDue: row.call_at <= ctx.now,
    callAt: row.call_at.toISOString(),
    lastCall: last ? { at: last.at.toISOString(), by: last.staff_name, outcome: last.outcome } : null,
  }
}

export async function readPlaces(ctx: Ctx): Promise<ReplyOf<typeof door.placesGet>> {
  const [rows, calls, partners] = await Promise.all([
    store.listPlaces(ctx),
    store.lastCalls(ctx),
    store.listPartners(ctx),
  ])
  const home = homeOf(rows)
  const places = rows.map((row) => shown(ctx, row, calls.get(row.id), home))
  return { places, partners, callsDue: places.filter((one) => one.callDue).length }
}

const oneShown = async (ctx: Ctx, row: PlaceRow): Promise<Shown> =>
  shown(ctx, row, (await store.lastCalls(ctx)).get(row.id), homeOf(await store.listPlaces(ctx)))

/** Writes a line down or changes it. A new number has not been rung yet. @throws Refusal WRONG_STATE, BAD_INPUT */
export async function keepPlace(ctx: Ctx, { params, body }: Input<typeof door.placePut>): Promise<Shown> {
  const before = await store.lockPlace(ctx, params.id)
  if ((body.lat === null) !== (body.lng === null)) throw new Refusal('BAD_INPUT', { field: 'lat' })
  const { base, takesEmergencies, partnerId, ...rest } = body
  const said = { ...rest, takes_emergencies: takesEmergencies, partner_id: partnerId }
  const capacityAt = body.capacity === null ? null : ctx.now
  if (!before) {
    if (base !== 0) throw new Refusal('NOT_FOUND')
    const row: PlaceRow = {
      ...{ id: params.id, tenant_id: tenantOf(ctx), ...said, capacity_at: capacityAt, version: 1 },
      ...{ verified_at: null, verified_by: null, call_at: ctx.now, retired_at: null, created_at: ctx.now },
    }
    if (!(await store.insertPlace(ctx, row))) throw new Refusal('NOT_FOUND')
    return oneShown(ctx, row)
  }
  mustBuildOn(before, base)
  const changed: Partial<PlaceRow> = {
    ...{ ...said, version: before.version + 1 },
    capacity_at: body.capacity === before.capacity ? before.capacity_at : capacityAt,
    ...(body.phone === before.phone ? {} : { verified_at: null, verified_by: null, call_at: ctx.now }),
  }
  store.changePlace(ctx, before.id, changed)
  return oneShown(ctx, { ...before, ...changed })
}

/** Somebody rang. Only an answer verifies a line. Safe to repeat by its id. @throws Refusal NOT_FOUND */
export async function ringPlace(ctx: Ctx, { params, body }: Input<typeof door.placeCall>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await store.lockPlace(ctx, params.id)
  if (!row || row.retired_at) throw new Refusal('NOT_FOUND')
  store.insertCall(ctx, {
    ...{ id: body.id, tenant_id: row.tenant_id, place_id: row.id, staff_id: who.id, staff_name: who.name },
    ...{ outcome: body.outcome, note: body.note, at: ctx.now },
  })
  const answered = body.outcome === 'answered'
  const changed: Partial<PlaceRow> = {
    ...(answered ? { verified_at: ctx.now, verified_by: who.name } : {}),
    ...(body.capacity === undefined ? {} : { capacity: body.capacity, capacity_at: ctx.now }),
    call_at: minutesLater(ctx.now, (answered ? verifiedDays - callAheadDays : callAgainDays) * dayMinutes),
  }
  store.changePlace(ctx, row.id, changed)
  return oneShown(ctx, { ...row, ...changed })
}

export async function retirePlace(ctx: Ctx, { params }: Input<typeof door.placeRetire>): Promise<{ done: true }> {
  const row = await store.lockPlace(ctx, params.id)
  if (!row) throw new Refusal('NOT_FOUND')
  if (!row.retired_at) store.changePlace(ctx, row.id, { retired_at: ctx.now })
  return { done: true }
}

import type { BodyOf, ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as link from '@anxin/contract/referral-link.ts'
import type * as door from '@anxin/contract/referral-whole.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { workingMinutesLater } from '@anxin/core/working-days.ts'
import { firstPlace, listHolders, reaches } from '../../platform/access.ts'
import { inAgency } from '../../platform/agencies.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../platform/identity/lock.ts'
import { writeDown } from '../../platform/identity/written-down.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { fingerprint, newSecret, sealJson, unsealJson } from '../../platform/privacy.ts'
import { readDayExceptions } from '../../platform/working-days.ts'
import { takerRoles } from './policy.ts'
import * as store from './store.ts'
import type { IncomingRow } from './tables.ts'

type Fields = BodyOf<typeof link.bureauSend>['fields']
/** Somebody a bureau sent is looked at within so many working days. Number: 安心小屋项目组, awaiting review. */
const lookDays = 2

interface Found {
  readonly tenant_id: Id
  readonly id: Id
  readonly unit_id: Id
  readonly name: string
  readonly tenant_name: string
}
/** The office behind a link. @throws Refusal LINK_USED, LOCKED */
async function mustFindDoor(ctx: Ctx, secret: string): Promise<Found> {
  await mustNotBeLocked(ctx, 'bureau', ctx.address)
  const { rows } = await ctx.line.query('select * from bureau_find($1)', [fingerprint(secret)])
  if (rows[0]) return rows[0] as unknown as Found
  countWrong(ctx, 'bureau', ctx.address)
  throw new Refusal('LINK_USED')
}

/** Attendance that people chose to have confirmed; nothing about anybody else, not even that they came. */
export async function bureauLooks(
  ctx: Ctx,
  { body }: Input<typeof link.bureauLook>,
): Promise<ReplyOf<typeof link.bureauLook>> {
  const found = await mustFindDoor(ctx, body.secret)
  const confirmed = await inAgency(ctx, found.tenant_id, () => store.listConfirmed(ctx, found.id))
  return { bureau: found.name, agency: found.tenant_name, confirmed }
}

/** Takes somebody in from a bureau. Safe to repeat. */
export async function bureauSends(ctx: Ctx, { body }: Input<typeof link.bureauSend>): Promise<{ number: string }> {
  const found = await mustFindDoor(ctx, body.secret)
  return inAgency(ctx, found.tenant_id, async () => {
    const number = `S-${body.id.replace(/-/g, '').slice(-6).toUpperCase()}`
    const due = new Date(workingMinutesLater(ctx.now.getTime(), lookDays * 24 * 60, await readDayExceptions(ctx)))
    const isNew = await store.insertIncoming(ctx, {
      ...{ id: body.id, tenant_id: found.tenant_id, unit_id: found.unit_id, door_id: found.id, number },
      fields_sealed: sealJson(ctx, 'incoming.fields', body.id, body.fields),
      ...{ state: 'new', resident_id: null, taken_by: null, at: ctx.now, due_at: due, call_at: due },
    })
    ctx.about = { id: body.id }
    if (isNew)
      await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], found.unit_id), 'referral', {
        number,
      })
    return { number }
  })
}

export async function listDoors(ctx: Ctx): Promise<ReplyOf<typeof door.bureauDoors>> {
  return {
    doors: (await store.listDoors(ctx)).map((one) => ({
      ...{ id: one.id, name: one.name, madeAt: one.made_at.toISOString(), revoked: one.revoked_at !== null },
    })),
  }
}

/** @throws Refusal LINK_USED when the same write comes twice: the link is shown once */
export async function makeDoor(ctx: Ctx, { body }: Input<typeof door.bureauDoorMake>): Promise<{ url: string }> {
  if ((await store.listDoors(ctx)).some((one) => one.id === body.id)) throw new Refusal('LINK_USED')
  const secret = newSecret()
  store.insertDoor(ctx, {
    ...{ id: body.id, tenant_id: tenantOf(ctx), unit_id: (await firstPlace(ctx))!, name: body.name },
    ...{ secret_hash: fingerprint(secret), made_by: mustBeStaff(ctx).id, made_at: ctx.now, revoked_at: null },
  })
  return { url: `${ctx.floor.baseUrl}/letters.html#b.${secret}` }
}

export async function shutDoor(ctx: Ctx, { params }: Input<typeof door.bureauDoorRevoke>): Promise<{ done: true }> {
  if (!(await store.listDoors(ctx)).some((one) => one.id === params.id)) throw new Refusal('NOT_FOUND')
  store.shutDoor(ctx, params.id)
  return { done: true }
}

async function mustReach(ctx: Ctx, id: Id): Promise<IncomingRow> {
  const row = await store.lockIncoming(ctx, id)
  const { rows } = await ctx.line.query('select path from unit where id = $1', [row?.unit_id ?? null])
  if (!row || !reaches(mustBeStaff(ctx).grants, takerRoles, (rows[0]?.path as Id[]) ?? []))
    throw new Refusal('NOT_FOUND')
  return row
}

export async function readIncoming(ctx: Ctx): Promise<ReplyOf<typeof door.incomingList>> {
  const who = mustBeStaff(ctx)
  const rows = (await store.listIncoming(ctx)).filter((row) => row.state === 'new' || row.taken_by === who.id)
  const days = await store.daysOf(
    ctx,
    rows.map((row) => row.id),
  )
  return {
    rows: rows.map((row) => ({
      ...{ id: row.id, number: row.number, from: row.door_name, state: row.state, residentId: row.resident_id },
      fields: unsealJson<Fields>(ctx, 'incoming.fields', row.id, row.fields_sealed)!,
      ...{ at: row.at.toISOString(), dueAt: row.due_at.toISOString() },
      days: days
        .filter((one) => one.incoming_id === row.id)
        .map((one) => ({ day: one.day, shared: one.shared_at !== null && one.taken_back_at === null })),
    })),
  }
}

/** Written down as a person like any other: their record does not say where they came from. Safe to repeat. */
export async function takeIncoming(
  ctx: Ctx,
  { params, body }: Input<typeof door.incomingTake>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustReach(ctx, params.id)
  if (row.state !== 'new') return { done: true }
  if (!body.take) {
    store.changeIncoming(ctx, row.id, { state: 'declined', taken_by: who.id, call_at: null })
    return { done: true }
  }
  const fields = unsealJson<Fields>(ctx, 'incoming.fields', row.id, row.fields_sealed)!
  const residentId = await writeDown(ctx, who, { id: newId(ctx), name: fields.name, phone: fields.phone })
  ctx.about = { id: row.id, residentId }
  store.changeIncoming(ctx, row.id, { state: 'taken', resident_id: residentId, taken_by: who.id, call_at: null })
  return { done: true }
}

/** The person came on a day. The office sees nothing of it until the person says so. */
export async function recordAttendance(
  ctx: Ctx,
  { params, body }: Input<typeof door.attendanceRecord>,
): Promise<{ done: true }> {
  const row = await mustReach(ctx, params.id)
  if (!row.resident_id) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  ctx.about = { id: row.id, residentId: row.resident_id }
  const name = (await store.listDoors(ctx)).find((one) => one.id === row.door_id)?.name ?? ''
  store.insertAttendance(ctx, {
    ...{ id: newId(ctx), tenant_id: row.tenant_id, resident_id: row.resident_id, incoming_id: row.id, door_name: name },
    ...{ day: body.day, recorded_by: mustBeStaff(ctx).id, at: ctx.now, shared_at: null, taken_back_at: null },
  })
  return { done: true }
}

import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellAdmins, tellStaff } from '../../../platform/outside/tell.ts'
import { findShift } from '../store.ts'
import * as store from '../store-standing.ts'
import { mustBeFitFor } from './fit.ts'
import { placeOf } from './shift.ts'

/** No answer in this long makes the place void. @source domain specification 3.6 */
const answerMinutes = 5
/** A house that slept through the start of a shift still asks within this long. */
const askMinutes = 60
const longestMinutes = 8 * 60
/** A note may be written over this long after its shift. */
const noteHours = 24

/** Asks the devices of everybody whose shift has begun. Safe to repeat. @returns how many were asked */
async function askDevices(ctx: Ctx): Promise<number> {
  let asked = 0
  for (const shift of await store.listUntested(ctx, minutesLater(ctx.now, -askMinutes))) {
    for (const id of [shift.primary_id, shift.secondary_id].filter((one): one is Id => one !== null)) {
      const isNew = await store.insertTest(ctx, shift.id, id, { due_at: minutesLater(ctx.now, answerMinutes) })
      if (!isNew) continue
      await tellStaff(ctx, await listReachable(ctx, [id]), 'device_test')
      asked += 1
    }
  }
  return asked
}

/** A silent device voids its place: the next one moves up, and that is an alarm to those who answer for it. */
async function voidSilent(ctx: Ctx): Promise<number> {
  const overdue = await store.takeOverdue(ctx)
  for (const test of overdue) {
    await store.changeTest(ctx, test.id, { voided_at: ctx.now })
    const [silent] = await listReachable(ctx, [test.staff_id])
    const others = (await listColleagues(ctx, ['supervisor'])).filter((one) => one.id !== test.staff_id)
    const shift = await findShift(ctx, test.shift_id)
    const beside = [shift?.primary_id, shift?.secondary_id].filter((id): id is Id => !!id && id !== test.staff_id)
    const told = [...(await listReachable(ctx, beside)), ...others]
    await tellStaff(ctx, [...new Map(told.map((one) => [one.id, one])).values()], 'slot_void', {
      name: silent?.name ?? '',
    })
    await tellAdmins(ctx, 'slot_void', { name: silent?.name ?? '' })
  }
  return overdue.length
}

/** @returns how many devices were asked or found silent */
export const testDevices = async (ctx: Ctx): Promise<number> => (await askDevices(ctx)) + (await voidSilent(ctx))

/** “I am here.” A late answer gives the place back. Safe to repeat. @throws Refusal NOT_FOUND */
export async function answerDevice(ctx: Ctx, { params }: Input<typeof contract.deviceAnswer>): Promise<{ done: true }> {
  const test = await store.findTest(ctx, params.id)
  if (!test || test.staff_id !== mustBeStaff(ctx).id) throw new Refusal('NOT_FOUND')
  if (!test.answered_at) await store.changeTest(ctx, test.id, { answered_at: ctx.now })
  return { done: true }
}

/** Leaves a note for whoever stands next. @throws Refusal NOT_FOUND, FORBIDDEN when one did not stand, WRONG_STATE when it is too late */
export async function leaveNote(ctx: Ctx, { params, body }: Input<typeof contract.noteLeave>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const shift = await findShift(ctx, params.id)
  if (!shift) throw new Refusal('NOT_FOUND')
  if (shift.primary_id !== who.id && shift.secondary_id !== who.id) throw new Refusal('FORBIDDEN')
  if (shift.starts_at > ctx.now || minutesLater(shift.ends_at, noteHours * 60) < ctx.now)
    throw new Refusal('WRONG_STATE')
  await store.keepNote(ctx, shift.id, who.id, body.text)
  return { done: true }
}

interface Extra {
  readonly id: Id
  readonly unitId: Id
  readonly staffId: Id
  readonly starts: Date
  readonly ends: Date
  readonly why: string
  readonly surgeId: Id | null
}

/** Calls somebody up beside the shift, and tells them. Safe to repeat. @throws Refusal BAD_INPUT, CERT_REQUIRED, OVERLAP or REST_NEEDED */
export async function callUp(ctx: Ctx, extra: Extra): Promise<void> {
  if (extra.ends <= extra.starts || extra.ends > minutesLater(extra.starts, longestMinutes))
    throw new Refusal('BAD_INPUT', { field: 'endsAt' })
  if ((await store.listExtras(ctx)).some((one) => one.id === extra.id)) return
  await mustBeFitFor(ctx, extra.staffId, { starts: extra.starts, ends: extra.ends })
  await store.insertExtra(ctx, {
    ...{ id: extra.id, unit_id: extra.unitId, staff_id: extra.staffId, why: extra.why, surge_id: extra.surgeId },
    ...{ starts_at: extra.starts, ends_at: extra.ends },
  })
  await tellStaff(ctx, await listReachable(ctx, [extra.staffId]), 'called_up')
}

export async function addExtra(ctx: Ctx, { body }: Input<typeof contract.extraAdd>): Promise<{ done: true }> {
  const [starts, ends] = [new Date(body.startsAt), new Date(body.endsAt)]
  const { id, staffId, why } = body
  await callUp(ctx, { id, staffId, why, starts, ends, unitId: await placeOf(ctx), surgeId: null })
  return { done: true }
}

export async function removeExtra(ctx: Ctx, { params }: Input<typeof contract.extraRemove>): Promise<{ done: true }> {
  await store.endExtras(ctx, { id: params.id })
  return { done: true }
}

/** Everybody a public event called up may go. */
export const letGo = (ctx: Ctx, surgeId: Id): Promise<void> => store.endExtras(ctx, { surge: surgeId })

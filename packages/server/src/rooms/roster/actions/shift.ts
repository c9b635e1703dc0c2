import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, listHolders, namesOf, reaches } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { insertTest, listExtras, listSilent } from '../store-standing.ts'
import * as vacancies from '../store-vacancy.ts'
import { findGaps } from './gaps.ts'
import { mustBeBack } from './respite.ts'
import { duty, mustBeCertified, one, type Roster, type ShiftShown, shown, standingRoles } from './shown.ts'

const longestMinutes = 8 * 60
const rosterKeepers = ['agency_admin', 'supervisor', 'cabin_manager'] as const

/** The shift running now, for the neighbour that pages. */
export const findRunningShift = store.findRunningShift

/** The place a shift belongs to: the widest one this person answers for. */
export async function placeOf(ctx: Ctx): Promise<Id> {
  const grants = [...mustBeStaff(ctx).grants].sort((a, b) => a.path.length - b.path.length)
  return grants[0]!.unitId
}

/**
 * A place the speaker makes the roster for, and at which these people answer.
 * @throws Refusal NOT_FOUND, or BAD_INPUT when one of them could not open an event there
 */
async function mustBePlace(ctx: Ctx, unitId: Id, people: readonly Id[]): Promise<Id> {
  if (!reaches(mustBeStaff(ctx).grants, rosterKeepers, await store.readPath(ctx, unitId)))
    throw new Refusal('NOT_FOUND')
  const there = new Set((await listHolders(ctx, standingRoles, unitId)).map((one) => one.id))
  const stranger = people.findIndex((id) => !there.has(id))
  if (stranger >= 0) throw new Refusal('BAD_INPUT', { field: stranger === 0 ? 'primaryId' : 'secondaryId' })
  return unitId
}

/** Empty places colleagues are being asked for, soonest first. */
async function listSeeking(ctx: Ctx): Promise<Roster['seeking']> {
  const open = await vacancies.listOpenVacancies(ctx)
  const requests = await vacancies.listRequests(
    ctx,
    open.map((one) => one.id),
  )
  return open.map((one) => {
    const its = requests.filter((request) => request.vacancy_id === one.id)
    return {
      startsAt: one.starts_at.toISOString(),
      endsAt: one.ends_at.toISOString(),
      place: one.place,
      asked: its.length,
      declined: its.filter((request) => request.state === 'declined').length,
    }
  })
}

export async function readRoster(ctx: Ctx, { params }: Input<typeof contract.roster>): Promise<Roster> {
  const [from, to] = [new Date(params.from), new Date(params.to)]
  const rows = await store.listShifts(ctx, from, to)
  const all = await listColleagues(ctx, standingRoles)
  const certified = new Set((await listColleagues(ctx, standingRoles, duty, shanghaiDay(ctx.now))).map((one) => one.id))
  const running = await store.findRunningShift(ctx, tenantOf(ctx))
  const standing = running ? [running.primary_id, ...(running.secondary_id ? [running.secondary_id] : [])] : []
  const silent = new Set((await listSilent(ctx)).map((one) => one.staff_id))
  const extras = (await listExtras(ctx)).filter((one) => one.starts_at <= ctx.now && !standing.includes(one.staff_id))
  const names = await namesOf(ctx, [...standing, ...extras.map((one) => one.staff_id)])
  const place = (id: Id, slot: 'primary' | 'secondary' | 'extra' | 'supervisor', name = names.get(id) ?? '') => ({
    ...{ id, name, slot, void: slot !== 'supervisor' && silent.has(id) },
  })
  const supervisors = await listColleagues(ctx, ['supervisor'])
  return {
    shifts: await shown(ctx, rows),
    gaps: findGaps(rows, ctx.now > from ? ctx.now : from, to),
    seeking: await listSeeking(ctx),
    people: all.map(({ id, name }) => ({ id, name, certified: certified.has(id) })),
    onDuty: [
      ...standing.map((id, n) => place(id, n === 0 ? 'primary' : 'secondary')),
      ...extras.map((one) => place(one.staff_id, 'extra')),
      ...supervisors.map(({ id, name }) => place(id, 'supervisor', name)),
    ],
  }
}

export async function addShift(ctx: Ctx, { body }: Input<typeof contract.shiftAdd>): Promise<{ shift: ShiftShown }> {
  await store.lockRoster(ctx)
  if (await store.findShift(ctx, body.id)) return one(ctx, body.id)
  const [starts, ends] = [new Date(body.startsAt), new Date(body.endsAt)]
  if (ends <= starts || ends > minutesLater(starts, longestMinutes)) throw new Refusal('BAD_INPUT', { field: 'endsAt' })
  if (body.primaryId === body.secondaryId) throw new Refusal('BAD_INPUT', { field: 'secondaryId' })
  const people = [body.primaryId, body.secondaryId]
  const place = body.unitId ? await mustBePlace(ctx, body.unitId, people) : await placeOf(ctx)
  await mustBeCertified(ctx, people, ends)
  await mustBeBack(ctx, people, starts, ends)
  const busy = (await store.listShifts(ctx, starts, ends)).flatMap((s) => [s.primary_id, s.secondary_id])
  if (busy.includes(body.primaryId) || busy.includes(body.secondaryId)) throw new Refusal('OVERLAP')
  await store.insertShift(ctx, {
    id: body.id,
    unit_id: place,
    starts_at: starts,
    ends_at: ends,
    primary_id: body.primaryId,
    secondary_id: body.secondaryId,
    handover_sealed: null,
  })
  return one(ctx, body.id)
}

export async function removeShift(ctx: Ctx, { params }: Input<typeof contract.shiftRemove>): Promise<{ done: true }> {
  const shift = await store.findShift(ctx, params.id)
  if (!shift) throw new Refusal('NOT_FOUND')
  if (shift.starts_at <= ctx.now) throw new Refusal('WRONG_STATE')
  await store.deleteShift(ctx, shift.id)
  return { done: true }
}

/** "Take over now": a newer shift that stands before the running one until that ends. */
export async function takeDuty(
  ctx: Ctx,
  { body }: Input<typeof contract.dutyTakeOver>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  const running = await store.findShiftFor(ctx, who)
  if (running?.primary_id === who.id) return one(ctx, running.id)
  await mustBeCertified(ctx, [who.id], ctx.now)
  // a place nobody is called in is worse than none: whoever is away says first that they are back
  await mustBeBack(ctx, [who.id], ctx.now, minutesLater(ctx.now, longestMinutes))
  const id = newId(ctx)
  await store.insertShift(ctx, {
    id,
    unit_id: running?.unit_id ?? (await placeOf(ctx)),
    starts_at: ctx.now,
    ends_at: running?.ends_at ?? minutesLater(ctx.now, longestMinutes),
    primary_id: who.id,
    // whoever stood first now stands second
    secondary_id: running ? running.primary_id : null,
    handover_sealed: body.handoverNote ? seal(ctx, 'shift.handover', id, body.handoverNote) : null,
  })
  // whoever presses the button is there; the one they relieve is asked for nothing
  for (const one of running ? [who.id, running.primary_id] : [who.id])
    await insertTest(ctx, id, one, { answered_at: ctx.now })
  return one(ctx, id)
}

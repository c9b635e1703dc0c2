import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, listReachable, namesOf, type Reachable, reaches } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff, newId, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellAdmins, tellStaff } from '../../../platform/outside/tell.ts'
import { changeShift, deleteShift, insertShift, listShifts, lockRoster, readPath } from '../store.ts'
import * as store from '../store-respite.ts'
import type { RespiteRow, ShiftRow } from '../tables.ts'
import { findVolunteers } from './volunteer.ts'

const dayMinutes = 24 * 60
/** An offer nobody has said anything to is shown this long. */
const offerDays = 7
/** Longer is a matter for those who employ, not for the roster. */
const mostDays = 30
/** A wish nobody has answered is told again, to the administrators too. */
const tellAgainHours = 24
const duty = 'C-SUPERVISE'

const dayStart = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
const standIn = (shift: ShiftRow, id: Id): boolean => shift.primary_id === id || shift.secondary_id === id
const namesDays = ({
  starts_at,
  ends_at,
}: Pick<store.Wished, 'starts_at' | 'ends_at'>): { from: string; to: string } => ({
  from: shanghaiDay(starts_at),
  // the last day is the one that ends with the span
  to: shanghaiDay(new Date(ends_at.getTime() - 1)),
})

/** Of these, whoever is not away; a rung with nobody but them is the caller's to mind. */
export async function atWork(ctx: Ctx, people: readonly Reachable[]): Promise<Reachable[]> {
  const away = await store.listAwayNow(ctx)
  return people.filter((one) => !away.has(one.id))
}

/** @throws Refusal ON_RESPITE when one of them is away in a span */
export async function mustBeBack(ctx: Ctx, ids: readonly Id[], from: Date, to: Date): Promise<void> {
  if ((await store.listAway(ctx, from, to)).some((one) => ids.includes(one.staff_id))) throw new Refusal('ON_RESPITE')
}

/** After a talk: somebody is asked whether they want some days without new alerts. Asked once for each talk, and not while
 * they have been asked already or are away. */
export async function offerRespite(ctx: Ctx, staffId: Id, unitId: Id, debriefId: Id): Promise<void> {
  if ((await store.listMine(ctx, staffId, minutesLater(ctx.now, -offerDays * dayMinutes))).length > 0) return
  const isNew = await store.insertOffer(ctx, { staff_id: staffId, unit_id: unitId, debrief_id: debriefId })
  if (isNew) await tellStaff(ctx, await listReachable(ctx, [staffId]), 'respite_offer')
}

/** Who answers a wish: supervisors of the place, but not whoever wished. */
async function answerers(ctx: Ctx, row: RespiteRow): Promise<Reachable[]> {
  const all = await listHolders(ctx, ['supervisor'], row.unit_id, duty, shanghaiDay(ctx.now))
  return atWork(
    ctx,
    all.filter((one) => one.id !== row.staff_id),
  )
}

const mayAnswer = async (ctx: Ctx, who: StaffWho, row: RespiteRow): Promise<boolean> =>
  reaches(who.grants, ['supervisor'], await readPath(ctx, row.unit_id))

/** What I am offered or wished, what waits for my answer, and who is away. */
export async function readRespites(ctx: Ctx): Promise<ReplyOf<typeof contract.respites>> {
  const who = mustBeStaff(ctx)
  const mine = await store.listMine(ctx, who.id, minutesLater(ctx.now, -offerDays * dayMinutes))
  const far = minutesLater(ctx.now, 2 * mostDays * dayMinutes)
  const away = await store.listAway(ctx, ctx.now, far)
  const wishes: store.Wished[] = []
  for (const row of who.duties.includes(duty) ? await store.listWishes(ctx) : [])
    if (row.staff_id !== who.id && (await mayAnswer(ctx, who, row))) wishes.push(row)
  const names = await namesOf(
    ctx,
    [...away, ...wishes].map((one) => one.staff_id),
  )
  const shifts = wishes.length > 0 ? await listShifts(ctx, ctx.now, far) : []
  const inHand = await store.countInHand(
    ctx,
    wishes.map((one) => one.staff_id),
  )
  const shown = (row: store.Wished) => ({
    ...{ id: row.id, name: names.get(row.staff_id) ?? '', mine: row.staff_id === who.id, ...namesDays(row) },
  })
  return {
    mine: mine.map((row) => ({
      id: row.id,
      state: row.wish === null ? 'offered' : (row.answer ?? 'wished'),
      ...(row.starts_at && row.ends_at
        ? namesDays({ starts_at: row.starts_at, ends_at: row.ends_at })
        : { from: null, to: null }),
    })),
    wishes: wishes.map((row) => ({
      ...shown(row),
      ...{ wishedAt: row.wished_at!.toISOString(), inHand: inHand.get(row.staff_id) ?? 0 },
      places: shifts.filter(
        (one) => standIn(one, row.staff_id) && one.starts_at < row.ends_at && one.ends_at > row.starts_at,
      ).length,
    })),
    away: away.map(shown),
  }
}

/** One's own wish. Safe to repeat. @throws Refusal NOT_FOUND, WRONG_STATE once it is granted, BAD_INPUT */
export async function wishRespite(
  ctx: Ctx,
  { params, body }: Input<typeof contract.respiteWish>,
): Promise<{ done: true }> {
  const row = await store.lockRespite(ctx, params.id)
  if (!row || row.staff_id !== mustBeStaff(ctx).id) throw new Refusal('NOT_FOUND')
  if (row.answer === 'granted') throw new Refusal('WRONG_STATE')
  const unsaid = { answer: null, answered_at: null, answered_by: null }
  if (!body.days) {
    await store.changeRespite(ctx, row.id, {
      ...unsaid,
      wish: 'none',
      wished_at: ctx.now,
      starts_at: null,
      ends_at: null,
    })
    return { done: true }
  }
  const { from, to } = body.days
  if (from < shanghaiDay(ctx.now)) throw new Refusal('BAD_INPUT', { field: 'from' })
  const [starts, ends] = [dayStart(from), minutesLater(dayStart(to), dayMinutes)]
  if (to < from || ends > minutesLater(starts, mostDays * dayMinutes)) throw new Refusal('BAD_INPUT', { field: 'to' })
  const same = row.starts_at?.getTime() === starts.getTime() && row.ends_at?.getTime() === ends.getTime()
  if (same && row.answer === null) return { done: true }
  const wished = { wish: 'away' as const, wished_at: ctx.now, starts_at: starts, ends_at: ends, told_at: ctx.now }
  await store.changeRespite(ctx, row.id, { ...unsaid, ...wished })
  await tellWish(ctx, row)
  return { done: true }
}

/** Tells whoever may answer; where nobody may, the administrators see to it that somebody does. */
async function tellWish(ctx: Ctx, row: RespiteRow): Promise<void> {
  const people = await answerers(ctx, row)
  if (people.length > 0) await tellStaff(ctx, people, 'respite_wish')
  else await tellAdmins(ctx, 'respite_wish')
}

/** Tells of wishes nobody has answered for a day, once a day. @returns how many */
export async function remindOfWishes(ctx: Ctx): Promise<number> {
  const rows = await store.takeUnanswered(ctx, tellAgainHours)
  for (const row of rows) {
    await store.changeRespite(ctx, row.id, { told_at: ctx.now })
    await tellStaff(ctx, await answerers(ctx, row), 'respite_wish')
    await tellAdmins(ctx, 'respite_wish')
  }
  return rows.length
}

/**
 * Grants the days or asks to talk first; safe to repeat.
 * @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED for one's own, WRONG_STATE where there is no wish or its days are over
 */
export async function answerRespite(
  ctx: Ctx,
  { params, body }: Input<typeof contract.respiteAnswer>,
): Promise<{ places: number }> {
  const who = mustBeStaff(ctx)
  await lockRoster(ctx)
  const row = await store.lockRespite(ctx, params.id)
  if (!row || !(await mayAnswer(ctx, who, row))) throw new Refusal('NOT_FOUND')
  if (row.staff_id === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
  if (row.answer === body.answer) return { places: 0 }
  if (row.answer === 'granted' || !row.starts_at || !row.ends_at || row.ends_at <= ctx.now)
    throw new Refusal('WRONG_STATE')
  const from = row.starts_at > ctx.now ? row.starts_at : ctx.now
  await store.changeRespite(ctx, row.id, {
    ...{ answer: body.answer, answered_at: ctx.now, answered_by: who.id },
    ...(body.answer === 'granted' ? { starts_at: from } : {}),
  })
  await tellStaff(ctx, await listReachable(ctx, [row.staff_id]), 'respite_answer')
  if (body.answer !== 'granted') return { places: 0 }
  const places = await stepOut(ctx, row.staff_id, from, row.ends_at)
  if (places > 0) await findVolunteers(ctx)
  return { places }
}

/**
 * Takes somebody out of every shift their days touch: the hours before and after stay as they were, whoever stands
 * beside them moves up, and what nobody stands in any more is a gap like any other. @returns how many shifts
 */
async function stepOut(ctx: Ctx, staffId: Id, from: Date, until: Date): Promise<number> {
  const theirs = (await listShifts(ctx, from, until)).filter((one) => standIn(one, staffId))
  for (const { unit_name, ...shift } of theirs) {
    const begins = new Date(Math.max(shift.starts_at.getTime(), from.getTime()))
    const ends = new Date(Math.min(shift.ends_at.getTime(), until.getTime()))
    const beside = shift.primary_id === staffId ? shift.secondary_id : shift.primary_id
    const pieces = [
      { ...shift, ends_at: begins },
      ...(beside ? [{ ...shift, starts_at: begins, ends_at: ends, primary_id: beside, secondary_id: null }] : []),
      { ...shift, starts_at: ends },
    ].filter((one) => one.starts_at < one.ends_at)
    const [first, ...more] = pieces
    if (first) await changeShift(ctx, shift.id, { ...first, swap_from: null, swap_to: null })
    else await deleteShift(ctx, shift.id)
    // a note of the shift before is sealed for the first piece
    for (const piece of more) await insertShift(ctx, { ...bare(piece), id: newId(ctx), handover_sealed: null })
  }
  await store.endExtrasOf(ctx, staffId, from, until)
  return theirs.length
}

const bare = ({
  tenant_id,
  swap_from,
  swap_to,
  ...shift
}: ShiftRow): Omit<ShiftRow, 'tenant_id' | 'swap_from' | 'swap_to'> => shift

/** “I am back.” Safe to repeat. @throws Refusal NOT_FOUND, WRONG_STATE when nothing was granted */
export async function endRespite(ctx: Ctx, { params }: Input<typeof contract.respiteEnd>): Promise<{ done: true }> {
  const row = await store.lockRespite(ctx, params.id)
  if (!row || row.staff_id !== mustBeStaff(ctx).id) throw new Refusal('NOT_FOUND')
  if (row.answer !== 'granted') throw new Refusal('WRONG_STATE')
  if (!row.ended_at) await store.changeRespite(ctx, row.id, { ended_at: ctx.now })
  return { done: true }
}

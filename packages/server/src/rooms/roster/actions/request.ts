import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { changeShift, findShift, insertShift, listShifts, lockRoster } from '../store.ts'
import * as store from '../store-vacancy.ts'
import type { VacancyRow } from '../tables.ts'
import { mustBeFitFor } from './fit.ts'
import { askNext, findVolunteers } from './volunteer.ts'

type Requests = ReplyOf<typeof contract.requests>

/** What I am asked to stand in for, soonest first. */
export async function listOwn(ctx: Ctx): Promise<Requests> {
  const rows = await store.listAskedOf(ctx, mustBeStaff(ctx).id)
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => (row.primary_id ? [row.primary_id] : [])),
  )
  const requests = rows.map((row) => ({
    id: row.request_id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    unitName: row.unit_name,
    place: row.place,
    withName: row.primary_id ? (names.get(row.primary_id) ?? '') : null,
    askedAt: row.asked_at.toISOString(),
  }))
  return { requests }
}

/** Stands somebody in the empty place. @throws Refusal PLACE_TAKEN when it is no longer empty */
async function take(ctx: Ctx, vacancy: VacancyRow, staffId: Id): Promise<void> {
  if (vacancy.shift_id !== null) {
    const shift = await findShift(ctx, vacancy.shift_id)
    if (!shift || shift.secondary_id !== null) throw new Refusal('PLACE_TAKEN')
    await changeShift(ctx, shift.id, { secondary_id: staffId })
    return
  }
  if ((await listShifts(ctx, vacancy.starts_at, vacancy.ends_at)).length > 0) throw new Refusal('PLACE_TAKEN')
  await insertShift(ctx, {
    id: vacancy.id,
    unit_id: vacancy.unit_id,
    starts_at: vacancy.starts_at > ctx.now ? vacancy.starts_at : ctx.now,
    ends_at: vacancy.ends_at,
    primary_id: staffId,
    secondary_id: null,
    handover_sealed: null,
  })
}

/**
 * Yes or no to one's own request. The first yes has the place; of two in the same moment one
 * is told that it is taken. Safe to repeat.
 * @throws Refusal NOT_FOUND, PLACE_TAKEN, CERT_REQUIRED, OVERLAP or REST_NEEDED
 */
export async function answerRequest(
  ctx: Ctx,
  { params, body }: Input<typeof contract.requestAnswer>,
): Promise<Requests> {
  const who = mustBeStaff(ctx)
  const asked = await store.findRequest(ctx, params.id)
  if (!asked || asked.staff_id !== who.id) throw new Refusal('NOT_FOUND')
  await lockRoster(ctx)
  const vacancy = await store.lockVacancy(ctx, asked.vacancy_id)
  const request = (await store.findRequest(ctx, asked.id))!
  if (request.state === 'accepted') return listOwn(ctx)
  const open = vacancy.state === 'open' && vacancy.ends_at > ctx.now
  if (!body.accept) {
    if (request.state !== 'asked') return listOwn(ctx)
    await store.answerRequest(ctx, request.id, 'declined')
    if (open) await askNext(ctx, vacancy)
    return listOwn(ctx)
  }
  if (!open) throw new Refusal('PLACE_TAKEN')
  await mustBeFitFor(ctx, who.id, { starts: vacancy.starts_at, ends: vacancy.ends_at })
  await take(ctx, vacancy, who.id)
  await store.answerRequest(ctx, request.id, 'accepted')
  await store.endVacancy(ctx, vacancy.id, 'filled')
  // the place beside the new one may still be empty
  await findVolunteers(ctx)
  return listOwn(ctx)
}

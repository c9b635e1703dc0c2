import type * as contract from '@anxin/contract/crisis-roster.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { seal } from '../../../platform/privacy.ts'
import * as store from '../roster-store.ts'
import type { ShiftRow } from '../tables.ts'

type Roster = ReplyOf<typeof contract.roster>
type ShiftShown = Roster['shifts'][number]
const standingRoles = ['crisis_worker', 'social_worker', 'supervisor'] as const
const duty = 'C-CRISIS'
const longestMinutes = 8 * 60

/** The place a shift belongs to: the widest one this person answers for. */
async function placeOf(ctx: Ctx): Promise<Id> {
  const grants = [...mustBeStaff(ctx).grants].sort((a, b) => a.path.length - b.path.length)
  return grants[0]!.unitId
}

async function shown(ctx: Ctx, rows: readonly (ShiftRow & { unit_name: string })[]): Promise<ShiftShown[]> {
  const ids = rows.flatMap((row) =>
    [row.primary_id, row.secondary_id, row.swap_from, row.swap_to].filter((id) => id !== null),
  )
  const names = await store.namesOf(ctx, [...new Set(ids)])
  const person = (id: Id): { id: Id; name: string } => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    primary: person(row.primary_id),
    secondary: row.secondary_id ? person(row.secondary_id) : null,
    swap:
      row.swap_from && row.swap_to
        ? {
            fromName: names.get(row.swap_from) ?? '',
            toId: row.swap_to,
            toName: names.get(row.swap_to) ?? '',
          }
        : null,
  }))
}

/** Spans without anybody, and spans with only one person, in order. */
export function findGaps(
  shifts: readonly Pick<ShiftRow, 'starts_at' | 'ends_at' | 'secondary_id'>[],
  from: Date,
  to: Date,
): Roster['gaps'] {
  const cuts = [...new Set([from, to, ...shifts.flatMap((s) => [s.starts_at, s.ends_at])].map((d) => d.getTime()))]
    .filter((t) => t >= from.getTime() && t <= to.getTime())
    .sort((a, b) => a - b)
  const gaps: Roster['gaps'] = []
  cuts.slice(0, -1).forEach((start, i) => {
    const end = cuts[i + 1]!
    const running = shifts.filter((s) => s.starts_at.getTime() <= start && s.ends_at.getTime() >= end)
    if (running.some((s) => s.secondary_id !== null)) return
    const missing = running.length === 0 ? ('both' as const) : ('second' as const)
    const last = gaps.at(-1)
    if (last && last.missing === missing && last.to === new Date(start).toISOString()) {
      gaps[gaps.length - 1] = { ...last, to: new Date(end).toISOString() }
    } else gaps.push({ from: new Date(start).toISOString(), to: new Date(end).toISOString(), missing })
  })
  return gaps
}

export async function readRoster(ctx: Ctx, { params }: Input<typeof contract.roster>): Promise<Roster> {
  const [from, to] = [new Date(params.from), new Date(params.to)]
  const rows = await store.listShifts(ctx, from, to)
  const place = await placeOf(ctx)
  const all = await listHolders(ctx, standingRoles, place)
  const certified = new Set(
    (await listHolders(ctx, standingRoles, place, duty, shanghaiDay(ctx.now))).map((one) => one.id),
  )
  const running = await store.findRunningShift(ctx, tenantOf(ctx))
  const names = await store.namesOf(
    ctx,
    running ? [running.primary_id, ...(running.secondary_id ? [running.secondary_id] : [])] : [],
  )
  const supervisors = await listHolders(ctx, ['supervisor'], place)
  return {
    shifts: await shown(ctx, rows),
    gaps: findGaps(rows, ctx.now > from ? ctx.now : from, to),
    people: all.map(({ id, name }) => ({ id, name, certified: certified.has(id) })),
    onDuty: [
      ...(running
        ? [{ id: running.primary_id, name: names.get(running.primary_id) ?? '', slot: 'primary' as const }]
        : []),
      ...(running?.secondary_id
        ? [
            {
              id: running.secondary_id,
              name: names.get(running.secondary_id) ?? '',
              slot: 'secondary' as const,
            },
          ]
        : []),
      ...supervisors.map(({ id, name }) => ({ id, name, slot: 'supervisor' as const })),
    ],
  }
}

/** Each person needs a certificate valid to the end of the shift. @throws Refusal CERT_REQUIRED */
async function mustBeCertified(ctx: Ctx, ids: readonly Id[], until: Date): Promise<void> {
  const holders = await listHolders(ctx, standingRoles, await placeOf(ctx), duty, shanghaiDay(until))
  const known = new Set(holders.map((one) => one.id))
  if (!ids.every((id) => known.has(id))) throw new Refusal('CERT_REQUIRED', { detail: { duty } })
}

async function one(ctx: Ctx, id: Id): Promise<{ shift: ShiftShown }> {
  const row = await store.findShift(ctx, id)
  const [shift] = await shown(
    ctx,
    (await store.listShifts(ctx, row!.starts_at, row!.ends_at)).filter((s) => s.id === id),
  )
  return { shift: shift! }
}

export async function addShift(ctx: Ctx, { body }: Input<typeof contract.shiftAdd>): Promise<{ shift: ShiftShown }> {
  if (await store.findShift(ctx, body.id)) return one(ctx, body.id)
  const [starts, ends] = [new Date(body.startsAt), new Date(body.endsAt)]
  if (ends <= starts || ends > minutesLater(starts, longestMinutes)) throw new Refusal('BAD_INPUT', { field: 'endsAt' })
  if (body.primaryId === body.secondaryId) throw new Refusal('BAD_INPUT', { field: 'secondaryId' })
  await mustBeCertified(ctx, [body.primaryId, body.secondaryId], ends)
  const busy = (await store.listShifts(ctx, starts, ends)).flatMap((s) => [s.primary_id, s.secondary_id])
  if (busy.includes(body.primaryId) || busy.includes(body.secondaryId)) throw new Refusal('OVERLAP')
  await store.insertShift(ctx, {
    id: body.id,
    unit_id: await placeOf(ctx),
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

export async function askSwap(
  ctx: Ctx,
  { params, body }: Input<typeof contract.swapAsk>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  const shift = await store.findShift(ctx, params.id)
  if (!shift) throw new Refusal('NOT_FOUND')
  if (shift.primary_id !== who.id && shift.secondary_id !== who.id) throw new Refusal('FORBIDDEN')
  if (shift.ends_at <= ctx.now || [shift.primary_id, shift.secondary_id].includes(body.toId))
    throw new Refusal('WRONG_STATE')
  await mustBeCertified(ctx, [body.toId], shift.ends_at)
  await store.changeShift(ctx, shift.id, { swap_from: who.id, swap_to: body.toId })
  const names = await store.namesOf(ctx, [body.toId])
  await sendNotice(ctx, {
    staffId: body.toId,
    toName: names.get(body.toId) ?? '',
    addresses: {},
    kind: 'swap',
    open: {},
    inApp: true,
  })
  return one(ctx, shift.id)
}

export async function answerSwap(
  ctx: Ctx,
  { params, body }: Input<typeof contract.swapAnswer>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  const shift = await store.findShift(ctx, params.id)
  if (!shift || shift.swap_to !== who.id) throw new Refusal('NOT_FOUND')
  const place = shift.primary_id === shift.swap_from ? 'primary_id' : 'secondary_id'
  if (body.accept) await mustBeCertified(ctx, [who.id], shift.ends_at)
  await store.changeShift(ctx, shift.id, {
    swap_from: null,
    swap_to: null,
    ...(body.accept ? { [place]: who.id } : {}),
  })
  return one(ctx, shift.id)
}

/** "Take over now": a newer shift that stands before the running one until that ends. */
export async function takeDuty(
  ctx: Ctx,
  { body }: Input<typeof contract.dutyTakeOver>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  const running = await store.findRunningShift(ctx, who.tenantId)
  if (running?.primary_id === who.id) return one(ctx, running.id)
  await mustBeCertified(ctx, [who.id], ctx.now)
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
  return one(ctx, id)
}

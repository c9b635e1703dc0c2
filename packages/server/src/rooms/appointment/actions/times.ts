import type { appointmentModes, slot } from '@anxin/contract/appointment-shapes.ts'
import { dayOf, freeSlots, openSpans, type Span, startOfDay, startOfWeek } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { weeklyHoursCap } from '../policy.ts'
import { type HoursKept, listHours, listRooms, listTaken, type Receiver, type RoomShown, type Taken } from '../store.ts'

export type Slot = z.input<typeof slot>
type Mode = (typeof appointmentModes)[number]

const dayMs = 86_400_000
/** A chair of the quiet room is booked for so long, in these hours of the day. @source journey J10 */
export const relaxMinutes = 40
const relaxHours = { from: 9 * 60, to: 20 * 60 }

const spanOf = (one: Taken): Span => ({ from: one.starts_at.getTime(), to: one.ends_at.getTime() })
const isFree = (taken: readonly Taken[], span: Span): boolean =>
  !taken.some((one) => one.starts_at.getTime() < span.to && one.ends_at.getTime() > span.from)

/** Rooms in which this can be done, seen from a place: those of the place and of places around it. */
export const roomsFor = (rooms: readonly RoomShown[], mode: Mode, near: readonly Id[]): RoomShown[] =>
  rooms.filter(
    (room) =>
      room.blocked === null &&
      room.kind === (mode === 'relax' ? 'relax' : 'talk') &&
      (room.equipment.length === 0 || room.equipment.some((one) => one.state === 'in_use')) &&
      (near.includes(room.unit_id) || room.path.some((id) => near.at(-1) === id)),
  )

interface Open {
  readonly staffId: Id
  readonly spans: Span[]
}
/** Rows of each colleague by themselves: looking through all of them for each day of each would be squared. */
function byStaff<T extends { readonly staffId: Id }>(rows: readonly T[]): ReadonlyMap<Id, T[]> {
  const own = new Map<Id, T[]>()
  for (const row of rows) {
    const kept = own.get(row.staffId)
    if (kept) kept.push(row)
    else own.set(row.staffId, [row])
  }
  return own
}

/** Hours of members of staff on each of some days, exceptions counted in. */
export function openIn(kept: HoursKept, staffIds: readonly Id[], fromDay: string, days: number): Open[] {
  const [weekly, exceptions] = [byStaff(kept.weekly), byStaff(kept.exceptions)]
  const first = startOfDay(fromDay)
  const all = Array.from({ length: days }, (_, n) => dayOf(first + n * dayMs))
  return staffIds.map((staffId) => ({
    staffId,
    spans: all.flatMap((day) => openSpans(day, weekly.get(staffId) ?? [], exceptions.get(staffId) ?? [])),
  }))
}

export const openOf = async (ctx: Ctx, staffIds: readonly Id[], fromDay: string, days: number): Promise<Open[]> =>
  openIn(await listHours(ctx, staffIds, fromDay), staffIds, fromDay, days)

/** True when another talk would go over the hours of the week. */
function isFull(taken: readonly Taken[], staffId: Id, slot: Span): boolean {
  const week = startOfWeek(slot.from)
  const ms = taken
    .filter(
      (one) =>
        one.staff_id === staffId && one.starts_at.getTime() >= week && one.starts_at.getTime() < week + 7 * dayMs,
    )
    .reduce((sum, one) => sum + one.ends_at.getTime() - one.starts_at.getTime(), slot.to - slot.from)
  return ms > weeklyHoursCap * 3_600_000
}

const shown = (
  span: Span,
  who: Pick<Receiver, 'staff_id' | 'name'> | undefined,
  room: RoomShown | undefined,
): Slot => ({
  startsAt: new Date(span.from).toISOString(),
  endsAt: new Date(span.to).toISOString(),
  ...{
    staffId: who?.staff_id ?? null,
    staffName: who?.name ?? '',
    roomId: room?.id ?? null,
    roomName: room?.name ?? null,
  },
})

export interface Wanted {
  readonly fromDay: string
  readonly days: number
  readonly mode: Mode
  readonly receivers: readonly Receiver[]
  /** Path of the place at which one is met. */
  readonly near: readonly Id[]
  readonly notBefore: number
}

/** Free times, earliest first; where a room is needed, with a free one. */
export async function freeTimes(ctx: Ctx, wanted: Wanted): Promise<Slot[]> {
  const first = startOfDay(wanted.fromDay)
  // whole weeks around, for the hours of the week
  const [from, to] = [startOfWeek(first), startOfWeek(first + wanted.days * dayMs) + 7 * dayMs]
  const [rooms, taken] = await Promise.all([listRooms(ctx), listTaken(ctx, new Date(from), new Date(to))])
  const fitting = roomsFor(rooms, wanted.mode, wanted.near)
  const slots =
    wanted.mode === 'relax' ? relaxTimes(wanted, fitting, taken) : await talkTimes(ctx, wanted, fitting, taken)
  return slots.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.staffName.localeCompare(b.staffName))
}

async function talkTimes(
  ctx: Ctx,
  wanted: Wanted,
  rooms: readonly RoomShown[],
  taken: readonly Taken[],
): Promise<Slot[]> {
  const fitting = wanted.receivers.filter((one) => one.modes.includes(wanted.mode))
  const open = await openOf(
    ctx,
    fitting.map((one) => one.staff_id),
    wanted.fromDay,
    wanted.days,
  )
  return fitting.flatMap((who) => {
    const own = taken.filter((one) => one.staff_id === who.staff_id)
    const spans = open.find((one) => one.staffId === who.staff_id)?.spans ?? []
    return freeSlots(spans, own.map(spanOf), who.talk_minutes, wanted.notBefore)
      .filter((span) => !isFull(taken, who.staff_id, span))
      .flatMap((span) => {
        if (wanted.mode !== 'cabin') return [shown(span, who, undefined)]
        const room = rooms.find((one) =>
          isFree(
            taken.filter((each) => each.room_id === one.id),
            span,
          ),
        )
        return room ? [shown(span, who, room)] : []
      })
  })
}

const relaxTimes = (wanted: Wanted, rooms: readonly RoomShown[], taken: readonly Taken[]): Slot[] =>
  rooms.flatMap((room) =>
    Array.from({ length: wanted.days }, (_, n) => startOfDay(wanted.fromDay) + n * dayMs).flatMap((start) =>
      freeSlots(
        [{ from: start + relaxHours.from * 60_000, to: start + relaxHours.to * 60_000 }],
        taken.filter((one) => one.room_id === room.id).map(spanOf),
        relaxMinutes,
        wanted.notBefore,
      ).map((span) => shown(span, undefined, room)),
    ),
  )

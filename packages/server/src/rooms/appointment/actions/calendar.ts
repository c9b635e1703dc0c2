import type * as door from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { dayOf } from '@anxin/core/appointment/slots.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { bookerRoles } from '../policy.ts'
import * as store from '../store.ts'
import { allGranted, receiverShown, roomShown } from './book.ts'
import { cardShown } from './show.ts'
import { openIn } from './times.ts'

const dayMs = 86_400_000
const longestMs = 45 * dayMs
/** Whoever answers for more cabins than this looks at one at a time: nobody reads a week of a whole city. */
const mostCabins = 6

/** @throws Refusal BAD_INPUT where nothing lies between, or too much */
function mustBeSpan(from: string, to: string): { from: Date; to: Date } {
  const span = { from: new Date(from), to: new Date(to) }
  const length = span.to.getTime() - span.from.getTime()
  if (length <= 0 || length > longestMs) throw new Refusal('BAD_INPUT', { field: 'to' })
  return span
}

/** The one cabin that is shown, where there are many. @throws Refusal NOT_FOUND for one of another place */
function chosenAmong(
  cabins: readonly store.CabinNamed[],
  asked: { readonly unitId?: Id | undefined; readonly staffId?: Id | undefined },
): store.CabinNamed | undefined {
  const named = cabins.find(({ id }) => id === asked.unitId)
  if (asked.unitId && !named) throw new Refusal('NOT_FOUND', { field: 'unitId' })
  if (named || asked.staffId) return named
  return cabins.length > mostCabins ? cabins[0] : undefined
}

/** Who meets whom, who is free when, and the rooms: of all places of the speaker, or of one cabin of many. */
export async function readCalendar(
  ctx: Ctx,
  { params }: Input<typeof door.calendarGet>,
): Promise<ReplyOf<typeof door.calendarGet>> {
  const who = mustBeStaff(ctx)
  const span = mustBeSpan(params.from, params.to)
  const where = { at: allGranted(who), below: placesOf(who, bookerRoles) }
  const { receivers: all, cabins } = await store.listReceiversAndCabins(ctx, where)
  const cabin = chosenAmong(cabins, params)
  // of one cabin: those who receive people there, and those above it who receive them anywhere below
  const receivers = cabin ? all.filter((one) => one.path.includes(cabin.id) || cabin.path.includes(one.unit_id)) : all
  const ids = receivers.map((one) => one.staff_id).filter((id) => !params.staffId || id === params.staffId)
  const [fromDay, days] = [dayOf(span.from.getTime()), Math.ceil((span.to.getTime() - span.from.getTime()) / dayMs)]
  const [rows, kept] = await Promise.all([
    store.listCards(ctx, span, cabin ? [cabin.id] : where.below, params.staffId ?? null),
    store.listHoursAndRooms(ctx, ids, fromDay, cabin?.id ?? null),
  ])
  return {
    rows: rows.map((row) => cardShown(ctx, row)),
    counsellors: receivers.map(receiverShown),
    open: openIn(kept, ids, fromDay, days).flatMap(({ staffId, spans }) =>
      spans.map((one) => ({ staffId, from: new Date(one.from).toISOString(), to: new Date(one.to).toISOString() })),
    ),
    rooms: kept.rooms.filter((room) => room.path.some((id) => where.at.includes(id))).map(roomShown),
    cabins: cabins.length > mostCabins ? cabins.map(({ id, name }) => ({ id, name })) : [],
    cabinId: cabin?.id ?? null,
    now: ctx.now.toISOString(),
  }
}

import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import * as seed from '../../../seed/appointments.ts'
import { type Ctx, type Floor, newId, type StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { unseal } from './platform/privacy.ts'
import { changeHours } from './rooms/appointment/actions/hours.ts'
import { place } from './rooms/appointment/actions/place.ts'
import { keepRoom } from './rooms/appointment/actions/rooms.ts'
import { joinRow } from './rooms/appointment/actions/waiting.ts'
import { staffWho } from './seed-street.ts'

interface Here {
  readonly unitId: string
  readonly residents: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
}

async function lookAround(ctx: Ctx): Promise<Here> {
  const people = await ctx.line.query('select id, name_sealed from resident where name_sealed is not null')
  const staff = await ctx.line.query('select id, login_name from staff')
  const cabin = await ctx.line.query(`select id from unit where kind = 'cabin' and tenant_id = app_tenant() limit 1`)
  return {
    unitId: cabin.rows[0]!.id as string,
    residents: new Map(
      people.rows.map((row) => [
        unseal(ctx, 'resident.name', row.id as string, row.name_sealed as Uint8Array) ?? '',
        row.id as string,
      ]),
    ),
    staff: new Map(staff.rows.map((row) => [row.login_name as string, row.id as string])),
  }
}

async function openHours(ctx: Ctx, here: Here): Promise<StaffWho | undefined> {
  let first: StaffWho | undefined
  for (const one of seed.receivers) {
    const id = here.staff.get(one.login)
    if (!id) continue
    const who = await staffWho(ctx, id)
    ctx.who = who
    first ??= who
    const { gender, about } = one
    const profile = { gender, about, modes: [...one.modes], minutes: 50, takesNew: true }
    await changeHours(ctx, { params: {}, body: { profile, weekly: [...one.weekly] } })
  }
  return first
}

async function openRooms(ctx: Ctx, here: Here): Promise<string | undefined> {
  const keeper = here.staff.get('zhao')
  if (!keeper) return undefined
  ctx.who = await staffWho(ctx, keeper)
  let talk: string | undefined
  for (const room of seed.rooms) {
    const id = newId(ctx)
    if (room.kind === 'talk') talk ??= id
    const equipment = room.equipment.map((one) => ({ id: newId(ctx), state: 'in_use' as const, ...one }))
    const { name, kind } = room
    await keepRoom(ctx, {
      params: { id },
      body: { unitId: here.unitId, name, kind, barrierFree: true, blocked: null, equipment },
    })
  }
  return talk
}

async function bookSome(ctx: Ctx, here: Here, staffId: string, roomId: string | undefined): Promise<void> {
  const today = startOfDay(dayOf(ctx.now.getTime()))
  for (const one of seed.appointments) {
    const residentId = here.residents.get(one.resident)
    if (!residentId) continue
    await place(ctx, undefined, {
      ...{ id: newId(ctx), residentId, unitId: here.unitId, staffId, mode: one.mode, state: 'CONFIRMED' },
      ...{ roomId: one.mode === 'cabin' ? (roomId ?? null) : null, equipmentId: null, caseId: null, movedFrom: null },
      ...{ begins: [today + one.day * 86_400_000 + one.hour * 3_600_000], minutes: 50, bookedBy: 'staff' },
      ...{ note: '', override: false },
    })
  }
}

/** Gives the fictional street hours, rooms, a few appointments and somebody who waits. Done once. */
export async function seedAppointments(floor: Floor): Promise<void> {
  const tenantId = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select id from tenant t where set_up_at is not null and not exists (select 1 from counsellor c where c.tenant_id = t.id)
       order by created_at limit 1`,
    )
    return rows[0]?.id as string | undefined
  })
  if (!tenantId) return
  await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
    const here = await lookAround(ctx)
    const who = await openHours(ctx, here)
    if (!who) return
    const roomId = await openRooms(ctx, here)
    await bookSome(ctx, here, who.id, roomId)
    for (const { resident, mode, times, note } of seed.waiting) {
      const residentId = here.residents.get(resident)
      const one = { id: newId(ctx), mode, gender: null, times: [...times], note, unitId: here.unitId, caseId: null }
      if (residentId) joinRow(ctx, { ...one, residentId })
    }
  })
}

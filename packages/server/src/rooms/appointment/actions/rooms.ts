import type * as door from '@anxin/contract/appointment-hours.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { listRooms, unitPath } from '../store.ts'
import { keep } from '../tables.ts'
import { roomShown } from './book.ts'

type Rooms = ReplyOf<typeof door.roomList>
const keepers = ['cabin_manager', 'supervisor', 'agency_admin'] as const

export async function readRooms(ctx: Ctx): Promise<Rooms> {
  const { grants } = mustBeStaff(ctx)
  return { rooms: (await listRooms(ctx)).filter((room) => reaches(grants, keepers, room.path)).map(roomShown) }
}

/** A room and what stands in it. Bookings of a room that is blocked stay, and say so. @throws Refusal NOT_FOUND */
export async function keepRoom(ctx: Ctx, { params, body }: Input<typeof door.roomPut>): Promise<Rooms> {
  const path = await unitPath(ctx, body.unitId)
  const before = (await listRooms(ctx)).find((room) => room.id === params.id)
  const { grants } = mustBeStaff(ctx)
  if (!path || !reaches(grants, keepers, path) || (before && !reaches(grants, keepers, before.path)))
    throw new Refusal('NOT_FOUND')
  keep.insert(
    ctx,
    'cabin_room',
    {
      ...{ id: params.id, tenant_id: tenantOf(ctx), unit_id: body.unitId, name: body.name, kind: body.kind },
      ...{ barrier_free: body.barrierFree, blocked: body.blocked, created_at: ctx.now },
    },
    'on conflict (id) do update set unit_id = $3, name = $4, kind = $5, barrier_free = $6, blocked = $7',
  )
  for (const one of body.equipment)
    keep.insert(
      ctx,
      'equipment',
      {
        ...{ id: one.id, tenant_id: tenantOf(ctx), room_id: params.id, name: one.name, state: one.state },
        ...{ caution: one.caution, created_at: ctx.now },
      },
      'on conflict (id) do update set name = $4, state = $5, caution = $6',
    )
  return readRooms(ctx)
}

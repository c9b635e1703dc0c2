import type * as door from '@anxin/contract/bureau.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { firstPlace } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { fingerprint, newSecret } from '../../../platform/privacy.ts'
import { keeperRoles } from '../policy.ts'
import * as store from '../store.ts'

export async function listDoors(ctx: Ctx): Promise<ReplyOf<typeof door.bureauDoors>> {
  return {
    doors: (await store.listDoors(ctx)).map((one) => ({
      ...{ id: one.id, name: one.name, madeAt: one.made_at.toISOString(), revoked: one.revoked_at !== null },
      lookedAt: one.looked_at?.toISOString() ?? null,
    })),
    mayKeep: mustBeStaff(ctx).grants.some(({ role }) => keeperRoles.includes(role)),
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

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/kiosk.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../platform/access.ts'
import { type Ctx, mustBeStaff, newId } from '../../platform/ctx.ts'
import { speakFor } from '../../platform/db/transaction.ts'
import type { Input } from '../../platform/http/server.ts'
import { writeAnonymous } from '../../platform/identity/resident.ts'
import { readResident } from '../../platform/identity/resident-store.ts'
import { makeTicket, readTicket, useTicket } from '../../platform/identity/ticket.ts'
import { seal } from '../../platform/privacy.ts'
import { sitAtKiosk } from '../assessment/door.ts'
import { mustBeTheirPlace, tabletRoles, ticketDays } from './policy.ts'
import * as store from './store.ts'

interface Tablet {
  readonly tenantId: Id
  readonly unitId: Id
  readonly packs: readonly PackCode[]
}

export async function readPlaces(ctx: Ctx): Promise<ReplyOf<typeof door.tabletPlaces>> {
  const who = mustBeStaff(ctx)
  return { places: await store.listPlaces(ctx, who.tenantId, placesOf(who, tabletRoles)) }
}

/** @throws Refusal NOT_FOUND for a cabin of somebody else */
export async function startTablet(
  ctx: Ctx,
  { body }: Input<typeof door.tabletStart>,
): Promise<ReplyOf<typeof door.tabletStart>> {
  const who = mustBeStaff(ctx)
  const place = mustBeTheirPlace(await store.listPlaces(ctx, who.tenantId, placesOf(who, tabletRoles)), body.unitId)
  ctx.about = { id: place.id }
  const tablet: Tablet = { tenantId: who.tenantId, unitId: place.id, packs: body.packs }
  return { ticket: await makeTicket(ctx, 'kiosk', { ...tablet }, ticketDays * 1440), unitName: place.name }
}

export async function endTablet(ctx: Ctx, { body }: Input<typeof door.tabletEnd>): Promise<{ done: true }> {
  await useTicket(ctx, body.ticket)
  return { done: true }
}

const hourOf = (at: Date): string =>
  at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** Somebody new at the tablet: without a name, called after the tablet and the hour so that an alert finds them. */
async function comeToTablet(ctx: Ctx, residentId: Id, tablet: Tablet, locale: 'zh' | 'en', at: Date): Promise<void> {
  const cabin = { id: tablet.unitId, tenant_id: tablet.tenantId }
  await writeAnonymous(ctx, residentId, cabin, locale)
  await store.nameAtTablet(ctx, residentId, seal(ctx, 'resident.name', residentId, `小屋平板 ${hourOf(at)}`))
}

/** @throws Refusal TICKET_EXPIRED, NOT_FOUND for a pack this tablet was not put up for, and as a sitting of one's own */
export async function saveAtKiosk(
  ctx: Ctx,
  { params, body }: Input<typeof door.kioskSave>,
): Promise<ReplyOf<typeof door.kioskSave>> {
  const { ticket, locale, ...asked } = body
  const tablet = await readTicket<Tablet>(ctx, 'kiosk', ticket, 'TICKET_EXPIRED')
  if (!tablet.packs.includes(body.pack)) throw new Refusal('NOT_FOUND', { field: 'pack' })
  await speakFor(ctx, { kind: 'system', tenantId: tablet.tenantId })
  const { residentId, isNew } = await store.keepReceipt(ctx, params.id, tablet.unitId, newId(ctx))
  ctx.about = { id: params.id, residentId }
  if (isNew) await comeToTablet(ctx, residentId, tablet, locale, new Date(body.startedAt))
  const resident = await readResident(ctx, residentId)
  // heard before, and forgotten since
  if (!resident) return { sitting: null }
  return {
    sitting: await sitAtKiosk(ctx, resident, {
      ...asked,
      ...{ id: params.id, sex: asked.sex ?? null, assent: asked.assent === true },
    }),
  }
}

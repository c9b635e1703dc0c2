import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/partner.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf, reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { fingerprint, newSecret } from '../../../platform/privacy.ts'
import { keeperRoles, mustBeOpen, mustReach, responderRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { PartnerRow } from '../tables.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Partners of the speaker's places, and what they handed over lately. */
export async function readPartners(ctx: Ctx): Promise<ReplyOf<typeof door.partnerList>> {
  const who = mustBeStaff(ctx)
  const mine = <T extends { readonly path: readonly Id[] }>(rows: readonly T[]): T[] =>
    rows.filter((row) => reaches(who.grants, responderRoles, row.path))
  const partners = mine(await store.listPartners(ctx))
  const batches = mine(await store.listBatches(ctx))
  const unread = mine(await store.listUnread(ctx))
  const names = await namesOf(
    ctx,
    batches.flatMap((one) => one.sent_by ?? []),
  )
  return {
    partners: partners.map((one) => ({
      ...{ id: one.id, name: one.name, kind: one.kind, unitName: one.unit_name, rows: one.rows },
      ...{ hasKey: one.key_hash !== null, keyMadeAt: iso(one.key_made_at), shut: one.shut_at !== null },
      lastAt: iso(one.last_at),
    })),
    batches: batches.map((one) => ({
      ...{ id: one.id, partnerName: one.partner_name, via: one.via, at: one.at.toISOString() },
      by: one.sent_by ? (names.get(one.sent_by) ?? '') : null,
      ...{ rows: one.rows, repeated: one.repeated, unread: one.unread, waiting: one.waiting, raised: one.raised },
    })),
    unread: unread.length,
  }
}

/** Writes down a partner at a place of the speaker. Safe to repeat. */
export async function makePartner(ctx: Ctx, { body }: Input<typeof door.partnerMake>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  mustReach(who, keeperRoles, await store.pathOf(ctx, body.unitId))
  ctx.about = { id: body.id }
  store.insertPartner(ctx, {
    ...{ id: body.id, tenant_id: tenantOf(ctx), unit_id: body.unitId, name: body.name, kind: body.kind },
    ...{ key_hash: null, key_made_at: null, unread_id: null, made_by: who.id, made_at: ctx.now, shut_at: null },
  })
  return { done: true }
}

/** A partner the speaker answers for, locked. @throws Refusal NOT_FOUND */
export async function mustFindPartner(ctx: Ctx, id: Id, roles = responderRoles): Promise<PartnerRow> {
  const partner = await store.lockPartner(ctx, id)
  if (!partner) throw new Refusal('NOT_FOUND')
  mustReach(mustBeStaff(ctx), roles, await store.pathOf(ctx, partner.unit_id))
  ctx.about = { id: partner.id }
  return partner
}

/** A key for their program, told once; an earlier one opens nothing any more. */
export async function makeKey(ctx: Ctx, { params }: Input<typeof door.partnerKey>): Promise<{ key: string }> {
  const partner = await mustFindPartner(ctx, params.id, keeperRoles)
  mustBeOpen(partner)
  const key = newSecret()
  store.changePartner(ctx, partner.id, { key_hash: fingerprint(key), key_made_at: ctx.now })
  return { key }
}

export async function shutPartner(ctx: Ctx, { params }: Input<typeof door.partnerShut>): Promise<{ done: true }> {
  const partner = await mustFindPartner(ctx, params.id, keeperRoles)
  store.changePartner(ctx, partner.id, { key_hash: null, shut_at: partner.shut_at ?? ctx.now })
  return { done: true }
}

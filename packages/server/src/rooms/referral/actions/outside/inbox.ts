import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-inbox.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { inAgency } from '../../../../platform/agencies.ts'
import { type Ctx, mustBeStaff } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import * as store from '../../store.ts'
import type { ReferralRow } from '../../tables.ts'
import { type Answer, applyAnswer, lookedAt, packetNow, parcelOf } from '../answer.ts'
import { iso, type Speaker } from '../see.ts'

type Parcel = ReplyOf<typeof door.parcelOpen>

/** Between agencies the row stands in the sender’s: what it says of itself now. */
const foreign = (ctx: Ctx, tenantId: Id, id: Id): Promise<ReferralRow | undefined> =>
  inAgency(ctx, tenantId, () => store.lockReferral(ctx, id))

export async function readInbox(ctx: Ctx): Promise<ReplyOf<typeof door.inboxGet>> {
  const rows: { row: ReferralRow; fromName: string }[] = []
  for (const one of await store.listParcels(ctx)) {
    const row = await foreign(ctx, one.from_tenant, one.id)
    if (row) rows.push({ row, fromName: one.from_name })
  }
  for (const row of await store.listForColleague(ctx, mustBeStaff(ctx).id)) rows.push({ row, fromName: '' })
  const due = ({ row }: { row: ReferralRow }): number => row.due_at?.getTime() ?? Number.MAX_SAFE_INTEGER
  return {
    rows: rows
      .sort((a, b) => due(a) - due(b))
      .map(({ row, fromName }) => ({
        ...{ id: row.id, number: row.number, fromName, colour: row.colour, state: row.state },
        ...{ sentAt: (row.sent_at ?? row.created_at).toISOString(), dueAt: iso(row.due_at) },
      })),
    now: ctx.now.toISOString(),
  }
}

/** Works on a row that was addressed to the speaker: by a packet from another agency, or within the agency by name. @throws Refusal NOT_FOUND */
async function addressed(
  ctx: Ctx,
  id: Id,
  work: (row: ReferralRow, by: Speaker) => Promise<ReferralRow>,
): Promise<Parcel> {
  const who = mustBeStaff(ctx)
  const parcel = await store.findParcel(ctx, id)
  if (parcel && !parcel.over_at) {
    const by: Speaker = { kind: 'agency', id: null, name: who.name }
    return inAgency(ctx, parcel.from_tenant, async () => {
      const row = await work((await store.lockReferral(ctx, id))!, by)
      return parcelOf(ctx, row, parcel.from_name, packetNow(ctx, row))
    })
  }
  const row = await store.lockReferral(ctx, id)
  if (!row || row.to_staff !== who.id || !row.sent_at) throw new Refusal('NOT_FOUND')
  const next = await work(row, { kind: 'agency', id: who.id, name: who.name })
  return parcelOf(ctx, next, '', packetNow(ctx, next))
}

export async function openParcel(ctx: Ctx, { params }: Input<typeof door.parcelOpen>): Promise<Parcel> {
  ctx.about = { id: params.id }
  return addressed(ctx, params.id, (row, by) => lookedAt(ctx, row, 'agency', by))
}

export async function answerParcel(ctx: Ctx, { params, body }: Input<typeof door.parcelAnswer>): Promise<Parcel> {
  ctx.about = { id: params.id }
  return addressed(ctx, params.id, (row, by) => applyAnswer(ctx, row, body as Answer, by))
}

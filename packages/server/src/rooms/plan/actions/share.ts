import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/plan.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { PlanFieldName } from '@anxin/core/plan/fields.ts'
import { type Ctx, minutesLater, mustBeResident } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { fingerprint, newSecret, seal, unseal } from '../../../platform/privacy.ts'
import { findPlan, insertShare, listShares, revokeShare } from '../store.ts'
import type { ShareRow } from '../tables.ts'
import type { PlanFields } from './sheet.ts'

type Shares = ReplyOf<typeof contract.sharesGet>

const shown = (ctx: Ctx, row: ShareRow): Shares['shares'][number] => ({
  id: row.id,
  contact: unseal(ctx, 'plan_share.contact', row.id, row.contact_sealed) ?? '',
  fields: [...row.fields],
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  openedAt: row.opened_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
})

export async function readShares(ctx: Ctx): Promise<Shares> {
  const rows = await listShares(ctx, mustBeResident(ctx).id)
  return { shares: rows.map((row) => shown(ctx, row)) }
}

/** A link for one contact and these fields. @throws Refusal WRONG_STATE when no version was kept yet */
export async function makeShare(
  ctx: Ctx,
  { body }: Input<typeof contract.shareMake>,
): Promise<ReplyOf<typeof contract.shareMake>> {
  const { id: residentId } = mustBeResident(ctx)
  if (!(await findPlan(ctx, residentId))) throw new Refusal('WRONG_STATE', { field: 'plan' })
  const secret = newSecret()
  const isNew = await insertShare(ctx, {
    ...{ id: body.id, resident_id: residentId, fields: [...new Set(body.fields)] },
    contact_sealed: seal(ctx, 'plan_share.contact', body.id, body.contact),
    token_hash: fingerprint(secret),
    ...{ created_at: ctx.now, expires_at: minutesLater(ctx.now, body.days * 24 * 60) },
    ...{ revoked_at: null, opened_at: null },
  })
  // the secret is shown once: whoever lost the reply takes that link back and makes another
  if (!isNew) throw new Refusal('LINK_USED')
  return { secret, ...(await readShares(ctx)) }
}

export async function takeBack(ctx: Ctx, { params }: Input<typeof contract.shareRevoke>): Promise<Shares> {
  await revokeShare(ctx, mustBeResident(ctx).id, params.id)
  return readShares(ctx)
}

interface Opened {
  readonly tenant_id: Id
  readonly resident_id: Id
  readonly share_id: Id
  readonly fields: PlanFieldName[]
  readonly plan_id: Id
  readonly plan_sealed: Uint8Array
  readonly name_sealed: Uint8Array | null
  readonly review_by: Date
}

/** Opens a link once. A link unknown, over, taken back or opened before is the same refusal. @throws Refusal LINK_USED */
export async function openShared(
  ctx: Ctx,
  { body }: Input<typeof contract.sharedOpen>,
): Promise<ReplyOf<typeof contract.sharedOpen>> {
  const { rows } = await ctx.line.query('select * from plan_share_open($1, $2)', [fingerprint(body.secret), ctx.now])
  const row = rows[0] as unknown as Opened | undefined
  if (!row) throw new Refusal('LINK_USED')
  // whoever holds the link has no name here: the house of that agency reads for them, or its keys would not open
  await speakFor(ctx, { kind: 'system', tenantId: row.tenant_id })
  ctx.about = { id: row.share_id, residentId: row.resident_id }
  const open = (column: string, id: Id, sealed: Uint8Array): string =>
    ctx.floor.keys.open(row.tenant_id, { column, row: id }, sealed)
  const whole = JSON.parse(open('safety_plan.fields', row.plan_id, row.plan_sealed)) as PlanFields
  const fields = Object.fromEntries(row.fields.map((name) => [name, whole[name]])) as Partial<PlanFields>
  return {
    name: row.name_sealed ? open('resident.name', row.resident_id, row.name_sealed) : null,
    fields,
    reviewBy: row.review_by.toISOString(),
  }
}

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-whole.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, reaches } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { type Ctx, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { listPartners } from '../../directory/door.ts'
import { tellPerson } from '../../referral/door.ts'
import * as store from '../store.ts'
import type { Manifested, TransferRow } from '../tables.ts'
import { contentOf, manifestOf, sealedFor, staysOf } from './content.ts'

type Shown = ReplyOf<typeof door.transferAnswer>

function shown(ctx: Ctx, row: TransferRow): Shown {
  const mine = row.from_tenant === tenantOf(ctx)
  return {
    ...{ id: row.id, fromName: row.from_name, toName: row.to_name, label: row.label, incoming: !mine },
    ...{
      state: row.state,
      at: row.proposed_at.toISOString(),
      moves: row.manifest,
      stays: row.stays,
      arrived: row.arrived,
    },
    reason: mine ? unseal(ctx, 'case_transfer.reason', row.id, row.reason_sealed) : null,
  }
}

const labelOf = (residentId: Id): string => `G-${residentId.replace(/-/g, '').slice(-6).toUpperCase()}`

/** @throws Refusal NOT_FOUND for somebody of another place */
async function mustLead(ctx: Ctx, residentId: Id): Promise<void> {
  const path = await pathOfResident(ctx, residentId)
  if (!path || !reaches(mustBeStaff(ctx).grants, ['supervisor', 'agency_admin'], path)) throw new Refusal('NOT_FOUND')
  ctx.about = { id: residentId, residentId }
}

const blockedBy = async (ctx: Ctx, residentId: Id): Promise<'open_event' | 'offered' | null> => {
  if (await store.hasOpenAlert(ctx, residentId)) return 'open_event'
  return (await store.openTransferOf(ctx, residentId)) ? 'offered' : null
}

export async function previewTransfer(
  ctx: Ctx,
  { params }: Input<typeof door.transferPreview>,
): Promise<ReplyOf<typeof door.transferPreview>> {
  await mustLead(ctx, params.residentId)
  return {
    label: labelOf(params.residentId),
    moves: manifestOf(await contentOf(ctx, tenantOf(ctx), params.residentId)),
    stays: await staysOf(ctx, params.residentId),
    partners: await listPartners(ctx),
    blocked: await blockedBy(ctx, params.residentId),
  }
}

async function nameOfAgency(ctx: Ctx, id: Id): Promise<string> {
  const { rows } = await ctx.line.query('select name from tenant where id = $1', [id])
  if (!rows[0]) throw new Refusal('BAD_INPUT', { field: 'toTenant' })
  return rows[0].name as string
}

/** Offers a whole case; nothing moves until it is accepted. @throws Refusal WRONG_STATE while an alert or an offer is open */
export async function offerTransfer(ctx: Ctx, { body }: Input<typeof door.transferOffer>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  await mustLead(ctx, body.residentId)
  const there = await store.lockTransfer(ctx, body.id)
  if (there) return shown(ctx, there)
  const why = await blockedBy(ctx, body.residentId)
  if (why) throw new Refusal('WRONG_STATE', { detail: { why } })
  if (body.toTenant === tenantOf(ctx)) throw new Refusal('BAD_INPUT', { field: 'toTenant' })
  const manifest = manifestOf(await contentOf(ctx, tenantOf(ctx), body.residentId))
  const stays = await staysOf(ctx, body.residentId)
  const row = {
    ...{ id: body.id, from_tenant: tenantOf(ctx), to_tenant: body.toTenant, resident_id: body.residentId },
    ...{ from_name: await nameOfAgency(ctx, tenantOf(ctx)), to_name: await nameOfAgency(ctx, body.toTenant) },
    ...{ label: labelOf(body.residentId), reason_sealed: seal(ctx, 'case_transfer.reason', body.id, body.reason) },
    ...{ agreed_by: body.agreedBy, witness: body.witness, state: 'proposed' as const, proposed_by: who.id },
    ...{ proposed_at: ctx.now, answered_by: null, answered_at: null },
  }
  store.insertTransfer(ctx, { ...row, manifest: JSON.stringify(manifest), stays: JSON.stringify(stays) })
  await tellPerson(ctx, body.residentId)
  await inAgency(ctx, body.toTenant, async () =>
    tellStaff(ctx, await listColleagues(ctx, ['supervisor', 'agency_admin']), 'referral', { number: row.label }),
  )
  return shown(ctx, { ...row, manifest, stays, arrived: null })
}

export async function readTransfers(ctx: Ctx): Promise<ReplyOf<typeof door.transferList>> {
  const { rows } = await ctx.line.query('select id, name from unit where tenant_id = $1 order by created_at, id', [
    tenantOf(ctx),
  ])
  return {
    rows: (await store.listTransfers(ctx)).map((row) => shown(ctx, row)),
    places: rows as unknown as { id: Id; name: string }[],
  }
}

const sameAs = (a: readonly Manifested[], b: readonly Manifested[]): boolean =>
  a.length === b.length &&
  a.every((one, n) => one.table === b[n]!.table && one.rows === b[n]!.rows && one.hash === b[n]!.hash)

/** Accepting, declining, taking back. @throws Refusal NOT_FOUND for whoever it is not up to */
export async function answerTransfer(ctx: Ctx, { params, body }: Input<typeof door.transferAnswer>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await store.lockTransfer(ctx, params.id)
  const mine = row && (body.answer === 'withdrawn' ? row.from_tenant : row.to_tenant) === who.tenantId
  if (!row || !mine) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id }
  if (row.state === body.answer) return shown(ctx, row)
  if (row.state !== 'proposed') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  const answered = { answered_by: who.id, answered_at: ctx.now, state: body.answer }
  if (body.answer !== 'accepted') {
    store.changeTransfer(ctx, row.id, answered)
    return shown(ctx, { ...row, ...answered })
  }
  if (!body.unitId) throw new Refusal('BAD_INPUT', { field: 'unitId' })
  const arrived = await move(ctx, row, body.unitId)
  store.changeTransfer(ctx, row.id, { ...answered, arrived: JSON.stringify(arrived) })
  return shown(ctx, { ...row, ...answered, arrived })
}

/**
 * Everything counted moves in this transaction and is counted again where it arrived; a difference in one row and
 * nothing has moved. @throws Refusal WRONG_STATE when something was written since the offer
 */
async function move(ctx: Ctx, row: TransferRow, unitId: Id): Promise<Manifested[]> {
  const content = await contentOf(ctx, row.from_tenant, row.resident_id)
  if (await inAgency(ctx, row.from_tenant, () => store.hasOpenAlert(ctx, row.resident_id)))
    throw new Refusal('WRONG_STATE', { detail: { why: 'open_event' } })
  if (!sameAs(manifestOf(content), row.manifest)) throw new Refusal('WRONG_STATE', { detail: { why: 'changed' } })
  await speakFor(ctx, ctx.who)
  await ctx.line.query('select case_move($1, $2, $3)', [
    row.id,
    unitId,
    JSON.stringify(sealedFor(ctx, row.to_tenant, content)),
  ])
  const arrived = manifestOf(await contentOf(ctx, row.to_tenant, row.resident_id))
  if (!sameAs(arrived, row.manifest)) throw new Error('a whole case did not arrive whole')
  return arrived
}

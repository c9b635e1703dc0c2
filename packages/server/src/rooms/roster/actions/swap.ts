import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import * as store from '../store.ts'
import { mustBeFitFor } from './fit.ts'
import { one, type ShiftShown } from './shown.ts'

export async function askSwap(
  ctx: Ctx,
  { params, body }: Input<typeof contract.swapAsk>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  const shift = await store.findShift(ctx, params.id)
  if (!shift) throw new Refusal('NOT_FOUND')
  if (shift.primary_id !== who.id && shift.secondary_id !== who.id) throw new Refusal('FORBIDDEN')
  if (shift.ends_at <= ctx.now || [shift.primary_id, shift.secondary_id].includes(body.toId))
    throw new Refusal('WRONG_STATE')
  await mustBeFitFor(ctx, body.toId, { starts: shift.starts_at, ends: shift.ends_at })
  await store.changeShift(ctx, shift.id, { swap_from: who.id, swap_to: body.toId })
  await tellStaff(ctx, await listReachable(ctx, [body.toId]), 'swap')
  return one(ctx, shift.id)
}

export async function answerSwap(
  ctx: Ctx,
  { params, body }: Input<typeof contract.swapAnswer>,
): Promise<{ shift: ShiftShown }> {
  const who = mustBeStaff(ctx)
  await store.lockRoster(ctx)
  const shift = await store.findShift(ctx, params.id)
  if (!shift || shift.swap_to !== who.id) throw new Refusal('NOT_FOUND')
  const place = shift.primary_id === shift.swap_from ? 'primary_id' : 'secondary_id'
  if (body.accept) await mustBeFitFor(ctx, who.id, { starts: shift.starts_at, ends: shift.ends_at })
  await store.changeShift(ctx, shift.id, {
    swap_from: null,
    swap_to: null,
    ...(body.accept ? { [place]: who.id } : {}),
  })
  return one(ctx, shift.id)
}

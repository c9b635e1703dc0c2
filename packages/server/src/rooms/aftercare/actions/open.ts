import { createHash } from 'node:crypto'
import type * as contract from '@anxin/contract/aftercare.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { openFigure } from '@anxin/core/crisis/figures.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'

/** The log of one event, with the words as fingerprints, so that it may leave the house. @throws Refusal NOT_FOUND */
export async function exportLog(
  ctx: Ctx,
  { params }: Input<typeof contract.eventLog>,
): Promise<ReplyOf<typeof contract.eventLog>> {
  const path = await store.findPath(ctx, params.id)
  const { grants } = mustBeStaff(ctx)
  if (!path || !grants.some((grant) => path.includes(grant.unitId))) throw new Refusal('NOT_FOUND')
  const event = (await store.findEvent(ctx, params.id))!
  ctx.about = { id: event.id, residentId: event.resident_id }
  const entries = (await store.listEntries(ctx, event.id)).map((entry) => {
    const text = unseal(ctx, 'crisis_transition.text', entry.event_id, entry.text_sealed)
    return {
      ...{ seq: entry.seq, what: entry.what, from: entry.from_state, to: entry.to_state, staffId: entry.staff_id },
      ...{ by: entry.by_name, at: entry.at.toISOString(), prev: entry.prev, hash: entry.hash },
      words: text === null ? null : createHash('sha256').update(text).digest('hex'),
    }
  })
  return { format: 'anxin-event-log-1', eventId: event.id, entries }
}

const days = 90

/** How many promised contacts were made, of the whole house, for anybody: counts only, see `aftercare_figures`. */
export async function readFigures(ctx: Ctx): Promise<ReplyOf<typeof contract.openFigures>> {
  const { rows } = await ctx.line.query('select * from aftercare_figures($1, $2)', [ctx.now, days])
  const of = (first: boolean | null) => {
    const row = rows.find((one) => one.first === first)
    return openFigure(Number(row?.people ?? 0), Number(row?.due ?? 0), Number(row?.made ?? 0))
  }
  return { days, all: of(null), first: of(true), later: of(false) }
}

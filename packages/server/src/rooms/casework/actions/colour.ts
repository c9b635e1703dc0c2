import type * as door from '@anxin/contract/casework.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Colour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { changeOf, mayBeGiven } from '@anxin/core/casework/colour.ts'
import { mustHoldDuties } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustBeOpen } from '../policy.ts'
import * as store from '../store.ts'
import { mustOpen } from './case.ts'

/** Raised at any time; lowered only from what was seen. @throws Refusal WRONG_STATE below what stands of the person, CERT_REQUIRED, SECOND_PERSON_NEEDED */
export async function changeColour(
  ctx: Ctx,
  { params, body }: Input<typeof door.caseColour>,
): Promise<ReplyOf<typeof door.caseColour>> {
  const who = mustBeStaff(ctx)
  await store.lockCase(ctx, params.id)
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  const change = changeOf(row.colour, body.colour)
  if (change === 'same') return { state: 'changed' }
  if (body.seen && body.seen !== row.colour && isMoreUrgent(row.colour, body.colour)) return { state: 'meanwhile' }
  const { rows } = await ctx.line.query('select case_floor($1) as floor', [row.resident_id])
  const floor = rows[0]!.floor as Colour | null
  if (!mayBeGiven(body.colour, floor)) throw new Refusal('WRONG_STATE', { detail: { state: floor! } })
  if (change !== 'reason') mustHoldDuties(who, ['C-CRISIS'])
  const said = { from: row.colour, to: body.colour, text: body.reason }
  if (change === 'two' && (row.lowering_to !== body.colour || row.lowering_by === who.id || !row.is_deputy)) {
    store.changeCase(ctx, row.id, { lowering_to: body.colour, lowering_by: who.id })
    store.note(ctx, row, 'casework.lowering_asked', said)
    return { state: 'asked' }
  }
  store.changeCase(ctx, row.id, { colour: body.colour })
  store.note(ctx, row, 'casework.colour_changed', said)
  return { state: 'changed' }
}

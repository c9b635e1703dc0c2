import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/twin.ts'
import { isOver } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { isMinor } from '../../platform/identity/resident.ts'
import { unseal } from '../../platform/privacy.ts'
import { mustBeImpartial, mustHaveRoom, mustLead, mustOpenCase, type OpenedCase } from '../casework/door.ts'
import * as store from './store.ts'

type Twins = ReplyOf<typeof door.twinGet>

/** Other cases of the person, and what two leads have to agree on. @throws Refusal NOT_FOUND */
export async function readTwins(ctx: Ctx, { params }: Input<typeof door.twinGet>): Promise<Twins> {
  const row = await mustOpenCase(ctx, params.id)
  const [cases, joining] = [await store.listTwinCases(ctx, row.id), await store.findJoining(ctx, row.id)]
  return {
    cases: cases.map((one) => ({
      ...{ id: one.id, number: one.number, state: one.state, leadName: one.lead_name, mayRead: one.may_read },
      ...{ openedAt: one.opened_at.toISOString(), stateAt: one.state_at.toISOString() },
      name: one.resident_id === row.resident_id ? null : unseal(ctx, 'resident.name', one.resident_id, one.name_sealed),
    })),
    toAgree: toAgree(ctx, row, cases, joining),
  }
}

function toAgree(
  ctx: Ctx,
  row: OpenedCase,
  cases: readonly store.TwinCase[],
  joining: store.Joining | undefined,
): Twins['toAgree'] {
  const other = cases.find(({ id }) => id === joining?.other_id)
  if (!joining || !other || isOver(row.state) || isOver(other.state) || row.lead_id === other.lead_id) return null
  const who = mustBeStaff(ctx)
  return {
    caseId: other.id,
    here: { staffId: row.lead_id, name: row.team.find(({ part }) => part === 'lead')?.name ?? '' },
    there: { staffId: other.lead_id, name: other.lead_name },
    ...{ saidHere: joining.says_here, saidThere: joining.says_there },
    maySay: row.lead_id === who.id || reaches(who.grants, ['supervisor'], row.path),
  }
}

/** Whoever is named can lead a case that was not theirs. @throws Refusal CASELOAD_FULL, CERT_REQUIRED, DUAL_RELATION */
async function mustBeAbleTo(ctx: Ctx, row: OpenedCase, staffId: Id): Promise<void> {
  if (row.lead_id === staffId) return
  mustBeImpartial(row, staffId)
  const birth = unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed)
  await mustHaveRoom(ctx, staffId, row.unit_id, { colour: row.colour, minor: isMinor(birth, ctx.now) })
}

/**
 * Names who is to lead both.
 * @throws Refusal NOT_FOUND, FORBIDDEN, WRONG_STATE where there is nothing to agree on, and for whoever is named
 * CASELOAD_FULL, CERT_REQUIRED, DUAL_RELATION
 */
export async function sayLead(
  ctx: Ctx,
  { params, body }: Input<typeof door.twinSay>,
): Promise<ReplyOf<typeof door.twinSay>> {
  const row = await mustOpenCase(ctx, params.id)
  const joining = await store.findJoining(ctx, row.id)
  // sent again once it was agreed on, whoever led it before is its lead no longer
  if (joining) {
    mustLead(mustBeStaff(ctx), row, row.path)
    await mustBeAbleTo(ctx, row, body.staffId)
    // a supervisor of both decides alone, for the other case too
    const other = (await store.listTwinCases(ctx, row.id)).find(({ id }) => id === joining.other_id)
    if (other?.may_read) await mustBeAbleTo(ctx, await mustOpenCase(ctx, other.id), body.staffId)
    ctx.about = { id: row.id, residentId: row.resident_id }
  }
  const state = await store.say(ctx, row.id, body.staffId)
  if (state === 'dual') throw new Refusal('DUAL_RELATION')
  if (state === 'none') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  return { state }
}

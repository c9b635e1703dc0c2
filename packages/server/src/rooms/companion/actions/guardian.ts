import type * as contract from '@anxin/contract/companion-guardian.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import {
  beginGuardianView,
  endGuardianView,
  listWards,
  switchGuardianView,
} from '../../../platform/identity/guardian.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { isHarmAtHomeReported } from '../../safeguard/door.ts'

export const signInGuardian = (
  ctx: Ctx,
  { body }: Input<typeof contract.guardianSignIn>,
): Promise<ReplyOf<typeof contract.guardianSignIn>> => beginGuardianView(ctx, body.phone, body.code)

/** Times of use, days of checks by the table of minors, and whether there is danger; the audit line names the child. @throws Refusal TICKET_EXPIRED */
export async function showWards(
  ctx: Ctx,
  { body }: Input<typeof contract.guardianOverview>,
): Promise<ReplyOf<typeof contract.guardianOverview>> {
  const wards = await listWards(ctx, body.ticket)
  const last = wards.at(-1)
  if (last) ctx.about = { residentId: last.id }
  return {
    wards: wards.map(({ id: _id, age, checkDays, ...shown }) => ({
      ...shown,
      checkDays: minorRuleOf(age).tellGuardian.check === 'that_it_was_done' ? checkDays : null,
    })),
  }
}

export async function signOutGuardian(
  ctx: Ctx,
  { body }: Input<typeof contract.guardianSignOut>,
): Promise<{ done: true }> {
  await endGuardianView(ctx, body.ticket)
  return { done: true }
}

const roles = ['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'] as const

/** @throws Refusal NOT_FOUND for a resident whom the speaker does not see to, MAY_BE_DANGER while harm at home is reported */
export async function switchView(
  ctx: Ctx,
  { params, body }: Input<typeof contract.guardianSwitch>,
): Promise<ReplyOf<typeof contract.guardianSwitch>> {
  const path = await pathOfResident(ctx, params.residentId)
  if (!path || !reaches(mustBeStaff(ctx).grants, roles, path)) throw new Refusal('NOT_FOUND')
  ctx.about = { residentId: params.residentId }
  if (body.open && (await isHarmAtHomeReported(ctx, params.residentId))) throw new Refusal('MAY_BE_DANGER')
  await switchGuardianView(ctx, params.residentId, body.open, body.reason)
  return { open: body.open }
}

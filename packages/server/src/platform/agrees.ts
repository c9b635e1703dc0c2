import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { isEnough, type WhoAgrees, whoAgrees, type Yes } from '@anxin/core/referral/consent.ts'
import type { Ctx } from './ctx.ts'
import { ageToday, isMinorToday } from './identity/resident.ts'
import { readResident } from './identity/resident-store.ts'

/** Whose yes is needed before something about the person leaves; who only said to be a minor is asked like one of fourteen. */
export async function whoAgreesFor(ctx: Ctx, residentId: Id): Promise<WhoAgrees> {
  const resident = await readResident(ctx, residentId)
  if (!resident) return 'person'
  const age = ageToday(ctx, resident.id, resident.birth_sealed)
  return age === undefined && isMinorToday(ctx, resident) ? 'both' : whoAgrees(age)
}

/**
 * A child’s own yes lets nothing leave, and from fourteen on a guardian’s alone does not either.
 * @throws Refusal GUARDIAN_CONSENT_NEEDED
 * @source domain specification 5.4
 */
export async function mustBeEnough(ctx: Ctx, residentId: Id, yes: Yes): Promise<void> {
  const asked = await whoAgreesFor(ctx, residentId)
  if (isEnough(asked, yes)) return
  throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: yes.by === 'guardian' ? 'assent' : 'givenBy' })
}

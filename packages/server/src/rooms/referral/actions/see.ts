import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { LetterWords } from '@anxin/core/referral/letter.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { letterRoles } from '../policy.ts'
import { lockReferral } from '../store.ts'
import type { ReferralRow, StepRow } from '../tables.ts'

/** Who says something about a referral. */
export interface Speaker {
  readonly kind: StepRow['by_kind']
  readonly id: Id | null
  readonly name: string
}
export const house: Speaker = { kind: 'house', id: null, name: '安心小屋' }
export const staffSpeaker = (who: StaffWho): Speaker => ({ kind: 'staff', id: who.id, name: who.name })

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** True when the speaker answers for the place. */
export async function reachesUnit(ctx: Ctx, unitId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  return reaches(mustBeStaff(ctx).grants, letterRoles, (rows[0]?.path as Id[] | undefined) ?? [])
}

/** A referral of one’s places, locked. @throws Refusal NOT_FOUND */
export async function mustSee(ctx: Ctx, id: Id): Promise<ReferralRow> {
  const row = await lockReferral(ctx, id)
  if (!row || !(await reachesUnit(ctx, row.unit_id))) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  return row
}

export const letterOf = (ctx: Ctx, row: ReferralRow): LetterWords =>
  unsealJson<LetterWords>(ctx, 'referral.letter', row.id, row.letter_sealed) ?? {}

export async function nameOf(ctx: Ctx, residentId: Id): Promise<string | null> {
  const { rows } = await ctx.line.query('select name_sealed from resident where id = $1', [residentId])
  return unseal(ctx, 'resident.name', residentId, (rows[0]?.name_sealed as Uint8Array | null | undefined) ?? null)
}

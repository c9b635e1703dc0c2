import type { Colour } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type LetterWords, urgentFields } from '@anxin/core/referral/letter.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { ResidentRow } from '../../../platform/identity/resident-store.ts'
import { changeReferral } from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { candidatesFor, newReferral, recipientOf } from './draft.ts'
import { staffSpeaker } from './see.ts'
import { keepException, sendOff } from './send.ts'
import { begun, tellLeaders } from './step.ts'

interface Urgent {
  readonly id: Id
  readonly pathId: Id
  readonly colour: Colour
  readonly rule: string
  readonly words: LetterWords
  /** Why it goes without consent; kept, and looked at within a day. */
  readonly reason: string
}

/**
 * Danger: the packet is minimal, the hospital the first by place and distance that takes emergencies, the basis the
 * danger itself. Not accepted in half an hour it goes on to the second by itself. @returns undefined where no hospital
 * of the directory takes emergencies: then only 110 and 120 remain
 */
export async function sendUrgently(ctx: Ctx, resident: ResidentRow, said: Urgent): Promise<ReferralRow | undefined> {
  const who = mustBeStaff(ctx)
  const draft = await newReferral(ctx, resident, who.id, {
    ...{ id: said.id, resident_id: resident.id, channel: 'emergency', tier: 'hospital', proposedTier: 'hospital' },
    ...{ need: 'psychiatry', population: null, colour: said.colour, rule: said.rule, words: said.words },
    more: { urgent: true, path_id: said.pathId, fields: [...urgentFields] },
  })
  const [first] = await candidatesFor(ctx, draft, {})
  const known = await begun(ctx, draft, staffSpeaker(who))
  await tellLeaders(ctx, known, 'referral')
  if (!first) return undefined
  const to = await recipientOf(ctx, first.match.id, null)
  changeReferral(ctx, draft.id, to)
  const excepted = keepException(ctx, { ...known, ...to }, who.id, staffSpeaker(who), {
    ...{ id: newId(ctx), basis: 'psychosis_danger', imminent: true, reason: said.reason },
  })
  return sendOff(ctx, excepted, staffSpeaker(who))
}

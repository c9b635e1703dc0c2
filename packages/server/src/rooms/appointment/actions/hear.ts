import type { SignalSource } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { tellWords } from '../../safeguard/door.ts'

/** Words of danger are never shed at the door. */
export const soundsBad = (text: string): boolean => atLeast(screenSafely(text).screening.level, 'L2')

/** What a resident writes beside a booking is screened before it is kept. @returns true when somebody on call was told */
export async function hearNote(ctx: Ctx, residentId: Id, text: string, source: SignalSource): Promise<boolean> {
  if (!text) return false
  const resident = (await readResident(ctx, residentId))!
  const from = { unitId: resident.unit_id, conversationId: null, source }
  return (await tellWords(ctx, resident, from, text)).grade !== undefined
}

/** A colleague who worries, or reached nobody, calls whoever is on call. */
export async function callForHelp(ctx: Ctx, residentId: Id, unitId: Id, words: string): Promise<void> {
  const resident = (await readResident(ctx, residentId))!
  const minor = isMinor(unseal(ctx, 'resident.birth', resident.id, resident.birth_sealed), ctx.now)
  await raiseAlert(ctx, {
    ...{ residentId, unitId, conversationId: null, messageId: null, source: 'appointment', level: 'L2', minor },
    ...{ grade: 'ORANGE', subject: 'self', quotes: [words] },
  })
}

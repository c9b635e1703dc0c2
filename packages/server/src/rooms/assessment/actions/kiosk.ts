import type { answersBody } from '@anxin/contract/assessment.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { Sex } from '@anxin/core/scale/definition.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { adultAge } from '../../../platform/identity/resident.ts'
import { keepMinorTold, type ResidentRow } from '../../../platform/identity/resident-store.ts'
import { mustBeAskable, mustHaveAssent } from '../policy.ts'
import { isSittingKnown } from '../store.ts'
import { keepAnswers, mustKnow } from './answer.ts'
import { insertSitting, startedAt } from './begin.ts'
import { askForContact } from './own.ts'
import { type SittingShown, sittingShown } from './shown.ts'

export interface AskedAtKiosk {
  readonly id: string
  readonly pack: PackCode
  readonly age: number
  readonly sex: Sex | null
  readonly assent: boolean
  readonly startedAt: string
  readonly save: z.output<typeof answersBody> | null
  readonly contact: { readonly phone: string; readonly name?: string | undefined } | null
}

/**
 * Begins or goes on with a sitting of somebody without a name at a tablet of a cabin; the same rules as alone on
 * their own phone. Safe to repeat. @throws Refusal as `beginSitting` and `saveAnswers`
 */
export async function sitAtKiosk(ctx: Ctx, resident: ResidentRow, asked: AskedAtKiosk): Promise<SittingShown> {
  const { id, age, save, contact } = asked
  if (!(await isSittingKnown(ctx, id))) {
    mustBeAskable(age, { registered: false, guardianConsent: false })
    mustHaveAssent(age, { assent: asked.assent, proxy: false })
    if (age < adultAge) keepMinorTold(ctx, resident.id)
    await insertSitting(ctx, resident, asked.pack, age, {
      ...{ id, mode: 'self', age, sex: asked.sex, assented: asked.assent },
      started_at: startedAt(ctx, asked.startedAt),
    })
  }
  if (contact) await askForContact(ctx, { params: { id }, body: { phone: contact.phone, name: contact.name } })
  const known = await mustKnow(ctx, id)
  return save ? keepAnswers(ctx, known, save) : sittingShown(ctx, known, new Map())
}

import type * as contract from '@anxin/contract/crisis-screener.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { answersDue, type ScreenerFound, screenerFound } from '@anxin/core/crisis/assess/cssrs.ts'
import { readAnswers } from '@anxin/core/scale/answers.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { listScreeners } from '../store.ts'

type Answered = z.output<typeof contract.screenerAnswers>

/**
 * The licensed screener in the wording this agency has loaded; undefined where it may not be asked.
 * @param version that very wording; the newest one when left out
 */
export async function findScreener(ctx: Ctx, version?: string): Promise<Definition | undefined> {
  const kept = await listScreeners(ctx)
  const found = version === undefined ? kept[0] : kept.find((one) => one.version === version)
  return found && whyNotOffered(found.body, found.site) === undefined ? found.body : undefined
}

/**
 * What the answers came to, and those of them that were asked.
 * @throws Refusal WRONG_STATE where the screener may not be asked, BAD_INPUT for an item it does not have
 */
export async function judgeScreener(
  ctx: Ctx,
  asked: Answered | null,
): Promise<{ screener: Answered; screenerFound: ScreenerFound } | undefined> {
  if (!asked) return undefined
  const definition = await findScreener(ctx, asked.version)
  if (!definition) throw new Refusal('WRONG_STATE', { field: 'screener' })
  if (Object.keys(asked.answers).some((id) => !definition.items.some((one) => one.id === id)))
    throw new Refusal('BAD_INPUT', { field: 'screener' })
  const answers = answersDue(definition, readAnswers(definition, asked.answers)) as Answered['answers']
  return { screener: { ...asked, answers }, screenerFound: screenerFound(definition, answers) }
}

import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { closeGuardianView } from '../../../platform/identity/guardian.ts'
import { book } from '../../../platform/jobs.ts'

/**
 * An adult told of abuse that may come from home: the house tells nobody from there by itself; colleagues still may.
 * Whether anybody else is told is for the adult to say. @source domain specification 3.7
 */
export const keepFromHome = (ctx: Ctx, residentId: Id): void => closeGuardianView(ctx, residentId)

/**
 * Harm to a minor was told of or seen, wherever that was: what may come from home closes the guardian’s view in this
 * very transaction, and the duty to report is proposed to people right after it.
 */
export async function hearHarm(
  ctx: Ctx,
  told: { readonly residentId: Id; readonly eventId: Id | null; readonly atHome: boolean },
): Promise<void> {
  if (told.atHome) closeGuardianView(ctx, told.residentId)
  await book(ctx, 'safeguard.harm_told', { ...told })
}

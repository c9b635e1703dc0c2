import { type CareInput, contexts, histories, observations } from '@anxin/core/care/input.ts'
import type { Id } from '@anxin/core/ids.ts'
import { levelRank } from '@anxin/core/risk/level.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { noProfile, type ProfileFields } from '../store.ts'
import type { ProfileRow } from '../tables.ts'

/** How long words of the chat count beside a form, in days. @source decision 012 */
const chatCountsDays = 7

export const fieldsOf = (ctx: Ctx, residentId: Id, sealed: Uint8Array | null): ProfileFields =>
  unsealJson<ProfileFields>(ctx, 'care_profile.fields', residentId, sealed) ?? noProfile

const known = <T extends string>(words: readonly T[], said: readonly string[]): T[] =>
  words.filter((one) => said.includes(one))

/** What is known of the person beside the forms, in the words of the table. */
export function circumstances(
  ctx: Ctx,
  fields: ProfileFields,
  profile: Pick<ProfileRow, 'chat_level' | 'chat_at'>,
  age: number | undefined,
): CareInput {
  const chat =
    profile.chat_at && profile.chat_at > minutesLater(ctx.now, -chatCountsDays * 1440) ? profile.chat_level : null
  return {
    ...(age === undefined ? {} : { age }),
    ...(fields.sex ? { sex: fields.sex } : {}),
    ...(chat && levelRank(chat) > 0 ? { chat } : {}),
    history: known(histories, fields.history),
    context: known(contexts, fields.context),
    observed: known(observations, fields.observed),
    protective: fields.protective,
  }
}

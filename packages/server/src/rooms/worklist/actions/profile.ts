import { type CareInput, contexts, histories, observations } from '@anxin/core/care/input.ts'
import {
  type InputSource,
  isOfProfile,
  type Rejection,
  rejectEvidence,
  rejectionOf,
  rejectionsThatHold,
} from '@anxin/core/care/reject.ts'
import { gravestAbuse, gravestTalk, type TalkCounts } from '@anxin/core/care/talk.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { sealJson, unsealJson } from '../../../platform/privacy.ts'
import { findProfile, noProfile, type ProfileFields } from '../store.ts'
import { type DecisionRow, db, type EntryRow, type ProfileRow } from '../tables.ts'

export const fieldsOf = (ctx: Ctx, residentId: Id, sealed: Uint8Array | null): ProfileFields =>
  unsealJson<ProfileFields>(ctx, 'care_profile.fields', residentId, sealed) ?? noProfile

const known = <T extends string>(words: readonly T[], said: readonly string[]): T[] =>
  words.filter((one) => said.includes(one))

/** Keeps what is known of a person as it is now. */
export async function keepFields(
  ctx: Ctx,
  entry: Pick<EntryRow, 'resident_id' | 'tenant_id'>,
  fields: ProfileFields,
): Promise<void> {
  const sealed = sealJson(ctx, 'care_profile.fields', entry.resident_id, fields)
  await db(ctx)
    .insertInto('care_profile')
    .values({
      ...{ resident_id: entry.resident_id, tenant_id: entry.tenant_id, fields_sealed: sealed },
      ...{ talk: {}, changed_at: ctx.now },
    })
    .onConflict((c) => c.column('resident_id').doUpdateSet({ fields_sealed: sealed, changed_at: ctx.now }))
    .execute()
}

const without = (fields: ProfileFields, fact: string): ProfileFields => {
  const [head, tail] = fact.split('.')
  const list = (['history', 'context', 'observed'] as const).find((one) => one === head)
  return list ? { ...fields, [list]: fields[list].filter((one) => one !== tail) } : fields
}

/** A worker rejected a finding: it stays rejected for this answer, whatever else is computed again later. */
export async function keepRejection(
  ctx: Ctx,
  entry: Pick<EntryRow, 'resident_id' | 'tenant_id'>,
  rejected: { readonly fact: string; readonly by: string; readonly sittingId: Id | null; readonly input: CareInput },
): Promise<void> {
  const { fact, by, input, sittingId } = rejected
  const before = await findProfile(ctx, entry.resident_id)
  const fields = fieldsOf(ctx, entry.resident_id, before?.fields_sealed ?? null)
  const kept = rejectionOf(input, fact, sourceOf(input, sittingId), by)
  // words of another level are other words: each is rejected for itself
  const isReplaced = (one: Rejection): boolean => one.fact === fact && (fact !== 'chat' || one.value === kept?.value)
  const others = (fields.rejected ?? []).filter((one) => !isReplaced(one))
  await keepFields(ctx, entry, { ...without(fields, fact), rejected: kept ? [...others, kept] : others })
}

/** Where the findings of an input come from. */
export const sourceOf = (input: CareInput, sittingId: Id | null): InputSource => ({
  sittingId,
  chatAt: input.chatAt ?? null,
  abuseAt: input.abuseTold?.at ?? null,
})

/** What is found, without what a worker has rejected of this very answer. */
export function withoutRejected(
  fields: ProfileFields,
  found: CareInput,
  source: InputSource,
): { readonly input: CareInput; readonly rejected: DecisionRow['rejected'] } {
  const hold = rejectionsThatHold(found, fields.rejected ?? [], source)
  return {
    input: rejectEvidence(
      found,
      hold.map((one) => one.fact),
    ),
    rejected: hold.filter(({ fact }) => !isOfProfile(fact)).map(({ fact, by }) => ({ fact, by })),
  }
}

/** What is known of the person beside the forms and their words, in the words of the table. */
export const circumstances = (fields: ProfileFields, age: number | undefined): CareInput => ({
  ...(age === undefined ? {} : { age }),
  ...(fields.sex ? { sex: fields.sex } : {}),
  history: known(histories, fields.history),
  context: known(contexts, fields.context),
  observed: known(observations, fields.observed),
  protective: fields.protective,
})

/** What they said in the talk, as far as it counts now and nobody rejected it. @param since the last seven days, or less */
export const talkOf = (
  fields: ProfileFields,
  profile: Pick<ProfileRow, 'talk'> | undefined,
  since: Date,
): TalkCounts => {
  const [said, rejected] = [profile?.talk ?? {}, fields.rejected ?? []]
  return { words: gravestTalk(said, rejected, since), abuse: gravestAbuse(said, rejected, since) }
}

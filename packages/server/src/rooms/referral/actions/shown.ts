import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type LetterField, type LetterWords, leaving, lintLetter, missingIn } from '@anxin/core/referral/letter.ts'
import { namesOf } from '../../../platform/access.ts'
import { whoAgreesFor } from '../../../platform/agrees.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { mayOf } from '../policy.ts'
import * as store from '../store.ts'
import type { ConsentRow, ExceptionRow, ReferralRow } from '../tables.ts'
import { iso, letterOf, nameOf } from './see.ts'

export type Detail = ReplyOf<typeof door.referralGet>

/** Exactly what leaves, field by field. */
export const packetOf = (words: LetterWords, fields: readonly LetterField[]): { field: LetterField; text: string }[] =>
  leaving(words, fields).map((field) => ({ field, text: words[field]!.trim() }))

export const rowShown = (
  ctx: Ctx,
  row: Omit<store.Listed, 'name_sealed' | 'sender_name'>,
  known: { name: string | null; senderName: string },
): ReplyOf<typeof door.referralList>['rows'][number] => {
  const who = mustBeStaff(ctx)
  return {
    ...{ id: row.id, number: row.number, residentId: row.resident_id, name: known.name, channel: row.channel },
    ...{ tier: row.tier, colour: row.colour, state: row.state, toName: row.to_name, senderName: known.senderName },
    ...{ mine: row.sender_id === who.id, awaits: row.awaits, dueAt: iso(row.due_at) },
    late: row.due_at !== null && row.due_at <= ctx.now,
    ...{ apptAt: iso(row.appt_at), createdAt: row.created_at.toISOString() },
  }
}

const consentShown = (one: ConsentRow): NonNullable<Detail['consent']> => ({
  ...{
    id: one.id,
    way: one.way,
    by: one.given_by,
    witness: one.witness,
    fields: one.fields,
    givenAt: one.given_at.toISOString(),
  },
  ...{ expiresAt: one.expires_at.toISOString(), withdrawnAt: iso(one.withdrawn_at) },
})

const exceptionShown = (
  ctx: Ctx,
  one: ExceptionRow,
  names: ReadonlyMap<Id, string>,
): NonNullable<Detail['exception']> => ({
  ...{ id: one.id, basis: one.basis, imminent: one.imminent, by: names.get(one.actor_id) ?? '' },
  reason: unseal(ctx, 'referral_exception.reason', one.id, one.reason_sealed) ?? '',
  second: one.second_id ? (names.get(one.second_id) ?? '') : null,
  reviewDue: one.review_due.toISOString(),
  reviewedBy: one.reviewed_by ? (names.get(one.reviewed_by) ?? '') : null,
})

async function loaded(ctx: Ctx, row: ReferralRow) {
  const [consent, exception, link, views, steps, later, name, safetyPlan, asked] = await Promise.all([
    store.findConsent(ctx, row.consent_id),
    store.findException(ctx, row.exception_id),
    store.newestLink(ctx, row.id),
    store.listViews(ctx, row.id),
    store.listSteps(ctx, row.id),
    store.laterOf(ctx, row.id),
    nameOf(ctx, row.resident_id),
    store.hasPlan(ctx, row.resident_id),
    row.to_staff === null ? whoAgreesFor(ctx, row.resident_id) : ('person' as const),
  ])
  const ids = [row.sender_id, exception?.actor_id, exception?.second_id, exception?.reviewed_by]
  const names = await namesOf(
    ctx,
    ids.filter((id): id is Id => Boolean(id)),
  )
  return { consent, exception, link, views, steps, later, name, names, safetyPlan, asked }
}

/** One referral whole, as those of its place see it. */
export async function detailOf(ctx: Ctx, row: ReferralRow): Promise<Detail> {
  const known = await loaded(ctx, row)
  const { consent, exception, link } = known
  const words = letterOf(ctx, row)
  const [missing, lint] = [missingIn(words, row.fields), lintLetter(words)]
  const ready = missing.length === 0 && lint.length === 0 && row.to_name !== ''
  return {
    ...rowShown(ctx, row, { name: known.name, senderName: known.names.get(row.sender_id) ?? '' }),
    ...{ rule: row.rule, proposedTier: row.proposed_tier, need: row.need, population: row.population },
    why: unseal(ctx, 'referral.why', row.id, row.why_sealed),
    ...{ placeId: row.place_id, toStaffId: row.to_staff, toTenant: row.to_tenant !== null, version: row.version },
    ...{ words, fields: row.fields },
    ...{ leaves: packetOf(words, row.fields), missing, lint },
    ...{ consentFrom: known.asked, consent: consent ? consentShown(consent) : null },
    exception: exception ? exceptionShown(ctx, exception, known.names) : null,
    link: link
      ? { expiresAt: link.expires_at.toISOString(), openedAt: iso(link.opened_at), revoked: link.revoked_at !== null }
      : null,
    views: known.views.map((one) => ({ way: one.way, by: one.by_name, device: one.device, at: one.at.toISOString() })),
    steps: known.steps.map((one) => ({
      ...{ seq: one.seq, state: one.to_state, what: one.what, by: one.by_name, byKind: one.by_kind },
      ...{ text: unseal(ctx, 'referral_step.text', one.id, one.text_sealed), at: one.at.toISOString() },
    })),
    ...{ declineCode: row.decline_code, outcome: row.outcome, calls: row.calls, urgent: row.urgent },
    ...{ earlierId: row.earlier_id, laterId: known.later, safetyPlan: known.safetyPlan },
    may: mayOf(mustBeStaff(ctx), row, { consent, exception, ready, now: ctx.now }),
  }
}

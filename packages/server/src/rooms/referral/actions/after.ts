import type * as door from '@anxin/contract/referral-after.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { candidatesFor, newReferral, recipientOf } from './draft.ts'
import { house, letterOf, mustSee, type Speaker, staffSpeaker } from './see.ts'
import { keepException, sendOff } from './send.ts'
import { type Detail, detailOf } from './shown.ts'
import { begun, moveOn, tellLeaders } from './step.ts'

/**
 * The same letter to the next recipient: a draft, for which the person is asked anew, since they said yes to one
 * recipient only. Where life is in danger the same exception goes on and it is sent at once.
 */
export async function goOn(
  ctx: Ctx,
  row: ReferralRow,
  by: Speaker,
  asked: { readonly id?: Id; readonly placeId?: Id | null } = {},
): Promise<ReferralRow> {
  const tried = row.place_id ? [...row.tried, row.place_id] : row.tried
  const found = asked.placeId === undefined ? await candidatesFor(ctx, { ...row, tried }, {}) : []
  const placeId = asked.placeId ?? found[0]?.match.id ?? null
  const resident = await readResident(ctx, row.resident_id)
  if (!resident) throw new Refusal('NOT_FOUND')
  const over = await moveOn(ctx, row, 'RE_ROUTED', by)
  await store.revokeLinks(ctx, row.id)
  if (row.to_tenant) store.endParcel(ctx, row.id)
  const next = await newReferral(ctx, resident, row.sender_id, {
    ...{
      id: asked.id ?? newId(ctx),
      resident_id: row.resident_id,
      channel: row.channel,
      tier: row.tier,
      need: row.need,
    },
    ...{ population: row.population, colour: row.colour, rule: row.rule, proposedTier: row.proposed_tier },
    why: unseal(ctx, 'referral.why', row.id, row.why_sealed) ?? undefined,
    words: letterOf(ctx, row),
    more: {
      ...{ ...(await recipientOf(ctx, placeId, null)), fields: row.fields, tried, earlier_id: over.id },
      ...{ urgent: row.urgent, path_id: row.path_id, case_id: row.case_id },
    },
  })
  return onward(ctx, row, await begun(ctx, next, by, 'rerouted'))
}

/** In danger it leaves at once by the exception decided before, whose reason goes along. */
async function onward(ctx: Ctx, before: ReferralRow, next: ReferralRow): Promise<ReferralRow> {
  const exception = await store.findException(ctx, before.exception_id)
  if (!before.urgent || !exception?.imminent || next.to_name === '') return next
  const reason = unseal(ctx, 'referral_exception.reason', exception.id, exception.reason_sealed) ?? ''
  const excepted = keepException(ctx, next, exception.actor_id, house, {
    ...{ id: newId(ctx), basis: exception.basis, imminent: true, reason },
  })
  return sendOff(ctx, excepted, house)
}

export async function reroute(ctx: Ctx, { params, body }: Input<typeof door.referralReroute>): Promise<Detail> {
  const there = await store.lockReferral(ctx, body.id)
  if (there) return detailOf(ctx, await mustSee(ctx, body.id))
  const row = await mustSee(ctx, params.id)
  const asked = body.placeId ? { id: body.id, placeId: body.placeId } : { id: body.id }
  return detailOf(ctx, await goOn(ctx, row, staffSpeaker(mustBeStaff(ctx)), asked))
}

/**
 * Closed with its outcome. After a result somebody has spoken with the person first; after a refusal or silence the
 * refusal is written down. @throws Refusal CLOSE_NOT_READY
 */
export async function closeReferral(ctx: Ctx, { params, body }: Input<typeof door.referralClose>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  if (row.state === 'CLOSED') return detailOf(ctx, row)
  if (row.state === 'RESULT_RETURNED' && row.calls === 0)
    throw new Refusal('CLOSE_NOT_READY', { detail: { missing: 'loop_call' } })
  if (row.state === 'NO_SHOW' && row.calls < 3)
    throw new Refusal('CLOSE_NOT_READY', { detail: { missing: 'no_show_call' } })
  const next = await moveOn(ctx, row, 'CLOSED', staffSpeaker(mustBeStaff(ctx)), {
    ...{ text: body.note, change: { outcome: body.outcome, closed_at: ctx.now } },
  })
  return detailOf(ctx, next)
}

/** Sent back after it was closed; whoever leads the place hears of it. */
export async function sendBack(ctx: Ctx, { params, body }: Input<typeof door.referralBack>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  if (row.state === 'RETURNED') return detailOf(ctx, row)
  const next = await moveOn(ctx, row, 'RETURNED', staffSpeaker(mustBeStaff(ctx)), { text: body.note })
  await tellLeaders(ctx, next, 'referral')
  return detailOf(ctx, next)
}

/** Taken back: the receiver sees it no more and no link opens. */
export async function takeBack(ctx: Ctx, row: ReferralRow, by: Speaker, text?: string): Promise<ReferralRow> {
  if (row.state === 'WITHDRAWN') return row
  const next = await moveOn(ctx, row, 'WITHDRAWN', by, text ? { text } : {})
  await store.revokeLinks(ctx, row.id)
  if (row.to_tenant && row.sent_at) store.endParcel(ctx, row.id)
  if (row.consent_id) store.endConsent(ctx, row.consent_id)
  return next
}

export async function withdrawFor(ctx: Ctx, { params, body }: Input<typeof door.referralWithdraw>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  return detailOf(ctx, await takeBack(ctx, row, staffSpeaker(mustBeStaff(ctx)), body.note))
}

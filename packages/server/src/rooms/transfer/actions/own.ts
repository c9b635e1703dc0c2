import { createHash } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/transfer.ts'
import { wholeText, wholeVersion } from '@anxin/core/referral/consent.ts'
import { consentDays } from '@anxin/core/referral/terms.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { mustBeEnough } from '../../../platform/agrees.ts'
import { type Ctx, minutesLater, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isWaiting } from '../policy.ts'
import * as store from '../store.ts'
import { endOffer } from './answer.ts'
import { proposeNow } from './offer.ts'
import { tellSender } from './tell.ts'

/** Where one's own case is to go, or went; the row wall shows no other. */
export async function readMine(ctx: Ctx): Promise<ReplyOf<typeof door.transferMine>> {
  mustBeResident(ctx)
  return {
    rows: (await store.listTransfers(ctx)).map((row) => ({
      ...{ id: row.id, fromName: row.from_name, toName: row.to_name, state: row.state },
      ...{ at: row.proposed_at.toISOString(), asks: row.state === 'asked', mayWithdraw: isWaiting(row) },
      withoutConsent: row.basis !== null,
      cancelledTimes: row.state === 'accepted' ? (row.ends.find(({ what }) => what === 'appointments')?.rows ?? 0) : 0,
      text: { zh: wholeText.zh(row.to_name), en: wholeText.en(row.to_name) },
    })),
  }
}

/** Yes to what stood there, or no: also after a yes, until it is accepted. Safe to repeat. @throws Refusal GUARDIAN_CONSENT_NEEDED */
export async function answerMine(
  ctx: Ctx,
  { params, body }: Input<typeof door.transferMineAnswer>,
): Promise<{ done: true }> {
  const { id } = mustBeResident(ctx)
  const seen = await store.findTransfer(ctx, params.id)
  if (!seen) throw new Refusal('NOT_FOUND')
  ctx.about = { id: seen.id, residentId: id }
  // the person has been looked at: the row is theirs; the house of the agency writes it down and tells its people
  await inAgency(ctx, seen.from_tenant, async () => {
    const row = (await store.lockTransfer(ctx, params.id))!
    if (!isWaiting(row)) {
      if (!body.yes && row.state === 'withdrawn') return
      throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
    }
    if (!body.yes) {
      await endOffer(ctx, row, 'withdrawn', '', null)
      return
    }
    if (row.state !== 'asked') return
    await mustBeEnough(ctx, row.resident_id, { by: 'person', assent: true })
    const agreed = { agreed_by: 'person' as const, agreed_at: ctx.now, text_version: wholeVersion }
    const text_hash = createHash('sha256').update(wholeText.zh(row.to_name)).digest('hex')
    const next = await proposeNow(ctx, row, {
      ...{ ...agreed, text_hash, expires_at: minutesLater(ctx.now, consentDays * 24 * 60) },
    })
    await tellSender(ctx, next, 'referral')
  })
  return { done: true }
}

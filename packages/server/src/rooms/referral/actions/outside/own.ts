import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-own.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { isOver } from '@anxin/core/referral/state.ts'
import { consentDays } from '@anxin/core/referral/terms.ts'
import { inAgency } from '../../../../platform/agencies.ts'
import { mustBeEnough, whoAgreesFor } from '../../../../platform/agrees.ts'
import { type Ctx, mustBeResident } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import * as dayBook from '../../../bureau/door.ts'
import { consentHolds } from '../../policy.ts'
import * as store from '../../store.ts'
import * as outside from '../../store-outside.ts'
import type { ReferralRow } from '../../tables.ts'
import { takeBack } from '../after.ts'
import { packetNow } from '../answer.ts'
import { iso, type Speaker } from '../see.ts'
import { keepConsent } from '../send.ts'
import { tellSender } from '../step.ts'

type Own = ReplyOf<typeof door.ownGet>

async function letterShown(ctx: Ctx, row: ReferralRow): Promise<Own['letters'][number]> {
  const [consent, views, asked] = await Promise.all([
    store.findConsent(ctx, row.consent_id),
    store.listViews(ctx, row.id),
    row.to_staff === null ? whoAgreesFor(ctx, row.resident_id) : 'person',
  ])
  const given = consentHolds(row, consent, ctx.now)
  return {
    ...{ id: row.id, number: row.number, toName: row.to_name, state: row.state },
    asks: row.state === 'CONSENT_PENDING' && !given && row.exception_id === null,
    ...{ withGuardian: asked !== 'person', leaves: packetNow(ctx, row) },
    consentUntil: given ? consent!.expires_at.toISOString() : null,
    withoutConsent: row.sent_at !== null && row.exception_id !== null,
    ...{ apptAt: iso(row.appt_at), sentAt: iso(row.sent_at) },
    views: views.map((one) => ({ by: one.by_name, at: one.at.toISOString() })),
    mayWithdraw: !isOver(row.state),
  }
}

export async function readOwn(ctx: Ctx): Promise<Own> {
  const { id } = mustBeResident(ctx)
  const letters: Own['letters'] = []
  for (const row of await outside.ownReferrals(ctx, id)) letters.push(await letterShown(ctx, row))
  const glass = await outside.ownGlass(ctx, id)
  const came = await dayBook.ownDays(ctx, id)
  const looks = await dayBook.looksFor(ctx, came, mustBeResident(ctx).tenantId)
  return {
    letters,
    glass: glass.map((one) => ({
      ...{ id: one.id, by: one.staff_name, at: one.opened_at.toISOString(), endsAt: one.ends_at.toISOString() },
      reviewed: one.reviewed_at !== null,
    })),
    attendance: came.map((one) => ({
      ...{ id: one.id, to: one.door_name, day: one.day, shared: one.shared_at !== null && one.taken_back_at === null },
    })),
    looks,
  }
}

async function mustBeMine(ctx: Ctx, id: Id): Promise<ReferralRow> {
  const row = await store.lockReferral(ctx, id)
  if (!row || row.resident_id !== mustBeResident(ctx).id) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  return row
}

const person: Speaker = { kind: 'resident', id: null, name: '本人' }

/** Says yes to exactly what was on the page. @throws Refusal WRONG_STATE when letter or recipient has changed since, GUARDIAN_CONSENT_NEEDED */
export async function giveConsent(ctx: Ctx, { params, body }: Input<typeof door.ownConsent>): Promise<{ done: true }> {
  const row = await mustBeMine(ctx, params.id)
  if (row.consent_id === body.id) return { done: true }
  const shown = packetNow(ctx, row).map(({ field }) => field)
  const same =
    row.to_name === body.toName &&
    shown.length === body.fields.length &&
    shown.every((one) => body.fields.includes(one))
  if (row.state !== 'CONSENT_PENDING' || !same) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (row.to_staff === null) await mustBeEnough(ctx, row.resident_id, { by: 'person', assent: true })
  // the house of the agency tells its people; the person has been looked at before
  await inAgency(ctx, mustBeResident(ctx).tenantId, async () => {
    const next = keepConsent(ctx, row, person, {
      ...{ id: body.id, way: 'online', given_by: 'person', assent: false, recorded_by: null, witness: null },
      ...{ fields: row.fields, days: consentDays },
    })
    await tellSender(ctx, next)
  })
  return { done: true }
}

/** Two taps and it is gone for the receiver. Safe to repeat. */
export async function withdrawOwn(ctx: Ctx, { params }: Input<typeof door.ownWithdraw>): Promise<{ done: true }> {
  const row = await mustBeMine(ctx, params.id)
  if (row.state === 'WITHDRAWN') return { done: true }
  await inAgency(ctx, mustBeResident(ctx).tenantId, async () => tellSender(ctx, await takeBack(ctx, row, person)))
  return { done: true }
}

/** Has a day confirmed, or takes that back: then it is seen no more. */
export async function shareDay(ctx: Ctx, { params, body }: Input<typeof door.ownAttendance>): Promise<{ done: true }> {
  const row = await dayBook.lockDay(ctx, params.id)
  if (!row || row.resident_id !== mustBeResident(ctx).id) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  dayBook.shareDay(ctx, row, body.shared)
  return { done: true }
}

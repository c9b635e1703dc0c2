import { createHash, randomInt } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { consentText, consentVersion } from '@anxin/core/referral/consent.ts'
import { lintLetter, missingIn } from '@anxin/core/referral/letter.ts'
import { consentDays, linkHours } from '@anxin/core/referral/terms.ts'
import { listColleagues, listHolders, listReachable } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { mustBeEnough } from '../../../platform/agrees.ts'
import { type Ctx, minutesLater, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { fingerprint, newSecret, seal, sealJson, unseal } from '../../../platform/privacy.ts'
import { tongueOf } from '../../../platform/tongue.ts'
import { consentHolds, exceptionDecided, mustBeAnother, mustBeDraft } from '../policy.ts'
import * as store from '../store.ts'
import type { ConsentRow, ExceptionRow, ReferralRow } from '../tables.ts'
import { letterOf, mustSee, type Speaker, staffSpeaker } from './see.ts'
import { type Detail, detailOf, packetOf } from './shown.ts'
import { moveOn, noteOn, tellLeaders } from './step.ts'

const dayMinutes = 24 * 60
/** Life in danger: somebody else looks at it within a day; otherwise within the week. @source domain specification 3.7 */
const reviewDays = { imminent: 1, decided: 7 } as const

/** To whom the person says yes: a recipient must be named first. @throws Refusal BAD_INPUT */
function mustNameRecipient(row: ReferralRow): void {
  if (row.to_name === '') throw new Refusal('BAD_INPUT', { field: 'placeId' })
}

type Said = Pick<ConsentRow, 'id' | 'way' | 'given_by' | 'assent' | 'recorded_by' | 'witness' | 'fields'> & {
  readonly days: number
}
/** Keeps a consent for the recipient named now. @returns the referral with it */
export function keepConsent(ctx: Ctx, row: ReferralRow, by: Speaker, said: Said): ReferralRow {
  const { days, ...rest } = said
  store.insertConsent(ctx, {
    ...{ ...rest, tenant_id: row.tenant_id, resident_id: row.resident_id, referral_id: row.id },
    ...{ recipient: row.to_name, purpose: 'referral', text_version: consentVersion, given_at: ctx.now },
    text_hash: createHash('sha256').update(consentText.zh(row.to_name)).digest('hex'),
    ...{ expires_at: minutesLater(ctx.now, days * dayMinutes), withdrawn_at: null },
  })
  return noteOn(ctx, row, 'consented', by, { change: { consent_id: said.id } })
}

/** Within the agency whoever helps is told by the person; what leaves it needs the guardian of a child too. */
async function mustBeGiven(ctx: Ctx, row: ReferralRow, by: ConsentRow['given_by'], assent: boolean): Promise<void> {
  if (row.to_staff === null) await mustBeEnough(ctx, row.resident_id, { by, assent })
}

/** Spoken before a witness, or on paper. @throws Refusal BAD_INPUT for a spoken one without a witness, GUARDIAN_CONSENT_NEEDED */
export async function recordConsent(ctx: Ctx, { params, body }: Input<typeof door.consentRecord>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const row = await mustSee(ctx, params.id)
  if (row.consent_id === body.id) return detailOf(ctx, row)
  mustBeDraft(row)
  mustNameRecipient(row)
  if (body.way === 'spoken' && (!body.witness || body.witness === who.name))
    throw new Refusal('BAD_INPUT', { field: 'witness' })
  await mustBeGiven(ctx, row, body.givenBy, body.assent)
  const next = keepConsent(ctx, row, staffSpeaker(who), {
    ...{ id: body.id, way: body.way, given_by: body.givenBy, recorded_by: who.id, witness: body.witness },
    ...{ assent: body.assent, fields: row.fields, days: Math.min(body.days, consentDays) },
  })
  return detailOf(ctx, next)
}

/** Asks the person on their own phone, in discreet words. Safe to repeat. @throws Refusal GUARDIAN_CONSENT_NEEDED for a child */
export async function askConsent(ctx: Ctx, { params }: Input<typeof door.consentAsk>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  mustBeDraft(row)
  mustNameRecipient(row)
  if (row.state === 'CONSENT_PENDING') return detailOf(ctx, row)
  await mustBeGiven(ctx, row, 'person', false)
  await tellPerson(ctx, row.resident_id)
  return detailOf(ctx, await moveOn(ctx, row, 'CONSENT_PENDING', staffSpeaker(mustBeStaff(ctx))))
}

/** A line to the person’s phone that says nothing to whoever reads along. */
export async function tellPerson(ctx: Ctx, residentId: Id): Promise<void> {
  const resident = await readResident(ctx, residentId)
  const phone = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  if (!phone) return
  const name = unseal(ctx, 'resident.name', resident.id, resident.name_sealed) ?? ''
  await sendNotice(ctx, {
    toName: name,
    addresses: { sms: phone },
    kind: 'own_letter',
    open: {},
    tongue: tongueOf(resident),
    inApp: false,
  })
}

export async function askException(ctx: Ctx, { params, body }: Input<typeof door.exceptionAsk>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  if (row.exception_id === body.id) return detailOf(ctx, row)
  mustBeDraft(row)
  mustNameRecipient(row)
  const next = keepException(ctx, row, mustBeStaff(ctx).id, staffSpeaker(mustBeStaff(ctx)), body)
  if (!body.imminent) await tellLeaders(ctx, row, 'referral')
  return detailOf(ctx, next)
}

type Excepted = Pick<ExceptionRow, 'id' | 'basis' | 'imminent'> & { readonly reason: string }
/** Keeps a decision to send without consent. */
export function keepException(ctx: Ctx, row: ReferralRow, actorId: Id, by: Speaker, said: Excepted): ReferralRow {
  const due = minutesLater(ctx.now, reviewDays[said.imminent ? 'imminent' : 'decided'] * dayMinutes)
  store.insertException(ctx, {
    ...{ id: said.id, tenant_id: row.tenant_id, resident_id: row.resident_id, referral_id: row.id },
    ...{ basis: said.basis, imminent: said.imminent, actor_id: actorId, at: ctx.now },
    reason_sealed: seal(ctx, 'referral_exception.reason', said.id, said.reason),
    ...{ second_id: null, second_at: null, review_due: due, call_at: due },
    ...{ reviewed_by: null, reviewed_at: null, verdict: null, note_sealed: null },
  })
  return noteOn(ctx, row, 'excepted', by, { change: { exception_id: said.id } })
}

/** @throws Refusal SECOND_PERSON_NEEDED for the one who asked */
export async function secondException(ctx: Ctx, { params }: Input<typeof door.exceptionSecond>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const row = await mustSee(ctx, params.id)
  const one = await store.findException(ctx, row.exception_id)
  if (!one) throw new Refusal('NOT_FOUND')
  if (one.second_id === who.id) return detailOf(ctx, row)
  mustBeDraft(row)
  mustBeAnother(who, one.actor_id)
  store.changeException(ctx, one.id, { second_id: who.id, second_at: ctx.now })
  return detailOf(ctx, noteOn(ctx, row, 'seconded', staffSpeaker(who)))
}

/**
 * Sends it. The database refuses the same once more: nothing leaves without consent or a decided exception.
 * @throws Refusal BAD_INPUT for what is missing or must not stand in it, CONSENT_NEEDED, GUARDIAN_CONSENT_NEEDED
 */
export async function sendOff(ctx: Ctx, row: ReferralRow, by: Speaker): Promise<ReferralRow> {
  mustBeDraft(row)
  mustNameRecipient(row)
  const words = letterOf(ctx, row)
  const [missing] = missingIn(words, row.fields)
  const [wrong] = lintLetter(words)
  if (missing) throw new Refusal('BAD_INPUT', { field: missing, detail: { why: 'missing' } })
  if (wrong) throw new Refusal('BAD_INPUT', { field: wrong.field, detail: { word: wrong.word } })
  const [consent, exception] = await Promise.all([
    store.findConsent(ctx, row.consent_id),
    store.findException(ctx, row.exception_id),
  ])
  if (!consentHolds(row, consent, ctx.now) && !exceptionDecided(exception)) throw new Refusal('CONSENT_NEEDED')
  if (consent && !exceptionDecided(exception)) await mustBeGiven(ctx, row, consent.given_by, consent.assent)
  const sent = await moveOn(ctx, row, 'SENT', by, { change: { sent_at: ctx.now } })
  if (sent.to_tenant) await intoInbox(ctx, sent, sent.to_tenant)
  else if (sent.to_staff)
    await tellStaff(ctx, await listReachable(ctx, [sent.to_staff]), 'referral', { number: sent.number })
  else if (sent.channel === 'internal')
    await tellStaff(ctx, await listHolders(ctx, ['social_worker'], sent.unit_id), 'referral', { number: sent.number })
  return sent
}

export async function sendReferral(ctx: Ctx, { params }: Input<typeof door.referralSend>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  if (row.sent_at) return detailOf(ctx, row)
  return detailOf(ctx, await sendOff(ctx, row, staffSpeaker(mustBeStaff(ctx))))
}

/** The packet goes to the other agency: this row and what leaves, nothing else. */
async function intoInbox(ctx: Ctx, row: ReferralRow, to: Id): Promise<void> {
  const { rows } = await ctx.line.query('select name from tenant where id = $1', [tenantOf(ctx)])
  store.insertParcel(ctx, {
    ...{ id: row.id, from_tenant: row.tenant_id, to_tenant: to, from_name: (rows[0]?.name as string) ?? '' },
    ...{ number: row.number, colour: row.colour, sent_at: ctx.now, over_at: null },
    packet_sealed: sealJson(ctx, 'referral_parcel.packet', row.id, packetOf(letterOf(ctx, row), row.fields)),
  })
  await inAgency(ctx, to, async () =>
    tellStaff(ctx, await listColleagues(ctx, ['supervisor', 'social_worker']), 'referral', { number: row.number }),
  )
}

/** Six digits told another way than the link: on the phone, on paper. */
const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** A new link; the one before stops working. @throws Refusal LINK_USED when the same write comes twice: the code is shown once */
export async function makeLink(
  ctx: Ctx,
  { params, body }: Input<typeof door.linkMake>,
): Promise<ReplyOf<typeof door.linkMake>> {
  const who = mustBeStaff(ctx)
  const row = await mustSee(ctx, params.id)
  if (!row.sent_at || row.to_tenant || row.to_staff || row.due_at === null)
    throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (await store.lockLink(ctx, body.id)) throw new Refusal('LINK_USED')
  const made = await newLink(ctx, row, who.id, body.id)
  noteOn(ctx, row, 'link_made', staffSpeaker(who))
  return made
}

export async function newLink(ctx: Ctx, row: ReferralRow, madeBy: Id, id: Id = newId(ctx)) {
  await store.revokeLinks(ctx, row.id)
  const [secret, code] = [newSecret(), newCode()]
  const expires = minutesLater(ctx.now, linkHours * 60)
  store.insertLink(ctx, {
    ...{ id, tenant_id: row.tenant_id, referral_id: row.id, secret_hash: fingerprint(secret) },
    ...{ code_hash: ctx.floor.keys.blindIndex(`referral:${id}:${code}`), seat_hash: null, made_by: madeBy },
    ...{ made_at: ctx.now, expires_at: expires, opened_at: null, revoked_at: null },
  })
  return { url: `${ctx.floor.baseUrl}/letters.html#l.${secret}`, code, expiresAt: expires.toISOString() }
}

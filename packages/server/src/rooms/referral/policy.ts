import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { ReferralState } from '@anxin/core/referral/state.ts'
import { isOver, isStep } from '@anxin/core/referral/state.ts'
import { mayRefer, type ReferralTier } from '@anxin/core/referral/tier.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { ConsentRow, ExceptionRow, ReferralRow } from './tables.ts'

/** Those who see and write letters of their places. */
export const letterRoles: readonly StaffRole[] = [
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
  'agency_admin',
]
/** Those who may begin a letter. */
export const beginRoles: readonly StaffRole[] = [
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
]
export const rolesOf = (who: StaffWho): StaffRole[] => [...new Set(who.grants.map((grant) => grant.role))]

/** Outside one's tier of duty it is blocked. @throws Refusal FORBIDDEN */
export function mustMayRefer(who: StaffWho, tier: ReferralTier): void {
  if (!mayRefer(rolesOf(who), tier)) throw new Refusal('FORBIDDEN', { field: 'tier' })
}

/** @throws Refusal WRONG_STATE where the protocol has no such step */
export function mustStep(row: Pick<ReferralRow, 'state'>, to: ReferralState): void {
  if (!isStep(row.state, to)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
}

const isDraft = (row: Pick<ReferralRow, 'state'>): boolean => row.state === 'DRAFT' || row.state === 'CONSENT_PENDING'
/** What was sent stays what it was. @throws Refusal WRONG_STATE */
export function mustBeDraft(row: ReferralRow): void {
  if (!isDraft(row)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
}
/** Two people wrote one letter: the second is told which version stands. @throws Refusal WRONG_STATE */
export function mustBuildOn(row: ReferralRow, base: number): void {
  mustBeDraft(row)
  if (row.version !== base) throw new Refusal('WRONG_STATE', { field: 'base', detail: { version: row.version } })
}

/** Good for this recipient, these fields and this minute. */
export const consentHolds = (row: ReferralRow, consent: ConsentRow | undefined, now: Date): boolean =>
  consent !== undefined &&
  consent.withdrawn_at === null &&
  consent.expires_at > now &&
  consent.recipient === row.to_name &&
  row.fields.every((field) => consent.fields.includes(field))

export const exceptionDecided = (one: ExceptionRow | undefined): boolean =>
  one !== undefined && (one.imminent || one.second_id !== null)

export type May =
  | 'write'
  | 'consent'
  | 'except'
  | 'second'
  | 'send'
  | 'link'
  | 'call'
  | 'reroute'
  | 'close'
  | 'back'
  | 'withdraw'
  | 'word'
  | 'record'

const at = (row: ReferralRow, ...states: ReferralState[]): boolean => states.includes(row.state)

/** What somebody may do with a referral of their places now. */
export function mayOf(
  who: StaffWho,
  row: ReferralRow,
  known: { consent: ConsentRow | undefined; exception: ExceptionRow | undefined; ready: boolean; now: Date },
): May[] {
  const draft = isDraft(row)
  const agreed = consentHolds(row, known.consent, known.now) || exceptionDecided(known.exception)
  const outside = row.place_id !== null && row.to_tenant === null
  const waiting = draft && known.exception !== undefined && !exceptionDecided(known.exception)
  const all: readonly (readonly [May, boolean])[] = [
    ['write', draft],
    ['consent', draft && !agreed && row.to_name !== ''],
    ['except', draft && !agreed && known.exception === undefined && row.to_name !== ''],
    ['second', waiting && known.exception?.actor_id !== who.id],
    ['send', draft && agreed && known.ready],
    ['link', !draft && outside && !isOver(row.state)],
    ['record', !draft && !isOver(row.state) && !at(row, 'RESULT_RETURNED', 'DECLINED')],
    ['word', at(row, 'NEED_INFO')],
    ['call', at(row, 'RESULT_RETURNED', 'NO_SHOW')],
    ['reroute', at(row, 'DECLINED', 'EXPIRED')],
    ['close', at(row, 'RESULT_RETURNED', 'DECLINED', 'EXPIRED') || (at(row, 'NO_SHOW') && row.calls >= 3)],
    ['back', at(row, 'CLOSED')],
    ['withdraw', !isOver(row.state)],
  ]
  return all.filter(([, is]) => is).map(([may]) => may)
}

/** @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(who: StaffWho, ...others: readonly (string | null)[]): void {
  if (others.includes(who.id)) throw new Refusal('SECOND_PERSON_NEEDED')
}

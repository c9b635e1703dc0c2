/**
 * States of a referral and the steps between them. The database holds the same table (`referral_path`); a test
 * compares them. A letter that was sent closes nothing: only an outcome or a documented refusal does.
 * @source domain specification 5.3
 */
export const referralStates = [
  'DRAFT',
  'CONSENT_PENDING',
  'SENT',
  'RECEIVED',
  'NEED_INFO',
  'ACCEPTED',
  'DECLINED',
  'APPT_SET',
  'ATTENDED',
  'NO_SHOW',
  'RESULT_RETURNED',
  'CLOSED',
  'RETURNED',
  'WITHDRAWN',
  'EXPIRED',
  'RE_ROUTED',
] as const
export type ReferralState = (typeof referralStates)[number]

const ahead: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  DRAFT: ['CONSENT_PENDING', 'SENT'],
  CONSENT_PENDING: ['SENT'],
  SENT: ['RECEIVED', 'EXPIRED'],
  RECEIVED: ['ACCEPTED', 'DECLINED', 'NEED_INFO', 'EXPIRED'],
  NEED_INFO: ['RECEIVED', 'EXPIRED'],
  ACCEPTED: ['APPT_SET', 'ATTENDED'],
  APPT_SET: ['ATTENDED', 'NO_SHOW'],
  NO_SHOW: ['APPT_SET', 'ATTENDED', 'CLOSED'],
  ATTENDED: ['RESULT_RETURNED'],
  RESULT_RETURNED: ['CLOSED'],
  CLOSED: ['RETURNED'],
  DECLINED: ['RE_ROUTED', 'CLOSED'],
  EXPIRED: ['RE_ROUTED', 'RECEIVED', 'CLOSED'],
  RETURNED: [],
  WITHDRAWN: [],
  RE_ROUTED: [],
}

/** Nothing is awaited any more. */
export const isOver = (state: ReferralState): boolean =>
  ['CLOSED', 'RETURNED', 'WITHDRAWN', 'RE_ROUTED'].includes(state)

/** From where the resident may take it back: everywhere until it is over. */
export const stepsFrom = (state: ReferralState): readonly ReferralState[] =>
  isOver(state) ? ahead[state] : [...ahead[state], 'WITHDRAWN']

export const isStep = (from: ReferralState, to: ReferralState): boolean => stepsFrom(from).includes(to)

/** Every step there is, for the table of the database. */
export const allSteps: readonly (readonly [ReferralState, ReferralState])[] = referralStates.flatMap((from) =>
  stepsFrom(from).map((to) => [from, to] as const),
)

import { type DangerLevel, normVersion, type Stability, stabilityOf } from './danger.ts'

export const followUpKinds = [
  'urgent_after',
  'follow_up',
  'recheck',
  'discharge_call',
  'discharge_visit',
  'yearly',
] as const
export type FollowUpKind = (typeof followUpKinds)[number]
/** What hospital or family told, as it was heard: nothing is owed for it. */
export const toldKinds = ['taken_in', 'not_taken_in', 'came_home'] as const
export type ToldKind = (typeof toldKinds)[number]
export const isTold = (kind: string): kind is ToldKind => toldKinds.some((one) => one === kind)
/** One contact of the calendar: so many days after what began it, with the norm it comes from. */
export interface FollowUp {
  readonly kind: FollowUpKind
  readonly afterHours: number
  readonly rule: string
  readonly norm: string
}

const day = 24
const at = (kind: FollowUpKind, afterHours: number, rule: string): FollowUp => ({
  kind,
  afterHours,
  rule,
  norm: normVersion,
})
const month = 30 * day

/** Once a year, with the person's consent; while one is ahead no second is made. @source domain specification 5.5 */
const yearly: FollowUp = at('yearly', 365 * day, 'K8')

const first: Readonly<Record<Stability, readonly FollowUp[]>> = {
  // after an urgent referral within two weeks
  unstable: [at('urgent_after', 14 * day, 'K1')],
  // two weeks, then by what is found: three months where it is steady, one month where it is not
  basically_stable: [at('follow_up', 14 * day, 'K2')],
  stable: [at('follow_up', 3 * month, 'K3'), yearly],
}

/** Contacts owed after a danger level. The duty is the health centre's: the house reminds and supports the family. @source domain specification 5.5 */
export const calendarOf = (level: DangerLevel, unsteady: boolean): readonly FollowUp[] =>
  first[stabilityOf(level, unsteady)]

/** Not admitted: looked at again within two weeks. @source domain specification 5.5, feature C05 */
export const recheck: FollowUp = at('recheck', 14 * day, 'K4')

const repeating: readonly string[] = ['urgent_after', 'follow_up', 'recheck'] satisfies FollowUpKind[]

/**
 * After a contact: steady, three months and a check-up within the year; else one month. The check-up comes again each
 * year and stands beside the follow-ups: the one never takes the place of the other.
 * @param owed kinds of the contacts that are owed still
 * @source domain specification 5.5
 */
export function afterContact(kind: string, steady: boolean, owed: readonly string[]): readonly FollowUp[] {
  const waits = owed.some((one) => one !== 'yearly')
  const next = steady ? at('follow_up', 3 * month, 'K5') : at('follow_up', month, 'K6')
  const goesOn = !waits && (repeating.includes(kind) || kind === 'yearly')
  return [
    ...(goesOn ? [next] : []),
    ...(kind === 'yearly' || (goesOn && steady) ? missing([yearly], owed) : []),
  ]
}

/** What is not owed already: a check-up stands on the calendar once. */
export const missing = (calendar: readonly FollowUp[], owed: readonly string[]): readonly FollowUp[] =>
  calendar.filter(({ kind }) => kind !== 'yearly' || !owed.includes(kind))

/** Out of hospital: a call within a day, a visit within three, then by the norm. @source domain specification 5.5, 3.8 */
export const afterDischarge: readonly FollowUp[] = [
  at('discharge_call', day, 'K7'),
  at('discharge_visit', 3 * day, 'K7'),
  at('follow_up', 14 * day, 'K2'),
  at('follow_up', month + 14 * day, 'K6'),
  at('follow_up', 3 * month + 14 * day, 'K5'),
  yearly,
]

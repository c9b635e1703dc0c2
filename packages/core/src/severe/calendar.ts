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

const first: Readonly<Record<Stability, readonly FollowUp[]>> = {
  // after an urgent referral within two weeks
  unstable: [at('urgent_after', 14 * day, 'K1')],
  // two weeks, then by what is found: three months where it is steady, one month where it is not
  basically_stable: [at('follow_up', 14 * day, 'K2')],
  stable: [at('follow_up', 3 * month, 'K3')],
}

/** Contacts owed after a danger level. The duty is the health centre's: the house reminds and supports the family. @source domain specification 5.5 */
export const calendarOf = (level: DangerLevel, unsteady: boolean): readonly FollowUp[] =>
  first[stabilityOf(level, unsteady)]

/** Not admitted: looked at again within two weeks. @source domain specification 5.5, feature C05 */
export const recheck: FollowUp = at('recheck', 14 * day, 'K4')

/** After the two weeks: steady, three months; else one month. @source domain specification 5.5 */
export const afterFollowUp = (steady: boolean): FollowUp =>
  steady ? at('follow_up', 3 * month, 'K5') : at('follow_up', month, 'K6')

/** Out of hospital: a call within a day, a visit within three, then by the norm. @source domain specification 5.5, 3.8 */
export const afterDischarge: readonly FollowUp[] = [
  at('discharge_call', day, 'K7'),
  at('discharge_visit', 3 * day, 'K7'),
  at('follow_up', 14 * day, 'K2'),
  at('follow_up', month + 14 * day, 'K6'),
  at('follow_up', 3 * month + 14 * day, 'K5'),
  at('yearly', 365 * day, 'K8'),
]

import type { Colour } from './colour.ts'
import type { RuleId } from './table.ts'

/** A length of time: working days are counted on the working calendar, the rest on the clock. */
export type Term =
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number }

export type MissedStep = 'ladder' | 'supervisor_then_admin' | 'reassign'

/** How soon a colour must be answered. What is left out is not promised. */
export interface ServiceLevel {
  readonly acknowledge?: Term
  /** First live contact. */
  readonly contact: Term
  /** Outside service hours, where that differs. */
  readonly contactOffHours?: Term
  /** `during_contact`: no separate term. */
  readonly riskAssessment?: Term | 'during_contact'
  /** Face to face or by video; `emergency_services` takes its place in RED-E. */
  readonly meeting?: Term | 'emergency_services'
  readonly ifMissed?: { readonly step: MissedStep; readonly everyMinutes?: number }
}

/** @source domain specification 2.4, first table */
export const serviceLevels: Readonly<Record<Exclude<Colour, 'GREEN'>, ServiceLevel>> = {
  'RED-E': {
    acknowledge: { minutes: 2 },
    contact: { minutes: 5 },
    riskAssessment: 'during_contact',
    meeting: 'emergency_services',
    ifMissed: { step: 'ladder', everyMinutes: 2 },
  },
  RED: {
    acknowledge: { minutes: 5 },
    contact: { minutes: 15 },
    riskAssessment: { hours: 1 },
    meeting: { hours: 4 },
    ifMissed: { step: 'ladder', everyMinutes: 5 },
  },
  ORANGE: {
    acknowledge: { minutes: 30 },
    contact: { hours: 2 },
    contactOffHours: { hours: 4 },
    riskAssessment: { hours: 24 },
    meeting: { hours: 48 },
    ifMissed: { step: 'supervisor_then_admin' },
  },
  YELLOW: {
    acknowledge: { workingDays: 1 },
    contact: { hours: 72 },
    riskAssessment: { days: 7 },
    meeting: { days: 14 },
    ifMissed: { step: 'reassign' },
  },
  'GREEN+': { contact: { days: 14 } },
}

/** Y1 is called sooner than the rest of YELLOW. @source domain specification 2.4, row YELLOW */
const y1Contact: Term = { hours: 24 }

/**
 * The service level of a recommendation; undefined for GREEN, where nobody is called. A colour raised by CTX3
 * takes the terms of the new colour.
 */
export function serviceLevelOf(colour: Colour, rule: RuleId): ServiceLevel | undefined {
  if (colour === 'GREEN') return undefined
  const level = serviceLevels[colour]
  return rule === 'Y1' && colour === 'YELLOW' ? { ...level, contact: y1Contact } : level
}

/** What comes round again. Days after the decision; `invitation` may be declined without a call. */
export interface Rescreen {
  readonly days: readonly number[]
  readonly dailyContacts?: number
  /** After the last of `days`, this often at this distance. */
  readonly after?: { readonly everyDays: number; readonly times: number }
  readonly invitation?: true
}

/**
 * A month counts 30 days, as in the rows beside it (d30, d60, d90).
 * @source domain specification 2.4, "Auto-rescreen"
 */
export const rescreens: Readonly<Record<'RED' | 'ORANGE' | 'YELLOW' | 'GREEN+' | 'GREEN', Rescreen>> = {
  RED: { dailyContacts: 3, days: [7, 14, 30, 90] },
  ORANGE: { days: [7, 14, 30, 60, 90] },
  YELLOW: { days: [14, 28], after: { everyDays: 30, times: 3 } },
  'GREEN+': { days: [28] },
  GREEN: { days: [90], invitation: true },
}

/** Months after a disaster at which its cohort is asked again; 0 is the baseline. @source domain specification 2.4 */
export const postEventMonths: readonly number[] = [0, 1, 3, 6, 12, 18]

/** Unanswered rescreens at YELLOW or above after which a person calls. @source domain specification 2.4 */
export const unansweredBeforeCall = 2

/** At most one invitation in this many days for GREEN. @source domain specification 2.4 */
export const greenInvitationEveryDays = 30

/** @source domain specification 2.4, "Step-up", "Step-down" and "Colour decay" */
export const stepRules = {
  up: {
    /** Without reliable improvement for this long at this tier. */
    noImprovementAfter: { 1: { weeks: 4 }, 2: { sessions: 4 }, 3: { sessions: 6 } },
    consecutiveWorsenings: 2,
  },
  down: { measurementsInLowerBand: 2, daysApart: 14, daysWithoutTrigger: 30, functionAtMost: 'mild' },
  decay: {
    RED: { by: 'people_only' },
    ORANGE: { to: 'YELLOW', afterDays: 7, needsSafetyPlan: true, negativeAsq: 2 },
    YELLOW: { to: 'GREEN', afterDays: 28 },
  },
} as const

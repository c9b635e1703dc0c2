import type { Body, Reply } from '../../../parts/ask/doors.ts'

export type EventDetail = Reply<'GET /api/crisis/events/:id'>
export type Assessment = Omit<
  NonNullable<EventDetail['assessment']>,
  'at' | 'by' | 'triage' | 'locationUntil' | 'screenerFound' | 'consultedName'
>
export type MeansCode = Assessment['meansAtHand'][number]
export type Plan = Omit<NonNullable<EventDetail['plan']>, 'version' | 'savedAt' | 'savedBy' | 'reviewBy'>
export type Contact = Body<'POST /api/crisis/events/:id/contacts'>
export type FollowUp = EventDetail['followUps'][number]

/** In the order of the contract, which is loaded for its types only. */
export const meansCodes = [
  'medicine',
  'pesticide',
  'height',
  'water',
  'sharp',
  'charcoal',
  'other',
] as const satisfies readonly MeansCode[]
export const contactChannels = [
  'phone',
  'chat',
  'sms',
  'visit',
  'emergency_contact',
] as const satisfies readonly Contact['channel'][]
export const contactOutcomes = [
  'reached',
  'no_answer',
  'refused',
  'message_left',
] as const satisfies readonly Contact['outcome'][]

export const emptyAssessment: Assessment = {
  asq: ['not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked'],
  plan: false,
  intent: 0,
  meansAtHand: [],
  lastBehaviourDays: null,
  withWhom: '',
  location: '',
  protective: '',
  triggers: '',
  decision: '',
  rationale: '',
  population: 'adult',
  frequency: null,
  duration: null,
  control: null,
  preparation: '',
  attempts: null,
  lastAttempt: '',
  severity: null,
  selfHarm: 'not_asked',
  psychosis: 'not_asked',
  substance: 'not_asked',
  agitated: 'not_asked',
  supports: '',
  reasons: '',
  refusesHelp: false,
  alone: null,
  screener: null,
  consulted: null,
}

/** A new plan begins with the numbers everybody may call. */
export const emptyPlan = (professionals: Plan['professionals']): Plan => ({
  warningSigns: [''],
  innerCoping: [''],
  peoplePlaces: [''],
  trustedContacts: [],
  professionals,
  saferEnvironment: [],
  reasonToLive: '',
  barriers: '',
  likelihoodOfUse: null,
})

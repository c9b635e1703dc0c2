import type { Colour } from '../care/colour.ts'

/** States of a case. @source domain specification 6.1 */
export const caseStates = [
  'NEW',
  'SCREENED',
  'WAITLIST',
  'INTAKE',
  'ASSESSING',
  'PLANNED',
  'ACTIVE',
  'PAUSED',
  'CLOSING',
  'FOLLOW_UP',
  'CLOSED',
  'TRANSFERRED',
  'DECLINED',
  'DECEASED',
] as const
export type CaseState = (typeof caseStates)[number]

/** States in which nobody works on the case any more. */
export const endStates: readonly CaseState[] = ['CLOSED', 'TRANSFERRED', 'DECLINED', 'DECEASED']
export const isOver = (state: CaseState): boolean => endStates.includes(state)

const everywhere: readonly CaseState[] = ['TRANSFERRED', 'DECEASED']

/**
 * Where a case may go from where it is; the database holds the same table. A case that was closed is opened again
 * within 90 days, with its history. @source domain specification 6.1
 */
export const caseSteps: Readonly<Record<CaseState, readonly CaseState[]>> = {
  NEW: ['SCREENED', 'DECLINED', ...everywhere],
  SCREENED: ['WAITLIST', 'INTAKE', 'DECLINED', ...everywhere],
  WAITLIST: ['INTAKE', 'DECLINED', ...everywhere],
  INTAKE: ['ASSESSING', 'DECLINED', ...everywhere],
  ASSESSING: ['PLANNED', 'CLOSING', ...everywhere],
  PLANNED: ['ACTIVE', 'CLOSING', ...everywhere],
  ACTIVE: ['PAUSED', 'CLOSING', ...everywhere],
  PAUSED: ['ACTIVE', 'CLOSING', ...everywhere],
  CLOSING: ['FOLLOW_UP', 'ACTIVE', ...everywhere],
  FOLLOW_UP: ['CLOSED', 'ACTIVE', ...everywhere],
  CLOSED: ['ACTIVE'],
  TRANSFERRED: [],
  DECLINED: [],
  DECEASED: [],
}

export const mayStep = (from: CaseState, to: CaseState): boolean => caseSteps[from].includes(to)

/** A closed case is opened again without a new intake within this. @source domain specification 6.1 */
export const reopenDays = 90
/** Months after closing in which somebody calls. @source domain specification 6.1 */
export const followUpMonths = [1, 3, 6] as const

/** Phases of case work, in the words of the field. */
export const phases = ['intake', 'assessment', 'plan', 'intervene', 'evaluate', 'close', 'follow_up'] as const
export type Phase = (typeof phases)[number]

/** The phase a state stands in. */
export function phaseOf(state: CaseState): Phase {
  if (state === 'ASSESSING') return 'assessment'
  if (state === 'PLANNED') return 'plan'
  if (state === 'ACTIVE' || state === 'PAUSED') return 'intervene'
  if (state === 'CLOSING') return 'close'
  return state === 'FOLLOW_UP' || isOver(state) ? 'follow_up' : 'intake'
}

/** Days a phase may take; null where it has no term of its own. @source domain specification 6.1 */
export function phaseDays(phase: Phase, colour: Colour): number | null {
  if (phase === 'intake') return colour === 'YELLOW' || colour === 'GREEN' || colour === 'GREEN+' ? 3 : 1
  if (phase === 'assessment') return 14
  return phase === 'plan' ? 21 : null
}

/** A note stands this many hours after the session at the latest. @source domain specification 6.1 */
export const noteHours = (risk: boolean): number => (risk ? 24 : 48)
/** Somebody nobody spoke to for this long is shown. @source feature D11 */
export const quietDays = 30
/** An evaluation is due after so many sessions, or so many weeks. @source domain specification 6.1 */
export const evaluateEvery = { sessions: 6, weeks: 8 } as const
/** In work something is measured in each session, and in so many weeks at the latest. @source domain specification 6.1 */
export const measureEveryWeeks = 4

/** How deep the service of a plan is: somebody to lean on, short structured help, counselling, or a clinic besides. */
export const planTiers = [1, 2, 3, 4] as const
export type PlanTier = (typeof planTiers)[number]
/** The service only a qualified counsellor gives. @source domain specification 7.3 (case lead T3 counselling) */
export const counsellingTier: PlanTier = 3
/** How often they are in touch under a plan. */
export const contactRates = ['twice_weekly', 'weekly', 'fortnightly', 'monthly'] as const
export type ContactRate = (typeof contactRates)[number]

/** What has been written so far, as the gates ask for it. */
export interface Artefacts {
  readonly request: boolean
  readonly eligibility: boolean
  readonly conflictChecked: boolean
  readonly emergencyContact: boolean
  readonly consent: boolean
  readonly accessibility: boolean
  /** Body, mind, surroundings and safety. */
  readonly assessed: boolean
  readonly strengths: boolean
  readonly culture: boolean
  /** A scale the person filled in themself around the opening, or why there is none. */
  readonly baseline: boolean
  readonly assessmentSigned: boolean
  readonly goals: number
  /** How deep the service is, and how often they are in touch. */
  readonly tier: boolean
  readonly frequency: boolean
  readonly contractSigned: boolean
  /** Counselling is done by somebody of the team who is qualified for it; true where the plan is none. */
  readonly counselled: boolean
  readonly planApproved: boolean
  readonly planAgreed: boolean
  readonly evaluated: boolean
  readonly summary: boolean
  readonly relapsePlan: boolean
  readonly openNotes: number
  /** An alert is open, or was raised and no safety plan in force answers it. */
  readonly safetyOpen: boolean
  readonly closingApproved: boolean
  /** What the person says of the service, or that they do not wish to. */
  readonly rated: boolean
  /** Another place has accepted the person. A case within this house moves whole instead. */
  readonly handedOver: boolean
}
export const artefactNames = [
  'request',
  'eligibility',
  'conflictChecked',
  'emergencyContact',
  'consent',
  'accessibility',
  'assessed',
  'strengths',
  'culture',
  'baseline',
  'assessmentSigned',
  'goals',
  'tier',
  'frequency',
  'planApproved',
  'planAgreed',
  'contractSigned',
  'counselled',
  'evaluated',
  'summary',
  'relapsePlan',
  'openNotes',
  'safetyOpen',
  'closingApproved',
  'rated',
  'handedOver',
] as const
export type ArtefactName = keyof Artefacts

const intakeNeeds: readonly ArtefactName[] = [
  'request',
  'eligibility',
  'conflictChecked',
  'emergencyContact',
  'consent',
  'accessibility',
]
const closingNeeds: readonly ArtefactName[] = [
  'evaluated',
  'summary',
  'relapsePlan',
  'openNotes',
  'safetyOpen',
]
const needs: Partial<Record<CaseState, readonly ArtefactName[]>> = {
  ASSESSING: intakeNeeds,
  PLANNED: ['assessed', 'strengths', 'culture', 'baseline', 'assessmentSigned'],
  ACTIVE: ['goals', 'tier', 'frequency', 'counselled', 'planApproved', 'planAgreed', 'contractSigned'],
  CLOSING: closingNeeds,
  FOLLOW_UP: [...closingNeeds, 'rated', 'closingApproved'],
  // nobody is handed over to somebody who did not say yes
  TRANSFERRED: ['handedOver'],
}

const back: readonly ArtefactName[] = ['planApproved']

/** True where an artefact stands; notes that are not signed and safety that is not settled count the other way. */
const stands = (have: Artefacts, name: ArtefactName): boolean => {
  if (name === 'openNotes') return have.openNotes === 0
  if (name === 'safetyOpen') return !have.safetyOpen
  return name === 'goals' ? have.goals > 0 : have[name]
}

/**
 * What is still missing before a case may go to a state, in the order of the form.
 * @param from going back to work from a pause, from closing or from the follow-up asks for nothing again but a plan
 * that is signed: there is none where a case ended before, and one that was changed meanwhile is signed anew
 * @source domain specification 6.1
 */
export function missingFor(from: CaseState, to: CaseState, have: Artefacts): ArtefactName[] {
  const asked = to === 'ACTIVE' && from !== 'PLANNED' ? back : (needs[to] ?? [])
  return asked.filter((name) => !stands(have, name))
}

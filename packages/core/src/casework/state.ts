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

/** What has been written so far, as the gates ask for it. */
export interface Artefacts {
  readonly request: boolean
  readonly conflictChecked: boolean
  readonly emergencyContact: boolean
  readonly consent: boolean
  readonly accessibility: boolean
  readonly assessed: boolean
  readonly assessmentSigned: boolean
  readonly goals: number
  readonly planApproved: boolean
  readonly planAgreed: boolean
  readonly evaluated: boolean
  readonly summary: boolean
  readonly relapsePlan: boolean
  readonly openNotes: number
  /** An alert is open, or was raised and no safety plan in force answers it. */
  readonly safetyOpen: boolean
  readonly closingApproved: boolean
}
export const artefactNames = [
  'request',
  'conflictChecked',
  'emergencyContact',
  'consent',
  'accessibility',
  'assessed',
  'assessmentSigned',
  'goals',
  'planApproved',
  'planAgreed',
  'evaluated',
  'summary',
  'relapsePlan',
  'openNotes',
  'safetyOpen',
  'closingApproved',
] as const
export type ArtefactName = keyof Artefacts

const intakeNeeds: readonly ArtefactName[] = [
  'request',
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
  PLANNED: ['assessed', 'assessmentSigned'],
  ACTIVE: ['goals', 'planApproved', 'planAgreed'],
  CLOSING: closingNeeds,
  FOLLOW_UP: [...closingNeeds, 'closingApproved'],
}

/** True where an artefact stands; notes that are not signed and safety that is not settled count the other way. */
const stands = (have: Artefacts, name: ArtefactName): boolean => {
  if (name === 'openNotes') return have.openNotes === 0
  if (name === 'safetyOpen') return !have.safetyOpen
  return name === 'goals' ? have.goals > 0 : have[name]
}

/**
 * What is still missing before a case may go to a state, in the order of the form.
 * @param from going back to work from a pause, from closing or from the follow-up asks for nothing again
 * @source domain specification 6.1
 */
export function missingFor(from: CaseState, to: CaseState, have: Artefacts): ArtefactName[] {
  if (to === 'ACTIVE' && from !== 'PLANNED') return []
  return (needs[to] ?? []).filter((name) => !stands(have, name))
}

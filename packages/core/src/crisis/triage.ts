import type { Grade } from './grade.ts'

/** What a person found when they asked, in the order of the ASQ. `refused` counts as unknown, never as no. */
export const answers = ['yes', 'no', 'refused', 'not_asked'] as const
export type Answer = (typeof answers)[number]

export interface Findings {
  /** ASQ 1–5: wished to be dead; family better off; thoughts in the past week; ever tried; thoughts right now. */
  readonly asq: readonly [Answer, Answer, Answer, Answer, Answer]
  /** A plan, and intent to act on it (0–10). */
  readonly plan: boolean
  readonly intent: number
  readonly meansAtHand: boolean
  /** Days since the last suicidal behaviour; undefined when there was none. */
  readonly lastBehaviourDays?: number
}

export const triageLevels = ['LOW_0', 'LOW', 'MODERATE', 'HIGH'] as const
export type TriageLevel = (typeof triageLevels)[number]

/** 3 months, counted as 92 days so that no calendar quarter falls short. @source domain specification 3.4 */
const recentBehaviourDays = 92

const raised = (answer: Answer): boolean => answer === 'yes' || answer === 'refused'

/**
 * The level a structured assessment asks for. People may raise it; lowering has its own rule.
 * @source domain specification 3.4; R2 of 2.3 for "any of 1–4 yes with question 5 refused"
 */
export function triage(f: Findings): TriageLevel {
  const [, , q3, q4, q5] = f.asq
  const firstFour = f.asq.slice(0, 4)
  const recent = f.lastBehaviourDays !== undefined && f.lastBehaviourDays <= recentBehaviourDays
  if (q5 === 'yes' || recent || (f.plan && (f.meansAtHand || f.intent > 0))) return 'HIGH'
  if (q5 === 'refused' && firstFour.includes('yes')) return 'HIGH'
  if (raised(q3) || raised(q4) || f.lastBehaviourDays !== undefined || f.plan) return 'MODERATE'
  if (f.asq.some(raised)) return 'LOW'
  return 'LOW_0'
}

/** Grade that goes with a triage level. */
export const gradeOfTriage: Readonly<Record<TriageLevel, Grade>> = {
  LOW_0: 'YELLOW',
  LOW: 'ORANGE',
  MODERATE: 'ORANGE',
  HIGH: 'RED',
}

/** The graver of two levels. */
export const gravest = (a: TriageLevel, b: TriageLevel): TriageLevel =>
  triageLevels.indexOf(a) >= triageLevels.indexOf(b) ? a : b

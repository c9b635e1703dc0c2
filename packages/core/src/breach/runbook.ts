/** What is noticed, in the words of whoever notices it. */
export const breachKinds = ['lost', 'wrong_person', 'account', 'exposed', 'changed', 'other'] as const
export type BreachKind = (typeof breachKinds)[number]

/**
 * How grave an incident is, least first: 一般, 较大, 重大, 特别重大. A person grades it; the house only knows what follows.
 * @source 国家网络安全事件报告管理办法 (in force 2025-11-01), by domain specification 10
 */
export const breachGrades = ['ordinary', 'larger', 'major', 'extreme'] as const
export type BreachGrade = (typeof breachGrades)[number]

/** The steps of the runbook, in order. */
export const breachSteps = [
  'triage',
  'contain',
  'decide',
  'report',
  'authority',
  'people',
  'police',
  'review',
] as const
export type BreachStep = (typeof breachSteps)[number]

/**
 * Hours from the moment it was noticed until a step is due; null: at once, and the runbook names no hour. The decision
 * has none of its own: it opens the report to the provincial office and is owed when that is.
 * @source domain specification 10.4
 */
export const breachHours: Readonly<Record<BreachStep, number | null>> = {
  ...{ triage: 1, contain: 4, decide: 4, report: 4 },
  ...{ authority: 72, people: 72, police: null, review: 14 * 24 },
}

/** A drill of the runbook is owed so many days after the last one: twice a year. @source domain specification 10.4 */
export const breachDrillDays = 182

/** What the data-protection officer decided; which steps follow hangs on it. */
export interface BreachDecision {
  /** False where, looked at, nothing was out of its place. */
  readonly real: boolean
  readonly grade: BreachGrade
  /** Harm is fully prevented: then the people concerned need not be told. */
  readonly harmPrevented: boolean
  readonly crime: boolean
}

/** The steps an incident asks for, in order. @param decision undefined until somebody decided */
export function stepsAsked(decision: BreachDecision | undefined): BreachStep[] {
  if (!decision) return ['triage', 'contain', 'decide']
  if (!decision.real) return ['triage', 'decide']
  const without: readonly BreachStep[] = [
    ...(decision.grade === 'ordinary' ? (['report'] as const) : []),
    ...(decision.harmPrevented ? (['people'] as const) : []),
    ...(decision.crime ? [] : (['police'] as const)),
  ]
  return breachSteps.filter((step) => !without.includes(step))
}

/** When a step is due, in milliseconds since 1970; null where the runbook names no hour. */
export const stepDueMs = (step: BreachStep, noticedMs: number): number | null => {
  const hours = breachHours[step]
  return hours === null ? null : noticedMs + hours * 3_600_000
}

/** The steps asked for that nobody has signed, in order. */
export const stepsOwed = (
  decision: BreachDecision | undefined,
  signed: readonly BreachStep[],
): BreachStep[] => stepsAsked(decision).filter((step) => !signed.includes(step))

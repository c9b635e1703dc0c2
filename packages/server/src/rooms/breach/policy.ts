import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import {
  type BreachDecision,
  type BreachStep,
  breachDrillDays,
  stepDueMs,
  stepsAsked,
  stepsOwed,
} from '@anxin/core/breach/runbook.ts'
import { rolesOf } from '../../platform/access.ts'
import { minutesLater, type StaffWho } from '../../platform/ctx.ts'
import type { BreachRow, StepRow } from './tables.ts'

/** Those who see the register. */
export const keeperRoles: readonly StaffRole[] = ['dpo', 'agency_admin']

/** Keepers are told of what is still late no more often than this. */
export const lateEveryHours = 24
/** They are asked for a drill that is owed no more often than this. */
export const drillEveryDays = 7

export const mayDecide = (who: StaffWho): boolean => rolesOf(who).includes('dpo')

/** @throws Refusal FORBIDDEN unless it is the data-protection officer who asks */
export function mustDecide(who: StaffWho): void {
  if (!mayDecide(who)) throw new Refusal('FORBIDDEN')
}

/** @throws Refusal FORBIDDEN where somebody begins a drill who does not keep the register */
export function mustKeepRegister(who: StaffWho): void {
  if (!rolesOf(who).some((role) => keeperRoles.includes(role))) throw new Refusal('FORBIDDEN')
}

/** The decision that stands; undefined until there is one. @param steps oldest first */
export function decisionOf(steps: readonly StepRow[]): BreachDecision | undefined {
  const row = steps.findLast(({ step }) => step === 'decide')
  return row && { real: row.real!, grade: row.grade!, harmPrevented: row.harm_prevented!, crime: row.crime! }
}

const signedOf = (steps: readonly StepRow[]): BreachStep[] => steps.map(({ step }) => step)

/** What nobody has signed yet, in the order of the runbook. */
export const owedOf = (steps: readonly StepRow[]): BreachStep[] => stepsOwed(decisionOf(steps), signedOf(steps))

/**
 * A step is signed while the incident is open and the runbook asks for it; once, but for a decision.
 * @throws Refusal WRONG_STATE
 */
export function mustBeSignable(breach: BreachRow, steps: readonly StepRow[], step: BreachStep): void {
  const asked = stepsAsked(decisionOf(steps)).includes(step)
  const again = step !== 'decide' && signedOf(steps).includes(step)
  if (breach.closed_at !== null || !asked || again) throw new Refusal('WRONG_STATE', { detail: { step } })
}

/** @throws Refusal CLOSE_NOT_READY while a step is owed */
export function mustOweNothing(steps: readonly StepRow[]): void {
  const owed = owedOf(steps)
  if (owed.length > 0) throw new Refusal('CLOSE_NOT_READY', { detail: { missing: owed.join(',') } })
}

export const dueAt = (breach: BreachRow, step: BreachStep): Date | null => {
  const due = stepDueMs(step, breach.noticed_at.getTime())
  return due === null ? null : new Date(due)
}

/** Whether keepers are to be told now: a step became late since they last were, or one still is a day later. */
export function isToBeTold(breach: BreachRow, steps: readonly StepRow[], now: Date): boolean {
  const late = owedOf(steps)
    .map((step) => dueAt(breach, step))
    .filter((due): due is Date => due !== null && due <= now)
  const told = breach.late_told_at
  if (late.length === 0 || told === null) return late.length > 0
  return late.some((due) => due > told) || told <= minutesLater(now, -lateEveryHours * 60)
}

/** By when the runbook is to be drilled. @param last when it was last drilled to its end, or the house was set up */
export const drillDueAt = (last: Date): Date => minutesLater(last, breachDrillDays * 24 * 60)

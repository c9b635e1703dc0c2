import { type Colour, isMoreUrgent } from './colour.ts'
import type { CareInput } from './input.ts'
import type { CareEvidence } from './recommend.ts'
import type { RuleId } from './table.ts'

/** Findings for which a person is told at once, whatever the hour. @source domain specification 2.3 and 3.1 */
export const callsSomebody = (rule: RuleId, colour: Colour): boolean =>
  isMoreUrgent(colour, 'YELLOW') || rule === 'Y1'

/**
 * A safety question was skipped and the table made nothing of it: a worker asks within these hours.
 * @source domain specification 1.1 rule 3
 */
export const safetyNoteHours = 72

/** Whether a skipped safety question is left to a worker: skipped, and no line of the table speaks for it. */
export function leavesSafetyNote(input: CareInput, evidence: readonly CareEvidence[]): boolean {
  const { phq9, srq20, epds } = input.scales ?? {}
  const skipped = phq9?.item9 === null || srq20?.item17 === null || epds?.item10 === null
  return skipped && !evidence.some((one) => one.line === 'Y1.safety_unknown')
}

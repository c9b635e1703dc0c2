import { type Colour, isMoreUrgent } from './colour.ts'
import type { RuleId } from './table.ts'

/** Findings for which a person is told at once, whatever the hour. @source domain specification 2.3 and 3.1 */
export const callsSomebody = (rule: RuleId, colour: Colour): boolean =>
  isMoreUrgent(colour, 'YELLOW') || rule === 'Y1'

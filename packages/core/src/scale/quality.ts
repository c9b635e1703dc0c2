import { medianOf } from '../median.ts'
import type { Answers } from './answers.ts'
import type { Definition, ScoreContext } from './definition.ts'
import { scoredItems } from './sums.ts'

/** Median seconds per item below which an answer is too quick to have been read. @source domain specification 1.1 rule 6 */
const readingSeconds = 1

function isStraight(definition: Definition, answers: Answers): boolean {
  const items = scoredItems(definition)
  if (!items.some((one) => one.reverse)) return false
  const values = items.map((one) => answers[one.id] ?? null)
  return !values.includes(null) && new Set(values).size === 1
}

/**
 * `too_fast`, `straightline`, `repeat`: kept out of the mood figures, never out of triggers.
 * @source domain specification 1.1 rule 6
 */
export function qualityFlags(definition: Definition, answers: Answers, context: ScoreContext): string[] {
  const { secondsPerItem = [], daysSinceLast, insideCase } = context
  const { rescreenMinDays, rescreenInCaseDays = rescreenMinDays } = definition
  const wait = insideCase ? rescreenInCaseDays : rescreenMinDays
  const flags: [string, boolean][] = [
    ['too_fast', (medianOf(secondsPerItem) ?? readingSeconds) < readingSeconds],
    ['straightline', isStraight(definition, answers)],
    ['repeat', daysSinceLast !== undefined && daysSinceLast < wait],
  ]
  return flags.filter(([, holds]) => holds).map(([name]) => name)
}

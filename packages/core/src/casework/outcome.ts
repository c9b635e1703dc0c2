import { compare } from '../scale/change.ts'
import type { Definition } from '../scale/definition.ts'
import type { Score } from '../scale/score.ts'

/**
 * How somebody stands against the first measure of the case.
 * `recovered`: reliably better, and from above the caseness line to below it (reliable recovery);
 * `improved`: reliably better; `deteriorated`: reliably worse; `same`: neither; `unknown`: nothing can be said.
 * @source domain specification 1.1 rule 7; NHS Talking Therapies manual, reliable recovery
 */
export type Outcome = 'recovered' | 'improved' | 'same' | 'deteriorated' | 'unknown'

const isCase = ({ change, scoring }: Definition, total: number): boolean | null => {
  if (change?.caseness === undefined) return null
  return scoring.worse === 'lower' ? total <= change.caseness : total >= change.caseness
}

/** Compares the first and the latest score of one instrument. */
export function outcomeOf(definition: Definition, first: Score, last: Score): Outcome {
  const change = compare(definition, first, last)
  if (!change || change.reliable === null) return 'unknown'
  if (!change.reliable || change.direction === 'same') return 'same'
  if (change.direction === 'worse') return 'deteriorated'
  const crossed = isCase(definition, first.total!) === true && isCase(definition, last.total!) === false
  return crossed ? 'recovered' : 'improved'
}

/** From this session on, no reliable change for the better is told to the supervisor. @source domain specification 6.5 */
export const onTrackBySession = 4

/**
 * Not on track: worse by a reliable change at any time, or no reliable change for the better by session four.
 * @param outcomes of every instrument measured at least twice
 * @source domain specification 6.5
 */
export function isOffTrack(sessions: number, outcomes: readonly Outcome[]): boolean {
  if (outcomes.includes('deteriorated')) return true
  const better = outcomes.some((one) => one === 'recovered' || one === 'improved')
  return sessions >= onTrackBySession && outcomes.some((one) => one === 'same') && !better
}

/** Goal attainment, −2 (much less than hoped) to +2 (much more); 0 is what was agreed. @source domain specification 6.1 */
export const attainments = [-2, -1, 0, 1, 2] as const
export type Attainment = (typeof attainments)[number]

/** A case has at most so many goals at a time. @source domain specification 6.1 */
export const mostGoals = 3

/** The mean of the goals that were rated, to one decimal; null when none was. */
export function attainmentMean(rated: readonly (Attainment | null)[]): number | null {
  const known = rated.filter((one): one is Attainment => one !== null)
  if (known.length === 0) return null
  return Math.round((known.reduce<number>((sum, one) => sum + one, 0) / known.length) * 10) / 10
}

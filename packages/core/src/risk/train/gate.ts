import { levelRank, type RiskLevel, type Subject } from '../level.ts'

/** What a suite asks of one sentence. */
export interface Asked {
  readonly text: string
  /** Lowest level accepted; null for ordinary talk, which stays below L2. */
  readonly atLeast: RiskLevel | null
  readonly subject: Subject | null
}

/** What a screener says of one sentence. */
export interface Given {
  readonly level: RiskLevel
  readonly subject: Subject
}

/** How a screener stands: how far each sentence of the suite falls short, and its figures on lines held back. */
export interface Standing {
  /** Sentence → by how many steps it is wrong; 0 where it is right. */
  readonly short: Readonly<Record<string, number>>
  readonly recall: Share
  readonly specificity: Share
}

export interface Share {
  readonly hits: number
  readonly count: number
}

/** Steps by which an answer misses what is asked: levels too low or too high, and one more for the wrong person. */
export function shortBy(asked: Asked, given: Given): number {
  const rank = levelRank(given.level)
  if (asked.atLeast === null) return Math.max(0, rank - levelRank('L1'))
  const wrongPerson = asked.subject !== null && asked.subject !== given.subject ? 1 : 0
  return Math.max(0, levelRank(asked.atLeast) - rank) + wrongPerson
}

/** Recall and specificity on lines held back may fall by so many points of a hundred. @source issue: risk screener */
export const mostFall = 0.5

/** Why a new model may not replace the old one. */
export interface Regression {
  /** Sentences of the suite it answers worse than before. */
  readonly worse: readonly string[]
  /** Points of a hundred lost on lines held back; above `mostFall` is too much. */
  readonly recallFall: number
  readonly specificityFall: number
}

const percent = ({ hits, count }: Share): number => (count === 0 ? 100 : (100 * hits) / count)

/** @returns undefined when the new model may replace the old one */
export function regressionOf(before: Standing, after: Standing): Regression | undefined {
  const worse = Object.entries(after.short)
    .filter(([text, short]) => short > (before.short[text] ?? 0))
    .map(([text]) => text)
  const recallFall = percent(before.recall) - percent(after.recall)
  const specificityFall = percent(before.specificity) - percent(after.specificity)
  const holds = worse.length === 0 && recallFall <= mostFall && specificityFall <= mostFall
  return holds ? undefined : { worse, recallFall, specificityFall }
}

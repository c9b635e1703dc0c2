/** Chat risk levels, lowest first: none, marked distress, passive or ambiguous, active, imminent. */
export const riskLevels = ['L0', 'L1', 'L2', 'L3', 'L4'] as const

/** One of the five chat risk levels. */
export type RiskLevel = (typeof riskLevels)[number]

/** A danger that is not, by itself, a wish to die, and that has its own first answer. */
export type Concern = 'harm_from_others' | 'harm_to_others' | 'medical_emergency'

/** Whose risk the message is about. */
export type Subject = 'self' | 'other'

/** The words that made the screener decide; `quote` is the exact slice of the original text. */
export interface Evidence {
  readonly cue: string
  readonly quote: string
  /** UTF-16 offset in the original text, inclusive. */
  readonly start: number
  /** UTF-16 offset in the original text, exclusive. */
  readonly end: number
  readonly level: RiskLevel
}

/** What the screener says about one message. It screens; it does not diagnose. */
export interface Screening {
  readonly level: RiskLevel
  /** 0..1, monotone with the level and meant for ranking; at least 0.5 if and only if the level is L2 or higher. */
  readonly score: number
  readonly subject: Subject
  readonly evidence: readonly Evidence[]
  readonly concerns: readonly Concern[]
  readonly version: string
}

/** The place of a level in the order, 0..4. */
export function levelRank(level: RiskLevel): number {
  return riskLevels.indexOf(level)
}

/** True when `level` is `threshold` or higher. */
export function atLeast(level: RiskLevel, threshold: RiskLevel): boolean {
  return levelRank(level) >= levelRank(threshold)
}

/** The highest of the given levels; L0 when none is given. */
export function maxLevel(...levels: readonly RiskLevel[]): RiskLevel {
  return levels.reduce<RiskLevel>((high, level) => (atLeast(level, high) ? level : high), 'L0')
}

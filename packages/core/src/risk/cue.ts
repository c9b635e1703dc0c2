import type { RiskLevel } from './level.ts'

/** Classes of cue, after the field's own terms. */
export type CueClass =
  | 'passive_wish'
  | 'active_ideation'
  | 'plan_means'
  | 'farewell'
  | 'imminent'
  | 'self_harm'
  | 'hopelessness'
  | 'burden'
  | 'entrapment'
  | 'distress'

/** One rule of the screener: a shape of words, the class it belongs to and the level it gives. */
export interface Cue {
  readonly id: string
  readonly kind: CueClass
  readonly level: RiskLevel
  /** In the language of pattern/syntax.ts. */
  readonly pattern: string
  /** Also looked for in the text without blanks and commas, where symbols pull words apart. */
  readonly tight?: true
  /** Stays when the talk is of books, news, games or lessons: nobody quotes these by accident. */
  readonly firm?: true
  /** Names a thing without saying that anybody wants it: counts as a weak sign until the model agrees. */
  readonly soft?: true
  /** Speaks of someone else by its very form. */
  readonly other?: true
}

/** Builds a pattern from parts. Gaps are bounded, so that a cue stays inside its sentence. */
export function shape(...parts: readonly string[]): string {
  return parts.join('')
}

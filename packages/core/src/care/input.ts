import { type RiskLevel, riskLevels } from '../risk/level.ts'

/** Which local cut-offs apply; `community` when none is named. @source domain specification 2.3 note a */
export const configs = ['community', 'primary_care', 'rural_elder', 'emergency_phase'] as const
export type Config = (typeof configs)[number]

export const sexes = ['f', 'm'] as const
export type Sex = (typeof sexes)[number]

/** Everyday functioning over two weeks, best first. @source domain specification 1.4 */
export const functionLevels = ['none', 'mild', 'moderate', 'severe'] as const
export type FunctionLevel = (typeof functionLevels)[number]

/** How long it has lasted, shortest first. @source domain specification 1.4, question F4 */
export const durations = ['<2w', '2-4w', '1-3m', '3-6m', '>6m'] as const
export type Duration = (typeof durations)[number]

export const asqAnswers = ['no', 'yes', 'refused'] as const
export type AsqAnswer = (typeof asqAnswers)[number]

export const histories = [
  'attempt_ever',
  'attempt_12m',
  'attempt_3m',
  'psychiatric_dx',
  'discharge_3m',
  'off_medication',
] as const
export type History = (typeof histories)[number]

/** Circumstances. `minor` and `age75plus` also follow from the age. */
export const contexts = [
  'bereaved_12m',
  'bereaved_by_suicide',
  'lives_alone',
  'perinatal',
  'minor',
  'age75plus',
  'disability',
  'serious_illness',
  'financial_loss',
  'legal_proceeding',
  'abuse_or_dv',
  'substance_now',
  'means_access',
] as const
export type Context = (typeof contexts)[number]

/** What a worker saw or was told in this contact. */
export const observations = [
  'ongoing_attempt',
  'plan_with_intent',
  'command_voices',
  'intent_to_kill',
  'acute_psychosis',
  'danger_level_3plus',
  'abandoned_in_danger',
  'suspected_psychosis_or_mania',
  'not_eating_48h',
  'abuse_disclosure',
  'self_injury_30d',
  'intoxicated_with_ideation',
] as const
/** `plan_without_intent` is a line of the table that only a worker's form records, not the line reader. */
export type Observation = (typeof observations)[number] | 'plan_without_intent'

/** Chat levels that may come in, lowest first. */
export const chatLevels = riskLevels

export interface Total {
  /** Left out or null: not done, or not valid. */
  readonly total?: number | null
}

/** What the scales found. Totals as the scorer gives them: WHO-5 on 0–100, the others in points. */
export interface ScaleFindings {
  /** `item9` null or left out means skipped: unknown, never zero. */
  readonly phq9?: Total & { readonly item9?: number | null }
  readonly gad7?: Total
  /** `item2` is "hopeless", 0–4. */
  readonly k6?: Total & { readonly item2?: number }
  readonly k10?: Total
  readonly who5?: Total
  readonly pcl5?: Total
  readonly pcptsd5?: Total
  readonly auditc?: Total
  readonly cesdc?: Total
  readonly ucla3?: Total
  /** `item17` null or left out means skipped: unknown, never no. */
  readonly srq20?: Total & { readonly item17?: boolean | null }
  /** Keyed answers: true when both, or item 14 alone, count towards the total. */
  readonly gds15?: Total & { readonly items12and14?: boolean; readonly item14?: boolean }
  /** `item10` keyed 0–3; null or left out means skipped. */
  readonly epds?: Total & { readonly item10?: number | null }
  /**
   * `q1_4`: yes when any of 1–4 is yes, refused when none is yes and any was refused or skipped.
   * `q3` yes adds that the thoughts are of the past week. An ASQ without `q1_4` was skipped, which is refused.
   */
  readonly asq?: {
    readonly q1_4?: AsqAnswer | null
    readonly q3?: AsqAnswer
    readonly q5?: AsqAnswer | null
  }
  /** Licensed C-SSRS screener, where the site has it. */
  readonly cssrs?: { readonly band: 'none' | 'LOW' | 'MODERATE' | 'HIGH' }
  readonly pg13r?: { readonly positive: boolean }
}

/** Everything the table looks at. Every field is optional. */
export interface CareInput {
  /** Whole years. */
  readonly age?: number
  readonly sex?: Sex
  readonly config?: Config
  readonly scales?: ScaleFindings
  readonly chat?: RiskLevel
  /** When the words of that level were said, where a talk found it: an instant in ISO 8601, UTC. No rule reads it. */
  readonly chatAt?: string
  /**
   * Abuse told of in a talk: what it adds to `observed`, since when (an instant in ISO 8601, UTC), and whether it was
   * happening then. No rule reads it.
   */
  readonly abuseTold?: { readonly at: string; readonly now: boolean }
  /** A C-CRISIS holder recorded that the L3 words were not the resident's own present thoughts. */
  readonly chatNotOwnWords?: boolean
  readonly function?: FunctionLevel
  /** Question F3 of the function check, 0–3. */
  readonly f3?: number
  readonly duration?: Duration
  readonly history?: readonly History[]
  readonly context?: readonly Context[]
  /** A case lead has reviewed the abuse flag, or it is older than 90 days. */
  readonly abuseReviewed?: boolean
  /** Feeds the plan; no rule reads it. @source domain specification 2.3 note c */
  readonly protective?: readonly string[]
  readonly observed?: readonly Observation[]
  readonly asks_for_human?: boolean
  /** The SAFETY flow was opened by an answer and left before its end. */
  readonly safety_unfinished?: boolean
}

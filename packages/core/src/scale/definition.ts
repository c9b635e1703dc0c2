/** Who may use the text, and on what condition. @source domain specification 1.1 rule 8 */
export const licenceStatuses = [
  'public_domain',
  'free_any',
  'free_noncommercial',
  'permission_required',
  'not_shippable',
] as const
export type LicenceStatus = (typeof licenceStatuses)[number]

/** V: text or number seen at a source; K: known, to be re-verified before launch; D: the project's own choice. */
export type Certainty = 'V' | 'K' | 'D'

export interface Licence {
  readonly status: LicenceStatus
  /** Printed wherever the text is shown. */
  readonly notice: string
  readonly url: string
}

/** `on` from the start; `off` until an operator turns the pack on. */
export type PackState = 'on' | 'off'

export interface Option {
  readonly value: number
  readonly label?: string
  /** For yes/no/refuse items: the word an answer may come in. */
  readonly word?: 'yes' | 'no' | 'refused'
}

export interface Item {
  readonly id: string
  /** A second name an answer may come under. */
  readonly alias?: string
  /** Left out where the text may not be embedded, or is not given. */
  readonly text?: string
  /** Instead of the options of the definition. */
  readonly options?: readonly Option[]
  readonly reverse?: true
  /** Never imputed: skipped means unknown. */
  readonly safety?: true
  /** Recorded and shown, never in the total. */
  readonly unscored?: true
}

export type Phase = 'emergency' | 'reconstruction' | 'routine'
export type Sex = 'f' | 'm'

export interface Band {
  readonly id: string
  readonly label: string
  /** Inclusive, on the total. Bands of categorical scales have none. */
  readonly min?: number
  readonly max?: number
  /** Holds only for these; the first band that holds and contains the total is the result. */
  readonly when?: { readonly phase?: readonly Phase[]; readonly sex?: readonly (Sex | 'unknown')[] }
}

export interface Subscale {
  readonly id: string
  readonly items: readonly string[]
  readonly bands?: readonly Band[]
  /** Fires from this total up. */
  readonly trigger?: { readonly action: TriggerAction; readonly min: number }
}

/** What an answer asks for at once. */
export const triggerActions = [
  'SAFETY',
  'SAFETY_UNKNOWN',
  'MIN_ORANGE',
  'MIN_RED',
  'PROMPT_ASQ',
  'ASK_HUMAN',
  'SUPERVISOR_INVITE',
] as const
export type TriggerAction = (typeof triggerActions)[number]

/** Fires when every named item is in its keyed range. A trigger of one item fires as that item is saved. */
export interface Trigger {
  readonly action: TriggerAction
  readonly items: readonly { readonly id: string; readonly min?: number; readonly max?: number }[]
}

export interface Scoring {
  readonly method:
    | 'sum'
    | 'mean'
    | 'subscales'
    | 'gated_sum'
    | 'function'
    | 'asq'
    | 'cssrs'
    | 'grief'
    | 'record'
  /** Range of the total; left out where there is none. */
  readonly range?: { readonly min: number; readonly max: number }
  readonly worse: 'higher' | 'lower' | 'none'
  readonly multiply?: number
  readonly subscales?: readonly Subscale[]
  readonly missing: {
    /** Highest number of missing scored items with which the total still stands. */
    readonly allowed: number
    readonly perSubscale?: number
    /** `count_as_no` leaves the total as it is and sets a flag. */
    readonly how: 'prorate' | 'count_as_no'
  }
}

/** A screening cut-off for one population; it says positive or not and leaves the bands alone. */
export interface Cutoff {
  readonly population: 'any' | 'community' | 'primary_care' | 'rural_elder' | 'emergency_phase'
  readonly min?: number
  readonly max?: number
  readonly certainty: Certainty
  readonly source: string
}

export interface Change {
  /** Points of a reliable change; left out where no source gives one. */
  readonly reliable?: number
  /** Standard deviation and reliability for Jacobson–Truax, where `reliable` is left out. */
  readonly spread?: { readonly sd: number; readonly alpha: number }
  /** On the worse side of this the person counts as a case; inclusive. Left out where no source gives one. */
  readonly caseness?: number
  readonly certainty: Certainty
  readonly source: string
}

/** Skip logic: with a total or a subscale in the range, this instrument comes next. */
export interface FollowUp {
  readonly instrument: string
  readonly subscale?: string
  readonly min?: number
  readonly max?: number
}

/** One worked example; a definition without any cannot be published. */
export interface GoldenVector {
  /** Option values in the order of the items; null is skipped. */
  readonly answers: readonly (number | null)[]
  readonly context?: ScoreContext
  readonly valid: boolean
  readonly total: number | null
  readonly prorated?: boolean
  readonly band: string | null
  readonly subscales?: Readonly<Record<string, number | null>>
  readonly triggers?: readonly TriggerAction[]
}

/** What is known about the person and the moment of answering. Every field is optional. */
export interface ScoreContext {
  /** Whole years. */
  readonly age?: number
  readonly sex?: Sex
  readonly population?: string
  readonly phase?: Phase
  /** Marked cognitive impairment, which makes self-report scales for elders invalid. */
  readonly cognitiveImpairment?: boolean
  /** Seconds spent on each item. */
  readonly secondsPerItem?: readonly number[]
  readonly daysSinceLast?: number
  readonly insideCase?: boolean
}

/** One version of one instrument. Immutable: a change is a new version, and old answers keep theirs. */
export interface Definition {
  readonly id: string
  readonly version: string
  readonly locale: string
  readonly title: string
  readonly pack: PackState
  /** Folders under `content/instruments` whose LICENSE covers the texts; empty for scoring-only and own forms. */
  readonly textFrom: readonly string[]
  readonly wording: 'HIGH' | 'MEDIUM-HIGH' | 'MEDIUM' | 'LOW' | 'own' | 'scoring_only'
  /** Shown beside the title, such as 翻译稿. */
  readonly mark?: string
  readonly stem?: string
  readonly items: readonly Item[]
  readonly options: readonly Option[]
  readonly scoring: Scoring
  readonly bands: readonly Band[]
  readonly cutoffs?: readonly Cutoff[]
  readonly triggers: readonly Trigger[]
  readonly followUps?: readonly FollowUp[]
  readonly change?: Change
  readonly licence: Licence
  readonly minAge?: number
  readonly maxAge?: number
  /** Whom it is for, where age alone does not say. */
  readonly forWhom?: string
  readonly recall: string
  /** 0: as needed. */
  readonly rescreenMinDays: number
  readonly rescreenInCaseDays?: number
  readonly source: string
  readonly certainty: Certainty
  /** For staff: what the definition leaves open. */
  readonly note?: string
  readonly golden: readonly GoldenVector[]
}

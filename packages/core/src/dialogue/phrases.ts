/** The acts of the dialogue; every act has lines in every language. */
export const acts = [
  'opening',
  'opening_minor',
  'limits',
  'limits_alert',
  'greet',
  'reflect',
  'reflect_content',
  'attend',
  'ask_open',
  'encourage',
  'validate',
  'thanked',
  'permission',
  'idea_sleep',
  'idea_worry',
  'idea_lonely',
  'idea_low',
  'offer_human',
  'breathing',
  'breathing_done',
  'handover',
  'close',
  'repair',
  'unsure',
  'menu',
  'boundary',
  'refuse_diagnosis',
  'direct',
  'direct_quoted',
  'after_no',
  'after_skip',
  'crisis_thanks',
  'crisis_notice',
  'ask_alone',
  'ask_plan',
  'ask_recent',
  'stay',
  'step',
  'step_alone',
  'other_ask',
  'other_danger',
  'other_guide',
  'harm_from',
  'harm_from_minor',
  'harm_from_act',
  'harm_to',
  'harm_to_act',
  'medical',
] as const

/** One act of the dialogue. */
export type Act = (typeof acts)[number]

/** Feelings the program can name. */
export const feelings = [
  'tired',
  'wronged',
  'afraid',
  'anxious',
  'lonely',
  'angry',
  'sad',
  'sleepless',
  'worried_family',
  'pressed',
  'grieving',
  'ashamed',
  'hopeless',
  'numb',
] as const

/** A feeling the program can name. */
export type Feeling = (typeof feelings)[number]

/** Matters a message may be about. */
export const matters = [
  'family',
  'partner',
  'work',
  'study',
  'money',
  'health',
  'friends',
  'caring',
  'loss',
] as const

/** A matter a message may be about. */
export type Matter = (typeof matters)[number]

/** Everything a resident may read from the program in one language. */
export interface PhraseBook {
  readonly author: string
  readonly reviewer: string
  readonly lines: Readonly<Record<Act, readonly string[]>>
  readonly feelings: Readonly<Record<Feeling, string>>
  readonly matters: Readonly<Record<Matter, string>>
  readonly choices: Readonly<Record<string, string>>
  readonly human: Readonly<Record<'paged' | 'acked' | 'joined' | 'left' | 'waiting', string>>
  /** Stands in for the name of the person on call. */
  readonly someone: string
}

import type { Answer, TriageLevel } from '../triage.ts'

/** Who keeps this table, and which one it is. A change needs a decision page and a new version. */
export const guide = {
  version: '2026-11',
  owner: '机构危机干预负责人',
  review: '待临床审阅',
  source: 'domain specification 3.4, 3.5, 3.9',
} as const

/** What is known when the guide is asked; answers nobody has given yet are `not_asked`. */
export interface GuideFacts {
  readonly level: TriageLevel
  readonly minor: boolean
  readonly alone: boolean | null
  readonly meansAtHand: boolean
  readonly plan: boolean
  readonly psychosis: Answer
  readonly substance: Answer
  readonly agitated: Answer
  readonly selfHarm: Answer
  readonly attempts: number | null
  readonly placeKnown: boolean
  readonly refusesHelp: boolean
}

export const guideSteps = [
  'call_emergency',
  'not_alone',
  'ask_place',
  'means_away_now',
  'contact_told',
  'guardian_now',
  'hospital_now',
  'means_step_today',
  'plan_full',
  'plan_light',
  'supporter_informed',
  'guardian_today',
  'specialist_week',
  'doctor_psychosis',
  'no_alcohol',
  'sleep_calm',
  'wounds_care',
  'contact_24h',
  'contact_72h',
  'asq_again_7d',
  'attempt_history',
  'note_resources',
  'usual_follow',
] as const
export type GuideStep = (typeof guideSteps)[number]

interface Rule {
  readonly step: GuideStep
  /** To be done within so many minutes; 0 is now. */
  readonly withinMinutes: number
  readonly when: (facts: GuideFacts) => boolean
}

const high = (f: GuideFacts): boolean => f.level === 'HIGH'
const moderate = (f: GuideFacts): boolean => f.level === 'MODERATE'
const hour = 60
const day = 24 * hour

/** The next steps, soonest first. @source domain specification 3.4 (the action column), 3.9 (minors) */
export const guideRules: readonly Rule[] = [
  {
    step: 'call_emergency',
    withinMinutes: 0,
    when: (f) => high(f) && (f.refusesHelp || (f.plan && f.meansAtHand)),
  },
  { step: 'not_alone', withinMinutes: 0, when: (f) => high(f) && f.alone !== false },
  { step: 'ask_place', withinMinutes: 0, when: (f) => f.level !== 'LOW_0' && !f.placeKnown },
  { step: 'means_away_now', withinMinutes: 0, when: (f) => high(f) },
  { step: 'contact_told', withinMinutes: 0, when: high },
  { step: 'guardian_now', withinMinutes: 0, when: (f) => high(f) && f.minor },
  { step: 'hospital_now', withinMinutes: 0, when: high },
  { step: 'doctor_psychosis', withinMinutes: day, when: (f) => f.psychosis === 'yes' },
  { step: 'no_alcohol', withinMinutes: 0, when: (f) => f.substance === 'yes' },
  { step: 'sleep_calm', withinMinutes: day, when: (f) => f.agitated === 'yes' },
  { step: 'wounds_care', withinMinutes: 0, when: (f) => f.selfHarm === 'yes' },
  {
    step: 'means_step_today',
    withinMinutes: day,
    when: (f) => moderate(f) || (f.level === 'LOW' && f.meansAtHand),
  },
  { step: 'plan_full', withinMinutes: day, when: (f) => moderate(f) || high(f) },
  { step: 'plan_light', withinMinutes: 3 * day, when: (f) => f.level === 'LOW' },
  { step: 'supporter_informed', withinMinutes: day, when: moderate },
  { step: 'guardian_today', withinMinutes: day, when: (f) => f.minor && (moderate(f) || f.level === 'LOW') },
  { step: 'specialist_week', withinMinutes: 7 * day, when: moderate },
  { step: 'contact_24h', withinMinutes: day, when: moderate },
  { step: 'contact_72h', withinMinutes: 3 * day, when: (f) => f.level === 'LOW' },
  { step: 'asq_again_7d', withinMinutes: 7 * day, when: (f) => f.level === 'LOW' },
  { step: 'attempt_history', withinMinutes: day, when: (f) => (f.attempts ?? 0) > 0 },
  { step: 'note_resources', withinMinutes: day, when: (f) => f.level === 'LOW_0' },
  { step: 'usual_follow', withinMinutes: 7 * day, when: (f) => f.level === 'LOW_0' },
]

/** What to do next with what is known so far, soonest first. */
export const nextSteps = (facts: GuideFacts): readonly Rule[] =>
  guideRules.filter((rule) => rule.when(facts)).toSorted((a, b) => a.withinMinutes - b.withinMinutes)

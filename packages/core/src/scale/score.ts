import type { Answers } from './answers.ts'
import type { Band, Cutoff, Definition, ScoreContext, Subscale } from './definition.ts'
import { methods, type Outcome } from './methods.ts'
import { qualityFlags } from './quality.ts'
import { keyedValues, sumOf } from './sums.ts'
import { allTriggers, type FiredTrigger } from './triggers.ts'

export interface Score {
  readonly instrument: string
  readonly version: string
  /** False: no total and no band, ask to complete. Triggers hold all the same. */
  readonly valid: boolean
  readonly total: number | null
  /** True when `total` stands for items that were not answered. */
  readonly prorated: boolean
  readonly band: string | null
  /** At or beyond the cut-off for this population; null where there is none or the score is not valid. */
  readonly positive: boolean | null
  readonly subscales: Readonly<Record<string, number | null>>
  readonly subscaleBands: Readonly<Record<string, string | null>>
  readonly triggers: readonly FiredTrigger[]
  /** Ids of unanswered items, in the order of the form. */
  readonly missing: readonly string[]
  readonly flags: readonly string[]
  /** Instruments that come next. */
  readonly next: readonly string[]
}

const isEmergency = ({ population, phase }: ScoreContext): boolean =>
  phase === 'emergency' || population === 'emergency_phase'

function holds({ when }: Band, context: ScoreContext): boolean {
  const phase = isEmergency(context) ? 'emergency' : (context.phase ?? 'routine')
  if (when?.phase && !when.phase.includes(phase)) return false
  return !when?.sex || when.sex.includes(context.sex ?? 'unknown')
}

const contains = ({ min, max }: { min?: number; max?: number }, value: number): boolean =>
  value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY)

/** The band this total has for this person in this phase; null when no band contains it. */
export function bandOf(bands: readonly Band[], total: number, context: ScoreContext): string | null {
  return bands.find((one) => holds(one, context) && contains(one, total))?.id ?? null
}

/** `rural_elder` needs a known age of 60 or more, else `community`. @source domain specification 2.3 note a */
function populationOf(context: ScoreContext): Cutoff['population'] {
  const { age = 0, population } = context
  if (isEmergency(context)) return 'emergency_phase'
  if (population === 'rural_elder' && age >= 60) return 'rural_elder'
  return population === 'primary_care' ? 'primary_care' : 'community'
}

function positiveOf(
  { cutoffs = [] }: Definition,
  total: number | null,
  context: ScoreContext,
): boolean | null {
  const here = populationOf(context)
  const cutoff =
    cutoffs.find((one) => one.population === here) ?? cutoffs.find((one) => one.population === 'any')
  return cutoff && total !== null ? contains(cutoff, total) : null
}

function subscaleTotals(definition: Definition, answers: Answers): Record<string, number | null> {
  const { scoring, items } = definition
  const one = ({ id, items: ids }: Subscale): [string, number | null] => {
    const parts = items.filter((item) => ids.includes(item.id))
    const allowed = scoring.missing.perSubscale ?? Math.floor(parts.length / 5)
    if (scoring.method !== 'mean') return [id, sumOf(definition, parts, answers, allowed).total]
    const values = keyedValues(definition, parts, answers)
    if (parts.length - values.length > allowed) return [id, null]
    return [id, Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 100) / 100]
  }
  return Object.fromEntries((scoring.subscales ?? []).map(one))
}

function isOutOfAge({ minAge, maxAge }: Definition, age: number | undefined): boolean {
  return age !== undefined && (age < (minAge ?? 0) || age > (maxAge ?? Number.POSITIVE_INFINITY))
}

/** Why the answers may not be scored for this person, whatever they are. */
function barsOf(definition: Definition, { age, cognitiveImpairment }: ScoreContext): string[] {
  return [
    ...(isOutOfAge(definition, age) ? ['age_out_of_range'] : []),
    ...(cognitiveImpairment && definition.id === 'gds15' ? ['cognitive_impairment'] : []),
  ]
}

/** PCL-5 symptom pattern: at least 1 B, 1 C, 2 D and 2 E rated 2 or more. @source domain specification 1.3 */
function isPattern({ id, scoring }: Definition, answers: Answers): boolean {
  const need: Readonly<Record<string, number>> = { B: 1, C: 1, D: 2, E: 2 }
  return (
    id === 'pcl5' &&
    (scoring.subscales ?? []).every(
      (one) => one.items.filter((item) => (answers[item] ?? 0) >= 2).length >= (need[one.id] ?? 0),
    )
  )
}

function subscaleBandsOf(
  definition: Definition,
  subscales: Readonly<Record<string, number | null>>,
  context: ScoreContext,
): Record<string, string | null> {
  const banded = (definition.scoring.subscales ?? []).filter((one) => one.bands)
  return Object.fromEntries(
    banded.map(({ id, bands = [] }) => {
      const total = subscales[id] ?? null
      return [id, total === null ? null : bandOf(bands, total, context)]
    }),
  )
}

function triggersIn(
  definition: Definition,
  answers: Answers,
  outcome: Outcome,
  subscales: Readonly<Record<string, number | null>>,
): readonly FiredTrigger[] {
  const extra = (outcome.triggers ?? []).map((action) => ({ action, items: outcome.missing }))
  const parts = (definition.scoring.subscales ?? []).flatMap(({ id, items, trigger }): FiredTrigger[] =>
    trigger && (subscales[id] ?? 0) >= trigger.min ? [{ action: trigger.action, items }] : [],
  )
  return [...allTriggers(definition, answers), ...extra, ...parts]
}

function nextOf(
  { followUps = [] }: Definition,
  total: number | null,
  subscales: Readonly<Record<string, number | null>>,
): string[] {
  const due = followUps.filter((one) => {
    const value = one.subscale ? (subscales[one.subscale] ?? null) : total
    return value !== null && contains(one, value)
  })
  return due.map((one) => one.instrument)
}

/**
 * Scores answers that `readAnswers` has checked. The same answers give the same score on the server, in the
 * browser and offline. Too much missing, or a person the scale is not for, gives no total and no band; triggers
 * hold in every case.
 */
export function scoreAnswers(definition: Definition, answers: Answers, context: ScoreContext = {}): Score {
  const bars = barsOf(definition, context)
  const outcome = methods[definition.scoring.method](definition, answers)
  const valid = outcome.valid && bars.length === 0
  const total = valid ? outcome.total : null
  const subscales = subscaleTotals(definition, answers)
  const triggers = triggersIn(definition, answers, outcome, subscales)
  const fromTotal = total === null ? null : bandOf(definition.bands, total, context)
  const isUnknown = triggers.some((one) => one.action === 'SAFETY_UNKNOWN')
  return {
    instrument: definition.id,
    version: definition.version,
    valid,
    total,
    prorated: valid && outcome.prorated,
    band: valid ? (outcome.band ?? fromTotal) : null,
    positive: positiveOf(definition, total, context),
    subscales,
    subscaleBands: subscaleBandsOf(definition, subscales, context),
    triggers,
    missing: outcome.missing,
    flags: [
      ...bars,
      ...(outcome.flags ?? []),
      ...(isUnknown ? ['safety_unknown'] : []),
      ...(isPattern(definition, answers) ? ['pattern_met'] : []),
      ...qualityFlags(definition, answers, context),
    ],
    next: valid ? nextOf(definition, total, subscales) : [],
  }
}

import type { Answers } from './answers.ts'
import type { Definition, TriggerAction } from './definition.ts'
import { keyedValues, missingOf, roundHalfUp, scoredItems, sumOf } from './sums.ts'

/** What a way of scoring finds, before age, bands and quality are looked at. */
export interface Outcome {
  readonly valid: boolean
  readonly total: number | null
  readonly prorated: boolean
  readonly missing: readonly string[]
  /** Set by categorical scales; the others get their band from the total. */
  readonly band?: string | null
  readonly flags?: readonly string[]
  /** Beside those of the items. */
  readonly triggers?: readonly TriggerAction[]
}

type Method = (definition: Definition, answers: Answers) => Outcome

const yes = 1
const no = 0
const invalid = (missing: readonly string[]): Outcome => ({
  valid: false,
  total: null,
  prorated: false,
  missing,
  band: null,
})

/** True when some subscale has more missing items than it may. */
function isThin({ scoring, items }: Definition, missing: readonly string[]): boolean {
  const { perSubscale } = scoring.missing
  if (perSubscale === undefined) return false
  const known = new Set(items.map((one) => one.id))
  return (scoring.subscales ?? []).some(
    (one) => one.items.filter((id) => known.has(id) && missing.includes(id)).length > perSubscale,
  )
}

const sum: Method = (definition, answers) => {
  const { missing: rule, multiply = 1 } = definition.scoring
  const { total, prorated, missing } = sumOf(definition, scoredItems(definition), answers, rule.allowed)
  if (total === null || isThin(definition, missing)) return invalid(missing)
  const assumed = rule.how === 'count_as_no' && missing.length > 0
  return { valid: true, total: total * multiply, prorated, missing, flags: assumed ? ['missing_as_no'] : [] }
}

/** Mean of the answered items, to two decimals, halves up. */
const mean: Method = (definition, answers) => {
  const items = scoredItems(definition)
  const missing = missingOf(items, answers)
  const values = keyedValues(definition, items, answers)
  if (missing.length > definition.scoring.missing.allowed) return invalid(missing)
  const added = values.reduce((total, value) => total + value, 0)
  const total = roundHalfUp(added * 100, values.length) / 100
  return { valid: true, total, prorated: missing.length > 0, missing }
}

/** Only the subscales count; there is no total. */
const subscales: Method = (definition, answers) => {
  const missing = missingOf(scoredItems(definition), answers)
  return { valid: !isThin(definition, missing), total: null, prorated: false, missing, band: null }
}

/** The unscored first item opens the others; "no" there is a zero and ends it. @source domain specification 1.3 */
const gatedSum: Method = (definition, answers) => {
  const gate = definition.items.find((one) => one.unscored)?.id ?? ''
  if (answers[gate] === no) return { valid: true, total: 0, prorated: false, missing: [] }
  const outcome = sum(definition, answers)
  const isOpen = answers[gate] === yes || keyedValues(definition, scoredItems(definition), answers).length > 0
  return isOpen ? outcome : invalid([gate, ...outcome.missing])
}

/** @source domain specification 1.4: none 0–1, mild 2–3, moderate 4–5 or any 2, severe from 6 or any 3 */
const functionCheck: Method = (definition, answers) => {
  const outcome = sum(definition, answers)
  if (outcome.total === null) return outcome
  const worst = Math.max(...keyedValues(definition, scoredItems(definition), answers))
  const { total } = outcome
  if (total >= 6 || worst >= 3) return { ...outcome, band: 'severe' }
  if (total >= 4 || worst >= 2) return { ...outcome, band: 'moderate' }
  return { ...outcome, band: total >= 2 ? 'mild' : 'none' }
}

/**
 * A refused or skipped question counts as positive; question 5 is due only after a positive answer.
 * @source domain specification 1.3 (ASQ row), 2.3 R2, O1 and note d
 */
const asq: Method = (_, answers) => {
  const skipped = ['1', '2', '3', '4'].filter((id) => (answers[id] ?? null) === null)
  const isPositive = skipped.length > 0 || ['1', '2', '3', '4'].some((id) => answers[id] !== no)
  const now = answers['5'] ?? null
  const base = { valid: true, total: null, prorated: false }
  if (!isPositive && now === null) return { ...base, missing: [], band: 'negative' }
  const missing = now === null ? [...skipped, '5'] : skipped
  const triggers: TriggerAction[] = skipped.length > 0 ? ['SAFETY', 'MIN_ORANGE'] : []
  if (now === yes) return { ...base, missing, band: 'acute_positive', triggers }
  const isNegative = !isPositive && now === no
  return { ...base, missing, band: isNegative ? 'negative' : 'non_acute_positive', triggers }
}

/**
 * HIGH: 4, 5, or behaviour in the last three months. MODERATE: 3, or behaviour ever. LOW: 1 or 2. Questions 3–5 are
 * due when 2 is yes, the time of the behaviour when 6 is yes. Whatever is unknown goes to a person.
 * @source domain specification 1.3 (C-SSRS row)
 */
const cssrs: Method = (_, answers) => {
  const due = ['1', '2', ...(answers['2'] === no ? [] : ['3', '4', '5']), '6']
  const missing = [...due, ...(answers['6'] === yes ? ['6a'] : [])].filter(
    (id) => (answers[id] ?? null) === null,
  )
  const said = (...ids: readonly string[]): boolean => ids.some((id) => answers[id] === yes)
  const lower = said('3', '6') ? 'MODERATE' : said('1', '2') ? 'LOW' : 'none'
  const band = said('4', '5', '6a') ? 'HIGH' : lower
  if (missing.length > 0) return { ...invalid(missing), triggers: ['ASK_HUMAN'] }
  return { valid: true, total: null, prorated: false, missing, band }
}

/** Sum of ten symptoms; positive only with all three gates. @source domain specification 1.3 (PG-13-R row) */
const grief: Method = (definition, answers) => {
  const gates = definition.items.filter((one) => one.unscored)
  const closed = missingOf(gates, answers)
  const outcome = sum(definition, answers)
  if (!outcome.valid || closed.length > 0) return invalid([...closed, ...outcome.missing])
  const isProbable = (outcome.total ?? 0) >= 30 && gates.every((one) => answers[one.id] === yes)
  return { ...outcome, band: isProbable ? 'probable' : 'negative' }
}

/** Kept as answered: no total, no band. */
const record: Method = (definition, answers) => {
  const missing = missingOf(scoredItems(definition), answers)
  const isEnough = missing.length <= definition.scoring.missing.allowed
  return { valid: isEnough, total: null, prorated: false, missing, band: null }
}

export const methods: Readonly<Record<Definition['scoring']['method'], Method>> = {
  sum,
  mean,
  subscales,
  gated_sum: gatedSum,
  function: functionCheck,
  asq,
  cssrs,
  grief,
  record,
}

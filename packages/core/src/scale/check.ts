import type { Answers } from './answers.ts'
import { optionsOf } from './answers.ts'
import type { Band, Definition, GoldenVector, Phase, ScoreContext, Sex } from './definition.ts'
import { type Problem, problem } from './import/problem.ts'
import { bandOf, scoreAnswers } from './score.ts'

/** Answers of a golden vector by item id. */
export const answersOf = (definition: Definition, { answers }: GoldenVector): Answers =>
  Object.fromEntries(definition.items.map((item, at) => [item.id, answers[at] ?? null]))

/** What this vector gets, in the shape in which it is written down. */
export function scoredVector(definition: Definition, vector: GoldenVector): Omit<GoldenVector, 'answers'> {
  const score = scoreAnswers(definition, answersOf(definition, vector), vector.context)
  const { valid, total, band, prorated, subscales } = score
  const triggers = [...new Set(score.triggers.map((one) => one.action))].sort()
  return { valid, total, prorated, band, triggers, ...(vector.subscales ? { subscales } : {}) }
}

function goldenProblems(definition: Definition): Problem[] {
  if (definition.golden.length === 0) return [problem('golden', 'no_example')]
  return definition.golden.flatMap((vector, at) => {
    const { answers, context, prorated = false, triggers = [], ...rest } = vector
    if (answers.length !== definition.items.length)
      return [
        problem(`golden[${at}]`, 'example_length', String(answers.length), String(definition.items.length)),
      ]
    const expected = { ...rest, prorated, triggers: [...triggers].sort() }
    const found: object = scoredVector(definition, vector)
    const differs = Object.entries(expected).filter(
      ([name, value]) =>
        JSON.stringify(Object.entries(found).find(([key]) => key === name)?.[1]) !== JSON.stringify(value),
    )
    return differs.map(([name, value]) =>
      problem(`golden[${at}].${name}`, 'example_differs', JSON.stringify(value)),
    )
  })
}

const contexts: readonly ScoreContext[] = (['emergency', 'reconstruction', 'routine'] as const).flatMap(
  (phase: Phase) => ([undefined, 'f', 'm'] as const).map((sex?: Sex) => (sex ? { phase, sex } : { phase })),
)

/** Every total the scale can have must have one band, for every phase and sex. */
function bandProblems({ bands, scoring }: Definition): Problem[] {
  const { range, multiply = 1, method } = scoring
  const banded = bands.filter((one: Band) => one.min !== undefined)
  if (!range || banded.length === 0) return []
  const step = method === 'mean' ? 0.01 : multiply
  const count = Math.round((range.max - range.min) / step)
  const totals = Array.from({ length: count + 1 }, (_, at) => Math.round((range.min + at * step) * 100) / 100)
  const gaps = totals.filter((total) => contexts.some((one) => bandOf(bands, total, one) === null))
  return gaps.map((total) => problem('bands', 'no_band', String(total)))
}

function itemProblems(definition: Definition): Problem[] {
  const known = new Set(definition.items.map((one) => one.id))
  const named = [
    ...definition.triggers.flatMap((one) => one.items.map((part) => part.id)),
    ...(definition.scoring.subscales ?? []).flatMap((one) => one.items),
  ]
  return [
    ...(known.size === definition.items.length ? [] : [problem('items', 'id_twice')]),
    ...[...new Set(named)]
      .filter((id) => !known.has(id))
      .map((id) => problem('items', 'named_not_there', id)),
    ...definition.items
      .filter((one) => optionsOf(definition, one).length < 2)
      .map((one) => problem('items', 'few_options', one.id)),
    ...definition.items
      .filter((one) => (one.text === undefined) !== (definition.wording === 'scoring_only'))

      .map((one) =>
        problem('items', one.text === undefined ? 'no_text' : 'text_though_scoring_only', one.id),
      ),
  ]
}

/** Why this definition cannot be published; empty when it can. @source features A01; domain specification 1.1 */
export function problemsOf(definition: Definition): Problem[] {
  const { licence, source, id, version, recall, wording, mark } = definition
  const named = { id, version, recall, source, 'licence.notice': licence.notice, 'licence.url': licence.url }
  const empty = Object.entries(named).filter(([, value]) => value.trim() === '')
  const mayNotShow =
    licence.status === 'not_shippable' ||
    (licence.status === 'permission_required' && wording !== 'scoring_only')
  return [
    ...empty.map(([name]) => problem(name, 'empty')),
    ...(mayNotShow ? [problem('licence', 'licence_forbids', licence.status)] : []),
    ...(wording === 'LOW' && !mark ? [problem('mark', 'draft_unmarked')] : []),
    ...itemProblems(definition),
    ...bandProblems(definition),
    ...goldenProblems(definition),
  ]
}

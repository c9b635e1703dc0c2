import { findDiagnosticWords } from '../../casework/wording.ts'
import { problemsOf } from '../check.ts'
import { type Definition, licenceStatuses } from '../definition.ts'
import { refusalOf } from '../refused.ts'
import { fromFhir } from './fhir.ts'
import { type LinedJson, NotJson, parseWithLines } from './json-text.ts'
import { type Problem, problem } from './problem.ts'
import { anyOf, listOf, number, optional, type Shape, shape, text, truth, word } from './shape.ts'

const option = shape({ value: number, label: optional(text), word: optional(word('yes', 'no', 'refused')) })
const item = shape({
  id: text,
  alias: optional(text),
  text: optional(text),
  options: optional(listOf(option)),
  reverse: optional(truth),
  safety: optional(truth),
  unscored: optional(truth),
})
const score = anyOf(number, null)
const action = word('SAFETY', 'MIN_ORANGE', 'MIN_RED', 'PROMPT_ASQ', 'ASK_HUMAN', 'SUPERVISOR_INVITE')
const golden = shape({
  answers: listOf(score),
  valid: truth,
  total: score,
  prorated: optional(truth),
  band: anyOf(text, null),
  triggers: optional(listOf(word('SAFETY', 'SAFETY_UNKNOWN', 'MIN_ORANGE', 'MIN_RED', 'PROMPT_ASQ'))),
})
const scoring = shape({
  method: word('sum', 'mean', 'record'),
  range: optional(shape({ min: number, max: number })),
  worse: word('higher', 'lower', 'none'),
  multiply: optional(number),
  missing: shape({ allowed: number, how: word('prorate', 'count_as_no') }),
})

/** A form an operator may add. Scales with a scoring of their own are part of the release, not of a file. */
const form: Shape = shape({
  id: text,
  version: text,
  locale: text,
  title: text,
  mark: optional(text),
  stem: optional(text),
  items: listOf(item),
  options: listOf(option),
  scoring,
  bands: listOf(shape({ id: text, label: text, min: number, max: number })),
  triggers: listOf(
    shape({ action, items: listOf(shape({ id: text, min: optional(number), max: optional(number) })) }),
  ),
  licence: shape({ status: word(...licenceStatuses), notice: text, url: text }),
  minAge: optional(number),
  maxAge: optional(number),
  recall: text,
  rescreenMinDays: number,
  source: text,
  certainty: word('V', 'K', 'D'),
  golden: listOf(golden),
})

export interface FormProblem extends Problem {
  readonly line: number
}
export interface ImportedForm {
  /** To be previewed; published only without problems. Undefined when the file is not understood. */
  readonly draft?: Definition
  /** In the order of the lines. */
  readonly problems: readonly FormProblem[]
}

/** The line of a path, or of the nearest part of the file that holds it. */
function lineOf({ lines }: LinedJson, path: string): number {
  const found = lines.get(path)
  if (found !== undefined || path === '') return found ?? 1
  return lineOf({ lines, value: undefined }, path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, ''))
}

function draftOf(value: object): Definition {
  const read = value as Omit<Definition, 'pack' | 'textFrom' | 'wording'>
  const hasText = read.items.some((one) => one.text !== undefined)
  return { ...read, pack: 'off', textFrom: [], wording: hasText ? 'own' : 'scoring_only' }
}

function ownProblems(draft: Definition): Problem[] {
  const refusal = refusalOf(draft.id) ?? refusalOf(draft.title)
  return [
    ...(refusal ? [problem('id', 'never_shipped', refusal.name)] : []),
    ...(draft.items.length === 0 ? [problem('items', 'no_item')] : []),
    ...diagnosticProblems(draft),
  ]
}

/** What a resident will read of it, with its place in the file. */
function textsRead({ title, stem, items, options }: Definition): (readonly [path: string, text: string])[] {
  const labels = (path: string, list: Definition['options']) =>
    list.map(({ label }, at) => [`${path}[${at}].label`, label ?? ''] as const)
  return [
    ['title', title],
    ['stem', stem ?? ''],
    ...items.map((one, at) => [`items[${at}].text`, one.text ?? ''] as const),
    ...items.flatMap((one, at) => labels(`items[${at}].options`, one.options ?? [])),
    ...labels('options', options),
  ]
}

/** The house screens and refers; no form of it tells a resident a doctor's word. @source feature A09 */
const diagnosticProblems = (draft: Definition): Problem[] =>
  textsRead(draft).flatMap(([path, text]) =>
    findDiagnosticWords(text).map((found) => problem(path, 'doctors_word', found)),
  )

function checked(json: LinedJson): { draft?: Definition; found: Problem[] } {
  const { value } = json
  const isFhir =
    typeof value === 'object' &&
    value !== null &&
    'resourceType' in value &&
    value.resourceType === 'Questionnaire'
  if (isFhir) {
    const { draft, problems } = fromFhir(value)
    if (!draft) return { found: [...problems] }
    return { draft, found: [...problems, ...ownProblems(draft), ...problemsOf(draft)] }
  }
  const found = form(value, '')
  if (found.length > 0 || typeof value !== 'object' || value === null) return { found: [...found] }
  const draft = draftOf(value)
  const own = ownProblems(draft)
  return { draft, found: own.length > 0 ? own : problemsOf(draft) }
}

/**
 * Reads an operator's form, in our own JSON or as a FHIR R4 Questionnaire. FHIR carries no scoring, so such a draft
 * records answers and still needs a worked example before it can be published.
 */
export function importForm(source: string): ImportedForm {
  try {
    const json = parseWithLines(source)
    const { draft, found } = checked(json)
    const problems = found

      .map((one) => ({ ...one, line: lineOf(json, one.path) }))
      .sort((a, b) => a.line - b.line)
    return draft ? { draft, problems } : { problems }
  } catch (error) {
    if (error instanceof NotJson) return { problems: [{ ...error.problem, line: error.line }] }
    throw error
  }
}

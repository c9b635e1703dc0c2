/** What can be wrong with a form or a form file; the words are in `problem.words.ts`. */
export const problemCodes = [
  // not JSON
  'ends_early',
  'not_json',
  'end_expected',
  'too_deep',
  'unexpected',
  'field_name',
  'field_twice',
  'colon',
  'after_end',
  // not the shape of a form
  'text',
  'number',
  'truth',
  'one_of',
  'list',
  'object',
  'missing',
  'unknown_field',
  // a Questionnaire that cannot be taken over
  'option_number',
  'link_and_text',
  'only_choice',
  // may not be shown
  'never_shipped',
  'doctors_word',
  'licence_forbids',
  'draft_unmarked',
  // does not hold together
  'empty',
  'no_item',
  'id_twice',
  'named_not_there',
  'few_options',
  'no_text',
  'text_though_scoring_only',
  'no_band',
  'no_example',
  'example_length',
  'example_differs',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** What is wrong, and where in the form. */
export interface Problem {
  /** `items[2].text`; the whole form is ``. */
  readonly path: string
  readonly code: ProblemCode
  /** Names and numbers the words hold, in order. */
  readonly parts: readonly string[]
}

export const problem = (path: string, code: ProblemCode, ...parts: readonly string[]): Problem => ({
  path,
  code,
  parts,
})

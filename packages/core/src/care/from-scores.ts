import { type Answers, findItem, keyed } from '../scale/answers.ts'
import type { Definition } from '../scale/definition.ts'
import type { Score } from '../scale/score.ts'
import {
  type AsqAnswer,
  asqAnswers,
  type CareInput,
  durations,
  type FunctionLevel,
  type ScaleFindings,
} from './input.ts'

/** A form as far as it is filled in; until it is done only the answers that speak for themselves count. */
export interface FilledForm {
  readonly definition: Definition
  readonly answers: Answers
  readonly score: Score
  readonly done: boolean
}

const totalIn = ({ score, done }: FilledForm): { total?: number | null } =>
  done ? { total: score.total } : {}

/** An item nobody has reached yet is not there; on a finished form it is unknown. */
function itemIn<T>(form: FilledForm, id: string, read: (value: number) => T): T | null | undefined {
  const answer = form.answers[id]
  if (answer === undefined || answer === null) return form.done ? null : undefined
  return read(answer)
}

const keyedItem = (form: FilledForm, id: string): number | null | undefined =>
  itemIn(form, id, (value) => {
    const item = findItem(form.definition, id)
    return item ? keyed(form.definition, item, value) : value
  })

/** A form with one safety item: nothing is known of it before the item was reached or the form was done. */
function withSafetyItem<N extends string>(
  form: FilledForm,
  name: N,
  value: number | boolean | null | undefined,
): Record<string, unknown> | undefined {
  return value === undefined ? undefined : { ...totalIn(form), [name]: value }
}

const asqWord = (value: number | null | undefined): AsqAnswer | undefined =>
  value === null || value === undefined ? undefined : asqAnswers[value]

/** @source domain specification 1.3, row ASQ: any yes or refusal of 1–4; a skipped question is a refusal */
function asqFindings({ answers, done }: FilledForm): ScaleFindings['asq'] | undefined {
  const given = ['1', '2', '3', '4'].map((id) => asqWord(answers[id]) ?? (done ? 'refused' : undefined))
  const anyYes = given.includes('yes')
  const anyRefused = given.includes('refused')
  const q5 = asqWord(answers['5'])
  const q3 = given[2]
  if (given.every((one) => one === undefined)) return undefined
  const complete = done || anyYes || given.every((one) => one !== undefined)
  if (!complete && !anyRefused) return undefined
  return {
    q1_4: anyYes ? 'yes' : anyRefused ? 'refused' : 'no',
    ...(q3 ? { q3 } : {}),
    // question 5 is asked only after a yes or a refusal; skipped then, it is a refusal
    ...(q5 ? { q5 } : done && (anyYes || anyRefused) ? { q5: 'refused' as const } : {}),
  }
}

function gdsFindings(form: FilledForm): Record<string, unknown> | undefined {
  const [meaning, hope] = [keyedItem(form, '12'), keyedItem(form, '14')]
  if (!form.done && (meaning === undefined || hope === undefined)) return undefined
  return { ...totalIn(form), items12and14: meaning === 1 && hope === 1, item14: hope === 1 }
}

const readers: Readonly<Record<string, (form: FilledForm) => object | undefined>> = {
  phq9: (form) => withSafetyItem(form, 'item9', keyedItem(form, '9')),
  srq20: (form) =>
    withSafetyItem(
      form,
      'item17',
      itemIn(form, '17', (value) => value === 1),
    ),
  epds: (form) => withSafetyItem(form, 'item10', keyedItem(form, '10')),
  gds15: gdsFindings,
  asq: asqFindings,
  k6: (form) => (form.done ? { ...totalIn(form), item2: keyedItem(form, '2') ?? 0 } : undefined),
  cssrs: ({ score, done }) => (done && score.band ? { band: score.band } : undefined),
  pg13r: ({ score, done }) => (done && score.positive !== null ? { positive: score.positive } : undefined),
}
const plainTotals = ['gad7', 'k10', 'who5', 'pcl5', 'pcptsd5', 'auditc', 'cesdc', 'ucla3']

function functionFindings(forms: readonly FilledForm[]): Pick<CareInput, 'function' | 'f3' | 'duration'> {
  const form = forms.find((one) => one.definition.id === 'function')
  if (!form) return {}
  const { F3, F4 } = form.answers
  const duration = F4 === undefined || F4 === null ? undefined : durations[F4]
  return {
    ...(form.done && form.score.band ? { function: form.score.band as FunctionLevel } : {}),
    ...(F3 === undefined || F3 === null ? {} : { f3: F3 }),
    ...(duration ? { duration } : {}),
  }
}

/**
 * What filled-in forms say to the triage table. A form that was left half-way counts with the answers that
 * speak for themselves (a safety item, self-care), never with a total.
 */
export function findingsFrom(
  forms: readonly FilledForm[],
): Pick<CareInput, 'scales' | 'function' | 'f3' | 'duration'> {
  const scales = forms.flatMap((form): [string, object][] => {
    const { id } = form.definition
    const found = readers[id]?.(form) ?? (plainTotals.includes(id) && form.done ? totalIn(form) : undefined)
    return found ? [[id, found]] : []
  })
  return { scales: Object.fromEntries(scales) as ScaleFindings, ...functionFindings(forms) }
}

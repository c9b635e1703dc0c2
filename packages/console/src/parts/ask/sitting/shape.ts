import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import type { Body, Reply } from '../doors.ts'

type Begin = Body<'POST /api/assessment/people/:id/sittings'>
export type Mode = Begin['mode']
export type Relation = NonNullable<Begin['proxyRelation']>
export type Added = Body<'POST /api/assessment/people'>
export type HouseResult = NonNullable<Reply<'POST /api/assessment/people/:id/sittings'>['sitting']['result']>

export interface KeptForm {
  readonly version: string
  readonly answers: Readonly<Record<string, number | null>>
  readonly seconds: Readonly<Record<string, number>>
  readonly done: boolean
  /** In which language it was shown when it was last answered; missing in what an older page kept. */
  readonly language?: 'zh' | 'en'
}

/** A sitting as this device has it, beside what the house is known to have of it. */
export interface Sitting {
  readonly id: string
  /** Whoever sits beside the person; nobody else at this device sees it. */
  readonly owner: string
  readonly person: { readonly id: string; readonly name: string; readonly age: number | null }
  /** Somebody the house does not know yet. */
  readonly add: Added | null
  readonly pack: PackCode
  readonly mode: Mode
  readonly relation: Relation | null
  /** A young person said yes in words made for them; missing in what an older page kept. */
  readonly assent?: boolean
  readonly startedAt: string
  readonly forms: Readonly<Record<string, KeptForm>>
  readonly finished: boolean
  readonly house: {
    readonly added: boolean
    readonly begun: boolean
    readonly finished: boolean
    /** What was last taken, by form. */
    readonly forms: Readonly<Record<string, string>>
    readonly result: HouseResult | null
  }
  /** Why the house would not take it; nothing is sent again until something changes. */
  readonly refused: string | null
}

export const nothingSent: Sitting['house'] = {
  added: false,
  begun: false,
  finished: false,
  forms: {},
  result: null,
}

/** What of a form has to be at the house; two of the same are one write. */
export const stateOf = ({ answers, done }: KeptForm): string => JSON.stringify([answers, done])

/** True when the house has all of it. */
export const isSent = ({ forms, finished, house }: Sitting): boolean =>
  house.begun &&
  Object.entries(forms).every(([instrument, form]) => house.forms[instrument] === stateOf(form)) &&
  (!finished || house.finished)

/** What goes to the house next; each is safe to repeat. */
export type Step =
  | { readonly kind: 'person' }
  | { readonly kind: 'begin' }
  | { readonly kind: 'form'; readonly instrument: string; readonly form: KeptForm; readonly finish: boolean }

/** The step that brings the house nearer to what this device has; undefined when nothing is left. */
export function nextStep({ add, house, forms, finished }: Sitting): Step | undefined {
  if (add && !house.added) return { kind: 'person' }
  if (!house.begun) return { kind: 'begin' }
  const names = Object.keys(forms)
  const unsent = names.filter((one) => house.forms[one] !== stateOf(forms[one]!))
  const instrument = unsent[0] ?? (finished && !house.finished ? names.at(-1) : undefined)
  if (instrument === undefined) return undefined
  // the sitting ends with the last of its forms, never before another is there
  return { kind: 'form', instrument, form: forms[instrument]!, finish: finished && unsent.length <= 1 }
}

/** The sitting once the house has answered this step. */
export function taken(
  sitting: Sitting,
  step: Step,
  more: { personId?: string; result?: HouseResult | null },
): Sitting {
  const { house, person } = sitting
  if (step.kind === 'person')
    return {
      ...sitting,
      person: { ...person, id: more.personId ?? person.id },
      house: { ...house, added: true },
    }
  if (step.kind === 'begin') return { ...sitting, house: { ...house, begun: true } }
  const forms = { ...house.forms, [step.instrument]: stateOf(step.form) }
  const finished = house.finished || step.finish
  return { ...sitting, house: { ...house, forms, finished, result: more.result ?? house.result } }
}

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

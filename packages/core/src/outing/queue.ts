import { isSame, type VisitField } from './form.ts'
import type { GoStep } from './timer.ts'

/** A value of a field, as it is written and sent. */
export interface Written {
  readonly field: VisitField
  readonly value: unknown
}
export interface Edit<S extends Written> {
  readonly id: string
  readonly base: number
  readonly said: S
  readonly writtenAt: string
}
/** A field this device has and the house does not. */
export interface Draft<S extends Written> {
  readonly said: S
  readonly writtenAt: string
  /** The revision it was written upon. */
  readonly base: number
  /** On its way and not answered: sent again as it is, with the same id, until it is. */
  readonly sending: Edit<S> | null
}
export interface SaidStep {
  readonly id: string
  readonly step: GoStep
  readonly writtenAt: string
  readonly expectedAt: string | null
}
/** What of one visit waits on this device. */
export interface Waiting<S extends Written> {
  readonly fields: Readonly<Partial<Record<VisitField, Draft<S>>>>
  readonly steps: readonly SaidStep[]
}
export const nothingWaits = { fields: {}, steps: [] } as const

/** Every letter: the newest value waits, upon the revision it was begun on. */
export function typed<S extends Written>(
  now: Waiting<S>,
  said: S,
  revision: number,
  writtenAt: string,
): Waiting<S> {
  const before = now.fields[said.field]
  const draft = { said, writtenAt, base: before?.base ?? revision, sending: before?.sending ?? null }
  return { ...now, fields: { ...now.fields, [said.field]: draft } }
}

/** What goes to the house now: one change a field at a time, so that nobody stands in their own way. */
export function toSend<S extends Written>(
  now: Waiting<S>,
  newId: () => string,
): { waiting: Waiting<S>; edits: readonly Edit<S>[] } {
  const fields = Object.entries(now.fields).map(([field, draft]) => {
    const { said, writtenAt, base } = draft!
    return [field, { ...draft!, sending: draft!.sending ?? { id: newId(), base, said, writtenAt } }] as const
  })
  return {
    waiting: { ...now, fields: Object.fromEntries(fields) },
    edits: fields.map(([, draft]) => draft.sending),
  }
}

/** The house has answered for these. @param stands the revision of each field there; @param beside ids that stand beside */
export function taken<S extends Written>(
  now: Waiting<S>,
  edits: readonly Edit<S>[],
  stands: Readonly<Partial<Record<VisitField, number>>>,
  beside: readonly string[],
): Waiting<S> {
  const fields = { ...now.fields }
  for (const edit of edits) {
    const draft = fields[edit.said.field]
    if (draft?.sending?.id !== edit.id) continue
    if (isSame(draft.said.value, edit.said.value)) delete fields[edit.said.field]
    else {
      const base = beside.includes(edit.id) ? draft.base : (stands[edit.said.field] ?? draft.base)
      fields[edit.said.field] = { ...draft, base, sending: null }
    }
  }
  return { ...now, fields }
}

/** How many things the house does not have yet. */
export const countWaiting = (now: Waiting<Written>): number =>
  Object.keys(now.fields).length + now.steps.length

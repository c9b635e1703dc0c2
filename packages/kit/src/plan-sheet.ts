import { type PlanFieldName, planFieldNames } from '@anxin/core/plan/fields.ts'
import { sameValue } from '@anxin/core/plan/weave.ts'
import type { DoorReply } from './caller.ts'

/** The sheet two people write on, as the house tells it. */
export type PlanSheet = DoorReply<'GET /api/plan/mine'>
export type PlanFields = PlanSheet['fields']

/** What one face knows: what is written here, and what the house said last about each field. */
export interface Writing {
  readonly draft: PlanFields
  readonly seen: { readonly fields: PlanFields; readonly versions: Readonly<Record<PlanFieldName, number>> }
}

export interface PlanEdit {
  readonly id: string
  readonly field: PlanFieldName
  readonly base: number
  readonly value: unknown
}

export const emptyPlan: PlanFields = {
  warningSigns: [],
  innerCoping: [],
  peoplePlaces: [],
  trustedContacts: [],
  professionals: [],
  saferEnvironment: [],
  reasonToLive: '',
  barriers: '',
  likelihoodOfUse: null,
}

const full = (text: string): boolean => text.trim().length > 0
const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(full)

/** Rows left blank are not part of the plan. */
export const tidyPlan = (fields: PlanFields): PlanFields => ({
  ...fields,
  warningSigns: trimmed(fields.warningSigns),
  innerCoping: trimmed(fields.innerCoping),
  peoplePlaces: trimmed(fields.peoplePlaces),
  trustedContacts: fields.trustedContacts.filter((row) => full(row.name) || full(row.phone)),
  professionals: fields.professionals.filter((row) => full(row.agency) || full(row.phone)),
  saferEnvironment: fields.saferEnvironment
    .filter((row) => full(row.step))
    .map((row) => ({ ...row, step: row.step.trim() })),
  reasonToLive: fields.reasonToLive.trim(),
  barriers: fields.barriers.trim(),
})

export const beginWriting = (sheet: PlanSheet, draft: PlanFields = sheet.fields): Writing => ({
  draft,
  seen: { fields: sheet.fields, versions: sheet.versions },
})

/** The changes written here that the house does not know yet. */
export function editsOf({ draft, seen }: Writing, newId: () => string): PlanEdit[] {
  const tidy = tidyPlan(draft)
  return planFieldNames
    .filter((field) => !sameValue(tidy[field], seen.fields[field]))
    .map((field) => ({ id: newId(), field, base: seen.versions[field], value: tidy[field] }))
}

/**
 * Takes in what the house says now. A field nobody touched here follows it; one that was changed here stays and
 * keeps the change it was made upon, so that the house can tell a clash. What was sent and met another change
 * gives way to what stands: both values are in the clash.
 */
export function receive(now: Writing, sheet: PlanSheet, sent: readonly PlanEdit[] = []): Writing {
  const tidy = tidyPlan(now.draft)
  const draft: Record<string, unknown> = { ...now.draft }
  const fields: Record<string, unknown> = { ...now.seen.fields }
  const versions: Record<PlanFieldName, number> = { ...now.seen.versions }
  for (const field of planFieldNames) {
    const stands = sheet.fields[field]
    const mine = sent.find((edit) => edit.field === field)
    const clashed = mine !== undefined && sheet.clashes.some((clash) => clash.id === mine.id)
    const untouched = sameValue(tidy[field], now.seen.fields[field])
    const arrived = sameValue(tidy[field], stands) || (mine !== undefined && sameValue(mine.value, stands))
    if (!untouched && !arrived && !clashed) continue
    if ((untouched && !sameValue(stands, now.seen.fields[field])) || clashed) draft[field] = stands
    fields[field] = stands
    versions[field] = sheet.versions[field]
  }
  return { draft: draft as PlanFields, seen: { fields: fields as PlanFields, versions } }
}

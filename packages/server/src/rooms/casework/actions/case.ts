import { Refusal } from '@anxin/contract/refusal.ts'
import { type Artefacts, evaluateEvery } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { ageOn, shanghaiDay } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Answer } from '../../../platform/db/engine.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { type OpenedCase, openCase } from '../store.ts'
import type { GoalRow, SheetName, SheetRow } from '../tables.ts'

/** @throws Refusal NOT_FOUND for whoever is not on its team and does not supervise the place */
export async function mustOpen(ctx: Ctx, id: Id, ahead?: Answer): Promise<OpenedCase> {
  const row = await openCase(ctx, id, ahead)
  if (!row) throw new Refusal('NOT_FOUND')
  ctx.about = { id, residentId: row.resident_id }
  return row
}

export function ageOf(ctx: Ctx, row: OpenedCase): number | null {
  const birth = unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed)
  return birth === null ? null : ageOn(birth, shanghaiDay(ctx.now))
}
export const minorOf = (ctx: Ctx, row: OpenedCase): boolean => (ageOf(ctx, row) ?? 99) < 18

export type Fields = Readonly<Record<string, unknown>>
/** What stands on a sheet; undefined where nobody wrote on it. */
export const fieldsOf = (ctx: Ctx, sheets: readonly SheetRow[], name: SheetName): Fields | undefined => {
  const row = sheets.find(({ sheet }) => sheet === name)
  return row ? (unsealJson<Fields>(ctx, `case_sheet.${name}`, row.case_id, row.fields_sealed) ?? undefined) : undefined
}

/** True once six sessions or eight weeks have passed since goals were looked at. @source domain specification 6.1 */
export function isReviewDue(row: OpenedCase, now: Date): boolean {
  if (row.state !== 'ACTIVE') return false
  const since = row.reviewed_at ?? row.plan_agreed_at ?? row.state_at
  const weeks = (now.getTime() - since.getTime()) / (7 * 86_400_000)
  return row.sessions - row.reviewed_sessions >= evaluateEvery.sessions || weeks >= evaluateEvery.weeks
}

const has = (fields: Fields | undefined, name: string): boolean => {
  const value = fields?.[name]
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== ''
}

/** What is there already, as the gates ask for it. */
export function artefactsOf(
  ctx: Ctx,
  row: OpenedCase,
  sheets: readonly SheetRow[],
  goals: readonly GoalRow[],
  consents: readonly { readonly purpose: string; readonly given: boolean }[],
): Artefacts {
  const [intake, assessment, closing] = [
    fieldsOf(ctx, sheets, 'intake'),
    fieldsOf(ctx, sheets, 'assessment'),
    fieldsOf(ctx, sheets, 'closing'),
  ]
  return {
    ...{ request: has(intake, 'request'), eligibility: has(intake, 'eligibility') },
    conflictChecked: has(intake, 'conflict'),
    emergencyContact: has(intake, 'emergencyContact') || row.emergency_contact_sealed !== null,
    consent: consents.some(({ purpose, given }) => purpose === 'case_record' && given),
    accessibility: has(intake, 'accessibility'),
    assessed: ['body', 'mind', 'social', 'risk'].every((name) => has(assessment, name)),
    ...{ strengths: has(assessment, 'strengths'), culture: has(assessment, 'culture') },
    baseline: row.measured || has(assessment, 'noBaseline'),
    ...{ assessmentSigned: row.assessment_signed_by !== null, goals: goals.length },
    ...{ tier: row.plan_tier !== null, frequency: row.plan_every !== null, contractSigned: row.contract_at !== null },
    ...{ planApproved: row.plan_signed_by !== null, planAgreed: row.plan_agreed_at !== null },
    evaluated: goals.length === 0 || goals.some(({ attainment }) => attainment !== null),
    ...{ summary: has(closing, 'summary') && has(closing, 'reason'), relapsePlan: has(closing, 'relapsePlan') },
    ...{ openNotes: row.open_notes, safetyOpen: row.safety_open, closingApproved: row.closing_signed_by !== null },
    ...{ handedOver: row.handed_over, rated: row.rated, counselled: row.counselled },
  }
}

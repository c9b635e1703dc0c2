import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { neededSteps } from '@anxin/core/safeguard/report.ts'
import type { No } from '@anxin/core/safeguard/walk.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { DisclosureRow, MandatoryRow, ReportRow, VisitRow } from './tables.ts'

/** Those who may break confidentiality, where they answer for the person. */
export const keeperRoles: readonly StaffRole[] = [
  'crisis_worker',
  'social_worker',
  'counsellor',
  'clinician',
  'supervisor',
]

const holds = (who: StaffWho, role: StaffRole): boolean => who.grants.some((grant) => grant.role === role)

const refusalOf = {
  nobody_may_know: 'NOBODY_MAY_KNOW',
  not_for_this: 'NOBODY_MAY_KNOW',
  may_be_danger: 'MAY_BE_DANGER',
  consent_needed: 'CONSENT_NEEDED',
} as const

/** The table says no, in words. */
export const refusal = (why: No): Refusal => new Refusal(refusalOf[why], { detail: { why } })

/** The second of two people is another one. @throws Refusal SECOND_PERSON_NEEDED */
export function mustBeAnother(who: StaffWho, ...others: readonly (Id | null)[]): void {
  if (others.includes(who.id)) throw new Refusal('SECOND_PERSON_NEEDED')
}

const open = (row: DisclosureRow): boolean => row.done_at === null && row.dropped_at === null
/** Enough people have decided. */
export const isDecided = (row: DisclosureRow): boolean => row.imminent || row.consent || row.second_by !== null

/** What somebody may do with a record of telling now. */
export function mayOfDisclosure(
  who: StaffWho,
  row: DisclosureRow,
  childFirst: boolean,
): ('second' | 'do' | 'drop' | 'review')[] {
  const mine = [row.asked_by, row.done_by, row.second_by].includes(who.id)
  return [
    ...(open(row) && !isDecided(row) && row.asked_by !== who.id ? (['second'] as const) : []),
    ...(open(row) && isDecided(row) && (row.imminent || !childFirst) ? (['do'] as const) : []),
    ...(open(row) ? (['drop'] as const) : []),
    ...(row.done_at && !row.decided_at && !mine && (holds(who, 'supervisor') || holds(who, 'dpo'))
      ? (['review'] as const)
      : []),
  ]
}

/** @throws Refusal WRONG_STATE when the record has gone on already */
export function mustBeOpen(row: DisclosureRow): void {
  if (!open(row)) throw new Refusal('WRONG_STATE')
}

export const stateOfMandatory = (row: MandatoryRow): 'proposed' | 'started' | 'confirmed' | 'complete' | 'dropped' => {
  if (row.dropped_at) return 'dropped'
  if (row.completed_at) return 'complete'
  if (row.confirmed_at) return 'confirmed'
  return row.started_at ? 'started' : 'proposed'
}

/** What somebody may do with a report for a child now; ripe is one that was taken, and of which the child knows. */
export function mayOfMandatory(
  who: StaffWho,
  row: MandatoryRow,
  ripe: boolean,
): ('start' | 'confirm' | 'call' | 'complete' | 'drop')[] {
  const state = stateOfMandatory(row)
  const leads = holds(who, 'supervisor') && row.started_by !== who.id
  const going = state === 'started' || state === 'confirmed'
  return [
    ...(state === 'proposed' ? (['start'] as const) : []),
    ...(state === 'started' && leads ? (['confirm'] as const) : []),
    ...(going ? (['call'] as const) : []),
    ...(state === 'confirmed' && ripe ? (['complete'] as const) : []),
    ...((going || state === 'proposed') && leads ? (['drop'] as const) : []),
  ]
}

/** A person is contacted after the report was looked at. @throws Refusal WRONG_STATE */
export function mustHaveChecked(row: Pick<ReportRow, 'has_number'>, steps: readonly string[], result: string): void {
  const missing = neededSteps(row.has_number).filter((step) => !steps.includes(step))
  if (result === 'confirmed' && missing.length > 0)
    throw new Refusal('WRONG_STATE', { detail: { missing: missing.join() } })
}

/** A view at the door ends with its outcome or after its day. @throws Refusal NOT_FOUND */
export function mustStillBeSeen(row: VisitRow | undefined, who: StaffWho, now: Date): asserts row is VisitRow {
  const isMine = row && (row.first_id === who.id || row.second_id === who.id)
  if (!isMine || row.outcome !== null || row.expires_at <= now || row.view_sealed === null)
    throw new Refusal('NOT_FOUND')
}

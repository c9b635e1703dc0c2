import type { basisCodes, declineCodes, outcomes, verdicts } from '@anxin/contract/referral.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { LetterField } from '@anxin/core/referral/letter.ts'
import type { Need } from '@anxin/core/referral/match.ts'
import type { ReferralState } from '@anxin/core/referral/state.ts'
import type { Awaited } from '@anxin/core/referral/terms.ts'
import type { Channel, ReferralTier } from '@anxin/core/referral/tier.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface ReferralRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  case_id: Id | null
  number: string
  channel: Channel
  colour: Colour
  rule: string
  proposed_tier: ReferralTier
  tier: ReferralTier
  need: Need
  population: string | null
  why_sealed: Uint8Array | null
  place_id: Id | null
  to_tenant: Id | null
  to_staff: Id | null
  to_name: string
  letter_sealed: Uint8Array
  fields: LetterField[]
  version: number
  tried: Id[]
  state: ReferralState
  seq: number
  sender_id: Id
  consent_id: Id | null
  exception_id: Id | null
  earlier_id: Id | null
  path_id: Id | null
  urgent: boolean
  awaits: Awaited | null
  due_at: Date | null
  told_at: Date | null
  decline_code: (typeof declineCodes)[number] | null
  outcome: (typeof outcomes)[number] | null
  calls: number
  created_at: Date
  sent_at: Date | null
  received_at: Date | null
  accepted_at: Date | null
  appt_at: Date | null
  seen_at: Date | null
  result_at: Date | null
  closed_at: Date | null
}
export interface StepRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  referral_id: Id
  seq: number
  from_state: ReferralState | null
  to_state: ReferralState
  what: string
  by_kind: 'staff' | 'agency' | 'link' | 'resident' | 'house'
  by_id: Id | null
  by_name: string
  text_sealed: Uint8Array | null
  at: Date
}
export interface ConsentRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  referral_id: Id
  recipient: string
  purpose: 'referral' | 'return'
  fields: LetterField[]
  way: 'online' | 'spoken' | 'paper'
  given_by: 'person' | 'guardian'
  /** Of a child of fourteen and more: it said yes as well. */
  assent: boolean
  recorded_by: Id | null
  witness: string | null
  text_version: string
  text_hash: string
  given_at: Date
  expires_at: Date
  withdrawn_at: Date | null
}
export interface ExceptionRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  referral_id: Id
  basis: (typeof basisCodes)[number]
  reason_sealed: Uint8Array
  imminent: boolean
  actor_id: Id
  at: Date
  second_id: Id | null
  second_at: Date | null
  review_due: Date
  call_at: Date | null
  reviewed_by: Id | null
  reviewed_at: Date | null
  verdict: (typeof verdicts)[number] | null
  note_sealed: Uint8Array | null
}
export interface ParcelRow {
  id: Id
  from_tenant: Id
  to_tenant: Id
  from_name: string
  number: string
  colour: Colour
  packet_sealed: Uint8Array
  sent_at: Date
  over_at: Date | null
}
export interface LinkRow {
  id: Id
  tenant_id: Id
  referral_id: Id
  secret_hash: Uint8Array
  code_hash: Uint8Array
  seat_hash: Uint8Array | null
  made_by: Id
  made_at: Date
  expires_at: Date
  opened_at: Date | null
  revoked_at: Date | null
}
export interface ViewRow {
  id: Id
  tenant_id: Id
  resident_id: Id
  referral_id: Id
  way: 'link' | 'agency' | 'print'
  by_name: string
  device: string
  at: Date
}
export interface GlassRow {
  id: Id
  tenant_id: Id
  unit_id: Id
  resident_id: Id
  staff_id: Id
  staff_name: string
  reason_sealed: Uint8Array
  opened_at: Date
  ends_at: Date
  review_due: Date
  call_at: Date | null
  reviewed_by: Id | null
  reviewed_at: Date | null
  verdict: (typeof verdicts)[number] | null
  note_sealed: Uint8Array | null
  seen_at: Date | null
}

export interface ReferralTables {
  referral: ReferralRow
  referral_step: StepRow
  referral_consent: ConsentRow
  referral_exception: ExceptionRow
  referral_parcel: ParcelRow
  referral_link: LinkRow
  referral_view: ViewRow
  glass: GlassRow
}

/** This room's window on the database. */
export const db = roomDb<ReferralTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<ReferralTables>()

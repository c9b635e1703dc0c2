import type { callOutcomes } from '@anxin/contract/directory.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Need, PlaceKind } from '@anxin/core/referral/match.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface PlaceRow {
  id: Id
  tenant_id: Id
  kind: PlaceKind
  name: string
  needs: Need[]
  populations: string[]
  dialects: string[]
  genders: ('female' | 'male')[]
  hours: string
  address: string
  phone: string
  lat: number | null
  lng: number | null
  takes_emergencies: boolean
  capacity: number | null
  capacity_at: Date | null
  partner_id: Id | null
  version: number
  verified_at: Date | null
  verified_by: string | null
  call_at: Date
  retired_at: Date | null
  created_at: Date
}
export interface PlaceCallRow {
  id: Id
  tenant_id: Id
  place_id: Id
  staff_id: Id
  staff_name: string
  outcome: (typeof callOutcomes)[number]
  note: string
  at: Date
}
export interface DirectoryTables {
  care_place: PlaceRow
  care_place_call: PlaceCallRow
}

/** This room's window on the database. */
export const db = roomDb<DirectoryTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<DirectoryTables>()

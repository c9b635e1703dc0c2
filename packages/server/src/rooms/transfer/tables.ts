import type { endingKinds, movingKinds, stayingKinds, transferBases, transferStates } from '@anxin/contract/transfer.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface Moving {
  readonly table: string
  readonly kind: (typeof movingKinds)[number]
  readonly rows: number
  readonly hash: string
}
export interface Staying {
  readonly kind: (typeof stayingKinds)[number]
  readonly rows: number
}
export interface Ending {
  readonly what: (typeof endingKinds)[number]
  readonly rows: number
}
export interface TransferRow {
  id: Id
  from_tenant: Id
  to_tenant: Id
  resident_id: Id
  unit_id: Id | null
  from_name: string
  to_name: string
  label: string
  colour: Colour
  population: string | null
  minor: boolean
  cases: number
  manifest: Moving[]
  stays: Staying[]
  ends: Ending[]
  reason_sealed: Uint8Array
  agreed_by: 'person' | 'guardian' | null
  assent: boolean
  way: 'online' | 'spoken' | 'paper' | null
  witness: string | null
  text_version: string | null
  text_hash: string | null
  agreed_at: Date | null
  expires_at: Date | null
  basis: (typeof transferBases)[number] | null
  basis_sealed: Uint8Array | null
  second_id: Id | null
  second_at: Date | null
  state: (typeof transferStates)[number]
  due_at: Date | null
  told_at: Date | null
  proposed_by: Id
  proposed_at: Date
  answered_by: Id | null
  answered_at: Date | null
  answer_sealed: Uint8Array | null
  arrived: Moving[] | null
}
type Lists = 'manifest' | 'stays' | 'ends' | 'arrived'
/** Everything of a row but its lists. */
export type TransferSaid = Partial<Omit<TransferRow, Lists>>
/** As it is written: lists as JSON text. */
export type TransferChange = TransferSaid & Partial<Record<Lists, string>>
export interface TransferTables {
  case_transfer: TransferRow
}

/** This room's window on the database. */
export const db = roomDb<TransferTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<TransferTables>()

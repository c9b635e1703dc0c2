import type { poolOutcomes } from '@anxin/contract/pool.ts'
import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface PactRow {
  tenant_id: Id
  neighbour_id: Id
  by_name: string
  at: Date
}
export interface CallRow {
  id: Id
  /** The neighbour who is asked. */
  tenant_id: Id
  /** Whose event it is. */
  from_id: Id
  event_id: Id
  ladder: number
  number: string
  grade: 'RED' | 'RED_E'
  place: string
  raised_at: Date
  at: Date
  numbers_sealed: Uint8Array
  taken_by: Id | null
  taken_name: string | null
  taken_at: Date | null
  outcome: (typeof poolOutcomes)[number] | null
  ended_at: Date | null
}

interface PoolTables {
  pool_pact: PactRow
  pool_call: CallRow
}
export const db = roomDb<PoolTables>()

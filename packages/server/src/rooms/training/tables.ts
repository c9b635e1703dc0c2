import type { Id } from '@anxin/core/ids.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

/** A colleague and who supervises them, or stands in. */
export interface PairRow {
  id: Id
  tenant_id: Id
  supervisor_id: Id
  staff_id: Id
  kind: 'primary' | 'deputy'
  named_by: Id
  from_at: Date
  over_until: Date | null
  told_at: Date | null
  ended_at: Date | null
  ended_by: Id | null
  ended_why: string | null
}

interface TrainingTables {
  supervision_pair: PairRow
  supervision_override: {
    id: Id
    tenant_id: Id
    staff_id: Id
    by_id: Id
    reason: string
    until: Date
    at: Date
  }
}

/** This room's window on the database. */
export const db = roomDb<TrainingTables>()
export const keep = roomKeep<TrainingTables>()

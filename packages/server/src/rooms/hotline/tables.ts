import type { Id } from '@anxin/core/ids.ts'
import { roomDb } from '../../platform/db/window.ts'

export interface HotlineRow {
  id: Id
  number: string
  rank: number
  name: string
  purpose: string
  hours: string
  /** English words, of a national number: all three or none. */
  name_en: string | null
  purpose_en: string | null
  hours_en: string | null
  always: boolean
  verified_at: string | null
  verified_by: string | null
  tenant_id: Id | null
  unit_id: Id | null
}

interface HotlineTables {
  hotline: HotlineRow
  hotline_hidden: { tenant_id: Id; hotline_id: Id; by_name: string; reason: string; at: Date }
  hotline_test: {
    id: Id
    tenant_id: Id
    hotline_id: Id
    staff_id: Id
    answered: boolean
    note: string
    at: Date
  }
}

/** This room's window on the database. */
export const db = roomDb<HotlineTables>()

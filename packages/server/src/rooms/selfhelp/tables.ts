import type { moodTopics, moodWords, programmeStates, stops } from '@anxin/contract/selfhelp.ts'
import type { contactKinds, contactOutcomes } from '@anxin/contract/selfhelp-staff.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import type { Suggestion } from '@anxin/core/selfhelp/suggest.ts'
import { roomKeep } from '../../platform/db/keep.ts'
import { roomDb } from '../../platform/db/window.ts'

interface Owned {
  tenant_id: Id
  resident_id: Id
}
export interface MoodRow extends Owned {
  id: Id
  /** `YYYY-MM-DD` */
  day: string
  at: Date
  value: 1 | 2 | 3 | 4 | 5
  words: readonly (typeof moodWords)[number][]
  topics: readonly (typeof moodTopics)[number][]
  note_sealed: Uint8Array | null
  kept_at: Date
}
export interface ShareRow extends Owned {
  mood_id: Id
  staff_id: Id
  since: Date
  ended_at: Date | null
}
export interface RunRow extends Owned {
  id: Id
  module: ModuleCode
  started_at: Date
  finished_at: Date | null
  distress_before: number | null
  distress_after: number | null
  useful: number | null
  stopped: (typeof stops)[number] | null
  step_sealed: Uint8Array | null
  kept_at: Date
}
export interface LeafRow extends Owned {
  id: Id
  module: ModuleCode
  kind: string
  /** `YYYY-MM-DD` */
  day: string
  fields_sealed: Uint8Array
  kept_at: Date
}
export interface SuggestionRow extends Owned {
  suggested: Suggestion
  /** `YYYY-MM-DD` */
  suggested_on: string | null
  /** The entry after which it was proposed: sent again, it is told the same. */
  suggested_by: Id | null
  /** `YYYY-MM-DD` */
  refused_on: string | null
}
export interface ProgrammeRow extends Owned {
  id: Id
  unit_id: Id
  state: (typeof programmeStates)[number]
  wants_helper: boolean
  helper_id: Id | null
  consented_at: Date
  started_at: Date
  ended_at: Date | null
  reason_sealed: Uint8Array | null
  next_contact_at: Date | null
  heard_at: Date
  minutes: number
  quiet_told_at: Date | null
}
export interface SessionRow extends Owned {
  programme_id: Id
  number: number
  problem: number | null
  done_at: Date
}
export interface ContactRow extends Owned {
  id: Id
  programme_id: Id
  staff_id: Id
  kind: (typeof contactKinds)[number]
  minutes: number
  outcome: (typeof contactOutcomes)[number]
  note_sealed: Uint8Array | null
  at: Date
}

export interface SelfHelpTables {
  mood: MoodRow
  mood_share: ShareRow
  exercise_run: RunRow
  exercise_leaf: LeafRow
  suggestion_kept: SuggestionRow
  programme: ProgrammeRow
  programme_session: SessionRow
  helper_contact: ContactRow
}

/** This room's window on the database. */
export const db = roomDb<SelfHelpTables>()
/** This room's writes that travel with COMMIT. */
export const keep = roomKeep<SelfHelpTables>()

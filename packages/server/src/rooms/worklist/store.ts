import type { Sex } from '@anxin/core/care/input.ts'
import type { Rejection } from '@anxin/core/care/reject.ts'
import type { CutoffChange } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Answer, Ask } from '../../platform/db/engine.ts'
import { db, type EntryRow, type ProfileRow } from './tables.ts'

export const lockEntry = (ctx: Ctx, id: Id): Promise<EntryRow | undefined> =>
  db(ctx).selectFrom('worklist_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findOpenEntryOf = (ctx: Ctx, residentId: Id): Promise<EntryRow | undefined> =>
  db(ctx)
    .selectFrom('worklist_entry')
    .selectAll()
    .where('resident_id', '=', residentId)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst()

/** Who of the staff sees to somebody on the list now. */
export async function findListOwner(ctx: Ctx, residentId: Id): Promise<Id | undefined> {
  const row = await db(ctx)
    .selectFrom('worklist_entry')
    .select('owner_id')
    .where('resident_id', '=', residentId)
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  return row?.owner_id ?? undefined
}

/** What the worker wrote down of a person. */
export interface ProfileFields {
  readonly populations: readonly string[]
  readonly history: readonly string[]
  readonly context: readonly string[]
  readonly protective: readonly string[]
  readonly observed: readonly string[]
  readonly sex?: Sex | undefined
  /** Findings a worker rejected, each for the answer it was. */
  readonly rejected?: readonly Rejection[]
}
export const noProfile: ProfileFields = { populations: [], history: [], context: [], protective: [], observed: [] }

export const findProfile = (ctx: Ctx, residentId: Id): Promise<ProfileRow | undefined> =>
  db(ctx).selectFrom('care_profile').selectAll().where('resident_id', '=', residentId).executeTakeFirst()

export interface CutoffsInForce {
  /** 0: those of the release. */
  readonly version: number
  readonly changes: readonly CutoffChange[]
}

/** How somebody stands with this room: what is known of them, their open entry, the cut-offs in force. */
export interface Standing {
  readonly profile: Pick<ProfileRow, 'fields_sealed' | 'talk'>
  readonly entry: EntryRow | undefined
  readonly cutoffs: CutoffsInForce
}

const standingSql = `select p.fields_sealed, p.talk, c.version, c.changes, e.*
     from (select coalesce($1::uuid, app_resident()) as id) who
     left join care_profile p on p.resident_id = who.id
     left join lateral (select version, changes from cutoff_change where state = 'in_force' order by version desc limit 1) c on true
     left join lateral (select * from worklist_entry where resident_id = who.id and state <> 'closed' for update) e on true`

/**
 * How somebody stands: one statement; the open entry is locked, so that two findings about one person come one
 * after the other. @param residentId null: the resident who speaks
 */
export const standingAsk = (residentId: Id | null): Ask => ({ text: standingSql, params: [residentId] })

export async function readStanding(ctx: Ctx, residentId: Id, ahead?: Answer): Promise<Standing> {
  const ask = standingAsk(residentId)
  const { rows } = ahead ?? (await ctx.line.query(ask.text, ask.params))
  const row = rows[0] as unknown as EntryRow &
    Standing['profile'] & { version: number | null; changes: CutoffChange[] | null }
  return {
    profile: { fields_sealed: row.fields_sealed, talk: row.talk ?? {} },
    entry: row.id ? row : undefined,
    cutoffs: { version: row.version ?? 0, changes: row.changes ?? [] },
  }
}

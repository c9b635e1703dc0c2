import type { Id } from '@anxin/core/ids.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { db } from '../tables.ts'
import { isoOrNull } from './desk.ts'

/** When the house asked after somebody in the time after a crisis, and whether it reached them. */
export async function exportContacts(ctx: Ctx, residentId: Id): Promise<OwnRecord['followUps']> {
  const rows = await db(ctx)
    .selectFrom('aftercare_contact')
    .select(['kind', 'due_at', 'state', 'done_at', 'meets_at'])
    .where('resident_id', '=', residentId)
    .orderBy('due_at')
    .execute()
  return rows.map((row) => ({
    ...{ kind: row.kind, state: row.state, dueAt: row.due_at.toISOString() },
    ...{ doneAt: isoOrNull(row.done_at), meetsAt: isoOrNull(row.meets_at) },
  }))
}

import type { Colour } from '@anxin/core/care/colour.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import { rescreensAfter } from '@anxin/core/care/plan/rescreen-days.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { db, keep } from '../tables.ts'

/** A finished sitting, as far as rescreens are concerned. */
export interface Measured {
  readonly tenantId: Id
  readonly residentId: Id
  readonly pack: PackCode
  readonly registered: boolean
}

/**
 * What comes round again after a finished sitting; what was due before is answered by it. Only somebody who
 * can be asked again is. @source domain specification 2.4, "Auto-rescreen"
 */
export function keepRescreens(ctx: Ctx, one: Measured, decisionId: Id, colour: Colour): void {
  if (!one.registered) return
  keep.change(ctx, 'rescreen', { resident_id: one.residentId, state: 'sent' }, { state: 'answered' })
  keep.change(ctx, 'rescreen', { resident_id: one.residentId, state: 'due' }, { state: 'cancelled' })
  for (const { kind, day } of rescreensAfter(colour))
    keep.insert(ctx, 'rescreen', {
      ...{ id: newId(ctx), tenant_id: one.tenantId, resident_id: one.residentId, decision_id: decisionId },
      ...{ kind, pack: one.pack, due_at: minutesLater(ctx.now, day * 24 * 60), state: 'due' },
    })
}

/** Forms a resident has been asked for again, soonest first. */
export async function listDueRescreens(ctx: Ctx, residentId: Id): Promise<{ pack: PackCode; dueAt: string }[]> {
  const rows = await db(ctx)
    .selectFrom('rescreen')
    .select(['pack', 'due_at'])
    .where('resident_id', '=', residentId)
    .where('state', '=', 'sent')
    .where('kind', '<>', 'contact')
    .orderBy('due_at')
    .limit(3)
    .execute()
  return rows.map((row) => ({ pack: row.pack, dueAt: row.due_at.toISOString() }))
}

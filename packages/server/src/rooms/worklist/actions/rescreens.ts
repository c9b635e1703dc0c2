import { type Colour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { type PackCode, packForAge } from '@anxin/core/care/plan/packs.ts'
import { rescreensAfter } from '@anxin/core/care/plan/rescreen-days.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId, write } from '../../../platform/ctx.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import type { ResidentRow } from '../../../platform/identity/resident-store.ts'
import { db, type EntryRow, keep } from '../tables.ts'

/** Somebody judged, as far as rescreens are concerned. */
export interface Measured {
  readonly tenantId: Id
  readonly residentId: Id
  readonly pack: PackCode
  readonly registered: boolean
  /** They filled in what they were asked for again. */
  readonly answered: boolean
  /** Their open entry: what comes round again follows it while it stands higher than what was found. */
  readonly entry: Pick<EntryRow, 'colour'> | undefined
}

/** What follows from a public event does not give way to what follows from a decision. */
const giveWaySql = `update rescreen set state = 'cancelled' where resident_id = $1 and state = 'due' and cohort_wave_id is null`

/**
 * What comes round again after a decision; what was planned before gives way to it. Only somebody who can be asked
 * again is. @source domain specification 2.4, "Auto-rescreen"
 */
export function keepRescreens(ctx: Ctx, one: Measured, decisionId: Id, colour: Colour): void {
  if (!one.registered) return
  if (one.answered) keep.change(ctx, 'rescreen', { resident_id: one.residentId, state: 'sent' }, { state: 'answered' })
  write(ctx, giveWaySql, [one.residentId])
  const stands = one.entry && isMoreUrgent(one.entry.colour, colour) ? one.entry.colour : colour
  for (const { kind, day } of rescreensAfter(stands))
    keep.insert(ctx, 'rescreen', {
      ...{ id: newId(ctx), tenant_id: one.tenantId, resident_id: one.residentId, decision_id: decisionId },
      ...{ kind, pack: one.pack, due_at: minutesLater(ctx.now, day * 24 * 60), state: 'due' },
    })
}

/** The same after what a colleague saw, was told or decided: the form of their age comes round. */
export function keepRescreensOf(
  ctx: Ctx,
  resident: Pick<ResidentRow, 'id' | 'tenant_id' | 'kind' | 'birth_sealed'>,
  entry: Measured['entry'],
  decisionId: Id,
  colour: Colour,
): void {
  const pack = packForAge(ageToday(ctx, resident.id, resident.birth_sealed, null))
  const registered = resident.kind === 'registered'
  const one = { tenantId: resident.tenant_id, residentId: resident.id, pack, registered, answered: false, entry }
  keepRescreens(ctx, one, decisionId, colour)
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

/** A colleague reached somebody: the contact that was due today is made. */
export async function contactsAnswered(ctx: Ctx, residentId: Id): Promise<void> {
  await db(ctx)
    .updateTable('rescreen')
    .set({ state: 'answered' })
    .where('resident_id', '=', residentId)
    .where('kind', '=', 'contact')
    .where('state', '=', 'sent')
    .execute()
}

import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { notHeld, send } from '../../platform/db/window.ts'
import { type About, type AssessmentRow, db, type LoweringRow, type PlaceRow, type ScreenerRow } from './tables.ts'

const belonging = (event: About): { tenant_id: Id; resident_id: Id; event_id: Id } => ({
  tenant_id: event.tenant_id,
  resident_id: event.resident_id,
  event_id: event.id,
})
type Of<Row> = Omit<Row, 'tenant_id' | 'resident_id' | 'event_id' | 'at'>

/** @returns false when this very assessment was kept before */
export async function insertAssessment(ctx: Ctx, event: About, assessment: Of<AssessmentRow>): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('crisis_assessment')
    .values({ ...assessment, ...belonging(event), at: ctx.now })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export const findAssessment = (ctx: Ctx, eventId: Id, since: Date = new Date(0)): Promise<AssessmentRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_assessment')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Where somebody is, as it was heard last. */
export const putPlace = (ctx: Ctx, event: About, place: Of<PlaceRow>): void => {
  const row = { ...place, at: ctx.now }
  const insert = db(ctx)
    .insertInto('crisis_place')
    .values({ ...row, ...belonging(event) })
    .onConflict((c) => c.column('event_id').doUpdateSet(row))
  send(ctx, insert)
}

/** The place, unless its time is over. */
export const findPlace = (ctx: Ctx, eventId: Id): Promise<PlaceRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_place')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()

/** What is past its time is deleted. @returns how many */
export async function deleteOldPlaces(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('crisis_place')
    .where('expires_at', '<=', ctx.now)
    .where(notHeld)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** @returns false when this very wish was kept before */
export async function insertLowering(ctx: Ctx, event: About, row: Of<LoweringRow>): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('crisis_lowering')
    .values({ ...row, ...belonging(event), at: ctx.now })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** A wish that waits for the second person. */
export const findWaitingLowering = (ctx: Ctx, eventId: Id): Promise<LoweringRow | undefined> =>
  db(ctx)
    .selectFrom('crisis_lowering')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()

export const decideLowering = (ctx: Ctx, id: Id, change: Partial<LoweringRow>): Promise<unknown> =>
  db(ctx).updateTable('crisis_lowering').set(change).where('id', '=', id).execute()

/** Wordings of the screener this agency has loaded, newest first. */
export const listScreeners = (ctx: Ctx): Promise<ScreenerRow[]> =>
  db(ctx).selectFrom('crisis_screener').selectAll().orderBy('published_at', 'desc').execute()

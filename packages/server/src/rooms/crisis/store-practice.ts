import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { seal } from '../../platform/privacy.ts'
import { db, type PracticeRow } from './tables.ts'

/** @returns undefined when this hour has its practice alert already */
export function insertPractice(
  ctx: Ctx,
  practice: Pick<PracticeRow, 'hour' | 'would_call' | 'look_at'>,
  words: string,
): Promise<PracticeRow | undefined> {
  const id = newId(ctx)
  return db(ctx)
    .insertInto('practice_alert')
    .values({
      ...practice,
      id,
      tenant_id: tenantOf(ctx),
      words_sealed: seal(ctx, 'practice_alert.words', id, words),
      state: 'running',
      why: null,
      written_at: ctx.now,
      accepted_ms: null,
      reaper_ms: null,
    })
    .onConflict((c) => c.columns(['tenant_id', 'hour']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export const findNewestPractice = (ctx: Ctx): Promise<PracticeRow | undefined> =>
  db(ctx)
    .selectFrom('practice_alert')
    .selectAll()
    .where('tenant_id', '=', tenantOf(ctx))
    .orderBy('hour', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Practice alerts the reaper must look at now, across agencies. */
export const listDuePractice = (ctx: Ctx): Promise<{ id: Id; tenant_id: Id }[]> =>
  db(ctx)
    .selectFrom('practice_alert')
    .select(['id', 'tenant_id'])
    .where('state', '=', 'running')
    .where('look_at', '<=', ctx.now)
    .orderBy('look_at')
    .limit(200)
    .execute()

/** Takes a running one for this transaction; undefined when it is over or another node has it. */
export const takePractice = (ctx: Ctx, id: Id): Promise<PracticeRow | undefined> =>
  db(ctx)
    .selectFrom('practice_alert')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const endPractice = (ctx: Ctx, id: Id, end: Partial<PracticeRow>): Promise<unknown> =>
  db(ctx).updateTable('practice_alert').set(end).where('id', '=', id).execute()

export const forgetPracticeBefore = (ctx: Ctx, before: Date): Promise<unknown> =>
  db(ctx).deleteFrom('practice_alert').where('written_at', '<', before).execute()

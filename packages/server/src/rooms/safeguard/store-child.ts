import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../platform/ctx.ts'
import { type ChildWordRow, db } from './tables.ts'

/** What the word is about: one telling, or one report. */
export type About = { readonly disclosure_id: Id } | { readonly mandatory_id: Id }

export const insertChildWord = (ctx: Ctx, row: Omit<ChildWordRow, 'tenant_id'>) =>
  db(ctx)
    .insertInto('child_word')
    .values({ ...row, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('id').doNothing())
    .execute()

/** In the order they were written down. */
export const listChildWords = (ctx: Ctx, about: About): Promise<ChildWordRow[]> => {
  const all = db(ctx).selectFrom('child_word').selectAll().orderBy('at').orderBy('id')
  return 'disclosure_id' in about
    ? all.where('disclosure_id', '=', about.disclosure_id).execute()
    : all.where('mandatory_id', '=', about.mandatory_id).execute()
}

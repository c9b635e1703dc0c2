import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type AddendumRow, db, keep, type NoteRow } from './tables.ts'

/** Notes of a case one may read, newest session first. */
export const listNotes = (ctx: Ctx, caseId: Id): Promise<NoteRow[]> =>
  db(ctx)
    .selectFrom('case_note')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('session_at', 'desc')
    .orderBy('id', 'desc')
    .limit(300)
    .execute()

export const lockNote = (ctx: Ctx, id: Id): Promise<NoteRow | undefined> =>
  db(ctx).selectFrom('case_note').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findNote = (ctx: Ctx, id: Id): Promise<NoteRow | undefined> =>
  db(ctx).selectFrom('case_note').selectAll().where('id', '=', id).executeTakeFirst()

export const insertNote = (ctx: Ctx, row: NoteRow): void => keep.insert(ctx, 'case_note', row)
export const changeNote = (ctx: Ctx, id: Id, change: Partial<NoteRow>): void =>
  keep.change(ctx, 'case_note', { id }, change)

/** Oldest first. */
export const listAddenda = (ctx: Ctx, caseId: Id): Promise<AddendumRow[]> =>
  db(ctx).selectFrom('case_addendum').selectAll().where('case_id', '=', caseId).orderBy('at').orderBy('id').execute()

export interface WorkingHead {
  readonly id: Id
  readonly author_id: Id
  readonly author_name: string
  readonly revision: number
  readonly at: Date
}
/** Working notes one holds a key to: the row wall shows no others. Newest first. */
export async function listWorking(ctx: Ctx, caseId: Id): Promise<WorkingHead[]> {
  const { rows } = await ctx.line.query(
    `select p.id, p.author_id, f.name as author_name, p.revision, p.at from process_note p join staff f on f.id = p.author_id
     where p.case_id = $1 order by p.at desc`,
    [caseId],
  )
  return rows as unknown as WorkingHead[]
}

import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { bundle, listsIn } from '../../platform/db/bundle.ts'
import { type AddendumRow, db, keep, type NoteRow, type RatingRow, type RecordTables } from './tables.ts'

export const lockNote = (ctx: Ctx, id: Id): Promise<NoteRow | undefined> =>
  db(ctx).selectFrom('case_note').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findNote = (ctx: Ctx, id: Id): Promise<NoteRow | undefined> =>
  db(ctx).selectFrom('case_note').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns false where a note stands under this name that the speaker may not see */
export const insertNote = async (ctx: Ctx, row: NoteRow): Promise<boolean> => {
  const made = await db(ctx)
    .insertInto('case_note')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
export const changeNote = (ctx: Ctx, id: Id, change: Partial<NoteRow>): void =>
  keep.change(ctx, 'case_note', { id }, change)

export interface WorkingHead {
  readonly id: Id
  readonly author_id: Id
  readonly author_name: string
  readonly revision: number
  readonly at: Date
}
export interface Written {
  /** Those one may read, newest session first. */
  readonly notes: NoteRow[]
  /** Oldest first. */
  readonly addenda: AddendumRow[]
  /** Working notes one holds a key to: the row wall shows no others. Newest first. */
  readonly working: WorkingHead[]
}
/** What was written down in a case: one look. */
export async function readWritten(ctx: Ctx, caseId: Id): Promise<Written> {
  const { text, params } = bundle(
    {
      notes: 'select * from case_note where case_id = $1 order by session_at desc, id desc limit 300',
      addenda: 'select * from case_addendum where case_id = $1 order by at, id',
      working: `select p.id, p.author_id, f.name as author_name, p.revision, p.at from process_note p join staff f on f.id = p.author_id
        where p.case_id = $1 order by p.at desc`,
    },
    [caseId],
  )
  return listsIn<Written>(await ctx.line.query(text, params))
}

/** The newest word on the service in one opening of a case. */
export const findRating = (ctx: Ctx, caseId: Id, round: number): Promise<RatingRow | undefined> =>
  db(ctx)
    .selectFrom('case_rating')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('round', '=', round)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What was answered; undefined where the row wall does not show it. */
export const findAnswers = (
  ctx: Ctx,
  id: Id,
): Promise<Pick<RecordTables['rating_answer'], 'id' | 'answers' | 'text_sealed'> | undefined> =>
  db(ctx).selectFrom('rating_answer').select(['id', 'answers', 'text_sealed']).where('id', '=', id).executeTakeFirst()

export interface OwnAnswers {
  readonly id: Id
  readonly answers: (number | null)[]
  readonly text_sealed: Uint8Array | null
  readonly day: string
}
/** What somebody answered with their name, oldest first. */
export async function listOwnAnswers(ctx: Ctx, residentId: Id): Promise<OwnAnswers[]> {
  const { rows } = await ctx.line.query(
    `select id, answers, text_sealed, to_char(on_day, 'YYYY-MM-DD') as day from rating_answer where resident_id = $1 order by on_day, id`,
    [residentId],
  )
  return rows as unknown as OwnAnswers[]
}

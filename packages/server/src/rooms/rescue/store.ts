import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import { seal } from '../../platform/privacy.ts'
import {
  type BeatRow,
  type BoardRow,
  type ClueRow,
  db,
  type EntryRow,
  type SeatRow,
  type WhisperRow,
} from './tables.ts'

// ── the page ──

export const findBeat = (ctx: Ctx, residentId: Id): Promise<BeatRow | undefined> =>
  db(ctx).selectFrom('rescue_beat').selectAll().where('resident_id', '=', residentId).executeTakeFirst()

export const lockBeat = (ctx: Ctx, residentId: Id): Promise<BeatRow | undefined> =>
  db(ctx).selectFrom('rescue_beat').selectAll().where('resident_id', '=', residentId).forUpdate().executeTakeFirst()

/** The page is there: whatever silence was counted is over. */
export function putBeat(ctx: Ctx, residentId: Id, eventId: Id): void {
  const row = { event_id: eventId, at: ctx.now, silent_at: null, reach_at: null, reached_out_at: null }
  const insert = db(ctx)
    .insertInto('rescue_beat')
    .values({ ...row, resident_id: residentId, tenant_id: tenantOf(ctx) })
    .onConflict((c) => c.column('resident_id').doUpdateSet(row))
  send(ctx, insert)
}

export const changeBeat = (ctx: Ctx, residentId: Id, change: Partial<BeatRow>): void =>
  send(ctx, db(ctx).updateTable('rescue_beat').set(change).where('resident_id', '=', residentId))

/** Pages to look at now, across agencies: quiet for at least so long, or due to be reached. */
export const listQuiet = (ctx: Ctx, before: Date): Promise<Pick<BeatRow, 'resident_id' | 'tenant_id'>[]> =>
  db(ctx)
    .selectFrom('rescue_beat')
    .select(['resident_id', 'tenant_id'])
    .where((e) =>
      e.or([
        e.and([e('silent_at', 'is', null), e('at', '<', before)]),
        e.and([e('reach_at', '<=', ctx.now), e('reached_out_at', 'is', null)]),
      ]),
    )
    .limit(200)
    .execute()

export const dropBeat = (ctx: Ctx, residentId: Id): void =>
  send(ctx, db(ctx).deleteFrom('rescue_beat').where('resident_id', '=', residentId))

// ── whispers ──

export const insertWhisper = async (ctx: Ctx, row: Omit<WhisperRow, 'tenant_id' | 'at'>): Promise<boolean> =>
  (await db(ctx)
    .insertInto('rescue_whisper')
    .values({ ...row, tenant_id: tenantOf(ctx), at: ctx.now })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Oldest first. */
export const listWhispers = (ctx: Ctx, eventId: Id): Promise<WhisperRow[]> =>
  db(ctx)
    .selectFrom('rescue_whisper')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('at')
    .orderBy('id')
    .limit(300)
    .execute()

// ── the board ──

export const lockBoard = (ctx: Ctx, id: Id): Promise<BoardRow | undefined> =>
  db(ctx).selectFrom('rescue_board').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const findBoardOf = (ctx: Ctx, eventId: Id): Promise<BoardRow | undefined> =>
  db(ctx)
    .selectFrom('rescue_board')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** @returns false when the event has an open board already */
export const insertBoard = async (
  ctx: Ctx,
  row: Pick<BoardRow, 'id' | 'event_id' | 'unit_id' | 'opened_by'>,
): Promise<boolean> =>
  (await db(ctx)
    .insertInto('rescue_board')
    .values({ ...row, tenant_id: tenantOf(ctx), opened_at: ctx.now, closed_at: null, closed_why_sealed: null })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const closeBoard = (ctx: Ctx, id: Id, why: string): void =>
  send(
    ctx,
    db(ctx)
      .updateTable('rescue_board')
      .set({ closed_at: ctx.now, closed_why_sealed: seal(ctx, 'rescue_board.closed_why', id, why) })
      .where('id', '=', id),
  )

/** Open boards in which somebody has a part, newest first. */
export const listBoardsOf = (
  ctx: Ctx,
  staffId: Id,
): Promise<(Pick<BoardRow, 'id' | 'event_id' | 'opened_at'> & Pick<SeatRow, 'role'>)[]> =>
  db(ctx)
    .selectFrom('rescue_board as b')
    .innerJoin('rescue_seat as s', 's.board_id', 'b.id')
    .select(['b.id', 'b.event_id', 'b.opened_at', 's.role'])
    .where('s.staff_id', '=', staffId)
    .where('s.until_at', 'is', null)
    .where('b.closed_at', 'is', null)
    .orderBy('b.opened_at', 'desc')
    .execute()

/** Parts held now, the commander first. */
export async function listSeats(ctx: Ctx, boardId: Id): Promise<SeatRow[]> {
  const rows = await db(ctx)
    .selectFrom('rescue_seat')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('until_at', 'is', null)
    .orderBy('from_at')
    .execute()
  return rows.sort((a, b) => Number(b.role === 'commander') - Number(a.role === 'commander'))
}

/** @returns false when this very seat was given before */
export const insertSeat = async (
  ctx: Ctx,
  seat: Pick<SeatRow, 'id' | 'board_id' | 'role' | 'staff_id' | 'staff_name'>,
): Promise<boolean> =>
  (await db(ctx)
    .insertInto('rescue_seat')
    .values({ ...seat, tenant_id: tenantOf(ctx), from_at: ctx.now, until_at: null })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const isKnownSeat = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx).selectFrom('rescue_seat').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

export const endSeats = (ctx: Ctx, boardId: Id, staffId?: Id): Promise<unknown> => {
  let ending = db(ctx)
    .updateTable('rescue_seat')
    .set({ until_at: ctx.now })
    .where('board_id', '=', boardId)
    .where('until_at', 'is', null)
  if (staffId) ending = ending.where('staff_id', '=', staffId)
  return ending.execute()
}

export const insertClue = async (ctx: Ctx, clue: Omit<ClueRow, 'tenant_id' | 'at'>): Promise<boolean> =>
  (await db(ctx)
    .insertInto('rescue_clue')
    .values({ ...clue, tenant_id: tenantOf(ctx), at: ctx.now })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** Clues whose time is not over, the surest and newest first. */
export async function listClues(ctx: Ctx, boardId: Id): Promise<ClueRow[]> {
  const order = ['sure', 'likely', 'doubtful']
  const rows = await db(ctx)
    .selectFrom('rescue_clue')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('expires_at', '>', ctx.now)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.sort((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty))
}

/** Clues past their time, or all of one board, are deleted. @returns how many */
export async function deleteClues(ctx: Ctx, boardId?: Id): Promise<number> {
  const from = db(ctx).deleteFrom('rescue_clue')
  const which = boardId ? from.where('board_id', '=', boardId) : from.where('expires_at', '<=', ctx.now)
  return Number((await which.executeTakeFirst()).numDeletedRows)
}

/** A line of the log; it stays as it was written. */
export async function insertEntry(
  ctx: Ctx,
  entry: Pick<EntryRow, 'board_id' | 'role' | 'what' | 'by_name'> & { readonly id?: Id; readonly words: string | null },
): Promise<boolean> {
  const { words, ...row } = entry
  const id = entry.id ?? newId(ctx)
  const kept = await db(ctx)
    .insertInto('rescue_entry')
    .values({
      ...{ ...row, id, tenant_id: tenantOf(ctx), at: ctx.now },
      words_sealed: words === null ? null : seal(ctx, 'rescue_entry.words', id, words),
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** Newest first. */
export const listEntries = (ctx: Ctx, boardId: Id): Promise<EntryRow[]> =>
  db(ctx)
    .selectFrom('rescue_entry')
    .selectAll()
    .where('board_id', '=', boardId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(300)
    .execute()

import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import type { Id } from '@anxin/core/ids.ts'
import { clueMinutes } from '@anxin/core/rescue/roles.ts'
import { listColleagues } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import { announce, headOfStream, listEvents } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { seal } from '../../../platform/privacy.ts'
import { lockEvent, mustFindEvent, note, numberText, tellBoard } from '../../crisis/door.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import type { BoardRow, SeatRow } from '../tables.ts'
import { type Shown, shownTo } from './shown.ts'

const streamOf = (boardId: Id): string => `rescue:${boardId}`
const tell = (ctx: Ctx, board: BoardRow): Promise<void> =>
  announce(ctx, streamOf(board.id), board.tenant_id, 'rescue', { boardId: board.id })

interface Entered {
  readonly board: BoardRow
  readonly seats: SeatRow[]
  readonly mine: SeatRow
}

/** The board and the part one has in it. Whoever has none finds nothing. @throws Refusal NOT_FOUND */
export async function mustEnter(ctx: Ctx, id: Id): Promise<Entered> {
  const board = await store.lockBoard(ctx, id)
  const seats = board ? await store.listSeats(ctx, id) : []
  const mine = policy.mustHaveSeat(mustBeStaff(ctx), seats)
  return { board: board!, seats, mine }
}

/** Shows the board anew after it was changed. */
async function changed(ctx: Ctx, board: BoardRow): Promise<Shown> {
  await tell(ctx, board)
  return shownTo(ctx, board, await store.listSeats(ctx, board.id))
}

export async function listMine(ctx: Ctx): Promise<ReplyOf<typeof contract.boardList>> {
  const rows = await store.listBoardsOf(ctx, mustBeStaff(ctx).id)
  const boards = []
  for (const { id, event_id, opened_at, role } of rows) {
    const event = await lockEvent(ctx, event_id)
    boards.push({ id, role, openedAt: opened_at.toISOString(), number: event ? numberText(event) : '' })
  }
  return { boards }
}

/** Whoever opens the board commands. A board that stands already is entered by its seats, or by taking the command. */
export async function openBoard(ctx: Ctx, { params, body }: Input<typeof contract.boardOpen>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  const standing = await store.findBoardOf(ctx, event.id)
  if (standing) return shownTo(ctx, standing, (await mustEnter(ctx, standing.id)).seats)
  policy.mustBeSearched(event.state)
  await store.insertBoard(ctx, { id: body.id, event_id: event.id, unit_id: event.unit_id, opened_by: who.name })
  const board = (await store.lockBoard(ctx, body.id))!
  const seat = { id: board.id, board_id: board.id, role: 'commander' as const, staff_id: who.id, staff_name: who.name }
  await store.insertSeat(ctx, seat)
  await store.insertEntry(ctx, {
    ...{ board_id: board.id, role: 'commander', what: 'board_opened', by_name: who.name, words: null },
  })
  await note(ctx, event, 'crisis.search_begun')
  await tellBoard(ctx, event, 'crisis.search_begun')
  return changed(ctx, board)
}

export async function readBoard(ctx: Ctx, { params }: Input<typeof contract.boardGet>): Promise<Shown> {
  const { board, seats } = await mustEnter(ctx, params.id)
  return shownTo(ctx, board, seats)
}

export async function watchBoard(ctx: Ctx, params: { id: Id }): Promise<Watch> {
  await mustEnter(ctx, params.id)
  const stream = streamOf(params.id)
  return {
    stream,
    head: await headOfStream(ctx, stream),
    read: async (later, after) =>
      (await listEvents(later, stream, after)).map(({ seq }) => ({ id: seq, event: 'rescue', data: { seq } })),
  }
}

/** Gives a colleague a part, changes it, or takes it back. The command is handed on, never laid down. */
export async function giveSeat(ctx: Ctx, { params, body }: Input<typeof contract.seatGive>): Promise<Shown> {
  const { board, seats, mine } = await mustEnter(ctx, params.id)
  policy.mustStand(board)
  if (await store.isKnownSeat(ctx, body.id)) return shownTo(ctx, board, seats)
  policy.mustWrite(mine.role, 'seat')
  if (body.staffId === mine.staff_id) throw new Refusal('FORBIDDEN', { field: 'staffId' })
  const handsOn = body.role === 'commander'
  const duty = handsOn ? ['C-CRISIS', shanghaiDay(ctx.now)] : []
  const person = (await listColleagues(ctx, policy.searcherRoles, ...duty)).find((one) => one.id === body.staffId)
  if (!person) throw new Refusal(handsOn ? 'CERT_REQUIRED' : 'NOT_FOUND', { field: 'staffId' })
  const pair = seats.filter((one) => one.role === 'pair' && one.staff_id !== body.staffId)
  if (body.role === 'pair' && pair.length >= 2) throw new Refusal('PLACE_TAKEN', { field: 'role' })
  await store.endSeats(ctx, board.id, body.staffId)
  if (handsOn) await store.endSeats(ctx, board.id, mine.staff_id)
  if (body.role)
    await store.insertSeat(ctx, {
      ...{ id: body.id, board_id: board.id, role: body.role, staff_id: person.id, staff_name: person.name },
    })
  const words = `${person.name}:${body.role ?? ''}`
  const entry = { board_id: board.id, role: mine.role, by_name: mine.staff_name, words }
  await store.insertEntry(ctx, { ...entry, what: body.role ? 'seat_given' : 'seat_taken' })
  await tell(ctx, board)
  // whoever handed on the command leaves with a last look at what they handed on
  const now = await store.listSeats(ctx, board.id)
  return shownTo(ctx, board, handsOn ? [...now, { ...mine, role: 'recorder' }] : now)
}

/** Somebody on crisis duty takes the command, with a reason. There is one commander before and after. */
export async function takeCommand(ctx: Ctx, { params, body }: Input<typeof contract.commandTake>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const board = await store.lockBoard(ctx, params.id)
  policy.mustStand(board)
  await mustFindEvent(ctx, board.event_id)
  const seats = await store.listSeats(ctx, board.id)
  const before = seats.find((one) => one.role === 'commander')
  if (before?.staff_id === who.id) return shownTo(ctx, board, seats)
  if (before) await store.endSeats(ctx, board.id, before.staff_id)
  await store.endSeats(ctx, board.id, who.id)
  const seat = { id: body.id, board_id: board.id, role: 'commander' as const, staff_id: who.id, staff_name: who.name }
  await store.insertSeat(ctx, seat)
  await store.insertEntry(ctx, {
    ...{ board_id: board.id, role: 'commander', what: 'command_taken', by_name: who.name, words: body.why },
  })
  return changed(ctx, board)
}

/** A clue to where the person is. The log says that there was one, not what it said: it is gone after its time. */
export async function addClue(ctx: Ctx, { params, body }: Input<typeof contract.clueAdd>): Promise<Shown> {
  const { board, mine } = await mustEnter(ctx, params.id)
  policy.mustStand(board)
  policy.mustWrite(mine.role, 'clue')
  const isNew = await store.insertClue(ctx, {
    ...{ id: body.id, board_id: board.id, source: body.source, certainty: body.certainty, by_name: mine.staff_name },
    words_sealed: seal(ctx, 'rescue_clue.words', body.id, body.words),
    seen_at: new Date(body.seenAt),
    expires_at: minutesLater(ctx.now, clueMinutes[body.certainty]),
  })
  const words = `${body.source}:${body.certainty}`
  if (isNew)
    await store.insertEntry(ctx, {
      ...{ board_id: board.id, role: mine.role, what: 'clue_added', by_name: mine.staff_name, words },
    })
  return changed(ctx, board)
}

export async function addEntry(ctx: Ctx, { params, body }: Input<typeof contract.entryAdd>): Promise<Shown> {
  const { board, mine } = await mustEnter(ctx, params.id)
  policy.mustStand(board)
  policy.mustWrite(mine.role, 'log')
  const entry = { id: body.id, board_id: board.id, role: mine.role, what: 'note', by_name: mine.staff_name }
  await store.insertEntry(ctx, { ...entry, words: body.words })
  return changed(ctx, board)
}

/** The search is over: clues are deleted, parts end; the commander sees the log once more. */
export async function endSearch(ctx: Ctx, { params, body }: Input<typeof contract.boardClose>): Promise<Shown> {
  const { board, seats, mine } = await mustEnter(ctx, params.id)
  policy.mustWrite(mine.role, 'close')
  policy.mustStand(board)
  const event = (await lockEvent(ctx, board.event_id))!
  store.closeBoard(ctx, board.id, body.why)
  await store.deleteClues(ctx, board.id)
  const entry = { board_id: board.id, role: mine.role, what: 'board_closed', by_name: mine.staff_name }
  await store.insertEntry(ctx, { ...entry, words: body.why })
  await store.endSeats(ctx, board.id)
  await note(ctx, event, 'crisis.search_ended', body.why)
  await tellBoard(ctx, event, 'crisis.search_ended')
  await tell(ctx, board)
  return shownTo(ctx, { ...board, closed_at: ctx.now }, seats)
}

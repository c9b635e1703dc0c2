import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { mustFindEvent, tellBoard } from '../../crisis/door.ts'
import { mayWhisper } from '../policy.ts'
import * as store from '../store.ts'
import type { BeatRow, WhisperRow } from '../tables.ts'

type Side = ReplyOf<typeof contract.eventSide>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const pageShown = (beat: BeatRow): NonNullable<Side['presence']> => ({
  ...{ beatAt: iso(beat.at), silentAt: iso(beat.silent_at) },
  ...{ reachAt: iso(beat.reach_at), reachedOutAt: iso(beat.reached_out_at) },
})

const whisperShown = (ctx: Ctx, row: WhisperRow): Side['whispers'][number] => ({
  ...{ id: row.id, at: row.at.toISOString(), by: row.staff_name, afterSeq: row.after_seq },
  mine: ctx.who.kind === 'staff' && ctx.who.id === row.staff_id,
  text: unseal(ctx, 'rescue_whisper.text', row.id, row.text_sealed) ?? '',
})

/** What stands beside an event for those who work on it. */
export async function readBeside(ctx: Ctx, { params }: Input<typeof contract.eventSide>): Promise<Side> {
  const event = await mustFindEvent(ctx, params.id)
  const beat = await store.findBeat(ctx, event.resident_id)
  const board = await store.findBoardOf(ctx, event.id)
  const may = mayWhisper(mustBeStaff(ctx), event)
  return {
    presence: beat && beat.event_id === event.id ? pageShown(beat) : null,
    whispers: may ? (await store.listWhispers(ctx, event.id)).map((row) => whisperShown(ctx, row)) : [],
    boardId: board?.id ?? null,
    mayWhisper: may,
  }
}

/** The position of the last line, so that a whisper stands where it was said. */
async function lastSeq(ctx: Ctx, conversationId: Id | null): Promise<number> {
  if (!conversationId) return 0
  const { rows } = await ctx.line.query(
    'select coalesce(max(seq), 0)::int as seq from crisis_line where conversation_id = $1',
    [conversationId],
  )
  return Number(rows[0]?.seq ?? 0)
}

/** A line only colleagues see. @throws Refusal FORBIDDEN for whoever neither owns the event nor supervises */
export async function whisper(ctx: Ctx, { params, body }: Input<typeof contract.whisperSay>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const event = await mustFindEvent(ctx, params.id)
  if (!mayWhisper(who, event)) throw new Refusal('FORBIDDEN')
  const isNew = await store.insertWhisper(ctx, {
    ...{ id: body.id, event_id: event.id, staff_id: who.id, staff_name: who.name },
    after_seq: await lastSeq(ctx, event.conversation_id),
    text_sealed: seal(ctx, 'rescue_whisper.text', body.id, body.text),
  })
  if (isNew) await tellBoard(ctx, event, 'rescue.whispered')
  return { done: true }
}

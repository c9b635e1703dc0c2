import type * as contract from '@anxin/contract/companion.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { readSettingLately } from '../../../platform/settings.ts'
import { placeInLine } from '../../crisis/door.ts'
import { listLines } from '../store.ts'
import { findPacket } from '../store-own.ts'
import type { LineRow } from '../store-talk.ts'
import { shownLines } from '../store-talk.ts'
import type { ConversationRow } from '../tables.ts'

export type Shown = ReplyOf<typeof contract.conversationGet>
type Line = Shown['messages'][number]

export const lineShown = (ctx: Ctx, row: LineRow): Line => ({
  id: row.id,
  seq: row.seq,
  from: row.sender,
  name: row.staff_name,
  text: unseal(ctx, 'message.text', row.id, row.text_sealed) ?? '',
  card: row.card,
  choices: row.choices,
  generated: row.generated,
  at: row.at.toISOString(),
})

type Presence = Pick<Shown, 'presence' | 'personName' | 'pagedAt' | 'reach' | 'crisis' | 'thinking'>

export const presenceShown = (ctx: Ctx, c: ConversationRow): Presence => ({
  presence: c.presence,
  personName: c.person_name,
  pagedAt: c.paged_at?.toISOString() ?? null,
  reach: c.reach,
  crisis: c.crisis,
  thinking: c.thinking_until !== null && c.thinking_until > ctx.now,
})

/** Where the resident stands while nobody has come; in danger nothing is promised. */
export async function queueShown(ctx: Ctx, c: ConversationRow): Promise<Shown['queue']> {
  if (c.presence !== 'paged' || c.crisis) return null
  const place = await placeInLine(ctx, c.resident_id)
  if (!place) return null
  const packet = await findPacket(ctx, c.id)
  return {
    position: place.position,
    minutes: place.minutes && [...place.minutes],
    answeredBy: place.answeredBy.toISOString(),
    late: place.late,
    packetSent: packet !== undefined,
  }
}

/** The conversation as the resident's face shows it. */
export const conversationShown = async (ctx: Ctx, c: ConversationRow): Promise<Shown> =>
  shownWith(ctx, c, await listLines(ctx, c.id), await queueShown(ctx, c))

/** The same with lines that have been read or written already, oldest first. */
export function shownWith(ctx: Ctx, c: ConversationRow, lines: readonly LineRow[], queue: Shown['queue']): Shown {
  return {
    id: c.id,
    messages: lines.slice(-shownLines).map((row) => lineShown(ctx, row)),
    seq: c.seq,
    ...presenceShown(ctx, c),
    queue,
    restUntil: c.rest_until && c.rest_until > ctx.now ? c.rest_until.toISOString() : null,
    claimCode: unseal(ctx, 'conversation.claim', c.id, c.claim_sealed),
  }
}

export const lastDayKey = 'companion_last_day'
/** The last day on which the program answers here; null while it goes on. */
export const readLastDay = async (ctx: Ctx): Promise<string | null> =>
  (await readSettingLately<string>(ctx, lastDayKey)) ?? null

/** That day is over: the program does not go on talking, and is there for danger and for finding a person alone. */
export async function isStopped(ctx: Ctx): Promise<boolean> {
  const lastDay = await readLastDay(ctx)
  return lastDay !== null && lastDay < shanghaiDay(ctx.now)
}

import type { Reach } from '@anxin/core/crisis/reach.ts'
import { type DialogueState, openingState, type ReplyCard, type ReplyChoice } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Screening } from '@anxin/core/risk/level.ts'
import { type Ctx, newId } from '../../platform/ctx.ts'
import { notHeld, send } from '../../platform/db/window.ts'
import { seal, sealJson, unsealJson } from '../../platform/privacy.ts'
import { shownLines, writeLines } from './store-talk.ts'
import { type ConversationRow, type DaysUsed, db, type MessageRow, type Presence } from './tables.ts'

/** The conversation a resident spoke in last, locked. */
export const findConversation = (ctx: Ctx, residentId: Id): Promise<ConversationRow | undefined> =>
  db(ctx)
    .selectFrom('conversation')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('spoke_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

export const lockConversation = (ctx: Ctx, id: Id): Promise<ConversationRow | undefined> =>
  db(ctx).selectFrom('conversation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export interface NewConversation {
  readonly id: Id
  readonly residentId: Id
  readonly unitId: Id
  readonly dialogue: DialogueState
  readonly claim: { readonly index: Buffer; readonly sealed: Buffer } | null
}

/** Begins a conversation. @returns it as it will be read */
export function insertConversation(ctx: Ctx, tenantId: Id, c: NewConversation): ConversationRow {
  const row: ConversationRow = {
    ...{ id: c.id, tenant_id: tenantId, resident_id: c.residentId, unit_id: c.unitId, dialogue: null },
    dialogue_sealed: sealJson(ctx, 'conversation.dialogue', c.id, c.dialogue),
    ...{ presence: 'program', person_name: null, paged_at: null, reach: 'calling', crisis: false, seq: 0, read_seq: 0 },
    ...{ claim_index: c.claim?.index ?? null, claim_sealed: c.claim?.sealed ?? null },
    ...{ created_at: ctx.now, spoke_at: ctx.now },
    ...{ sitting_at: ctx.now, disclosed_at: ctx.now, days_used: null, thinking_until: null, rest_until: null },
  }
  send(ctx, db(ctx).insertInto('conversation').values(row))
  return row
}

/** The last lines, oldest first. */
export async function listLines(ctx: Ctx, conversationId: Id): Promise<MessageRow[]> {
  const rows = await db(ctx)
    .selectFrom('message')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('seq', 'desc')
    .limit(shownLines)
    .execute()
  return rows.reverse()
}

export const listLinesAfter = (ctx: Ctx, conversationId: Id, after: number): Promise<MessageRow[]> =>
  db(ctx)
    .selectFrom('message')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(500)
    .execute()

/** Every line of every conversation of a resident, in the order they were written. */
export async function listAllLines(ctx: Ctx, residentId: Id): Promise<(MessageRow & { begun: Date })[]> {
  const { rows } = await ctx.line.query(
    `select m.*, c.created_at as begun from message m join conversation c on c.id = m.conversation_id
     where c.resident_id = $1 order by c.created_at, c.id, m.seq`,
    [residentId],
  )
  return rows as unknown as (MessageRow & { begun: Date })[]
}

export const isKnownMessage = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx).selectFrom('message').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The line the resident wrote last. */
export const lastOfResident = async (ctx: Ctx, conversationId: Id): Promise<Id | undefined> =>
  (
    await db(ctx)
      .selectFrom('message')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('sender', '=', 'resident')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id

/** Whether a language model has said something after this message. */
export const hasGenerated = async (ctx: Ctx, conversationId: Id, messageId: Id): Promise<boolean> =>
  (await db(ctx)
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('generated', '=', true)
    .where('seq', '>', (q) => q.selectFrom('message').select('seq').where('id', '=', messageId))
    .executeTakeFirst()) !== undefined

/** Whose message this is, when it is recent and anonymous: see `resume_by_message` in the migration. */
export async function findSpeaker(ctx: Ctx, messageId: Id): Promise<{ tenantId: Id; residentId: Id } | undefined> {
  const { rows } = await ctx.line.query('select tenant_id, resident_id from resume_by_message($1, $2)', [
    messageId,
    ctx.now,
  ])
  return rows[0] ? { tenantId: rows[0].tenant_id as Id, residentId: rows[0].resident_id as Id } : undefined
}

/** What the dialogue remembers of this conversation. */
export const dialogueOf = (ctx: Ctx, c: ConversationRow): DialogueState => ({
  ...openingState,
  ...(unsealJson<DialogueState>(ctx, 'conversation.dialogue', c.id, c.dialogue_sealed) ?? c.dialogue),
})

/** A line to be kept. */
export interface NewLine {
  readonly id?: Id
  readonly sender: MessageRow['sender']
  readonly text: string
  readonly staff?: { readonly id: Id; readonly name: string }
  readonly card?: ReplyCard
  readonly choices?: readonly ReplyChoice[]
  readonly screening?: Screening
  /** A language model wrote it. */
  readonly generated?: boolean
}

export interface ConversationChange {
  readonly dialogue?: DialogueState
  readonly presence?: Presence
  readonly personName?: string | null
  readonly pagedAt?: Date
  readonly reach?: Reach
  readonly crisis?: boolean
  readonly sittingAt?: Date
  readonly disclosedAt?: Date
  readonly daysUsed?: DaysUsed
  /** Null when the words were found. */
  readonly thinkingUntil?: Date | null
  readonly restUntil?: Date
}

/** What a conversation has become, and the lines it was given. */
export interface Kept {
  readonly conversation: ConversationRow
  readonly lines: readonly MessageRow[]
}

/** Keeps lines after the last one and moves the conversation, which is locked, on. */
export function keepLines(
  ctx: Ctx,
  c: ConversationRow,
  lines: readonly NewLine[],
  change: ConversationChange = {},
): Kept {
  const rows = lines.map((line, i) => rowOf(ctx, c, line, c.seq + 1 + i))
  const conversation: ConversationRow = {
    ...c,
    ...{ seq: c.seq + rows.length, spoke_at: ctx.now },
    ...(change.dialogue
      ? { dialogue: null, dialogue_sealed: sealJson(ctx, 'conversation.dialogue', c.id, change.dialogue) }
      : {}),
    presence: change.presence ?? c.presence,
    person_name: change.personName === undefined ? c.person_name : change.personName,
    paged_at: change.pagedAt ?? c.paged_at,
    reach: change.reach ?? c.reach,
    crisis: change.crisis ?? c.crisis,
    sitting_at: change.sittingAt ?? c.sitting_at,
    disclosed_at: change.disclosedAt ?? c.disclosed_at,
    days_used: change.daysUsed ?? c.days_used,
    thinking_until: change.thinkingUntil === undefined ? c.thinking_until : change.thinkingUntil,
    rest_until: change.restUntil ?? c.rest_until,
  }
  writeLines(ctx, conversation, rows)
  return { conversation, lines: rows }
}

function rowOf(ctx: Ctx, c: ConversationRow, line: NewLine, seq: number): MessageRow {
  const id = line.id ?? newId(ctx)
  const { screening } = line
  return {
    id,
    seq,
    tenant_id: c.tenant_id,
    resident_id: c.resident_id,
    conversation_id: c.id,
    sender: line.sender,
    staff_id: line.staff?.id ?? null,
    staff_name: line.staff?.name ?? null,
    text_sealed: seal(ctx, 'message.text', id, line.text),
    card: line.card ?? null,
    choices: line.choices ? [...line.choices] : [],
    level: screening?.level ?? null,
    score: screening?.score ?? null,
    subject: screening?.subject ?? null,
    cues: screening ? [...new Set(screening.evidence.map((one) => one.cue))] : null,
    screener: screening?.version ?? null,
    generated: line.generated ?? false,
    at: ctx.now,
  }
}

export const setRead = (ctx: Ctx, id: Id, seq: number): Promise<unknown> =>
  db(ctx).updateTable('conversation').set({ read_seq: seq }).where('id', '=', id).where('read_seq', '<', seq).execute()

export const deleteConversations = (ctx: Ctx, residentId: Id): Promise<unknown> =>
  db(ctx).deleteFrom('conversation').where('resident_id', '=', residentId).execute()

/** Registered chat is kept 90 days; a conversation with an open alert waits. @source domain specification 10.3 */
export const deleteOldLines = (ctx: Ctx, before: Date): Promise<unknown> =>
  db(ctx)
    .deleteFrom('message')
    .where('at', '<', before)
    .where(notHeld)
    .where('conversation_id', 'in', (q) => q.selectFrom('conversation').select('id').where('crisis', '=', false))
    .execute()

/** What was claimed is what is shown next, before a conversation that was opened meanwhile. */
export async function bringForward(ctx: Ctx, conversationId: string): Promise<void> {
  await ctx.line.query(
    `update conversation set spoke_at = (select max(spoke_at) from conversation where resident_id = (select app_resident())) + interval '1 millisecond'
     where id = $1`,
    [conversationId],
  )
}

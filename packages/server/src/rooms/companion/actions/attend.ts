import type * as contract from '@anxin/contract/companion.ts'
import type * as crisis from '@anxin/contract/crisis.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { gradeOfLevel } from '@anxin/core/crisis/grade.ts'
import type { Reach } from '@anxin/core/crisis/reach.ts'
import { humanLine } from '@anxin/core/dialogue/reply.ts'
import type { Id } from '@anxin/core/ids.ts'
import { relayedDanger } from '@anxin/core/risk/relayed.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { isMinorToday, keepConsent } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { type Detail, leaveCallback, mustSpeak, openDetail, raiseAlert, sayFalseAlarm } from '../../crisis/door.ts'
import { mustExist } from '../policy.ts'
import * as store from '../store.ts'
import { dropPacket } from '../store-own.ts'
import type { ConversationRow, Presence } from '../tables.ts'
import { streamOf } from './stream-name.ts'
import { conversationShown, lineShown, presenceShown, type Shown } from './view.ts'

/** The conversation of the resident who speaks. @throws Refusal NOT_FOUND */
export async function mustFindMine(ctx: Ctx): Promise<ConversationRow> {
  const conversation = await store.findConversation(ctx, mustBeResident(ctx).id)
  mustExist(conversation)
  return conversation
}

export async function sayItIsFalse(ctx: Ctx): Promise<{ conversation: Shown }> {
  const conversation = await mustFindMine(ctx)
  await sayFalseAlarm(ctx, conversation.resident_id)
  return { conversation: await conversationShown(ctx, conversation) }
}

/** @throws Refusal NOT_FOUND when no alert stands open: nobody would look for the number */
export async function leaveNumber(
  ctx: Ctx,
  { body }: Input<typeof contract.callbackLeave>,
): Promise<{ conversation: Shown }> {
  const conversation = await mustFindMine(ctx)
  const kept = await leaveCallback(ctx, conversation.resident_id, { phone: body.phone, friend: body.friend })
  if (!kept) throw new Refusal('NOT_FOUND')
  await keepConsent(ctx, 'phone_tail', true)
  return { conversation: await conversationShown(ctx, conversation) }
}

export async function markRead(ctx: Ctx, { body }: Input<typeof contract.readReceipt>): Promise<{ seq: number }> {
  const conversation = await mustFindMine(ctx)
  const seq = Math.min(body.seq, conversation.seq)
  await store.setRead(ctx, conversation.id, seq)
  return { seq }
}

/** Live lines of the resident's conversation, and who is there. */
export async function watchConversation(ctx: Ctx): Promise<Watch> {
  const conversation = await mustFindMine(ctx)
  let told = ''
  return {
    stream: streamOf(conversation.id),
    head: conversation.seq,
    read: async (later, after) => {
      const lines = (await store.listLinesAfter(later, conversation.id, after)).map((row) => ({
        id: row.seq,
        event: 'message',
        data: lineShown(later, row),
      }))
      const now = await store.lockConversation(later, conversation.id)
      if (!now) return lines
      const presence = presenceShown(later, now)
      const isNews = JSON.stringify(presence) !== told
      told = JSON.stringify(presence)
      return isNews ? [...lines, { event: 'presence', data: presence }] : lines
    },
  }
}

/** A line from the person on call. The crisis room decides whether they may speak. */
export async function answerAsPerson(ctx: Ctx, { params, body }: Input<typeof crisis.staffMessage>): Promise<Detail> {
  const speaker = await mustSpeak(ctx, params.id)
  const conversation = await store.lockConversation(ctx, speaker.conversationId)
  mustExist(conversation)
  if (await store.isKnownMessage(ctx, body.id)) return openDetail(ctx, params.id)
  const joined = conversation.presence !== 'person' ? [await note(ctx, conversation, 'joined', speaker.name)] : []
  const line: store.NewLine = {
    id: body.id,
    sender: 'person',
    text: body.text,
    staff: { id: speaker.staffId, name: speaker.name },
  }
  store.keepLines(ctx, conversation, [...joined, line], {
    presence: 'person',
    personName: speaker.name,
  })
  await hearRelayed(ctx, conversation, body)
  await wakeAfterCommit(ctx, streamOf(conversation.id), true)
  return openDetail(ctx, params.id)
}

/** Danger the person on call writes down joins the event like any other signal; it may raise it. */
async function hearRelayed(ctx: Ctx, conversation: ConversationRow, line: { id: Id; text: string }): Promise<void> {
  const relayed = relayedDanger(line.text)
  const resident = relayed && (await readResident(ctx, conversation.resident_id))
  if (!resident) return
  const { level, subject } = relayed.screening
  const minor = isMinorToday(ctx, resident)
  await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: conversation.unit_id, conversationId: conversation.id, messageId: line.id },
    ...{ source: relayed.fault ? 'screening_fault' : 'chat', level, subject, minor },
    grade: gradeOfLevel(level, minor) ?? 'ORANGE',
    quotes: [line.text],
  })
}

async function note(
  ctx: Ctx,
  conversation: ConversationRow,
  kind: 'acked' | 'joined' | 'left' | 'unreached',
  name = '',
): Promise<store.NewLine> {
  const resident = await readResident(ctx, conversation.resident_id)
  return { sender: 'note', text: humanLine(kind, { locale: resident?.locale ?? 'zh', name }) }
}

/** News from the crisis room: who is there now. */
export async function hearPresence(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { conversationId, presence, name } = body as {
    conversationId: string | null
    presence: Presence
    name: string
  }
  const conversation = conversationId ? await store.lockConversation(ctx, conversationId) : undefined
  // A deleted conversation has nobody to tell; a colleague's later word stands over an earlier one.
  if (!conversation) return
  if (conversation.presence === presence && conversation.person_name === name) return
  const line = await note(ctx, conversation, presence === 'program' ? 'left' : 'acked', name)
  // what was written for whoever came is over with their leaving: the next one reads the next summary
  if (presence === 'program') await dropPacket(ctx, conversation.id)
  store.keepLines(ctx, conversation, [line], {
    presence,
    personName: presence === 'program' ? null : name,
    ...(presence === 'program' ? { crisis: false } : {}),
  })
  await wakeAfterCommit(ctx, streamOf(conversation.id), true)
}

/** News from the crisis room: how far the calls have come. Where nobody could be reached the resident is told where to ring. */
export async function hearReach(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { conversationId, reach } = body as { conversationId: Id; reach: Reach }
  const conversation = await store.lockConversation(ctx, conversationId)
  if (!conversation || conversation.presence !== 'paged' || conversation.reach === reach) return
  const lines = reach === 'lost' ? [await note(ctx, conversation, 'unreached')] : []
  store.keepLines(ctx, conversation, lines, { reach })
  await wakeAfterCommit(ctx, streamOf(conversation.id), true)
}

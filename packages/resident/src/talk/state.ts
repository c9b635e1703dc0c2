import type { DoorReply } from '@anxin/kit/caller.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import { drop, put, take } from '../device/chest.ts'
import { cabinCode, locale } from '../device/settings.ts'
import { pin } from './pin.ts'
import { inTurn } from './turn.ts'

export type Conversation = DoorReply<'GET /api/companion/conversation'>
export type Message = Conversation['messages'][number]
export type Presence = Pick<
  Conversation,
  'presence' | 'personName' | 'pagedAt' | 'reach' | 'crisis' | 'thinking'
>

/** What the server last said; null until it was heard or found on the device. */
export const conversation = signal<Conversation | null>(null)
export type Loading = 'first' | 'ready' | 'offline' | 'failed'
export const loading = signal<Loading>('first')
export const problem = signal<unknown>(null)

export const lastSeq = computed(() => conversation.value?.messages.at(-1)?.seq ?? 0)
/** Ids the server holds: what is in here is no longer “on this device only”. */
export const heldIds = computed(() => new Set(conversation.value?.messages.map((message) => message.id)))

/** As many lines as the server shows. */
const mostShown = 100

const keep = (value: Conversation): void => {
  put('kept', 'conversation', value).catch(() => undefined)
}
const heedCrisis = (value: Conversation): void => {
  if (value.crisis) pin(value.pagedAt)
}

/** With the lines before it that this device holds; null where one between is missing. */
function joined(next: Conversation, after: number): Conversation | null {
  const now = conversation.value
  if (after === 0) return next
  const held = now?.id === next.id ? now.messages.filter((message) => message.seq <= after) : []
  if (held.at(-1)?.seq !== after) return null
  return { ...next, messages: [...held, ...next.messages].slice(-mostShown) }
}

/**
 * Takes the server's state as the truth, unless it is older than what is shown already.
 * @param after position up to which the server left lines out, because this device holds them
 * @returns false where lines between are missing, so that it must be asked for
 */
export function accept(answer: Conversation, after = 0): boolean {
  const now = conversation.value
  if (now && now.id === answer.id && answer.seq < now.seq) return true
  const next = joined(answer, after)
  if (!next) return false
  const told = next.lastDay === undefined && now?.lastDay ? { ...next, lastDay: now.lastDay } : next
  conversation.value = told
  loading.value = 'ready'
  problem.value = null
  heedCrisis(told)
  keep(told)
  return true
}

/** Takes one line of the stream. False when a line before it is missing. */
export function acceptMessage(message: Message): boolean {
  const now = conversation.value
  if (!now) return false
  const last = now.messages.at(-1)?.seq ?? 0
  if (message.seq <= last) return true
  if (message.seq > last + 1) return false
  const next = { ...now, messages: [...now.messages, message], seq: Math.max(now.seq, message.seq) }
  conversation.value = next
  keep(next)
  return true
}

export function acceptPresence(presence: Presence): void {
  if (!conversation.value) return
  const next = { ...conversation.value, ...presence }
  conversation.value = next
  heedCrisis(next)
  keep(next)
}

/** Whether the server has answered this page already: from then on the session is one. */
let known = false
export const isKnown = (): boolean => known
export const becomeKnown = (): void => {
  known = true
}
const firstAskMs = 8000

async function ask(): Promise<void> {
  try {
    const params = { locale: locale.value, ...(cabinCode.value ? { cabin: cabinCode.value } : {}) }
    const get = () => call('GET /api/companion/conversation', { params, timeoutMs: firstAskMs })
    accept(known ? await get() : await inTurn(get))
    known = true
  } catch (refused) {
    problem.value = refused
    const away = refused instanceof Refused && refused.code === 'OFFLINE'
    if (loading.value !== 'ready' || away) loading.value = away ? 'offline' : 'failed'
  }
}

let asking: Promise<void> | null = null
/** Asks the server how the conversation stands; one question at a time. */
export function loadConversation(): Promise<void> {
  asking ??= ask().finally(() => {
    asking = null
  })
  return asking
}

/** What this device remembers, shown while the server is asked. */
export async function recallConversation(): Promise<void> {
  const kept = await take<Conversation>('kept', 'conversation')
  if (kept && !conversation.value) conversation.value = kept
}

export async function forgetConversation(): Promise<void> {
  conversation.value = null
  known = false
  loading.value = 'first'
  await drop('kept', 'conversation')
}

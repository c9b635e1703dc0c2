import type { Refused } from '@anxin/kit/caller.ts'
import { call } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import { all, drop, put } from '../device/chest.ts'
import { newId } from '../device/new-id.ts'
import type { Locale } from '../device/settings.ts'
import {
  accept,
  becomeKnown,
  type Conversation,
  heldIds,
  isKnown,
  lastSeq,
  loadConversation,
} from './state.ts'
import { inTurn } from './turn.ts'

/** What the resident said or pressed and the server has not yet confirmed. It survives reload and network loss. */
export interface Outgoing {
  readonly id: string
  readonly kind: 'message' | 'sos' | 'person'
  readonly text: string
  readonly choice: string | null
  readonly locale: Locale
  readonly cabin: string | null
  readonly at: number
  readonly state: 'kept' | 'posting' | 'refused'
  readonly why: Refused['code'] | null
}

export const outgoing = signal<readonly Outgoing[]>([])
/** Lines to show below the conversation, oldest first. */
export const waitingLines = computed(() =>
  outgoing.value.filter((item) => item.kind === 'message' && !heldIds.value.has(item.id)),
)
export const sosWaiting = computed(() => outgoing.value.find((item) => item.kind === 'sos') ?? null)
export const personWaiting = computed(() => outgoing.value.find((item) => item.kind === 'person') ?? null)

const passing: readonly Refused['code'][] = [
  'OFFLINE',
  'FAULT',
  'BUSY',
  'CANNOT_KEEP',
  'TOO_MANY',
  'LOCKED',
  'SIGN_IN_FIRST',
]
const rank = { sos: 0, person: 1, message: 2 } as const
const firstWaitMs = 1500
const longestWaitMs = 60_000

let flushing = false
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined

const change = (id: string, part: Partial<Outgoing>): void => {
  outgoing.value = outgoing.value.map((item) => (item.id === id ? { ...item, ...part } : item))
}

const next = (): Outgoing | undefined =>
  [...outgoing.value]
    .filter((item) => item.state !== 'refused')
    .sort((a, b) => rank[a.kind] - rank[b.kind] || a.at - b.at)[0]

async function post(item: Outgoing, after: number): Promise<Conversation> {
  const place = { locale: item.locale, after, ...(item.cabin ? { cabin: item.cabin } : {}) }
  if (item.kind === 'message') {
    const body = { id: item.id, text: item.text, ...(item.choice ? { choice: item.choice } : {}), ...place }
    return (await call('POST /api/companion/messages', { body })).conversation
  }
  const body = { id: item.id, ...place }
  const door = item.kind === 'sos' ? 'POST /api/companion/sos' : 'POST /api/companion/person-requests'
  return (await call(door, { body, timeoutMs: 10_000 })).conversation
}

function later(): void {
  clearTimeout(timer)
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.8 + Math.random() * 0.4)
  tries += 1
  timer = setTimeout(() => void flush(), wait)
}

const faults = new Map<string, number>()
const faultsBeforeNewId = { sos: 2, person: 2, message: 3 } as const

/**
 * A first press whose answer was lost leaves its id behind in a session this device never received; the same id can
 * then never be taken again. After repeated faults it goes on under a new id: said twice is better than not at all.
 */
async function noteFault(item: Outgoing): Promise<void> {
  const count = (faults.get(item.id) ?? 0) + 1
  faults.set(item.id, count)
  if (count < faultsBeforeNewId[item.kind]) return
  const renewed = { ...item, id: newId(), state: 'kept' as const }
  await put('outbox', renewed.id, renewed)
  await drop('outbox', item.id)
  outgoing.value = outgoing.value.map((other) => (other.id === item.id ? renewed : other))
}

/** Posts one; true when the next may follow. */
async function postOne(item: Outgoing): Promise<boolean> {
  change(item.id, { state: 'posting', why: null })
  try {
    const after = isKnown() ? lastSeq.value : 0
    const answer = isKnown() ? await post(item, after) : await inTurn(() => post(item, after))
    if (!accept(answer, after)) await loadConversation()
    becomeKnown()
    outgoing.value = outgoing.value.filter((other) => other.id !== item.id)
    await drop('outbox', item.id)
    tries = 0
    return true
  } catch (refused) {
    const why = refused instanceof Error && 'code' in refused ? (refused as Refused).code : 'FAULT'
    if (why === 'FAULT') await noteFault(item)
    const passes = item.kind !== 'message' || passing.includes(why)
    change(item.id, { state: passes ? 'kept' : 'refused', why })
    if (!passes) await put('outbox', item.id, { ...item, state: 'refused', why })
    return !passes
  }
}

/** Posts what waits, in order, one at a time; danger first. */
export async function flush(): Promise<void> {
  if (flushing) return
  flushing = true
  clearTimeout(timer)
  try {
    for (let item = next(); item; item = next()) {
      if (!(await postOne(item))) {
        later()
        return
      }
    }
  } finally {
    flushing = false
  }
}

/** Resolves once it is safely on the device; sending goes on by itself. */
export async function enqueue(item: Omit<Outgoing, 'state' | 'why'>): Promise<void> {
  if (outgoing.value.some((other) => other.id === item.id)) return
  const whole: Outgoing = { ...item, state: 'kept', why: null }
  outgoing.value = [...outgoing.value, whole]
  await put('outbox', whole.id, whole)
  tries = 0
  void flush()
}

export async function resend(id: string): Promise<void> {
  change(id, { state: 'kept', why: null })
  tries = 0
  await flush()
}

export async function discard(id: string): Promise<void> {
  outgoing.value = outgoing.value.filter((item) => item.id !== id)
  await drop('outbox', id)
}

export async function startOutbox(): Promise<void> {
  const kept = await all<Outgoing>('outbox')
  const known = new Set(outgoing.value.map((item) => item.id))
  const found = kept.filter((item) => !known.has(item.id)).sort((a, b) => a.at - b.at)
  outgoing.value = [...found, ...outgoing.value]
  addEventListener('online', () => {
    tries = 0
    void flush()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  void flush()
}

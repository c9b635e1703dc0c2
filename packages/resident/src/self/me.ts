import type { DoorReply } from '@anxin/kit/caller.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import { type Drawer, drawers, drop, empty, put, take } from '../device/chest.ts'
import { forgotten } from '../device/forgotten.ts'
import { forgetHouseMoods } from '../device/moods.ts'
import { recall, remember } from '../device/pocket.ts'
import { chooseElder, elderChosenHere } from '../device/settings.ts'
import { w } from '../parts/words.ts'
import { startNewDraft } from '../talk/draft.ts'
import { outgoing } from '../talk/outbox.ts'
import { unpin } from '../talk/pin.ts'
import { forgetConversation } from '../talk/state.ts'

export type Me = DoorReply<'GET /api/identity/resident'>

/** Who the resident is on this device; null until heard. The last answer is shown while there is no network. */
export const me = signal<Me | null>(null)
export const meState = signal<'loading' | 'ready' | 'offline' | 'failed'>('loading')

/** Whether somebody signed in is on this device; known from the last time before the house has answered. */
export const isRegistered = (): boolean => (me.value?.kind ?? recall('meKind')) === 'registered'

/** How the program is called: minors talk with a helper. */
export const friendName = computed(() => (me.value?.minor ? w.value.helper : w.value.friend))

export function takeMe(next: Me): void {
  me.value = next
  meState.value = 'ready'
  remember('meKind', next.kind)
  if (next.kind === 'registered' && next.elder && !elderChosenHere()) chooseElder(true)
  put('kept', 'me', next).catch(() => undefined)
}

export async function loadMe(): Promise<void> {
  try {
    takeMe(await call('GET /api/identity/resident'))
  } catch (refused) {
    me.value ??= (await take<Me>('kept', 'me')) ?? null
    meState.value = refused instanceof Refused && refused.code === 'OFFLINE' ? 'offline' : 'failed'
  }
}

const selfhelpKeys = [
  'bookWaiting',
  'proposal',
  'proposed',
  'refused',
  'track',
  'programme',
  'meKind',
] as const

/** Takes the conversation, the name, exercises and unsent lines of one person off this device. The safety plan stays, but is sent to nobody. */
export async function forgetPerson(but?: Drawer): Promise<void> {
  outgoing.value = []
  startNewDraft()
  unpin()
  await forgetConversation()
  await empty((['outbox', 'checks', 'packs', 'walks', 'book'] as const).filter((one) => one !== but))
  await forgetHouseMoods()
  for (const key of ['checkNow', 'checkLeft', 'checkWaiting', ...selfhelpKeys]) remember(key, null)
  forgotten.value += 1
  await drop('kept', 'me')
  const plan = await take<{ pending: boolean }>('kept', 'plan')
  if (plan) await put('kept', 'plan', { ...plan, pending: false })
}

/** Leaves nothing of anybody on this device but one drawer, if named; the language and the size of letters stay. */
export async function forgetEverything(but?: Drawer): Promise<void> {
  await forgetPerson(but)
  await empty(drawers.filter((one) => one !== but))
  for (const key of ['sos', 'sitting', 'callbackLeft', 'crisisFolded', 'cabin', 'voiceAgreed'])
    remember(key, null)
}

import { call } from '@anxin/kit/caller.ts'
import { newId } from '../device/new-id.ts'
import { recall, remember } from '../device/pocket.ts'
import { cabinCode, locale } from '../device/settings.ts'
import { go } from '../parts/router.ts'
import { clearShownDraft, draft, forgetKeptDraft, startNewDraft } from './draft.ts'
import { enqueue, flush, outgoing, personWaiting, sosWaiting } from './outbox.ts'
import { foldCrisis, pin } from './pin.ts'
import { accept, heldIds } from './state.ts'

const place = (): { locale: 'zh' | 'en'; cabin: string | null } => ({
  locale: locale.value,
  cabin: cabinCode.value ?? null,
})

/** Sends what stands in the draft. The draft is emptied only when the line is safely in the outbox. */
export async function sayDraft(): Promise<void> {
  const { id, text } = draft.value
  const trimmed = text.trim()
  if (!trimmed) return
  if (heldIds.value.has(id) || outgoing.value.some((item) => item.id === id)) {
    startNewDraft()
    return
  }
  const safe = enqueue({ id, kind: 'message', text: trimmed, choice: null, at: Date.now(), ...place() })
  clearShownDraft()
  await safe
  forgetKeptDraft(id)
}

export function sayChoice(code: string, label: string): Promise<void> {
  return enqueue({ id: newId(), kind: 'message', text: label, choice: code, at: Date.now(), ...place() })
}

const repeatMs = 2 * 60 * 1000

/** “我现在很危险”: asks nothing. Presses within two minutes are one press. */
export function pressSos(): void {
  const [before, at] = (recall('sos') ?? '').split('|')
  const again = before && Date.now() - Number(at) < repeatMs
  const id = again ? before : newId()
  remember('sos', `${id}|${Date.now()}`)
  pin(null)
  foldCrisis(false)
  if (sosWaiting.value) void flush()
  else void enqueue({ id, kind: 'sos', text: '', choice: null, at: Date.now(), ...place() })
  go('/chat')
}

/** Asks for a person, once while a press is still on its way. */
export function askPerson(): void {
  if (personWaiting.value) void flush()
  else void enqueue({ id: newId(), kind: 'person', text: '', choice: null, at: Date.now(), ...place() })
  go('/chat')
}

export async function sayFalseAlarm(): Promise<void> {
  accept((await call('POST /api/companion/false-alarm')).conversation)
}

export interface Callback {
  readonly phone: string
  readonly friend: { readonly name: string; readonly phone: string } | null
}
export async function leaveCallback(callback: Callback): Promise<void> {
  accept((await call('POST /api/companion/callback', { body: { ...callback, consent: true } })).conversation)
}

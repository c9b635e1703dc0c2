import { signal } from '@preact/signals'
import { newId } from '../device/new-id.ts'
import { recall, remember } from '../device/pocket.ts'

/** What is being written. It has its id from the first keystroke, so that it can never be sent twice. */
export interface Draft {
  readonly id: string
  readonly text: string
}

const blank = (): Draft => ({ id: newId(), text: '' })

function read(): Draft {
  try {
    const kept = JSON.parse(recall('draft') ?? 'null') as Draft | null
    return kept && typeof kept.text === 'string' ? kept : blank()
  } catch {
    return blank()
  }
}

export const draft = signal<Draft>(read())

/** Kept at every keystroke: it is small, and a lost line cannot be written again at night. */
export function write(text: string): void {
  draft.value = { ...draft.value, text }
  remember('draft', JSON.stringify(draft.value))
}

export function startNewDraft(text = ''): void {
  draft.value = { ...blank(), text }
  remember('draft', text ? JSON.stringify(draft.value) : null)
}

/** Empties the field at once; the kept text stays until the outbox holds the line. */
export function clearShownDraft(): void {
  draft.value = blank()
}

export function forgetKeptDraft(id: string): void {
  if (read().id === id) remember('draft', null)
}

/** A draft that was sent just before the page was closed is not shown again. */
export function dropIfSent(sent: (id: string) => boolean): void {
  if (draft.value.text && sent(draft.value.id)) startNewDraft()
}

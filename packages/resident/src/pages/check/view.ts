import { signal } from '@preact/signals'
import { noteOpen } from '../../check/actions.ts'
import { hush } from '../../check/aloud.ts'
import type { PackCode } from '../../check/run.ts'

/** What came with an invitation: its code, and the words of whoever invites. */
export interface Invitation {
  readonly code: string
  readonly consentText: string
}

export type View =
  | { readonly at: 'list' }
  | { readonly at: 'begin'; readonly pack: PackCode; readonly invitation: Invitation | null }
  | { readonly at: 'run'; readonly key: string }
  | { readonly at: 'guardian' }

export const view = signal<View>({ at: 'list' })

export function show(next: View): void {
  hush()
  noteOpen(next.at === 'run' ? next.key : null)
  view.value = next
  scrollTo(0, 0)
}

import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { computed, signal } from '@preact/signals'
import type { PackCode } from '../../check/run.ts'
import { shownLocale } from '../../parts/words.ts'
import { type CheckWords, zh } from './words.zh.ts'

const english = signal<CheckWords | null>(null)

/** English comes in its own file; where it cannot come, Chinese stands. */
export async function loadCheckTongue(): Promise<void> {
  if (shownLocale.value !== 'en' || english.value) return
  try {
    english.value = (await import('./words.en.ts')).en
  } catch {
    // Stays Chinese; asked for again at the next visit.
  }
}

/** The words of the check in the chosen language. */
export const c = computed<CheckWords>(() => (shownLocale.value === 'en' && english.value) || zh)

export const packName = (pack: PackCode): { readonly title: string; readonly about: string } =>
  packWords[shownLocale.value][pack]

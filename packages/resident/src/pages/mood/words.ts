import { computed, signal } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { type MoodWords, zh } from './words.zh.ts'

const english = signal<MoodWords | null>(null)

/** English comes in its own file; where it cannot come, Chinese stands. */
export async function loadMoodTongue(): Promise<void> {
  if (shownLocale.value !== 'en' || english.value) return
  try {
    english.value = (await import('./words.en.ts')).en
  } catch {
    // Stays Chinese; asked for again at the next visit.
  }
}

export const m = computed<MoodWords>(() => (shownLocale.value === 'en' && english.value) || zh)

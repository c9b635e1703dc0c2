import type { ProgrammeWords } from '@anxin/core/selfhelp/programme.ts'
import { programmeZh } from '@anxin/core/selfhelp/programme.words.zh.ts'
import { computed, signal } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { type ProgrammePageWords, zh } from './words.zh.ts'

const english = signal<{ readonly page: ProgrammePageWords; readonly course: ProgrammeWords } | null>(null)

/** English comes in files of its own; where they cannot come, Chinese stands. */
export async function loadProgrammeTongue(): Promise<void> {
  if (shownLocale.value !== 'en' || english.value) return
  try {
    const [{ en }, { programmeEn }] = await Promise.all([
      import('./words.en.ts'),
      import('@anxin/core/selfhelp/programme.words.en.ts'),
    ])
    english.value = { page: en, course: programmeEn }
  } catch {
    // Stays Chinese; asked for again at the next visit.
  }
}

export const p = computed<ProgrammePageWords>(() => (shownLocale.value === 'en' && english.value?.page) || zh)
export const course = computed<ProgrammeWords>(
  () => (shownLocale.value === 'en' && english.value?.course) || programmeZh,
)

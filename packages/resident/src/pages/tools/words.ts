import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import type { ModuleBook, ModuleWords, StepWords } from '@anxin/core/selfhelp/define.ts'
import { trackWords } from '@anxin/core/selfhelp/tracks.words.ts'
import { moduleWordsZh } from '@anxin/core/selfhelp/words/zh.words.ts'
import { computed, signal } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { loadCheckTongue } from '../check/words.ts'
import { type ToolWords, zh } from './words.zh.ts'

const english = signal<{ readonly tools: ToolWords; readonly modules: ModuleBook } | null>(null)

/** English comes in files of its own; where they cannot come, Chinese stands. */
export async function loadToolsTongue(): Promise<void> {
  if (shownLocale.value !== 'en' || english.value) return
  try {
    const [{ en }, { moduleWordsEn }] = await Promise.all([
      import('./words.en.ts'),
      import('@anxin/core/selfhelp/words/en.words.ts'),
      loadCheckTongue(),
    ])
    english.value = { tools: en, modules: moduleWordsEn }
  } catch {
    // Stays Chinese; asked for again at the next visit.
  }
}

const isEnglish = computed(() => shownLocale.value === 'en' && english.value !== null)
/** The words of the exercises’ pages in the chosen language. */
export const t = computed<ToolWords>(() => (shownLocale.value === 'en' && english.value?.tools) || zh)
export const book = computed<ModuleBook>(
  () => (shownLocale.value === 'en' && english.value?.modules) || moduleWordsZh,
)
export const tracksSaid = computed(() => (isEnglish.value ? trackWords.en : trackWords.zh))

export const wordsOf = (code: ModuleCode): ModuleWords => book.value.modules[code]

export interface Said {
  readonly say: string
  readonly hint: string
  readonly options: readonly string[]
}
export const said = (words: StepWords | undefined): Said =>
  typeof words === 'string' || words === undefined
    ? { say: words ?? '', hint: '', options: [] }
    : { say: words.say, hint: words.hint ?? '', options: words.options ?? [] }

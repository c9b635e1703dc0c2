import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type MemoryWords, zh } from './words.zh.ts'

/** The words of the memory page in the chosen language. */
export const m = computed<MemoryWords>(() => (shownLocale.value === 'en' ? en : zh))

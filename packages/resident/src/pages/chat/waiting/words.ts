import { computed } from '@preact/signals'
import { shownLocale } from '../../../parts/words.ts'
import { en } from './words.en.ts'
import { type WaitingWords, zh } from './words.zh.ts'

/** The words of waiting, in the chosen language. */
export const q = computed<WaitingWords>(() => (shownLocale.value === 'en' ? en : zh))

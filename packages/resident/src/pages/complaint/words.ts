import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type ComplaintWords, zh } from './words.zh.ts'

/** The words of the complaint page in the chosen language. */
export const c = computed<ComplaintWords>(() => (shownLocale.value === 'en' ? en : zh))

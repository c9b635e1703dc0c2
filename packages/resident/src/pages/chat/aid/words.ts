import { computed } from '@preact/signals'
import { shownLocale } from '../../../parts/words.ts'
import { en } from './words.en.ts'
import { type AidWords, zh } from './words.zh.ts'

/** Words of the helps beside the field, in the chosen language. */
export const a = computed<AidWords>(() => (shownLocale.value === 'en' ? en : zh))

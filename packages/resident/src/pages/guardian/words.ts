import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type GuardianWords, zh } from './words.zh.ts'

/** What guardians read, in the chosen language. */
export const g = computed<GuardianWords>(() => (shownLocale.value === 'en' ? en : zh))

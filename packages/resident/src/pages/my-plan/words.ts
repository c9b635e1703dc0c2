import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type MyPlanWords, zh } from './words.zh.ts'

/** The words of this page in the chosen language. */
export const p = computed<MyPlanWords>(() => (shownLocale.value === 'en' ? en : zh))

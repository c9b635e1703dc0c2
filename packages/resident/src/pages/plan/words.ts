import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type PlanPageWords, zh } from './words.zh.ts'

/** Words of writing together and sharing, in the chosen language. */
export const p = computed<PlanPageWords>(() => (shownLocale.value === 'en' ? en : zh))
